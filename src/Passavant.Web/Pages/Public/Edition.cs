using Passavant.Accords;
using Passavant.Store;

namespace Passavant.Web.Pages.Public;

/// <summary>An edition of the accord as everybody may read it.</summary>
/// <param name="Accord">Its text.</param>
/// <param name="From">From when it is in force here.</param>
/// <param name="Until">Until when; null for no end known.</param>
/// <param name="IsActive">Whether it is in force now.</param>
internal sealed record Edition(
    Accord Accord,
    DateTimeOffset From,
    DateTimeOffset? Until,
    bool IsActive
)
{
    /// <summary>Its identity, whole.</summary>
    public string Identity => Accord.Identity.ToString();

    /// <summary>As much of the identity as tells editions apart to people.</summary>
    public string Short => ShortOf(Identity);

    /// <summary>The day of law its text is read on: the first of its force here, or the nearest to it on which the text holds.</summary>
    public DateOnly Day
    {
        get
        {
            var day = DateOnly.FromDateTime(From.UtcDateTime);
            return Accord.Valid.From is { } from && day < from ? from
                : Accord.Valid.Until is { } until && day >= until ? until.AddDays(-1)
                : day;
        }
    }

    /// <summary>The short form of an identity.</summary>
    public static string ShortOf(string identity) =>
        identity[(identity.IndexOf(':', StringComparison.Ordinal) + 1)..][..12];

    /// <summary>Until when each of the editions is in force: until the next one is.</summary>
    public static IEnumerable<(EditionRow Row, DateTimeOffset? Until)> Spans(
        IReadOnlyList<EditionRow> rows
    ) =>
        rows.Select(
            (row, i) => (row, i + 1 < rows.Count ? rows[i + 1].ActiveFrom : (DateTimeOffset?)null)
        );

    /// <summary>The row an identity begins like; null where none or several do.</summary>
    public static EditionRow? Find(IReadOnlyList<EditionRow> rows, string? prefix)
    {
        if (prefix is null)
            return null;
        var digits = prefix.StartsWith("sha256:", StringComparison.Ordinal) ? prefix[7..] : prefix;
        if (digits.Length is < 6 or > 64 || digits.Any(one => !char.IsAsciiHexDigitLower(one)))
            return null;
        var found = rows.Where(row =>
                row.Identity.StartsWith($"sha256:{digits}", StringComparison.Ordinal)
            )
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
