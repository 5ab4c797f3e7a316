using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Supervision;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Oversight;

/// <summary>What auditors read: the figures of an authority they choose, who was refused access, what administrators did, and every case.</summary>
[Seats(Role.Auditor)]
internal sealed class OversightPage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 15;

    /// <summary>The authorities there are.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    /// <summary>The one chosen; null where there is none.</summary>
    public string? Authority { get; private set; }

    /// <summary>Its figures.</summary>
    public WorkFigures? Figures { get; private set; }

    /// <summary>Its cases, the newest first.</summary>
    public QueuePage Cases { get; private set; } = new([], null);

    /// <summary>Who was refused access in the last 30 days, the newest first.</summary>
    public IReadOnlyList<RefusalRow> Refusals { get; private set; } = [];

    /// <summary>What administrators did, the newest first.</summary>
    public IReadOnlyList<StoredEvent> Acts { get; private set; } = [];

    /// <summary>How many acts of administrators there are in all.</summary>
    public int AllActs { get; private set; }

    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    public async Task OnGet(string? authority, string? after, int days = 90)
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        if (!WorkFigures.Periods.Contains(days))
            days = 90;
        try
        {
            _ = await desk.Store.Read(
                async reading =>
                {
                    Authorities =
                    [
                        .. (await Store.People.Agencies(reading))
                            .Select(row => row.Agency())
                            .Where(agency =>
                                agency.Kind is AgencyKind.Authority or AgencyKind.Ombudsperson
                            )
                            .OrderBy(agency => agency.Kind)
                            .ThenBy(agency => agency.Id, StringComparer.Ordinal)
                            .Select(agency => new Option(agency.Id, Here[agency.Name])),
                    ];
                    Authority = (
                        Authorities.FirstOrDefault(one => one.Value == authority)
                        ?? (Authorities is [var first, ..] ? first : null)
                    )?.Value;
                    names = await desk.Names(reading);
                    Refusals = await Looking.Refusals(reading, now.AddDays(-30), Most);
                    AllActs = await Events.Version(reading, Administering.Stream);
                    Acts =
                    [
                        .. (
                            await Events.Read(
                                reading,
                                Administering.Stream,
                                Math.Max(0, AllActs - Most)
                            )
                        ).Reverse(),
                    ];
                    if (Authority is not null)
                        Cases = await Queue.Page(
                            reading,
                            new QueueFilter
                            {
                                Agency = Authority,
                                Person = by.Person,
                                PastRestriction = true,
                            },
                            QueueOrder.Newest,
                            after,
                            Most
                        );
                    return true;
                },
                HttpContext.RequestAborted
            );
        }
        catch (FormatException wrong)
        {
            throw Trouble.Invalid(wrong.Message, "query", "after");
        }
        if (Authority is null)
            return;
        Figures = await WorkFigures.Read(
            Here,
            desk,
            Authority,
            days,
            "/oversight",
            null,
            HttpContext.RequestAborted
        );
        Form.Fill("authority", Authority);
    }

    /// <summary>What somebody is called; nobody where nobody had signed in.</summary>
    public string Person(string? id) =>
        id is null ? Here["Somebody not signed in"] : names.GetValueOrDefault(id, id);

    /// <summary>What a role is called.</summary>
    public string As(string? role) =>
        role is not null && Choices.TryFind<Role>(role) is { } known
            ? Here[Navigation.NameOf(known)]
            : "";

    /// <summary>Where older cases are.</summary>
    public string Older(string next) =>
        Here.To(
            $"/oversight?authority={Uri.EscapeDataString(Authority!)}&after={Uri.EscapeDataString(next)}#cases"
        );
}
