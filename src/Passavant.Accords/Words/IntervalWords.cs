using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Intervals and comparisons in words; which ends belong to them is always said.</summary>
public static class IntervalWords
{
    /// <summary>Where a number must lie: <c>between 75 mm and 650 mm (both included)</c>, <c>more than 975 nm and at most 1150 nm</c>.</summary>
    public static string Of(Interval interval, Language language) =>
        Of(interval, language, bound => NumberWords.Say(bound.Written, language));

    /// <summary>Where a day must lie.</summary>
    public static string OfDays(Interval interval, Language language)
    {
        string Day(Bound bound) =>
            language.Say(DateOnly.FromDayNumber((int)bound.Value.ToDouble()));
        return (interval.Lower, interval.Upper) switch
        {
            ({ } lower, { } upper) when lower.Value == upper.Value => Day(lower),
            ({ Included: true } lower, { Included: true } upper) => language.Say(
                Phrase.DaysBetween,
                Day(lower),
                Day(upper)
            ),
            ({ } lower, { } upper) =>
                $"{OneDay(lower, true)} {language[Phrase.And]} {OneDay(upper, false)}",
            ({ } lower, null) => OneDay(lower, true),
            (null, { } upper) => OneDay(upper, false),
            _ => language[Phrase.AnyNumber],
        };

        string OneDay(Bound bound, bool lower) =>
            language.Say(
                lower ? (bound.Included ? Phrase.DayOnOrAfter : Phrase.DayAfter)
                    : bound.Included ? Phrase.DayOnOrBefore
                    : Phrase.DayBefore,
                Day(bound)
            );
    }

    private static string Of(Interval interval, Language language, Func<Bound, string> say)
    {
        return (interval.Lower, interval.Upper) switch
        {
            ({ } lower, { } upper) when lower.Value == upper.Value => language.Say(
                Phrase.Exactly,
                say(lower)
            ),
            ({ Included: true } lower, { Included: true } upper) => language.Say(
                Phrase.BetweenIncluded,
                say(lower),
                say(upper)
            ),
            ({ } lower, { } upper) =>
                $"{One(Lower(lower), say(lower))} {language[Phrase.And]} {One(Upper(upper), say(upper))}",
            ({ } lower, null) => One(Lower(lower), say(lower)),
            (null, { } upper) => One(Upper(upper), say(upper)),
            _ => language[Phrase.AnyNumber],
        };

        Comparison Lower(Bound bound) => bound.Included ? Comparison.AtLeast : Comparison.MoreThan;

        Comparison Upper(Bound bound) => bound.Included ? Comparison.AtMost : Comparison.LessThan;

        string One(Comparison comparison, string number) => Compare(comparison, number, language);
    }

    /// <summary>One comparison: <c>at least 600 Hz</c>.</summary>
    public static string Compare(Comparison comparison, string number, Language language) =>
        language.Say(
            comparison switch
            {
                Comparison.AtLeast => Phrase.AtLeast,
                Comparison.MoreThan => Phrase.MoreThan,
                Comparison.AtMost => Phrase.AtMost,
                _ => Phrase.LessThan,
            },
            number
        );

    /// <summary>A stretch of a scale that a band meets: <c>above 2.7 GHz up to 2.9 GHz</c>.</summary>
    public static string Stretch(Interval interval, Language language)
    {
        string Say(Bound bound) => NumberWords.Say(bound.Written, language);
        return (interval.Lower, interval.Upper) switch
        {
            ({ } lower, { } upper) when lower.Value == upper.Value => Say(lower),
            ({ } lower, { } upper) => language.Say(
                (lower.Included, upper.Included) switch
                {
                    (true, true) => Phrase.StretchClosed,
                    (false, true) => Phrase.StretchAbove,
                    (true, false) => Phrase.StretchBelow,
                    _ => Phrase.StretchOpen,
                },
                Say(lower),
                Say(upper)
            ),
            ({ } lower, null) => language.Say(
                lower.Included ? Phrase.StretchFrom : Phrase.StretchOver,
                Say(lower)
            ),
            (null, { } upper) => language.Say(
                upper.Included ? Phrase.StretchUpTo : Phrase.StretchUnder,
                Say(upper)
            ),
            _ => language[Phrase.AnyNumber],
        };
    }
}
