using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>What a name means in every accord of a certificate: what it is about, and the values a stated fact may have. <paramref name="Values"/> is null where a fact is no one value of a set that could be listed: several codes, names.</summary>
internal sealed record Meaning(About About, string Sort, Values? Values);

/// <summary>The terms of all accords of a certificate. An accord may know more words than another; terms that differ in more than that are refused.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Meaning> meanings = new(StringComparer.Ordinal);

    public Vocabulary(IReadOnlyList<Accord> accords)
    {
        // A stated code is one of these, a paragraph of one of them, or none.
        string[] codes =
        [
            .. accords.SelectMany(accord =>
                accord
                    .Controls.SelectMany(control =>
                        control.Limbs.Select(limb => limb.Code).Prepend(control.Code)
                    )
                    .Select(code => code.ToString())
                    .Concat(
                        accord.CodesElsewhere.Keys.Where(key =>
                            ControlCode.TryParse(key, null, out _)
                        )
                    )
            ),
            None,
        ];
        for (var i = 0; i < accords.Count; i++)
            foreach (var term in accords[i].Glossary.Terms)
            {
                var here = Of(term, codes);
                meanings[term.Name] =
                    !meanings.TryGetValue(term.Name, out var known) ? here
                    : (known.About, known.Sort) == (here.About, here.Sort)
                        ? here with
                        {
                            Values = Either(known.Values, here.Values),
                        }
                    : throw new RefusedException(
                        new InputFault(
                            $"accords[{i}]",
                            $"'{term.Name}', {here.Sort} about {here.About}",
                            $"{known.Sort} about {known.About} as in the accords before it"
                        )
                    );
            }
    }

    /// <summary>The value of a code fact that states that there is none.</summary>
    public const string None = "none";

    public Meaning? Find(string name) => meanings.GetValueOrDefault(name);

    private static Meaning Of(Term term, string[] codes) =>
        term.Kind switch
        {
            TermKind.Choice or TermKind.Judgement or TermKind.Ownership => new(
                term.About,
                "words",
                new Values.Words(term.Choices)
            ),
            TermKind.Country => new(term.About, "a country", new Values.Words(Countries.All)),
            TermKind.Codes { Several: false } => new(term.About, "a code", new Values.Words(codes)),
            TermKind.Codes => new(term.About, "codes", null),
            TermKind.Number number => new(
                term.About,
                $"a number in {number.Dimension}",
                Numbers(
                    number.From is { } from ? new Bound(from, true, $"{from}") : null,
                    number.To is { } to ? new Bound(to, true, $"{to}") : null,
                    number.Whole ? number.Unit : null
                )
            ),
            // A derived number may be stated where its parts are not, and is then what was stated.
            TermKind.Derived derived => new(
                term.About,
                $"a number in {derived.Unit.Dimension}",
                Numbers(null, null, null)
            ),
            TermKind.Day => new(
                term.About,
                "a day",
                Numbers(
                    new Bound(DateOnly.MinValue.DayNumber, true, ""),
                    new Bound(DateOnly.MaxValue.DayNumber, true, ""),
                    Unit.One
                )
            ),
            TermKind.Band band => new(
                term.About,
                $"a band in {band.Unit.Dimension}",
                new Values.Bands([(Values.Everything, Values.Everything)])
            ),
            _ => new(term.About, "a name", null),
        };

    private static Values Numbers(Bound? from, Bound? to, Unit? whole) =>
        new Values.Numbers([Values.Everything], whole).Common(
            new Values.Numbers([new Interval(from, to)])
        );

    // Where bounds differ, every number is thought possible.
    private static Values? Either(Values? left, Values? right) =>
        (left, right) switch
        {
            (Values.Words one, Values.Words other) => new Values.Words(
                one.Among.Concat(other.Among)
            ),
            (Values.Numbers one, Values.Numbers other) => one.Whole == other.Whole
            && one.Less(other).IsEmpty
            && other.Less(one).IsEmpty
                ? one
                : new Values.Numbers([Values.Everything]),
            _ => left,
        };
}
