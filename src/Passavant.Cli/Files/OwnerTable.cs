using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Screening;
using Passavant.Screening.Ownership;

namespace Passavant.Cli.Files;

/// <summary>A CSV file of who holds whom, read whole; one faulty row refuses it, since an owner lost is worse than no answer.</summary>
internal sealed class OwnerTable
{
    private static readonly string[] Columns =
    [
        "owner",
        "owned",
        "share",
        "kind",
        "from",
        "until",
        "owner_kind",
    ];

    private readonly Dictionary<string, Party> owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Holding> holdings = [];

    private OwnerTable(string hash) => Hash = hash;

    /// <summary>The SHA-256 of the file.</summary>
    public string Hash { get; }

    /// <summary>The holdings.</summary>
    public IReadOnlyList<Holding> Holdings => holdings;

    /// <summary>Everybody who holds somebody; the id of each is its name.</summary>
    public IReadOnlyCollection<Party> Owners => owners.Values;

    /// <summary>Reads a file.</summary>
    public static OwnerTable Read(string path, Surroundings surroundings)
    {
        using var stream = InputFile.Open(path, surroundings);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var table = new OwnerTable(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        bytes.Position = 0;
        using var text = new StreamReader(bytes, new UTF8Encoding(false, true), true, 1 << 16);
        try
        {
            var head = new HeadReader(text);
            table.Read(
                new CsvReader(head, path, CsvText.Separator(head.Peek())),
                path,
                surroundings
            );
        }
        catch (DecoderFallbackException)
        {
            throw new Trouble($"{path} is not UTF-8: save it as UTF-8.");
        }
        return table;
    }

    private void Read(CsvReader rows, string path, Surroundings surroundings)
    {
        var header =
            rows.Read()
            ?? throw new Trouble($"{path} is empty; expected a header, and a holding in each row.");
        string[] names =
        [
            .. Enumerable
                .Range(0, header.Count)
                .Select(i => header.Cell(i).ToLowerInvariant().Replace(' ', '_')),
        ];
        if (!names.Contains("owner") || !names.Contains("owned"))
            throw new Trouble(
                $"{path}: found the columns {string.Join(", ", names)}; expected {string.Join(", ", Columns)}, of which owner and owned are needed."
            );
        foreach (var name in names.Except(Columns))
            surroundings.Error.WriteLine(
                $"passavant: {path}: nothing is read of the column {name}."
            );
        var faulty = 0;
        while (rows.Read() is { } row)
        {
            var faults = new List<string>();
            if (row.Fault is { } broken)
                faults.Add(broken);
            else if (row.Count > names.Length)
                faults.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"found {row.Count} cells; expected {names.Length}, as the header has"
                    )
                );
            else
                Read(
                    column =>
                        Array.IndexOf(names, column) is >= 0 and var at && at < row.Count
                            ? row.Cell(at)
                            : "",
                    faults
                );
            foreach (var fault in faults)
                surroundings.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{path}({row.Line}): {fault}")
                );
            faulty += faults.Count > 0 ? 1 : 0;
        }
        if (faulty > 0)
            throw new Trouble(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: rows that cannot be read: {faulty:N0}; nobody is screened until they are mended."
                )
            );
    }

    private void Read(Func<string, string> cell, List<string> faults)
    {
        var (owner, owned) = (Name(cell("owner")), Name(cell("owned")));
        if (owner.Length == 0 || owned.Length == 0)
            faults.Add("found no owner, or nobody owned; expected both");
        var kind = HoldingKind.Owns;
        if (cell("kind") is { Length: > 0 } word && !TryKind(word, out kind))
            faults.Add($"kind: found '{word}'; expected owns, controls or acts for");
        decimal? share = null;
        if (cell("share") is { Length: > 0 } part && part is not ("?" or "unknown"))
            if (kind != HoldingKind.Owns)
                faults.Add("share: a share goes with owns; give the share a row of its own");
            else if (Share(part) is { } read)
                share = read;
            else
                faults.Add(
                    $"share: found '{part}'; expected 50 % or 0.5, up to 100 %, or nothing where it is not known"
                );
        var from = Day("from", cell, faults);
        var until = Day("until", cell, faults);
        if (from >= until)
            faults.Add("until: found a day that is not after from");
        var ownerKind = PartyKind.Unknown;
        if (cell("owner_kind") is { Length: > 0 } said)
            if (PartyKinds.Find(said) is { } known)
                ownerKind = known;
            else
                faults.Add(
                    $"owner_kind: found '{said}'; expected {string.Join(", ", PartyKinds.All)}"
                );
        if (owners.TryGetValue(owner, out var before) && before.Kind != PartyKind.Unknown)
        {
            if (ownerKind != PartyKind.Unknown && ownerKind != before.Kind)
                faults.Add(
                    $"owner_kind: found '{cell("owner_kind")}'; an earlier row says otherwise of {owner}"
                );
            ownerKind = before.Kind;
        }
        if (faults.Count > 0)
            return;
        owners[owner] = new Party
        {
            Id = before?.Id ?? owner,
            Kind = ownerKind,
            Names = [new PartyName(before?.Id ?? owner)],
        };
        holdings.Add(new Holding(owner, owned, kind, share, from, until));
    }

    // Spaces put in order, as parties' names have them.
    private static string Name(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool TryKind(string word, out HoldingKind kind)
    {
        HoldingKind? found = word.ToLowerInvariant().Replace('_', ' ').Replace('-', ' ') switch
        {
            "owns" => HoldingKind.Owns,
            "controls" => HoldingKind.Controls,
            "acts for" => HoldingKind.ActsFor,
            _ => null,
        };
        kind = found ?? default;
        return found is not null;
    }

    private static decimal? Share(string text)
    {
        var percent = text.EndsWith('%');
        if (
            !decimal.TryParse(
                percent ? text[..^1].TrimEnd() : text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return null;
        var share = percent ? number / 100 : number;
        return share is >= 0 and <= 1 ? share : null;
    }

    private static DateOnly? Day(string column, Func<string, string> cell, List<string> faults)
    {
        if (cell(column) is not { Length: > 0 } text)
            return null;
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add($"{column}: found '{text}'; expected a day such as 2025-03-01");
        return null;
    }
}
