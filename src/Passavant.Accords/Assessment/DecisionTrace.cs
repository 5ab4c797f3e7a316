using System.Diagnostics;
using Passavant.Accords.Conditions;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>A decision with everything it rests on, written down as bits while it was made: the truth of every sentence, control and provision for every line. Reasons are read from it when somebody asks.</summary>
/// <remarks>Costs one array beyond the decision. Immutable; compared by reference. Agrees with <see cref="Reasoning"/> and <see cref="Determination"/>. The outcomes are those strong Kleene logic leaves.</remarks>
public sealed class DecisionTrace
{
    private readonly Plan plan;
    private readonly Recording recording;
    private readonly ulong[] bits;
    private Dictionary<object, int>? offsets;

    internal DecisionTrace(
        Plan plan,
        Recording recording,
        Transfer transfer,
        Decision decision,
        ulong[] bits
    )
    {
        this.plan = plan;
        this.recording = recording;
        this.bits = bits;
        Transfer = transfer;
        Decision = decision;
    }

    /// <summary>The transfer, with what rulings state of it.</summary>
    public Transfer Transfer { get; }

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>Whether a control's own text holds for a line or part; no for a control not in force.</summary>
    public Truth Text(Control control, Item item) => recording.Text(bits, Offset(item), control);

    /// <summary>Whether a control applies to a line or part: its text holds and no control to be tried first applies.</summary>
    public Truth Applies(Control control, Item item) =>
        recording.Applies(bits, Offset(item), control);

    /// <summary>Whether the conditions of a requirement, authorisation, prohibition, derogation, indicator or mitigation hold for a line; no where it is not in force. Which controls it reaches is not part of its conditions.</summary>
    public Truth Holds(Provision provision, Item item) =>
        recording.Provision(bits, Offset(item), provision);

    /// <summary>Whether a licence in hand covers a line.</summary>
    public Truth Holds(Instrument licence, Item item) =>
        recording.Provision(bits, Offset(item), licence);

    /// <summary>Why a control's own text holds or not.</summary>
    public Reason Why(Control control, Item item) =>
        Why(Reasoning.Guarded(plan.Accord, control, control.AllExclusions, plan.AsOf), item);

    /// <summary>Why the conditions of another provision hold or not.</summary>
    public Reason Why(Provision provision, Item item) =>
        Why(Reasoning.Guarded(plan.Accord, provision, provision.Unless, plan.AsOf), item);

    /// <summary>Why a condition of a provision in force holds or not, for a line, and for a party or leg where it speaks of one.</summary>
    /// <exception cref="ArgumentException">No provision in force says one of its sentences.</exception>
    public Reason Why(Condition condition, Item? item, Party? party = null, Leg? leg = null)
    {
        switch (condition)
        {
            case Condition.Sentence sentence:
                return Sentence(sentence, item, party, leg);
            case Condition.FallsUnder falls:
                return new Reason(
                    condition,
                    item is null ? Truth.NotStated : Among(falls, item),
                    []
                );
            case Condition.Over over:
                return Over(over, item);
            default:
                var parts = condition.Children.Select(part => Why(part, item, party, leg)).ToList();
                var truths = parts.Select(part => part.Truth);
                return new Reason(
                    condition,
                    condition switch
                    {
                        Condition.All or Condition.Limb => truths.Aggregate(
                            Truth.Yes,
                            TruthOperations.And
                        ),
                        Condition.Any => truths.Aggregate(Truth.No, TruthOperations.Or),
                        Condition.None => truths.Aggregate(Truth.No, TruthOperations.Or).Not(),
                        _ => throw new UnreachableException(),
                    },
                    parts
                );
        }
    }

    private Reason Sentence(Condition.Sentence sentence, Item? item, Party? party, Leg? leg)
    {
        (object? About, Facts? Facts) one = sentence.Term.About switch
        {
            About.Transfer => (Transfer, Transfer.Facts),
            About.Item => (item, item?.Facts),
            About.Party => (party, party?.Facts),
            _ => (leg, leg?.Facts),
        };
        // Of somebody nobody has named, nothing is stated.
        var truth =
            one.About is null || Find(one.About) is not { } at
                ? Truth.NotStated
                : recording.Sentence(bits, at, sentence)
                    ?? throw new ArgumentException(
                        $"No provision in force says '{sentence.Term.Name}' so.",
                        nameof(sentence)
                    );
        return new Reason(
            sentence,
            truth,
            [],
            truth == Truth.NotStated ? null : one.Facts?.Find(sentence.Term)
        );
    }

    private Truth Among(Condition.FallsUnder falls, Item item) =>
        plan
            .ControlList.Where(control =>
                falls.Patterns.Any(pattern => pattern.Covers(control.Code))
            )
            .Select(control => Applies(control, item))
            .Aggregate(Truth.No, TruthOperations.Or);

    private Reason Over(Condition.Over over, Item? item)
    {
        List<Reason> parts = over.Set switch
        {
            About.Item =>
            [
                .. Transfer.Items.Select(line =>
                    Why(over.Content, line) with
                    {
                        About = line.Line,
                    }
                ),
            ],
            About.Leg =>
            [
                .. Transfer.Legs.Select(
                    (leg, index) =>
                        Why(over.Content, item, null, leg) with
                        {
                            About = $"leg {index + 1}",
                        }
                ),
            ],
            _ =>
            [
                .. Reasoning
                    .Parties(plan.Accord, Transfer, over.Role)
                    .Select(party =>
                        Why(over.Content, item, party) with
                        {
                            About = string.Join(", ", party.Roles),
                        }
                    ),
            ],
        };
        return new Reason(over, Reasoning.Over(over.Quantifier, parts), parts);
    }

    private int Offset(Item item) =>
        Find(item)
        ?? throw new ArgumentException(
            $"Line '{item.Line}' is not of transfer '{Transfer.Id}'.",
            nameof(item)
        );

    private int? Find(object about)
    {
        offsets ??= Offsets();
        return offsets.TryGetValue(about, out var at) ? at : null;
    }

    private Dictionary<object, int> Offsets()
    {
        var found = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var at = 0;
        Add(Transfer, 0);
        foreach (var party in Transfer.Parties)
            Add(party, 2);
        foreach (var leg in Transfer.Legs)
            Add(leg, 3);
        foreach (var item in Transfer.Items)
            AddItem(item);
        return found;

        void Add(object about, int space)
        {
            found.TryAdd(about, at);
            at += recording.SizeOf(space);
        }

        void AddItem(Item item)
        {
            Add(item, 1);
            foreach (var part in item.Parts)
                AddItem(part);
        }
    }
}
