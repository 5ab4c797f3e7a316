using System.CommandLine;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant explain</c>: a determination as reasons a minister could sign.</summary>
internal static class Explain
{
    private static readonly string[] Audiences =
    [
        "public",
        "participating states",
        "originator-controlled",
        "closed",
    ];

    public static Command Create()
    {
        var accord = new AccordOptions();
        var file = new Argument<string>("FILE")
        {
            Description =
                "Determinations as recorded by assess (.json, .jsonl), or proposed transfers to assess now (.json, .jsonl, .csv, .parquet); - is standard input.",
        };
        var transfer = new Option<string?>("--transfer", "-t")
        {
            HelpName = "ID",
            Description = "The one transfer to explain. Default: all of them.",
        };
        var language = LanguageOption.Create();
        var format = DocumentFormats.Option("How to print it: text, markdown, html or json.");
        var full = new Option<bool>("--full")
        {
            Description = "The whole trace: every sentence, and what does not match and why.",
        };
        var audience = new Option<string>("--audience")
        {
            HelpName = "AUDIENCE",
            Description =
                $"Who reads it; what is handled more closely is left out, and the text says so: {string.Join(", ", Audiences)}. Default: closed.",
            DefaultValueFactory = _ => "closed",
        };
        audience.AcceptOnlyFromAmong(Audiences);
        var instruments = new Option<string?>("--instruments")
        {
            HelpName = "FILE",
            Description = "Individual acts beside the accord, as JSON.",
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "FORMAT",
            Description =
                "The format read, where the extension does not tell: csv, jsonl, parquet.",
        };
        from.AcceptOnlyFromAmong(FileFormats.Names);
        var command = new Command(
            "explain",
            "Prints a determination as reasons: provision by provision, the facts, the thresholds, the sources."
        )
        {
            file,
            transfer,
            language,
            format,
            full,
            audience,
            instruments,
            from,
        };
        accord.AddTo(command);
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var text = AccordFolders.Read(
                AccordFolders.Choose(result.GetValue(accord.Accord) ?? [], surroundings)[0],
                result.GetValue(accord.Choose)!,
                surroundings
            );
            var (asOf, knownAt) = accord.Days(result, surroundings);
            AccordFolders.WarnUnlessInForce(text, asOf, knownAt, surroundings);
            var options = new ExplanationOptions
            {
                Full = result.GetValue(full),
                Audience = (Handling)Array.IndexOf(Audiences, result.GetRequiredValue(audience)),
            };
            var printed = DocumentFormats.Of(result, format);
            var wanted = result.GetValue(transfer);
            var found = new List<string>();
            var acts = InstrumentFile.Read(result.GetValue(instruments), text, surroundings);
            var path = result.GetRequiredValue(file);
            using var transfers = new TransferFile(
                path,
                FileFormats.Of(path, result.GetValue(from)),
                surroundings
            );
            var rejects = new List<Reject>();
            Assessor? assessor = null;
            var told = 0;
            var page = "";
            foreach (var proposal in transfers.Read([text]))
            {
                var recorded = proposal is JsonProposal json
                    ? RecordedDetermination.Read(json.Json, text, surroundings)
                    : null;
                if (recorded is not null && !recorded.IsFor(wanted, found))
                    continue;
                Determination determination;
                if (recorded is not null)
                    determination = recorded.Again(surroundings);
                else if (proposal.Read(text, 0, rejects) is not { } proposed)
                    continue;
                else
                {
                    found.Add(proposed.Id);
                    if (wanted is not null && proposed.Id != wanted)
                        continue;
                    determination = (assessor ??= new Assessor(text, acts, asOf, knownAt)).Assess(
                        proposed
                    );
                }
                if (told++ == 1 && printed == DocumentFormat.Html)
                    throw new Trouble(
                        $"{path} holds several transfers, and a page holds one; choose one with --transfer {string.Join(" or --transfer ", found.Take(4))}."
                    );
                var explained = Explanation
                    .Of(determination, result.GetRequiredValue(language), options)
                    .Render(printed, surroundings.Colour);
                // A page is held back until it is known to be the only one.
                if (printed == DocumentFormat.Html)
                    page = explained;
                else
                    surroundings.Output.Write(
                        told > 1 && printed != DocumentFormat.Json ? "\n" + explained : explained
                    );
                if (wanted is not null)
                    break;
            }
            surroundings.Output.Write(page);
            foreach (var reject in rejects.Where(reject => wanted is null || told == 0))
                surroundings.Error.WriteLine(
                    $"{reject.File}:{reject.Line}: {(reject.Column.Length > 0 ? $"{reject.Column}: " : "")}{reject.Reason}"
                );
            if (told == 0 && rejects.Count == 0)
                throw new Trouble(
                    wanted is null
                        ? $"{path} holds no transfer."
                        : $"{path} holds no transfer '{wanted}'{(Nearest.Of(wanted, found) is { } nearest ? $"; did you mean '{nearest}'?" : found.Count > 0 ? $"; it holds {string.Join(", ", found.Take(8))}{(found.Count > 8 ? " …" : "")}." : ".")}"
                );
            return rejects.Count > 0 && (wanted is null || told == 0)
                ? ExitCode.Findings
                : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant explain samples/transfers.csv --transfer T-001",
            "passavant explain determinations.jsonl --transfer T-001 --language fr --format html > T-001.html",
            "passavant explain T-001.json --full --format markdown",
            "passavant explain T-001.json --audience public"
        );
    }
}

