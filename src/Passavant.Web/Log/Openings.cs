using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Log;

/// <summary>What an auditor needs to open an entry that rests on a determination, and to compute that again: the same over HTTP and in a folder.</summary>
internal static class Openings
{
    /// <summary>An entry and what opens it.</summary>
    /// <param name="Index">Where it stands in the log, from 0.</param>
    /// <param name="Opens">Of each field its salt in base64url, its name and its value.</param>
    internal sealed record Opened(long Index, IReadOnlyList<IReadOnlyList<string>> Opens);

    /// <summary>An entry that rests on a determination.</summary>
    /// <param name="Index">Where it stands in the log, from 0.</param>
    /// <param name="Opens">What opens it, every field.</param>
    /// <param name="Determination">The determination, byte for byte; null where it is not there.</param>
    /// <param name="Assessed">The entry of the assessment it was made in.</param>
    /// <param name="Edition">The entry in which the accord was entered that it names.</param>
    /// <param name="Lists">The entries in which the snapshots of lists were entered that it names.</param>
    /// <param name="Screened">The entry of the screening it was made with; null where nobody was screened.</param>
    /// <param name="Applied">The entry that says who the parties were; null where there was no screening.</param>
    /// <param name="Decided">The entries in which people decided of the matches of that screening, of each the last.</param>
    internal sealed record View(
        long Index,
        IReadOnlyList<IReadOnlyList<string>> Opens,
        string? Determination,
        Opened? Assessed,
        Opened? Edition,
        IReadOnlyList<Opened> Lists,
        Opened? Screened,
        Opened? Applied,
        IReadOnlyList<Opened> Decided
    );

    private const string Tag = "The log";

