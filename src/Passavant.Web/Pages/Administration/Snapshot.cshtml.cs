using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>A snapshot of a list: what it changes, what it touches, and from when it counts.</summary>
[Seats(Role.Administrator)]
[DisableRequestTimeout]
internal sealed class SnapshotPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : CountingPage(here)
{
    /// <summary>How many entries of a kind of change are shown.</summary>
    public const int Most = 100;

    /// <summary>The snapshot.</summary>
    public SnapshotRow Row { get; private set; } = null!;

    /// <summary>What it is.</summary>
    public ListSnapshot List { get; private set; } = null!;

    /// <summary>What it changes against the one in force.</summary>
    public ListChange Change { get; private set; } = null!;

    /// <summary>Open cases screened against another snapshot.</summary>
    public Touched.Page Touched { get; private set; } = null!;

    /// <summary>The agencies, by id.</summary>
    public IReadOnlyDictionary<string, Agency> Agencies { get; private set; } =
        new Dictionary<string, Agency>();

    /// <summary>Whether it is in force.</summary>
    public bool IsActive => Row.Hash == Change.Before?.Hash;

    /// <summary>Whether it can still be said from when it counts.</summary>
    public bool IsOpen => Row.ActiveFrom > Here.Now;

    public async Task OnGet(string hash, string? after, string? done)
    {
        await Read(hash, after ?? "");
        Done = done switch
        {
            "entered" => Here["The snapshot is entered. Nobody is screened against it yet."],
            "set" => IsActive
                ? Here["The snapshot is in force."]
                : Here["It is kept from when the snapshot counts."],
            "later" => Here["The snapshot waits again: nobody has said from when it counts."],
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost(string hash)
    {
        await Read(hash, "");
        return await SayWhen(
            $"/administration/lists/{hash}",
            IsActive,
            when => ListActs.Activate(By, Row.Hash, when, administering, Stop)
        );
    }

    /// <summary>What an entry is called.</summary>
    public static string NameOf(ListEntry entry) =>
        entry.Party.Names.Count > 0 ? entry.Party.Names[0].Text : entry.Party.Id;

    private async Task Read(string hash, string after)
    {
        (Row, List, Change, Touched, Agencies) = await database.Read(
            async reading =>
            {
                var row = await ListActs.Find(reading, hash);
                var list = await ListChange.Read(reading, hash);
                return (
                    row,
                    list,
                    await ListChange.Of(reading, desk, row, list),
                    await Web.Administration.Touched.ByList(reading, hash, after),
                    await desk.Agencies(reading)
                );
            },
            Stop
        );
    }
}
