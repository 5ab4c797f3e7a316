namespace Passavant.Accords.Tests.Laws;

/// <summary>The outcome of a transfer of which everything is known, computed from the definitions of the accord format, in two truth values, line by line. It shares no code with the engine.</summary>
public sealed class Oracle(Case @case, World world)
{
    readonly Draft draft = @case.Draft;
    readonly Dictionary<(string, Thing), bool> applies = [];

    /// <summary>The strictest line governs.</summary>
    public Outcome Whole => world.Deal.Items.Max(Line);

    public Outcome Line(Thing item)
    {
        var inForce = Lies(draft.Times, @case.AsOf) && Published(draft.Times);
        if (!inForce || (draft.Jurisdiction is { } nexus && !Holds(nexus, item, null)))
            return Outcome.NotRequired;
        var outcome = Outcome.NotRequired;
        foreach (var requirement in draft.Requirements.Where(one => Applies(one, item)))
            if (requirement.Controls is null)
                outcome = Stricter(outcome, Required(requirement, null, item));
            else
                foreach (
                    var control in draft.Controls.Where(one =>
                        Selects(requirement.Controls, one) && Governs(one, item)
                    )
                )
                    if (requirement.Reason is null || requirement.Reason == control.Reason)
                        outcome = Stricter(outcome, Required(requirement, control, item));
        foreach (var prohibition in draft.Prohibitions.Where(one => Applies(one, item)))
            if (
                prohibition.Controls is null
                || draft.Controls.Any(one =>
                    Selects(prohibition.Controls, one) && Governs(one, item)
                )
            )
                outcome = Stricter(
                    outcome,
                    prohibition.Derogations.Any(one => Applies(one, item))
                        ? Outcome.Authorised
                        : Outcome.Prohibited
                );
        return outcome;
    }

    static Outcome Stricter(Outcome left, Outcome right) => left > right ? left : right;

    Outcome Required(DraftRequirement requirement, DraftControl? control, Thing item)
    {
        bool Lifts(DraftAuthorisation one) =>
            one.Lifts.Contains(requirement.Id)
            && (control is null || one.Controls is null || Selects(one.Controls, control))
            && Applies(one, item);
        if (draft.Authorisations.Any(Lifts))
            return Outcome.Authorised;
        if (requirement.Notify)
            return Outcome.NotifyAndWait;
        var row = control?.Sensitivity ?? requirement.Sensitivity;
        var policy = draft.Policies[3 * row + Risk(item)];
        foreach (var review in requirement.Reviews)
            if (Holds(review.When, item, null))
                policy = Math.Max(policy, review.Policy);
        return Outcome.PresumptionOfApproval + (byte)policy;
    }

    int Risk(Thing item) =>
        Enumerable
            .Range(0, Draft.Tiers.Length)
            .Max(tier =>
            {
                var level = draft
                    .Indicators.Where(one => one.Tier == tier && Applies(one, item))
                    .Select(one => one.Level)
                    .DefaultIfEmpty(0)
                    .Max();
                return draft
                    .Mitigations.Where(one =>
                        one.Tier == tier && level > one.Floor && Applies(one, item)
                    )
                    .Select(one => Math.Max(one.Floor, level - one.Lowers))
                    .DefaultIfEmpty(level)
                    .Min();
            });

    bool Governs(DraftControl control, Thing item)
    {
        if (applies.TryGetValue((control.Id, item), out var known))
            return known;
        var notes = draft.Notes.Where(note => Selects(note.Scope, control));
        return applies[(control.Id, item)] =
            Applies(control, item)
            && !notes.Any(note => note.Unless.Any(exclusion => Holds(exclusion, item, null)))
            && !draft.Controls.Any(other =>
                other != control && Selects(control.After, other) && Governs(other, item)
            );
    }

    static bool Selects(string[] patterns, DraftControl control) =>
        patterns.Any(pattern => Covers(pattern, control.Id));

    static bool Covers(string pattern, string code) =>
        pattern == "all"
        || pattern == code
        || (
            pattern.EndsWith('*')
                ? code.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : code.StartsWith($"{pattern}.", StringComparison.Ordinal)
        );

    bool Applies(DraftProvision provision, Thing item) =>
        Published(provision.Times)
        && Lies(
            provision.Times,
            provision.Times.ByContract
                ? (string)world.Value(world.Deal.Whole, Word.Contract, 0)
                : @case.AsOf
        )
        && (provision.When is null || Holds(provision.When, item, null))
        && !provision.Unless.Any(exclusion => Holds(exclusion, item, null))
        && !IsSaved(provision.Times, item);