    private static readonly Allows Auditing = Allows.Only(Role.Auditor);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/audit/openings/{index}", Handle)
            .For(
                Auditing,
                Tag,
                "What opens an entry of the log that rests on a determination, with the determination: for audit by replay. The look is recorded.",
                gives: typeof(View)
            );
        _ = routes
            .MapGet("/audit/accords/{hash}", Accord)
            .For(
                Auditing,
                Tag,
                "The texts of an edition of the accord and the alternatives chosen, by the hash in its identity: for audit by replay.",
                gives: typeof(EditionFile)
            );
        _ = routes
            .MapGet("/audit/lists/{hash}", List)
            // A large list takes long to send, and only an auditor is sent one.
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .For(
                Auditing,
                Tag,
                "A snapshot of a list by its hash, as it was entered, for screening again: for audit by replay.",
                gives: typeof(Stream)
            );
    }

    /// <summary>The act at an index, where it rests on a determination; null where it does not, or there is none.</summary>
    public static async Task<StoredEvent?> Find(Reading reading, long index) =>
        index is >= 0 and < long.MaxValue
        && await Events.At(reading, index + 1) is { Determination: not null } happened
            ? happened
            : null;

    /// <summary>What opens an act that rests on a determination.</summary>
    public static async Task<View> Of(Reading reading, StoredEvent happened)
    {
        var hash = happened.Determination!;
        var bytes = await Determinations.Find(reading, hash);
        var acts = await Events.Read(reading, happened.Stream);
        var assessed = acts.LastOrDefault(one =>
            one.Version <= happened.Version
            && one.Type == "assess"
            && Text(one, "act", "assessment", "determination") == hash
        );
        List<StoredEvent> before = [.. acts.Where(one => one.Version < assessed?.Version)];
        var screened = before.LastOrDefault(one => one.Type == "screen");
        var entered = new List<StoredEvent>();
        foreach (var list in assessed is null ? [] : Hashes(assessed, "assessment"))
            if (await Entered("list-entered", "hash", list) is { } snapshot)
                entered.Add(snapshot);
        var accord = assessed is null ? null : Text(assessed, "act", "assessment", "accord");
        return new View(
            EventLeaf.IndexOf(happened),
            Opens(happened),
            bytes is null ? null : Encoding.UTF8.GetString(bytes),
            assessed is null ? null : Of(assessed),
            accord is not null
            && await Entered("edition-entered", "identity", accord) is { } edition
                ? Of(edition)
                : null,
            [.. entered.Select(Of)],
            screened is null ? null : Of(screened),
            screened is not null
            && before.LastOrDefault(one => one.Type is "open" or "redraft" or "amend")
                is { } applied
                ? Of(applied)
                : null,
            screened is null ? [] : [.. Decisions(screened, before).Select(Of)]
        );

        async Task<StoredEvent?> Entered(string type, string member, string value) =>
            (await Events.OfTypes(reading, Administering.Stream, type, type)).FirstOrDefault(one =>
                Text(one, member) == value
            );
    }

    /// <summary>The texts of an edition, by the hash in its identity; null where there is none.</summary>
    public static async Task<byte[]?> AccordOf(Reading reading, string hash)
    {
        var edition = (await Editions.All(reading)).FirstOrDefault(one =>
            one.Identity.EndsWith($":{hash}", StringComparison.Ordinal)
        );
        return edition is null ? null : await Editions.Documents(reading, edition.Identity);
    }

    /// <summary>The hashes of the snapshots a screening names.</summary>
    public static IReadOnlyList<string> ListsOf(StoredEvent screened) =>
        Hashes(screened, "screening");

    /// <summary>The screening an act rests on; null where there is none.</summary>
    public static async Task<StoredEvent?> ScreeningOf(Reading reading, View opened) =>
        opened.Screened is { } screened ? await Events.At(reading, screened.Index + 1) : null;

    private static async Task<IResult> Handle(
        string index,
        HttpContext context,
        Desk desk,
        Looks looks,
        CancellationToken stop
    )
    {
        var happened = long.TryParse(
            index,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var which
        )
            ? await desk.Store.Read(reading => Find(reading, which), stop)
            : null;
        if (happened is null)
            throw Trouble.Absent($"There is no entry {index} that rests on a determination.");
        var (file, caller) = await Opening.Readable(happened.Stream, context, desk, Auditing, stop);
        looks.Saw(file.Case, caller.Actor, desk.Now);
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(reading => Of(reading, happened), stop)
        );
    }

    private static async Task<IResult> Accord(string hash, Desk desk, CancellationToken stop) =>
        Results.Bytes(
            await desk.Store.Read(reading => AccordOf(reading, hash), stop)
                ?? throw Trouble.Absent("No edition of the accord has that identity."),
            "application/json; charset=utf-8"
        );

    private static async Task<IResult> List(string hash, Desk desk, CancellationToken stop) =>
        Results.Bytes(
            await desk.Store.Read(reading => Editions.Entries(reading, hash), stop)
                ?? throw Trouble.Absent("That snapshot was never entered here."),
            "application/jsonl; charset=utf-8"
        );

    // Of each match of a screening, the last time somebody decided of it as it was then.
    private static IEnumerable<StoredEvent> Decisions(
        StoredEvent screened,
        List<StoredEvent> before
    )
    {
        var matches = Members(screened, "screening", "hits").Select(Match).ToHashSet();
        return before
            .Where(one => one.Type == "resolve-hit" && matches.Contains(Match(Act(one))))
            .GroupBy(one => Match(Act(one)))
            .Select(same => same.Last())
            .OrderBy(one => one.Version);
    }

    private static (string?, string?, string?, string?) Match(JsonElement json) =>
        (Text(json, "party"), Text(json, "list"), Text(json, "entry"), Text(json, "fingerprint"));

    private static Opened Of(StoredEvent happened) =>
        new(EventLeaf.IndexOf(happened), Opens(happened));

    private static List<IReadOnlyList<string>> Opens(StoredEvent happened) =>
        [.. EventLeaf.Disclosures(happened).Select(KeyChanges.Opened)];

    // A body somebody broke says nothing; the auditor finds that it does not open.
    private static JsonElement Body(StoredEvent happened)
    {
        try
        {
            return JsonElement.Parse(happened.Body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement Act(StoredEvent happened) => At(Body(happened), "act");

    private static JsonElement At(JsonElement json, params IEnumerable<string> path)
    {
        foreach (var member in path)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(member, out json))
                return default;
        return json;
    }

    private static string? Text(JsonElement json, params IEnumerable<string> path) =>
        At(json, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string? Text(StoredEvent happened, params IEnumerable<string> path) =>
        Text(Body(happened), path);

    private static List<string> Hashes(StoredEvent happened, string within) =>
        [.. Members(happened, within, "lists").Select(one => Text(one, "hash")).OfType<string>()];

    private static IEnumerable<JsonElement> Members(StoredEvent happened, params string[] path) =>
        At(Act(happened), path) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : [];
}
