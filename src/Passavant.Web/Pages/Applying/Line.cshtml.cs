using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;
using Tongue = Passavant.Accords.Words.Language;

namespace Passavant.Web.Pages.Applying;

/// <summary>One line of an application: what it is, how many, what it is worth.</summary>
[Seats(Role.Applicant)]
internal sealed class LinePage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>The line as it is; null for a new one.</summary>
    public LineDetails? Line { get; private set; }

    /// <summary>The kinds of item the accord speaks of.</summary>
    public IReadOnlyList<Option> Kinds { get; private set; } = [];

    /// <summary>What was sent before.</summary>
    public IReadOnlyList<Remembered.Product> Known { get; private set; } = [];

    public async Task<IActionResult> OnGet(string line, string? use)
    {
        if (!Find(line) || !MayWrite)
            return Absent();
        await Prepare();
        var known = Known.FirstOrDefault(one => one.Key == use);
        Form.Fill("use", known?.Key);
        Form.Fill("description", Line?.Description ?? known?.Description);
        Form.Fill("quantity", $"{Line?.Quantity}");
        Form.Fill("unit", Line?.Unit ?? known?.Unit ?? Here["pieces"]);
        Form.Fill(
            "value",
            Line is null
                ? null
                : (Line.Value.Minor / 100m).ToString("0.##", CultureInfo.InvariantCulture)
        );
        Form.Fill("currency", Line?.Value.Currency ?? known?.Currency ?? "EUR");
        Form.Fill("maker", Line?.Maker ?? known?.Maker);
        Form.Fill(
            "item",
            Line is null ? known?.Kind : Case.Application.KindOf(Line.Line)
        );
        return Page();
    }

    public async Task<IActionResult> OnPost(string line)
    {
        // One another took out meanwhile is put back as a new one, once the version read is the latest.
        _ = Find(line);
        await Prepare();
        var description = Form.Required(
            "description",
            Here["Say what it is"],
            500,
            Here["The description has more than 500 letters; put the rest in a document"]
        );
        var quantity = Form.Whole(
            "quantity",
            Here["Enter how many as a whole number, at least 1"],
            1,
            1_000_000_000_000
        );
        var unit = Form.Required(
            "unit",
            Here["Say of what: pieces, kg, licences"],
            60,
            Here["Say of what: pieces, kg, licences"]
        );
        var value = Amount("value");
        var currency = Form.Text("currency").ToUpperInvariant();
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            Form.Wrong("currency", Here["Enter the currency in three letters, such as EUR"]);
        var maker = Form.Text("maker");
        if (maker.Length > 300)
            Form.Wrong("maker", Here["The name of the maker has more than 300 letters"]);
        var kind = Form.Text("item");
        if (kind.Length > 0 && Kinds.All(option => option.Value != kind))
            Form.Wrong("item", Here["Choose a kind from the list"]);
        if (!Form.IsRight)
            return await Back();
        var known = Known.FirstOrDefault(one => one.Key == Form.Text("use"));
        var number = "";
        var done = await Write(one =>
        {
            number = Line?.Line ?? one.NextLine();
            return one.WithLine(
                Case.Number,
                Accord.Glossary,
                new LineDetails(
                    number,
                    description,
                    quantity!.Value,
                    unit,
                    new Money(value!.Value, currency)
                )
                {
                    Maker = maker.Length == 0 ? null : maker,
                    Sourcing = Line?.Sourcing ?? [],
                },
                kind.Length == 0 ? null : kind,
                // What was said of it before holds while it is the same kind of item.
                Line is null && known?.Kind == kind ? known.Facts : null
            );
        });
        if (!done)
            return await Back();
        return To(
            kind.Length > 0 && number.Length > 0
                ? $"{Home}/facts/line-{Uri.EscapeDataString(number)}"
                : $"{Home}/goods"
        );
    }

    protected override async Task Prepare()
    {
        var (term, language) = (
            Accord.Glossary.FindTerm("item"),
            Tongue.Parse(Here.Language)
        );
        Kinds =
            term is null
                ? []
                :
                [
                    .. term
                        .Choices.Select(word => new Option(
                            word,
                            Names.Capital(FactWords.Choice(term, word, language))
                        ))
                        // What no control speaks of stands last.
                        .OrderBy(option => option.Value == "other")
                        .ThenBy(
                            option => option.Label,
                            StringComparer.Create(Here.Culture, true)
                        ),
                ];
        Known = await Remembered.Products(Desk, Here.Caller!.Actor, HttpContext.RequestAborted);
    }

    private bool Find(string line)
    {
        Line = Case.Application.Lines.FirstOrDefault(one => one.Line == line);
        return Line is not null || line == "new";
    }

    private long? Amount(string name)
    {
        var typed = string.Concat(
                Form.Text(name).Where(letter => letter is not (' ' or '\u00a0' or '\u202f'))
            )
            .Replace(',', '.');
        if (
            decimal.TryParse(
                typed,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
            && amount is >= 0 and <= 1_000_000_000_000m
            && decimal.Round(amount, 2) == amount
        )
            return (long)(amount * 100);
        Form.Wrong(name, Here["Enter what it is worth as a number, such as 12000 or 12000.50"]);
        return null;
    }
}
