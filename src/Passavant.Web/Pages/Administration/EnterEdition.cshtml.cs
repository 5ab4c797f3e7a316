using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Fault = Passavant.Accords.Reading.Fault;

namespace Passavant.Web.Pages.Administration;

/// <summary>Enters an edition of the accord: its files are read, every fault shown beside its line, what is left open chosen. Nothing counts by it until somebody says from when.</summary>
[Seats(Role.Administrator)]
[Long]
[DisableRequestTimeout]
internal sealed class EnterEditionPage(Here here, Database database, Administering administering)
    : AdministrationPage(here)
{
    private const int MostFaults = 100;
    private const int Beside = 2;

    /// <summary>A fault with the lines around it.</summary>
    public sealed record Shown(Fault Fault, IReadOnlyList<(int Number, string Text)> Lines);

    /// <summary>The faults shown.</summary>
    public IReadOnlyList<Shown> Faults { get; private set; } = [];

    /// <summary>How many faults there are.</summary>
    public int Found { get; private set; }

    /// <summary>What is left open in the text.</summary>
    public IReadOnlyList<Bracket> Open { get; private set; } = [];

    /// <summary>The files sent before, as a zip in base 64; empty for none.</summary>
    public string Pack { get; private set; } = "";

    /// <summary>The edition there is already; null for none.</summary>
    public EditionRow? Known { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        if (await Files() is not { Count: > 0 } files)
            return Again();
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var name in Form.Names.Where(name =>
                name.StartsWith("choice-", StringComparison.Ordinal)
            )
        )
            if (Form.Text(name) is { Length: > 0 } chosen)
                choices[name["choice-".Length..]] = chosen;
        AccordReading reading;
        try
        {
            reading = EditionActs.Read(files, choices);
        }
        catch (Trouble twice) when (twice.Status == StatusCodes.Status422UnprocessableEntity)
        {
            Form.Wrong("files", twice.Faults[0].Msg);
            return Again();
        }
        var faults = reading.Faults.Where(fault => fault.Severity == Severity.Error).ToList();
        if (faults.Count > 0)
        {
            Found = faults.Count;
            Faults = [.. faults.Take(MostFaults).Select(fault => Show(fault, files))];
            Form.Wrong(
                "files",
                Here.Count(
                    Found,
                    "The text has {0} fault, shown below. Mend it and send all files again",
                    "The text has {0} faults, shown below. Mend them and send all files again"
                )
            );
            return Again();
        }
        if (reading.Accord is not { } accord)
        {
            Open = reading.Brackets;
            Pack = Convert.ToBase64String(AccordPack.Pack(files));
            if (!Form.Names.Contains("pack"))
                return Page();
            foreach (var bracket in Open.Where(one => !choices.ContainsKey(one.Id)))
                Form.Wrong($"choice-{bracket.Id}", Here["Choose for {0}", bracket.Id]);
            return Again();
        }
        var identity = accord.Identity.ToString();
        if (
            await Tried(() =>
                EditionActs.Enter(By, files, choices, Editions.NotYet, administering, Stop)
            )
        )
            return To($"/administration/editions/{identity}?done=entered");
        Known = (await database.Read(Editions.All, Stop)).FirstOrDefault(one =>
            one.Identity == identity
        );
        return Again();
    }

    private async Task<IReadOnlyList<AccordFile>?> Files()
    {
        try
        {
            if (Form.Text("pack") is { Length: > 0 } pack)
                return AccordPack.Unpack(new MemoryStream(Convert.FromBase64String(pack)));
            if (Form.Files.Count == 0)
            {
                Form.Wrong(
                    "files",
                    Here["Choose the files of the accord: a zip, or its YAML files"]
                );
                return null;
            }
            var files = await AccordPack.Of(Form.Files, Stop);
            if (files.Count == 0)
                Form.Wrong(
                    "files",
                    Here[
                        "None of these is a file of an accord: choose a zip that holds YAML files, or files that end in .yaml"
                    ]
                );
            else if (files.All(file => Path.GetFileName(file.Path) != AccordReader.HeaderFile))
                Form.Wrong(
                    "files",
                    Here["There is no file accord.yaml among them: send all files of the accord"]
                );
            return Form.IsRight ? files : null;
        }
        catch (FormatException wrong)
        {
            Form.Wrong("files", Here["The zip cannot be read: it {0}", wrong.Message]);
            return null;
        }
    }

    private static Shown Show(Fault fault, IReadOnlyList<AccordFile> files)
    {
        var lines = files.FirstOrDefault(file => file.Path == fault.Place.File) is { } file
            ? System
                .Text.Encoding.UTF8.GetString(file.Content.Span)
                .ReplaceLineEndings("\n")
                .Split('\n')
            : [];
        var first = Math.Max(1, fault.Place.Line - Beside);
        return new(
            fault,
            [
                .. lines
                    .Skip(first - 1)
                    .Take(Math.Max(0, fault.Place.Line + Beside - first + 1))
                    .Select(
                        (text, index) =>
                            (first + index, text.Length > 200 ? text[..200] + "…" : text)
                    ),
            ]
        );
    }
}
