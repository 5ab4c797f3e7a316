using System.Diagnostics;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Words;

/// <summary>What a fact says, for people.</summary>
public static class FactWords
{
    /// <summary>A term as its label reads inside a sentence.</summary>
    public static string Label(Term term, Language language) =>
        Names.Inside(term.Label.In(language.Code));

    /// <summary>A choice in the language; <c>yes</c> and <c>no</c> where the term does not translate them.</summary>
    public static string Choice(Term term, string word, Language language)
    {
        var translated = term.WordIn(language.Code, word);
        return translated != word ? translated
            : word == "yes" ? language[Phrase.Yes]
            : word == "no" ? language[Phrase.No]
            : word;
    }

    /// <summary>A value as given.</summary>
    public static string Say(Term term, FactValue value, Language language) =>
        value switch
        {
            FactValue.Word word => Choice(term, word.Text, language),
            FactValue.Number number => NumberWords.Say(number.Quantity, language),
            FactValue.Band band when band.From == band.To => NumberWords.Say(band.From, language),
            FactValue.Band band => language.Say(
                Phrase.FromTo,
                NumberWords.Say(band.From, language),
                NumberWords.Say(band.To, language)
            ),
            FactValue.Country country =>
                $"{CountryNames.In(language, country.Code)} ({country.Code})",
            FactValue.Day day => language.Say(day.Date),
            FactValue.Codes codes => codes.List.Count == 0
                ? language[Phrase.NoCodes]
                : string.Join(", ", codes.List),
            FactValue.Shown shown => shown.Text,
            _ => throw new UnreachableException(),
        };

    /// <summary>A number or band in the unit of its term, where it was given in another; else null.</summary>
    public static string? InTermUnit(Term term, FactValue value, Language language)
    {
        if (UnitOf(term) is not { } unit)
            return null;
        return value switch
        {
            FactValue.Number number
                when number.Quantity.Unit != unit && number.Quantity.Unit.IsCompatibleWith(unit) =>
                NumberWords.SayIn(number.Quantity, unit, language),
            FactValue.Band band
                when (band.From.Unit != unit || band.To.Unit != unit)
                    && band.From.Unit.IsCompatibleWith(unit) => language.Say(
                Phrase.FromTo,
                NumberWords.SayIn(band.From, unit, language),
                NumberWords.SayIn(band.To, unit, language)
            ),
            _ => null,
        };
    }

    /// <summary>The unit a term's numbers are counted in, or null for other terms.</summary>
    public static Unit? UnitOf(Term term) =>
        term.Kind switch
        {
            TermKind.Number number => number.Unit,
            TermKind.Derived derived => derived.Unit,
            TermKind.Band band => band.Unit,
            _ => null,
        };
}
