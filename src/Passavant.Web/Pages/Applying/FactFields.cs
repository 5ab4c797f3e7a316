using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Web.Pages.Parts;
using Tongue = Passavant.Accords.Words.Language;

namespace Passavant.Web.Pages.Applying;

/// <summary>Fields for facts in the words of the accord: each asks the accord's own question, and takes its unit and choices.</summary>
internal static class FactFields
{
    /// <summary>What the field of a term is called in a form.</summary>
    public static string Name(Term term) => $"fact-{term.Name.Replace(' ', '_')}";

    /// <summary>The field of a term.</summary>
    public static Markup Of(Form form, Here here, Term term)
    {
        var (name, language) = (Name(term), Tongue.Parse(here.Language));
        var question = QuestionWords.Text(term, language);
        var note = term.Note?.All.FirstOrDefault(said => said.Key == here.Language).Value;
        return term.Kind switch
        {
            TermKind.Choice { Words.Count: <= 4 } choice => Field.Radios(
                form,
                name,
                question,
                [
                    .. choice.Words.Select(word => new Option(
                        word,
                        Names.Capital(FactWords.Choice(term, word, language))
                    )),
                    new Option("?", here["I do not know yet"]),
                ],
                hint: note,
                // Short answers stand beside each other.
                inline: choice.Words.Sum(word => word.Length) <= 16
            ),
            TermKind.Choice choice => Field.Select(
                form,
                name,
                question,
                choice.Words.Select(word => new Option(
                    word,
                    Names.Capital(FactWords.Choice(term, word, language))
                )),
                hint: note,
                none: here["I do not know yet"]
            ),
            TermKind.Country => Field.Select(
                form,
                name,
                question,
                Nations.All(here, term),
                hint: note,
                none: here["I do not know yet"]
            ),
            TermKind.Day => Field.Day(form, here, name, question, hint: note),
            TermKind.Number => Field.Text(
                form,
                name,
                question,
                hint: note,
                width: 10,
                mode: "decimal",
                after: Unit(term, language)
            ),
            TermKind.Band => Field.Text(
                form,
                name,
                question,
                hint: here["From the least to the most, such as 100 to 300"],
                width: 20,
                after: Unit(term, language)
            ),
            _ => Field.Text(
                form,
                name,
                question,
                hint: here["Control codes with commas between them; none where there is none"],
                width: 20
            ),
        };
    }

    /// <summary>Puts a fact stated before into its field.</summary>
    public static void Fill(Form form, Term term, string? value)
    {
        if (value is null)
            return;
        var name = Name(term);
        if (
            term.Kind is TermKind.Day
            && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)
        )
        {
            form.Fill($"{name}-day", $"{day.Day}");
            form.Fill($"{name}-month", $"{day.Month}");
            form.Fill($"{name}-year", $"{day.Year}");
            return;
        }
        var unit = FactWords.UnitOf(term)?.Code is { } code and not "1" ? $" {code}" : "";
        form.Fill(
            name,
            unit.Length > 0 && value.EndsWith(unit, StringComparison.Ordinal)
                ? value[..^unit.Length].Trim()
                : value
        );
    }

    /// <summary>The fact typed; null for none, with a fault where it is none.</summary>
    public static string? Read(Form form, Here here, Term term)
    {
        var name = Name(term);
        if (term.Kind is TermKind.Day)
            return $"{form.Text($"{name}-day")}{form.Text($"{name}-month")}{form.Text($"{name}-year")}".Length
                == 0
                ? null
                : form.Day(name, here["Enter a day that exists, such as 27 3 2027"])
                    ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var typed = form.Text(name);
        if (typed is "" or "?")
            return null;
        var text = typed;
        if (FactWords.UnitOf(term)?.Code is { } unit)
        {
            text = string.Concat(typed.Where(letter => letter is not ('\u00a0' or '\u202f')))
                .Replace(',', '.');
            // A number alone is meant in the unit shown beside it.
            if (
                unit != "1"
                && decimal.TryParse(
                    text.Replace(" ", "", StringComparison.Ordinal),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out _
                )
            )
                text = $"{text.Replace(" ", "", StringComparison.Ordinal)} {unit}";
        }
        if (text.Length <= 500 && FactText.TryRead(term, text, out _, out _))
            return text;
        form.Wrong(
            name,
            term.Kind switch
            {
                TermKind.Number when Unit(term, Tongue.Parse(here.Language)) is { } shown => here[
                    "{0}: enter a number in {1}",
                    term.Label.In(here.Language),
                    shown
                ],
                TermKind.Number => here["{0}: enter a number", term.Label.In(here.Language)],
                TermKind.Band => here[
                    "{0}: enter two numbers, such as 100 to 300",
                    term.Label.In(here.Language)
                ],
                _ => here["{0}: choose one of the answers", term.Label.In(here.Language)],
            }
        );
        return null;
    }

    /// <summary>A fact stated, for people.</summary>
    public static string Say(Here here, Term term, string value) =>
        FactText.TryRead(term, value, out var read, out _)
            ? Names.Capital(FactWords.Say(term, read, Tongue.Parse(here.Language)))
            : value;

    private static string? Unit(Term term, Tongue language) =>
        FactWords.UnitOf(term)?.Code is { } code and not "1"
            ? UnitWords.Print(code, language)
            : null;
}

/// <summary>Countries as people choose them.</summary>
internal static class Nations
{
    /// <summary>Every country, in the order of its name.</summary>
    public static IEnumerable<Option> All(Here here, Term term) =>
        Countries
            .All.Select(code => new Option(code, Name(here, term, code)))
            .OrderBy(option => option.Label, StringComparer.Create(here.Culture, true));

    /// <summary>What a country is called.</summary>
    public static string Name(Here here, Term term, string code) =>
        Countries.IndexOf(code) < 0
            ? code
            : FactWords
                .Say(term, new FactValue.Country(code), Tongue.Parse(here.Language))
                .Replace($" ({code})", "", StringComparison.Ordinal);

    /// <summary>A term countries are said with.</summary>
    public static Term Term(Glossary glossary) =>
        glossary.Terms.First(term => term.Kind is TermKind.Country);
}
