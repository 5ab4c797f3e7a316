using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>What the parts of an explanation share: the determination, who reads it, and what has been written or left out.</summary>
internal sealed class Telling : Writing
{
    private readonly HashSet<object> withheldProvisions = [];
    private readonly HashSet<object> withheldFacts = [];

    public Telling(Determination determination, Language language, ExplanationOptions options)
        : base(determination.Accord, language)
    {
        (Determination, Options) = (determination, options);
        var plain = new Reasoning(
            Accord,
            determination.Transfer,
            determination.AsOf,
            determination.KnownAt
        );
        var acts = determination
            .Acts.Where(act =>
                act.Valid.Holds(determination.AsOf) && !(act.Issued > determination.KnownAt)
            )
            .ToList();
        Transfer = Rulings.Apply(determination.Transfer, acts, plain);
        Reasoning = ReferenceEquals(Transfer, determination.Transfer)
            ? plain
            : new Reasoning(Accord, Transfer, determination.AsOf, determination.KnownAt);
    }

    public Determination Determination { get; }

    public ExplanationOptions Options { get; }

    /// <summary>The transfer with what rulings state of it.</summary>
    public Transfer Transfer { get; }

    public Reasoning Reasoning { get; }

    public int WithheldProvisions => withheldProvisions.Count;

    public int WithheldFacts => withheldFacts.Count;

    /// <summary>A line of the determination as it stands in <see cref="Transfer"/>.</summary>
    public Item ItemOf(LineDetermination line) =>
        Transfer.Items.First(item => item.Line == line.Item.Line);

    public bool MaySee(Provision provision) => MaySee(provision, provision.Handling);

    public bool MaySee(Instrument act) => MaySee(act, act.Handling);

    public bool MaySee(Fact fact)
    {
        if (fact.Handling <= Options.Audience && fact.Term.Handling <= Options.Audience)
            return true;
        withheldFacts.Add(fact);
        return false;
    }

    private bool MaySee(object provision, Handling handling)
    {
        if (handling <= Options.Audience)
            return true;
        withheldProvisions.Add(provision);
        return false;
    }

    public static Tone ToneOf(Truth truth) =>
        truth switch
        {
            Truth.Yes => Tone.Yes,
            Truth.No => Tone.No,
            _ => Tone.Open,
        };
}