    bool IsSaved(Times times, Thing item) =>
        times.Saved is { } saved
        && (times.SavedUntil is null || string.CompareOrdinal(@case.AsOf, times.SavedUntil) < 0)
        && Holds(saved, item, null);

    bool Published(Times times) =>
        times.Published is null || string.CompareOrdinal(times.Published, @case.KnownAt) <= 0;

    static bool Lies(Times times, string day) =>
        (times.From is null || string.CompareOrdinal(day, times.From) >= 0)
        && (times.Until is null || string.CompareOrdinal(day, times.Until) < 0);

    bool Holds(Clause clause, Thing item, Thing? other)
    {
        object Value(Word word, int demand = 0) =>
            world.Value(
                word.About == About.Transfer ? world.Deal.Whole
                    : word.About == About.Item ? item
                    : other!,
                word,
                demand
            );
        switch (clause)
        {
            case Clause.Group group:
                return group.Kind switch
                {
                    "all" => group.Parts.All(part => Holds(part, item, other)),
                    "any" => group.Parts.Any(part => Holds(part, item, other)),
                    _ => !group.Parts.Any(part => Holds(part, item, other)),
                };
            case Clause.Limb limb:
                return Holds(limb.Part, item, other);
            case Clause.Over over:
                return Over(over, item);
            case Clause.FallsUnder falls:
                return draft.Controls.Any(control =>
                    Selects(falls.Patterns, control) && Governs(control, item)
                );
            case Clause.Words words:
                return words.Among.Contains((string)Value(words.Word, words.Demand)) != words.Not;
            case Clause.InGroup inGroup:
                return Clause.InGroup.Members.Contains((string)Value(inGroup.Word)) != inGroup.Not;
            case Clause.Number number:
                return Compares(number, (decimal)Value(number.Word, number.Demand)) != number.Not;
            case Clause.Formula formula:
                return Compares(
                    formula.Verb,
                    (decimal)Value(Word.Power),
                    formula.Constant + (decimal)Value(Word.Mass)
                );
            case Clause.Day day:
                var order = string.CompareOrdinal((string)Value(day.Word), day.On);
                return day.Verb switch
                {
                    "before" => order < 0,
                    "after" => order > 0,
                    "on or before" => order <= 0,
                    _ => order >= 0,
                };
            case Clause.Band band:
                return Meets(band, ((decimal, decimal))Value(band.Word));
            case Clause.Codes codes:
                return ((string[])Value(codes.Word)).Any(code =>
                        codes.Patterns.Any(pattern => Covers(pattern, code))
                    ) != codes.Not;
            default:
                return true;
        }
    }

    bool Over(Clause.Over over, Thing item)
    {
        var all = over.Set switch
        {
            "item" => world.Deal.Items.Select(line => Holds(over.Part, line, null)),
            "leg" => world.Deal.Legs.Select(leg => Holds(over.Part, item, leg)),
            "party" => world.Parties.Select(party => Holds(over.Part, item, party)),
            _ => world
                .Parties.Where(party => party.Roles.Contains(over.Set))
                .Select(party => Holds(over.Part, item, party)),
        };
        return over.Quantifier switch
        {
            "any" => all.Any(holds => holds),
            "no" => !all.Any(holds => holds),
            _ => all.All(holds => holds),
        };
    }

    static bool Compares(Clause.Number number, decimal value) =>
        number.Verb switch
        {
            "between" => value >= number.First && value <= number.Second,
            "chain" => value > number.First && value <= number.Second,
            "is" => value == number.First,
            _ => Compares(number.Verb, value, number.First),
        };

    static bool Compares(string verb, decimal left, decimal right) =>
        verb switch
        {
            "at least" => left >= right,
            "at most" => left <= right,
            "more than" => left > right,
            _ => left < right,
        };

    // A value x of the band lies in the interval; the band is closed, the interval open or closed at each end.
    static bool Meets(Clause.Band band, (decimal Low, decimal High) value)
    {
        bool AboveLow(decimal x) => band.LowOpen ? x > band.Low : x >= band.Low;
        bool BelowHigh(decimal x) => band.HighOpen ? x < band.High : x <= band.High;
        return band.Verb switch
        {
            "overlaps" => AboveLow(value.High) && BelowHigh(value.Low),
            "covers" => value.Low <= band.Low && value.High >= band.High,
            _ => AboveLow(value.Low) && BelowHigh(value.High),
        };
    }
}