/// <summary>A determination found in a file, to be computed again so that reasons can be given.</summary>
internal sealed class RecordedDetermination
{
    private readonly Accord accord;
    private readonly Transfer transfer;
    private readonly Instruments acts;
    private readonly DateOnly asOf;
    private readonly DateOnly knownAt;
    private readonly string? identity;
    private readonly string outcomes;

    private RecordedDetermination(
        Accord accord,
        Transfer transfer,
        Instruments acts,
        JsonElement recorded
    )
    {
        (this.accord, this.transfer, this.acts) = (accord, transfer, acts);
        asOf = Day(recorded, "as of");
        knownAt = Day(recorded, "known at");
        identity = recorded.GetProperty("accord").GetProperty("identity").GetString();
        outcomes = string.Join(
            " | ",
            recorded.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetString())
        );
    }

    /// <summary>The determination in <paramref name="json"/>, or null where the object is none.</summary>
    public static RecordedDetermination? Read(
        ReadOnlyMemory<byte> json,
        Accord accord,
        Surroundings surroundings
    )
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
        using (document)
        {
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("format", out var format)
                || format.GetString() != DeterminationJson.Format
            )
                return null;
            var faults = new List<InputFault>();
            try
            {
                var transfer = TransferJson.Read(
                    Bytes(root.GetProperty("transfer")),
                    accord.Glossary,
                    faults,
                    Standing.Asserted
                );
                var acts = InstrumentsJson.Read(Bytes(root.GetProperty("acts")), accord, faults);
                if (transfer is not null && acts is not null)
                    return new RecordedDetermination(accord, transfer, acts, root);
            }
            catch (Exception wrong)
                when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new Trouble($"a determination in the file lacks a part: {wrong.Message}");
            }
            foreach (var fault in faults)
                surroundings.Error.WriteLine(fault);
            throw new Trouble(
                "a determination in the file cannot be read by this accord; name the one it was made under with --accord."
            );
        }
    }

    /// <summary>Whether it is the transfer wanted; its reference is noted either way.</summary>
    public bool IsFor(string? wanted, List<string> found)
    {
        found.Add(transfer.Id);
        return wanted is null || wanted == transfer.Id;
    }

    /// <summary>Computes it again; where the text or the answer differs from what was recorded, says so.</summary>
    public Determination Again(Surroundings surroundings)
    {
        var determination = Assessor.Assess(transfer, accord, acts, asOf, knownAt);
        if (identity != determination.Identity.ToString())
            surroundings.Error.WriteLine(
                $"passavant: {transfer.Id} was determined under {identity}, and is explained under {determination.Identity}."
            );
        if (outcomes != determination.Outcomes.ToString())
            surroundings.Error.WriteLine(
                $"passavant: {transfer.Id} was recorded as '{outcomes}', and comes out as '{determination.Outcomes}'."
            );
        return determination;
    }

    private static byte[] Bytes(JsonElement element) =>
        System.Text.Encoding.UTF8.GetBytes(element.GetRawText());

    private static DateOnly Day(JsonElement recorded, string key) =>
        DateOnly.ParseExact(
            recorded.GetProperty(key).GetString() ?? "",
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture
        );
}
