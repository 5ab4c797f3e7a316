using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Web.Pages.Checking;

/// <summary>A self-assessment read under an accord on a day: what it comes to so far, and what is asked next.</summary>
/// <remarks>Same answers, accord and day: same questions. Nothing is asked that the engine does not say can still change the outcome.</remarks>
internal sealed class Interview
{
    /// <summary>The term that says what an item is; it decides which others are about it.</summary>
    public const string ItemTerm = "item";

    /// <summary>The one line a self-assessment has.</summary>
    public const string Line = "1";

    // What a person expects to be asked first, as far as it matters.
    private static readonly (string Term, string About)[] First =
    [
        (ItemTerm, Line),
        ("activity", ""),
        ("location", ""),
        ("destination", ""),
        ("end use", ""),
        ("country", "end user"),
        ("kind of party", "end user"),
    ];

    public Interview(SelfAssessment said, Accord accord, DateOnly day)
    {
        (Said, Accord) = (said, accord);
        Transfer = said.ToTransfer(accord.Glossary);
        var assessor = new Assessor(accord, Instruments.None, day, day);
        Determination = assessor.Assess(Transfer);
        var knowsItem =
            accord.Glossary.FindTerm(ItemTerm) is not { } item
            || Transfer.Items[0].Facts.Find(item) is not null;
        var classification =
            knowsItem && !Determination.Outcomes.IsSettled
                ? assessor.ClassifyWithQuestions(Transfer)
                : null;
        Dependent = classification?.DependsOn ?? new Dictionary<Control, IReadOnlyList<Term>>();
        var early = classification?.Questions.Select(question => question.Term).ToList() ?? [];
        Open =
        [
            .. Determination
                .Questions.Where(question =>
                    question.Term.Kind is not TermKind.Shown
                    // Nobody can say how fast a thing turns before it is known what it is.
                    && (
                        knowsItem
                        || question.Term.About != About.Item
                        || question.Term.Name == ItemTerm
                    )
                )
                .Select((question, place) => (question, place))
                .OrderBy(pair => Place(pair.question))
                .ThenBy(pair => pair.question.Term.Ask.Who != "exporter")
                .ThenBy(pair =>
                    pair.question.Term.About == About.Item
                    && early.IndexOf(pair.question.Term) is >= 0 and var index
                        ? index
                        : int.MaxValue
                )
                .ThenBy(pair => pair.place)
                .Select(pair => pair.question),
        ];
        Left =
        [
            .. Open.Where(question => !IsPassed(question))
                .DistinctBy(question => (question.Term, question.About)),
        ];
    }

    /// <summary>The answers.</summary>
    public SelfAssessment Said { get; }

    /// <summary>The accord.</summary>
    public Accord Accord { get; }

    /// <summary>The transfer they make.</summary>
    public Transfer Transfer { get; }

    /// <summary>What the accord says of it.</summary>
    public Determination Determination { get; }

    /// <summary>The open controls, with the facts each depends on.</summary>
    public IReadOnlyDictionary<Control, IReadOnlyList<Term>> Dependent { get; }

    /// <summary>What can still change the outcome, the next to ask first; what nobody knew is in it.</summary>
    public IReadOnlyList<Question> Open { get; }

    /// <summary>What can still change the outcome and has not been asked.</summary>
    public IReadOnlyList<Question> Left { get; }

    /// <summary>What to ask next; null where nothing is left to ask.</summary>
    public Question? Next => Left.Count > 0 ? Left[0] : null;

    /// <summary>How many facts were stated.</summary>
    public int Stated => Said.Answers.Count(answer => answer.Value is not null);

    /// <summary>Where a term is about a thing that can be asked about here.</summary>
    public static bool IsAbout(Term term, string about, Glossary glossary) =>
        term.About switch
        {
            About.Transfer => about.Length == 0,
            About.Item => about == Line,
            About.Party => glossary.Roles.ContainsKey(about),
            _ => about is ['l', 'e', 'g', ' ', >= '1' and <= '9'],
        };

    /// <summary>The provisions a term can still decide, controls first.</summary>
    public IReadOnlyList<Provision> Decides(Term term)
    {
        var line = Determination.Lines[0];
        var open = new List<Provision>();
        if (term.About == About.Item)
            open.AddRange(
                Dependent.Where(pair => pair.Value.Contains(term)).Select(pair => pair.Key)
            );
        open.AddRange(
            line.Prohibitions.Where(finding => finding.Holds == Truth.NotStated)
                .Select(finding => finding.Prohibition)
        );
        open.AddRange(
            line.Requirements.Where(finding => finding.Holds == Truth.NotStated)
                .Select(finding => finding.Requirement)
        );
        open.AddRange(
            line.Requirements.SelectMany(finding => finding.LiftedBy)
                .Where(lifting => lifting.Holds == Truth.NotStated)
                .Select(lifting => lifting.Authorisation)
                .OfType<Provision>()
        );
        foreach (var tier in line.Risk)
        {
            open.AddRange(
                tier.Indicators.Where(pair => pair.Holds == Truth.NotStated)
                    .Select(pair => pair.Indicator)
            );
            open.AddRange(
                tier.Mitigations.Where(pair => pair.Holds == Truth.NotStated)
                    .Select(pair => pair.Mitigation)
            );
        }
        return
        [
            .. open.Where(provision =>
                    provision.Handling == Handling.Public
                    && (
                        provision is Control
                        || provision
                            .Unless.Prepend(provision.When)
                            .Concat(Reviews(provision))
                            .Any(condition => Speaks(condition, term))
                    )
                )
                .DistinctBy(provision => provision.Id),
        ];
    }

    private static IEnumerable<Condition> Reviews(Provision provision) =>
        provision is Requirement requirement
            ? requirement.Review.SelectMany(rule => rule.Unless.Prepend(rule.When))
            : [];

    private static bool Speaks(Condition condition, Term term) =>
        condition
            .Walk()
            .OfType<Condition.Sentence>()
            .Any(sentence =>
                sentence.Term == term
                || sentence.Term.Kind is TermKind.Derived derived
                    && derived.Expression.Terms.Contains(term)
                || sentence.Term.Kind is TermKind.Ownership ownership && Speaks(ownership.Of, term)
            );

    private static int Place(Question question) =>
        Array.IndexOf(First, (question.Term.Name, question.About)) is >= 0 and var place
            ? place
            : int.MaxValue;

    // Asked before: nobody knew, or it cannot be shown as well as is demanded.
    private bool IsPassed(Question question) =>
        Said.Find(question.Term.Name, question.About) is { } answer
        && (
            answer.Value is null
            || question.Demand <= answer.Standing
            || question.Demand >= answer.Lacks
        );
}
