using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>A document about proofs being written: findings, regions and witnesses in words.</summary>
internal sealed class ProofWriting(
    Accord accord,
    Language language,
    Func<Case, string?>? confirm = null
) : Writing(accord, language)
{
    /// <summary>A number as it is printed.</summary>
    public static string Number(int number) => Count(number);

    /// <summary>A count with its noun: one of them, or several.</summary>
    public string Counted(int number, ProofPhrase one, ProofPhrase many) =>
        number == 1 ? Language.Say(one) : Language.Say(many, Count(number));

    /// <summary>A text as it is called beside another: the state and the version.</summary>
    public static string Called(Accord accord) => $"{accord.State} {accord.Version}";

    /// <summary>What two texts are called beside one another: by their identities too, where state and version are the same.</summary>
    public static (string Left, string Right) Apart(Accord left, Accord right)
    {
        return Called(left) == Called(right)
            ? (Short(left), Short(right))
            : (Called(left), Called(right));

        static string Short(Accord accord) =>
            $"{Called(accord)} ({accord.Identity.ToString()[7..15]})";
    }

    public void Finding(Finding finding, string? occurs = null)
    {
        Heading(
            3,
            Language.Say(
                ProofPhrase.FindingHeading,
                Language.Say(finding.Kind),
                string.Join(", ", finding.Concerned)
            )
        );
        Say(In(finding.Sentence), ParagraphKind.Lead, ToneOf(finding.Gravity));
        if (finding.Region is { Count: > 0 } region)
            Region(region);
        if (finding.Witness is { } witness)
            Witness(
                witness,
                finding.Region,
                Language.Say(
                    witness.Cases.Select(one => one.Transfer).Distinct().Count() > 1
                        ? ProofPhrase.WitnessesAre
                        : ProofPhrase.WitnessIs
                )
            );
        var places = Places(finding);
        if (places.Count > 0)
        {
            Say(Language.Say(ProofPhrase.Concerned));
            Add(new Block.Listing(places));
        }
        Pairs(
            (Language.Say(ProofPhrase.Suggestion), In(finding.Suggestion)),
            (Language.Say(ProofPhrase.OccursIn), occurs),
            (Language[Phrase.ById], finding.Id)
        );
        if (finding.Witness is { } shown)
            Confirm(shown);
    }

    /// <summary>Where among transfers something shows: one condition as a list, several as a list of lists.</summary>
    private void Region(IReadOnlyList<Condition> boxes)
    {
        Say(Language.Say(boxes.Count == 1 ? ProofPhrase.ShowsWhere : ProofPhrase.ShowsWhereAny));
        Add(
            new Block.Listing(
                boxes is [Condition.All { Parts.Count: > 1 } all]
                    ? [.. all.Parts.Select(Lines)]
                    : [.. boxes.Select(Lines)]
            )
            {
                IsOrdered = boxes.Count > 1,
            }
        );
    }

    private Outline Lines(Condition condition) =>
        ConditionWords.Lines(condition, Language, Accord.Glossary);

    /// <summary>Evidence: what one transfer states and what comes of it, or several transfers side by side.</summary>
    public void Witness(Witness witness, IReadOnlyList<Condition>? region, string caption)
    {
        var cases = witness.Cases;
        var told = cases
            .Select(one => TransferWords.Of(one.Transfer, one.Accord.Glossary, Language))
            .ToList();
        var alike = told.TrueForAll(one => one.SequenceEqual(told[0]));
        var (shown, more) = Matter(cases, told, region);
        var names = CaseNames(cases);
        var columns = new List<string> { Language.Say(ProofPhrase.ColumnFact) };
        if (alike)
            columns.Add(Language.Say(ProofPhrase.ColumnValue));
        else
            columns.AddRange(names);
        var rows = shown
            .Select(row =>
                (IReadOnlyList<Cell>)
                    [
                        new Cell(row.Name),
                        .. (alike ? told.Take(1) : told).Select(one =>
                            one.FirstOrDefault(fact => fact.Key == row.Key) is { } fact
                                ? new Cell(fact.Value)
                                : new Cell(Language[Phrase.NotStated], Tone.Quiet)
                        ),
                    ]
            )
            .ToList();
        if (!alike || cases.Count == 1)
            rows.Add([
                new Cell(Language.Say(ProofPhrase.ColumnOutcome)),
                .. cases.Select(one => Outcome(one.Outcome)),
            ]);
        Add(new Block.Table(caption, columns, rows, RowHeads: true));
        if (alike && cases.Count > 1)
            Add(
                new Block.Table(
                    Language.Say(ProofPhrase.OutcomesOfIt),
                    [
                        Language.Say(ProofPhrase.ColumnText),
                        Language.Say(ProofPhrase.ColumnLawOf),
                        Language.Say(ProofPhrase.ColumnOutcome),
                    ],
                    [
                        .. cases.Select(one =>
                            (IReadOnlyList<Cell>)
                                [Called(one.Accord), Language.Say(one.AsOf), Outcome(one.Outcome)]
                        ),
                    ],
                    RowHeads: true
                )
            );
        if (more > 0)
            Say(Counted(more, ProofPhrase.MoreFactsOne, ProofPhrase.MoreFacts), ParagraphKind.Note);
        var acts = cases.SelectMany(one => one.Acts.All).Select(act => act.Id).Distinct();
        Pairs((Language.Say(ProofPhrase.ActsBeside), string.Join(", ", acts)));
    }

    /// <summary>How each transfer of the evidence is assessed again, where it was written to a file.</summary>
    public void Confirm(Witness witness)
    {
        if (confirm is null)
            return;
        Pairs(
            witness
                .Cases.Select(confirm)
                .OfType<string>()
                .Distinct()
                .Select(line => (Language.Say(ProofPhrase.ConfirmWith), (string?)line))
        );
    }

    /// <summary>Which facts bring the outcomes of evidence about.</summary>
    public Essence Essence { get; } = new();

    // What brings the outcomes about, what the region speaks of, and what tells the cases apart.
    private (IReadOnlyList<Told> Shown, int More) Matter(
        IReadOnlyList<Case> cases,
        List<IReadOnlyList<Told>> told,
        IReadOnlyList<Condition>? region
    )
    {
        var all = told.SelectMany(one => one).DistinctBy(one => one.Key).ToList();
        var terms = TransferWords.Terms(region ?? [], cases[0].Accord.Glossary);
        var differing = all.Select(one => one.Key)
            .Where(key =>
                told.Select(one => one.FirstOrDefault(fact => fact.Key == key)?.Value)
                    .Distinct()
                    .Count() > 1
            )
            .ToHashSet(StringComparer.Ordinal);
        var dropped = Essence.NotNeeded(
            cases,
            TransferWords
                .Droppable([.. all.Where(one => one.Term is { } term && !terms.Contains(term))])
                .Where(key => !differing.Contains(key))
        );
        return ([.. all.Where(one => !dropped.Contains(one.Key))], dropped.Count);
    }

    // What tells cases apart: the text, else the day, else their number.
    private List<string> CaseNames(IReadOnlyList<Case> cases)
    {
        var byText = cases.Select(one => Called(one.Accord)).ToList();
        var byDay = cases
            .Select(one => Language.Say(ProofPhrase.LawOf, Language.Say(one.AsOf)))
            .ToList();
        return cases.Count == 1 ? byText
            : byText.Distinct().Count() == cases.Count ? byText
            : byDay.Distinct().Count() == cases.Count ? byDay
            :
            [
                .. cases.Select(
                    (_, i) =>
                        Language.Say(
                            ProofPhrase.ColumnCase,
                            (i + 1).ToString(CultureInfo.InvariantCulture)
                        )
                ),
            ];
    }

    private List<Outline> Places(Finding finding)
    {
        var listed = finding
            .Provisions.Select(provision => new Outline(
                Language.Say(ProofPhrase.ProvisionAt, Name(provision), At(provision.Place)),
                []
            ))
            .ToList();
        var said = finding.Provisions.Select(provision => provision.Place).ToHashSet();
        listed.AddRange(
            finding
                .Places.Where(place => place != default && said.Add(place))
                .Select(place => new Outline(At(place), []))
        );
        return listed;
    }

    private static string At(Accords.Reading.Place place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}");

    /// <summary>An outcome in words and tone.</summary>
    public Cell Outcome(Outcome outcome) =>
        new(Language.Say(outcome), Explanation.ToneOf(new OutcomeSet(outcome)));

    /// <summary>The tone of a gravity.</summary>
    public static Tone ToneOf(Gravity gravity) =>
        gravity switch
        {
            Gravity.Loophole => Tone.Grave,
            Gravity.Flaw => Tone.Middle,
            _ => Tone.Mild,
        };
}
