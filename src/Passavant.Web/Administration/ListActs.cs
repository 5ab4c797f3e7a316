using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with snapshots of lists.</summary>
internal static class ListActs
{
    /// <summary>Enters a snapshot.</summary>
    /// <param name="by">Who.</param>
    /// <param name="file">The file, as <c>passavant lists import</c> writes it.</param>
    /// <param name="activeFrom">From when parties are screened against it; <see cref="Editions.NotYet"/> for not before it is activated; null for now.</param>
    /// <param name="administering">How it is done.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="Trouble">The file is none, the snapshot is entered already, or would be active in the past.</exception>
    public static Task<SnapshotRow> Enter(
        Actor by,
        byte[] file,
        DateTimeOffset? activeFrom,
        Administering administering,
        CancellationToken stop
    )
    {
        var snapshot = Read(file);
        var now = administering.Now;
        var row = new SnapshotRow
        {
            Hash = snapshot.Hash,
            List = snapshot.Id,
            Published = snapshot.About.Date,
            ActiveFrom = activeFrom ?? now,
            At = now,
        };
        if (row.ActiveFrom < now)
            throw Past();
        return administering.Do(
            by,
            async change =>
            {
                if ((await Editions.Snapshots(change)).Any(one => one.Hash == row.Hash))
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "known",
                        $"This snapshot is entered already: {row.Hash}.",
                        $"Cet instantané est déjà enregistré : {row.Hash}."
                    );
                return new Deed<SnapshotRow>(
                    "list-entered",
                    ListRoutes.View(row, row.ActiveFrom <= now),
                    writing => Editions.Put(writing, row, file),
                    row
                );
            },
            stop
        );
    }

    /// <summary>Says from when a snapshot is active, as long as it is not.</summary>
    /// <exception cref="Trouble">There is none of that hash, it is or was active, or it would be in the past.</exception>
    public static Task<SnapshotRow> Activate(
        Actor by,
        string hash,
        DateTimeOffset? activeFrom,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var now = administering.Now;
                var before = await Find(change, hash);
                if (before.ActiveFrom <= now)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "active",
                        $"It is active since {before.ActiveFrom:u}; what was screened against it stands.",
                        $"Il est actif depuis le {before.ActiveFrom:u} ; ce qui a été comparé à lui demeure."
                    );
                var row = before with { ActiveFrom = activeFrom ?? now };
                if (row.ActiveFrom < now)
                    throw Past();
                return new Deed<SnapshotRow>(
                    "list-activated",
                    ListRoutes.View(row, row.ActiveFrom <= now),
                    writing => Editions.Activate(writing, row),
                    row
                );
            },
            stop
        );

    /// <summary>Reads a snapshot's file.</summary>
    /// <exception cref="Trouble">It is none, is cut off or was changed.</exception>
    public static ListSnapshot Read(byte[] file)
    {
        using var content = new MemoryStream(file);
        try
        {
            return SnapshotFile.Read(content, "body");
        }
        catch (FormatException wrong)
        {
            throw Trouble.Invalid(wrong.Message, "body");
        }
    }

    /// <summary>A snapshot that was entered.</summary>
    /// <exception cref="Trouble">There is none of that hash.</exception>
    public static async Task<SnapshotRow> Find(Reading reading, string hash) =>
        (await Editions.Snapshots(reading)).FirstOrDefault(one => one.Hash == hash)
        ?? throw Trouble.Absent("That snapshot was never entered here.");

    private static Trouble Past() =>
        Trouble.Invalid(
            "is past; what was screened since then was screened against another",
            "query",
            "activeFrom"
        );
}
