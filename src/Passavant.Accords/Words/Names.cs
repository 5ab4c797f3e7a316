using System.Diagnostics;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>What the engine's own words are called in each language: outcomes, truths, policies, tiers, standings, levels.</summary>
public static class Names
{
    /// <summary>An outcome.</summary>
    public static string Say(this Language language, Outcome outcome) =>
        language[
            outcome switch
            {
                Outcome.NotRequired => Phrase.OutcomeNotRequired,
                Outcome.Authorised => Phrase.OutcomeAuthorised,
                Outcome.NotifyAndWait => Phrase.OutcomeNotifyAndWait,
                Outcome.PresumptionOfApproval => Phrase.OutcomePresumptionOfApproval,
                Outcome.CaseByCase => Phrase.OutcomeCaseByCase,
                Outcome.PresumptionOfDenial => Phrase.OutcomePresumptionOfDenial,
                Outcome.Prohibited => Phrase.OutcomeProhibited,
                _ => throw new UnreachableException(),
            }
        ];

    /// <summary>A truth: yes, no, not stated.</summary>
    public static string Say(this Language language, Truth truth) =>
        language[
            truth switch
            {
                Truth.Yes => Phrase.Yes,
                Truth.No => Phrase.No,
                _ => Phrase.NotStated,
            }
        ];

    /// <summary>A review policy.</summary>
    public static string Say(this Language language, ReviewPolicy policy) =>
        language[
            policy switch
            {
                ReviewPolicy.PresumptionOfApproval => Phrase.PolicyApproval,
                ReviewPolicy.CaseByCase => Phrase.PolicyCaseByCase,
                _ => Phrase.PolicyDenial,
            }
        ];

    /// <summary>A tier of risk.</summary>
    public static string Say(this Language language, RiskTier tier) =>
        language[
            tier switch
            {
                RiskTier.EndUse => Phrase.TierEndUse,
                RiskTier.EndUser => Phrase.TierEndUser,
                RiskTier.Diversion => Phrase.TierDiversion,
                RiskTier.HumanRights => Phrase.TierHumanRights,
                _ => Phrase.TierRegionalStability,
            }
        ];

    /// <summary>A standing.</summary>
    public static string Say(this Language language, Standing standing) =>
        language[
            standing switch
            {
                Standing.DeemedBySilence => Phrase.StandingDeemed,
                Standing.Asserted => Phrase.StandingAsserted,
                Standing.Documented => Phrase.StandingDocumented,
                Standing.Verified => Phrase.StandingVerified,
                _ => Phrase.StandingDetermined,
            }
        ];

    /// <summary>What brings a requirement about.</summary>
    public static string Say(this Language language, Trigger trigger) =>
        language[
            trigger switch
            {
                Trigger.Control => Phrase.TriggerControl,
                Trigger.Destination => Phrase.TriggerDestination,
                Trigger.EndUse => Phrase.TriggerEndUse,
                Trigger.EndUser => Phrase.TriggerEndUser,
                Trigger.Informed => Phrase.TriggerInformed,
                Trigger.Awareness => Phrase.TriggerAwareness,
                _ => Phrase.TriggerSuspicion,
            }
        ];

    /// <summary>What it costs to find a fact out.</summary>
    public static string Say(this Language language, AskCost cost) =>
        language[
            cost switch
            {
                AskCost.Low => Phrase.CostLow,
                AskCost.Medium => Phrase.CostMedium,
                _ => Phrase.CostHigh,
            }
        ];

    /// <summary>Who may see something.</summary>
    public static string Say(this Language language, Handling handling) =>
        language[
            handling switch
            {
                Handling.Public => Phrase.HandlingPublic,
                Handling.ParticipatingStates => Phrase.HandlingStates,
                Handling.OriginatorControlled => Phrase.HandlingOriginator,
                _ => Phrase.HandlingClosed,
            }
        ];

    /// <summary>What a thing is called: the item, the transfer, a party, a leg.</summary>
    public static string Say(this Language language, About about) =>
        language[
            about switch
            {
                About.Transfer => Phrase.AboutTransfer,
                About.Item => Phrase.AboutItem,
                About.Party => Phrase.AboutParty,
                _ => Phrase.AboutLeg,
            }
        ];

    /// <summary>A day in the long form: 31 January 2026, 31 janvier 2026.</summary>
    public static string Say(this Language language, DateOnly day)
    {
        var month = language[Phrase.Months].Split(' ')[day.Month - 1];
        return language == Language.French && day.Day == 1
            ? $"1er {month} {day.Year}"
            : $"{day.Day} {month} {day.Year}";
    }

    /// <summary>A length of time.</summary>
    public static string Say(this Language language, TimeLimit limit)
    {
        var one = limit.Number == 1;
        var unit = limit.Unit switch
        {
            TimeUnit.Days => one ? Phrase.UnitDay : Phrase.UnitDays,
            TimeUnit.WorkingDays => one ? Phrase.UnitWorkingDay : Phrase.UnitWorkingDays,
            TimeUnit.Months => one ? Phrase.UnitMonth : Phrase.UnitMonths,
            _ => one ? Phrase.UnitYear : Phrase.UnitYears,
        };
        return $"{limit.Number}\u00A0{language[unit]}";
    }

    /// <summary>A party's role, as the glossary labels it.</summary>
    public static string RoleIn(this Glossary glossary, string role, Language language) =>
        glossary.Roles.TryGetValue(role, out var known)
            ? Inside(known.Label.In(language.Code))
            : role;

    /// <summary>A label as it reads inside a sentence: its first letter small, unless the word is a name or an abbreviation.</summary>
    public static string Inside(string label)
    {
        var space = label.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? label : label[..space];
        return
            first.Length < 2
            || first.Skip(1).Any(char.IsUpper)
            || first.Any(char.IsAsciiDigit)
            || first is "United" or "Union" or "European"
            ? label
            : char.ToLowerInvariant(label[0]) + label[1..];
    }

    /// <summary>A text as it begins a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Words joined as a sentence joins them: <c>a, b or c</c>.</summary>
    public static string Or(this Language language, IEnumerable<string> words) =>
        Joined(words, language, Phrase.Or);

    /// <summary>Words joined as a sentence joins them: <c>a, b and c</c>.</summary>
    public static string And(this Language language, IEnumerable<string> words) =>
        Joined(words, language, Phrase.And);

    private static string Joined(IEnumerable<string> words, Language language, Phrase last)
    {
        var list = words.ToList();
        var separator = list.Any(word =>
            word.Contains(',', StringComparison.Ordinal)
            || word.Contains(':', StringComparison.Ordinal)
        )
            ? language.Semicolon
            : ", ";
        return list.Count < 2
            ? string.Concat(list)
            : $"{string.Join(separator, list.Take(list.Count - 1))} {language[last]} {list[^1]}";
    }
}
