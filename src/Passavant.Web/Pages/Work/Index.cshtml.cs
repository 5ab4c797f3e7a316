using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Work;

/// <summary>The queue: the cases of whoever looks, what is due first on top.</summary>
[Seats(Role.Officer, Role.Head, Role.Member, Role.Supervisor)]
internal sealed class QueuePage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 50;

    private static readonly string[] Asked =
    [
        "who",
        "phase",
        "kind",
        "risk",
        "destination",
        "due",
        "order",
    ];

    private Office office = null!;

    /// <summary>What is looked for.</summary>
    public Form Filter { get; } = new();

    /// <summary>Whether anything but what is open is looked for.</summary>
    public bool IsFiltered { get; private set; }

    /// <summary>What is found.</summary>
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    /// <summary>How many cases stand where, each with the address that lists them.</summary>
    public IReadOnlyList<(long Number, string Label, string Path)> Counts { get; private set; } = [];

    /// <summary>The address of the first page, on a later one.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the next page.</summary>
    public string? Next { get; private set; }

    /// <summary>Whose cases can be listed.</summary>
    public IEnumerable<Option> Whose =>
        [
            new("", Here["Anybody"]),
            new("me", Here["I"]),
            new("nobody", Here["Nobody yet"]),
            .. office
                .Appointments.Where(one =>
                    one.Agency == Here.Caller!.Actor.Agency && one.Role is Role.Officer
                )
                .DistinctBy(one => one.Person)
                .Select(one => new Option(one.Person, Person(one.Person)))
                .OrderBy(option => option.Label, StringComparer.Create(Here.Culture, true)),
        ];

    /// <summary>The phases.</summary>
    public IEnumerable<Option> Phases =>
        Enum.GetValues<Phase>()
            .Where(phase => phase != Phase.Draft)
            .Select(phase => new Option(Choices.Word(phase), Here[CaseWords.Of(phase)]));

    /// <summary>The kinds of case.</summary>
    public IEnumerable<Option> Kinds =>
        Enum.GetValues<CaseKind>()
            .Where(kind => kind != CaseKind.Grievance)
            .Select(kind => new Option(Choices.Word(kind), Here[CaseWords.Of(kind)]));

    /// <summary>The levels of risk.</summary>
    public IEnumerable<Option> Risks =>
        office.Accord.Matrix.Risks.Select(risk => new Option(risk, Here[CaseWords.Risk(risk)]));

    /// <summary>The countries.</summary>
    public IEnumerable<Option> Destinations =>
        Accords
            .Countries.All.Select(code => new Option(code, Country(code)))
            .OrderBy(option => option.Label, StringComparer.Create(Here.Culture, true));

    /// <summary>What stands on top.</summary>
    public IEnumerable<Option> Orders =>
        [
            new("", Here["What is due first"]),
            new("risk", Here["The gravest risk"]),
            new("newest", Here["The newest"]),
        ];

    public async Task<IActionResult> OnGet(string? after, CancellationToken stop)
    {
        foreach (var name in Asked)
            Filter.Fill(name, Request.Query[name]);
        IsFiltered = Asked.Any(name => name != "order" && Filter.Text(name).Length > 0);
        var by = Here.Caller!.Actor;
        var whose = await Listing.Whose(desk, by, null, false, stop);
        var filter = Narrowed(whose, by);
        var order = Filter.Text("order") switch
        {
            "risk" => QueueOrder.Risk,
            "newest" => QueueOrder.Newest,
            _ => QueueOrder.Due,
        };
        Passavant.Store.QueuePage found;
        IReadOnlyList<QueueLoad> load;
        try
        {
            (found, load) = await desk.Store.Read(
                async reading =>
                {
                    office = await desk.Office(reading, null, desk.Now);
                    return (
                        await Store.Queue.Page(reading, filter, order, after, Most),
                        await Store.Queue.Load(reading, whose with { IsOpen = true })
                    );
                },
                stop
            );
        }
        catch (FormatException)
        {
            // A place in another list, or none at all: from the start.
            return To("/work");
        }
        Rows = found.Cases;
        Next = found.Next is { } next ? Address(next) : null;
        First = after is null ? null : Address(null);
        Counts = Counted(load, by);
        return Page();
    }

    /// <summary>What somebody is called.</summary>
    public string Person(string id) => office.Names.GetValueOrDefault(id) ?? id;

    /// <summary>What an agency is called.</summary>
    public string Agency(string id) =>
        office.Agencies.TryGetValue(id, out var agency) ? Here[agency.Name] : id;

    /// <summary>What a country is called.</summary>
    public string Country(string? code) =>
        code is null or "" ? "" : CountryNames.In(Tongue, code);

    /// <summary>What a limit is called.</summary>
    public string Limit(string? id) =>
        id is null ? ""
        : LimitNames.Of(office.Procedure, id) is { } title ? Here[title]
        : id;

    private Language Tongue =>
        Language.TryParse(Here.Language, null, out var known) ? known : Language.English;

    // What is asked for in an address and makes no sense is as if it were not asked for.
    private QueueFilter Narrowed(QueueFilter whose, Actor by)
    {
        var phase = Choices.TryFind<Phase>(Filter.Text("phase"));
        return whose with
        {
            Officer = Filter.Text("who") switch
            {
                "" or "nobody" => null,
                "me" => by.Person,
                var person => person,
            },
            Unassigned = Filter.Text("who") == "nobody",
            Phase = phase is { } one ? Choices.Word(one) : null,
            IsOpen = phase is null ? true : null,
            Kind = Choices.TryFind<CaseKind>(Filter.Text("kind")) is { } kind
                ? Choices.Word(kind)
                : null,
            Risk = Maybe("risk"),
            Destination = Maybe("destination"),
            DueBefore = DateOnly.TryParseExact(
                Filter.Text("due"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                : null,
        };
    }

    private string? Maybe(string name) => Filter.Text(name) is { Length: > 0 } text ? text : null;

    private string Address(string? after)
    {
        var kept = Asked
            .Where(name => Filter.Text(name).Length > 0)
            .Select(name => KeyValuePair.Create<string, string?>(name, Filter.Text(name)));
        return Here.To("/work")
            + QueryString.Create(
                after is null
                    ? kept
                    : kept.Append(KeyValuePair.Create<string, string?>("after", after))
            );
    }

    private IReadOnlyList<(long, string, string)> Counted(
        IReadOnlyList<QueueLoad> load,
        Actor by
    )
    {
        if (load.Count == 0)
            return [];
        var all = load.Sum(one => one.Cases);
        var mine = load.Where(one => one.Officer == by.Person).Sum(one => one.Cases);
        var nobody = load.Where(one => one.Officer is null).Sum(one => one.Cases);
        var proposed = load.Where(one => one.Phase == "proposed").Sum(one => one.Cases);
        var counts = new List<(long, string, string)>
        {
            (all, Here["open"], "/work"),
            (nobody, Here["nobody has yet"], "/work?who=nobody"),
            (proposed, Here["wait for a signature"], "/work?phase=proposed"),
        };
        if (by.Role is Role.Officer or Role.Head)
            counts.Insert(0, (mine, Here["yours"], "/work?who=me"));
        return counts;
    }

}
