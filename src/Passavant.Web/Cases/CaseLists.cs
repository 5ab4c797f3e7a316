using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Cases;

/// <summary>Reads several cases at once, for lists that say more of each than its row does.</summary>
internal static class CaseLists
{
    /// <summary>The cases of some rows, in their order, as their clocks leave them at <paramref name="now"/>.</summary>
    public static async Task<IReadOnlyList<CaseFile>> Files(
        this Desk desk,
        Reading reading,
        IEnumerable<CaseRow> rows,
        DateTimeOffset now
    )
    {
        var files = new List<CaseFile>();
        foreach (var row in rows)
            if (await desk.Find(reading, CaseNumber.Parse(row.Number, null), now) is { } file)
                files.Add(file.At(now));
        return files;
    }

    /// <summary>A case as its clocks leave it, whether or not the program has come to them.</summary>
    public static CaseFile At(this CaseFile file, DateTimeOffset now) =>
        file with
        {
            Case = Casework.CatchUp(file.Case, now, file.Office).After with
            {
                Version = file.Case.Version,
            },
        };
}
