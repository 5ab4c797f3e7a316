using System.CommandLine;
using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening.Lists;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists import</c>: a publisher's files become a snapshot.</summary>
internal static class ListsImport
{
    public static Command Create()
    {
        var format = new Argument<string>("FORMAT")
        {
            Description =
                $"The format: {string.Join(", ", ListFormats.All.Select(one => one.Id))}.",
        };
        format.AcceptOnlyFromAmong([.. ListFormats.All.Select(one => one.Id)]);
        var files = FileArgument.Create(
            "FILE",
            "The list's files, as its publisher gives them; - is standard input."
        );
        var to = new Option<string>("--to")
        {
            HelpName = "DIR",
            Description = "The folder that keeps snapshots.",
            DefaultValueFactory = _ => "lists",
        };
        var id = Text("--id", "ID", "The list's id among yours. Default: the format's usual list.");
        id.Validators.Add(given =>
        {
            if (
                given.Tokens.Count == 1
                && !given
                    .Tokens[0]
                    .Value.All(letter =>
                        char.IsAsciiLetterLower(letter)
                        || char.IsAsciiDigit(letter)
                        || letter == '-'
                    )
            )
                given.AddError(
                    $"'{given.Tokens[0].Value}' is no id; expected lower-case letters, digits and dashes after --id."
                );
        });
        var publisher = Text("--publisher", "NAME", "Who publishes it. Default: who usually does.");
        var title = Text("--title", "TITLE", "Its title. Default: the usual one.");
        var date = AccordOptions.Day(
            "--date",
            "The day of the list. Default: the day its files state, if they do."
        );
        var effect = new Option<string?>("--effect")
        {
            HelpName = "EFFECT",
            Description =
                $"What standing on it means, for every entry: {string.Join(", ", EffectWords.All)}. Default: see 'passavant lists formats'.",
        };
        effect.AcceptOnlyFromAmong([.. EffectWords.All]);
        var partial = new Option<bool>("--partial")
        {
            Description =
                "Read a file that breaks off as far as it goes. The snapshot says that it is partial.",
        };
        var onto = Text(
            "--onto",
            "SNAPSHOT",
            "With ftm: the snapshot that the deltas given are applied to."
        );
        var command = new Command(
            "import",
            "Makes a snapshot of a list from its publisher's files. Every record becomes an entry, is joined to one, or is a fault."
        )
        {
            format,
            files,
            to,
            id,
            publisher,
            title,
            date,
            effect,
            partial,
            onto,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var options = new ImportOptions
            {
                Id = result.GetValue(id),
                Publisher = result.GetValue(publisher),
                Title = result.GetValue(title),
                Date = result.GetValue(date),
                Effect =
                    result.GetValue(effect) is { } word && EffectWords.TryParse(word, out var read)
                        ? read
                        : null,
                AllowPartial = result.GetValue(partial),
            };
            var snapshot = Read(
                ListFormats.Find(result.GetRequiredValue(format))!,
                result.GetRequiredValue(files),
                result.GetValue(onto),
                options,
                surroundings
            );
            var path = Keep(snapshot, result.GetRequiredValue(to), surroundings);
            ListReport.Summary(snapshot, surroundings);
            ListReport.Faults(snapshot, most: 10, path, surroundings);
            surroundings.Output.WriteLine($"Kept as {path}");
            return ListReport.HasLoss(snapshot) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant lists import ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv --date 2026-02-27",
            "passavant lists import un-xml consolidated.xml",
            "passavant lists import csl-csv consolidated.csv --to lists",
            "passavant lists import denials denials.csv --id our-denials --publisher 'Licensing office'",
            "passavant lists import ftm entities.delta.json --onto lists/ftm-2026-01-31-0f343b09.jsonl --date 2026-02-01"
        );
    }

    /// <summary>Reads a list whole, or says in one line why not.</summary>
    public static ListSnapshot Read(
        ListFormat format,
        IReadOnlyList<string> paths,
        string? onto,
        ImportOptions options,
        Surroundings surroundings
    )
    {
        var files = new List<ListFile>();
        try
        {
            if (onto is not null)
            {
                if (format.Id != "ftm")
                    throw new Trouble(
                        "--onto goes with the format ftm, which alone has deltas of entities."
                    );
                var before = Lists.Read(onto, surroundings);
                var entities = new MemoryStream();
                FtmExport.Write(before, entities);
                entities.Position = 0;
                files.Add(new ListFile(Path.GetFileName(onto), entities));
                options = options with
                {
                    Id = options.Id ?? before.Id,
                    Publisher = options.Publisher ?? before.About.Publisher,
                    Title = options.Title ?? before.About.Title,
                };
            }
            foreach (var path in paths)
                files.Add(
                    new ListFile(
                        path == "-" ? "standard input" : Path.GetFileName(path),
                        InputFile.Open(path, surroundings)
                    )
                );
            return format.Read(files, options);
        }
        catch (ListFormatException wrong)
        {
            throw new Trouble($"{wrong.Message}. No snapshot was made.");
        }
        finally
        {
            foreach (var file in files)
                if (file.Content != surroundings.Input)
                    file.Content.Dispose();
        }
    }

    // The name holds what names the content, so that no snapshot ever takes another's place.
    private static string Keep(ListSnapshot snapshot, string folder, Surroundings surroundings)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.Id}-{(snapshot.About.Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated")}-{snapshot.Hash[..8]}.jsonl"
        );
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.Combine(surroundings.Folder, folder));
        using var output = OutputFile.Create(path, surroundings);
        SnapshotFile.Write(snapshot, output.Stream);
        output.Finish();
        return path.Replace('\\', '/');
    }

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };
}
