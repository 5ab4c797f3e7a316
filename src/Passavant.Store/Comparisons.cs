namespace Passavant.Store;

/// <summary>What was agreed with a partner state's authority on comparing lists.</summary>
public sealed record AgreementRow
{
    /// <summary>Which.</summary>
    public required string Id { get; init; }

    /// <summary>The partner's agency.</summary>
    public required string Partner { get; init; }

    /// <summary>Where its program answers.</summary>
    public required string Address { get; init; }

    /// <summary>The token it gave us, protected.</summary>
    public required string Token { get; init; }

    /// <summary>What we are called in comparisons, by both.</summary>
    public required string OurName { get; init; }

    /// <summary>What it is called in comparisons, by both.</summary>
    public required string TheirName { get; init; }

    /// <summary>What may be compared, one purpose a line.</summary>
    public required string Purposes { get; init; }

    /// <summary>The law that lets us do it.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The fewest keys a list that is asked must have.</summary>
    public required int Floor { get; init; }

    /// <summary>The most keys either may ask the other on one day.</summary>
    public required int MostKeysADay { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was ended; null while it lasts.</summary>
    public DateTimeOffset? Ended { get; init; }
}

/// <summary>A list made ready to be compared, with what is needed to make the same of it again.</summary>
public sealed record ComparedListRow
{
    /// <summary>Which.</summary>
    public required string Id { get; init; }

    /// <summary>The agreement it was made under.</summary>
    public required string Agreement { get; init; }

    /// <summary>To what end.</summary>
    public required string Purpose { get; init; }

    /// <summary>For which day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The SHA-256 of its content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its records with their keys, as JSON.</summary>
    public required byte[] Content { get; init; }

    /// <summary>The salt of the list and the seed of the party, protected.</summary>
    public required string Secret { get; init; }
}

/// <summary>A comparison, on the side that asked or on the one that answered.</summary>
public sealed record ComparisonRow
{
    /// <summary>Which, here.</summary>
    public required string Id { get; init; }

    /// <summary>Whether we asked; else the partner did.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The agreement.</summary>
    public required string Agreement { get; init; }

    /// <summary>The partner's agency.</summary>
    public required string Partner { get; init; }

    /// <summary>To what end.</summary>
    public required string Purpose { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The law we rested it on.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>How many keys were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many keys the list asked has; null before that was said.</summary>
    public int? Held { get; init; }

    /// <summary>Our commitment, as it was logged.</summary>
    public required byte[] Ours { get; init; }

    /// <summary>The partner's; null before it came.</summary>
    public byte[]? Theirs { get; init; }

    /// <summary>What names it on both sides; null before both were bound.</summary>
    public string? Name { get; init; }

    /// <summary>Our list.</summary>
    public required string List { get; init; }

    /// <summary>The case it was asked for; null for none.</summary>
    public string? Number { get; init; }

    /// <summary>Who asked, or whose program was answered.</summary>
    public required string Person { get; init; }

    /// <summary>For which agency.</summary>
    public required string Agency { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>begun</c>, <c>open</c>, <c>found</c> (concluded, with hits or without), <c>failed</c> or <c>answered</c>.</summary>
    public required string Standing { get; init; }

    /// <summary>The hits with their tokens, as JSON; none on the side that answered, which does not learn them.</summary>
    public string Hits { get; init; } = "[]";

    /// <summary>What went wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>The acts about it in the stream of comparisons, by their versions, with spaces between.</summary>
    public required string Acts { get; init; }
}

/// <summary>A release of the details of a hit, on either side.</summary>
public sealed record ReleaseRow
{
    /// <summary>What names it on both sides.</summary>
    public required string Name { get; init; }

    /// <summary>Whether we asked for the details; else we hold them.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The comparison, by its id here.</summary>
    public required string Comparison { get; init; }

    /// <summary>The token of the hit.</summary>
    public required string Token { get; init; }

    /// <summary>What happened, in order, as JSON.</summary>
    public required string Steps { get; init; }

    /// <summary>When it lapses.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The key the details are sealed to, in base64.</summary>
    public required string PublicKey { get; init; }

    /// <summary>What opens them, protected; on the asking side alone.</summary>
    public string? Secret { get; init; }

    /// <summary>The sealed details.</summary>
    public byte[]? Details { get; init; }

    /// <summary>Whether the partner has all we did.</summary>
    public required bool Sent { get; init; }

    /// <summary>The acts about it in the stream of comparisons, by their versions, with spaces between.</summary>
    public required string Acts { get; init; }

    /// <summary>When it was first asked for.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Comparisons with partner states, and what they rest on.</summary>
public static class Comparisons
{
    private const string AgreementColumns =
        "id, partner, address, token, our_name, their_name, purposes, legal_basis, floor, most_keys_a_day, since, ended";

    private const string ListColumns = "id, agreement, purpose, day, content_hash, content, secret";

    private const string Columns =
        "id, is_asked, agreement, partner, purpose, day, legal_basis, asked, held, ours, theirs, name, list, number, person, agency, at, standing, hits, trouble, acts";

    private const string ReleaseColumns =
        "name, is_asked, comparison, token, steps, until, public_key, secret, details, sent, acts, at";

    /// <summary>Keeps an agreement.</summary>
    public static Task Add(Transaction change, AgreementRow row) =>
        change.Do(
            $"INSERT INTO agreements ({AgreementColumns}) VALUES (@Id, @Partner, @Address, @Token, @OurName, @TheirName, @Purposes, @LegalBasis, @Floor, @MostKeysADay, @Since, @Ended)",
            row
        );

    /// <summary>Ends an agreement; false where it does not last.</summary>
    public static async Task<bool> End(Transaction change, string id, DateTimeOffset now) =>
        await change.Do(
            "UPDATE agreements SET ended = @now WHERE id = @id AND ended IS NULL",
            new { id, now }
        ) > 0;

    /// <summary>All agreements, those that last first, then the latest.</summary>
    public static Task<IReadOnlyList<AgreementRow>> Agreements(Reading reading) =>
        reading.All<AgreementRow>(
            $"SELECT {AgreementColumns} FROM agreements ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, since DESC, id"
        );

    /// <summary>An agreement, ended or not; null where there is none of that id.</summary>
    public static Task<AgreementRow?> FindAgreement(Reading reading, string id) =>
        reading.One<AgreementRow>(
            $"SELECT {AgreementColumns} FROM agreements WHERE id = @id",
            new { id }
        );

    /// <summary>The agreement with a partner that lasts; null where none does.</summary>
    public static Task<AgreementRow?> AgreementWith(Reading reading, string partner) =>
        reading.One<AgreementRow>(
            $"SELECT {AgreementColumns} FROM agreements WHERE partner = @partner AND ended IS NULL",
            new { partner }
        );

    /// <summary>Keeps a list.</summary>
    public static Task Add(Transaction change, ComparedListRow row) =>
        change.Do(
            $"INSERT INTO compared_lists ({ListColumns}) VALUES (@Id, @Agreement, @Purpose, @Day, @ContentHash, @Content, @Secret)",
            row
        );

    /// <summary>A list; null where there is none of that id.</summary>
    public static Task<ComparedListRow?> FindList(Reading reading, string id) =>
        reading.One<ComparedListRow>(
            $"SELECT {ListColumns} FROM compared_lists WHERE id = @id",
            new { id }
        );

    /// <summary>The list of a content that was made ready to answer under an agreement on a day; null where none was.</summary>
    public static Task<ComparedListRow?> FindList(
        Reading reading,
        string agreement,
        string purpose,
        DateOnly day,
        string contentHash
    ) =>
        reading.One<ComparedListRow>(
            $"SELECT {ListColumns} FROM compared_lists WHERE agreement = @agreement AND day = @day AND purpose = @purpose AND content_hash = @contentHash ORDER BY id LIMIT 1",
            new
            {
                agreement,
                purpose,
                day,
                contentHash,
            }
        );

    /// <summary>Keeps a comparison, in place of what was known of it.</summary>
    public static Task Put(Transaction change, ComparisonRow row) =>
        new Batch()
            .Put(
                "comparisons",
                "id",
                ("id", row.Id),
                ("is_asked", row.IsAsked),
                ("agreement", row.Agreement),
                ("partner", row.Partner),
                ("purpose", row.Purpose),
                ("day", row.Day),
                ("legal_basis", row.LegalBasis),
                ("asked", row.Asked),
                ("held", row.Held),
                ("ours", row.Ours),
                ("theirs", row.Theirs),
                ("name", row.Name),
                ("list", row.List),
                ("number", row.Number),
                ("person", row.Person),
                ("agency", row.Agency),
                ("at", row.At),
                ("standing", row.Standing),
                ("hits", row.Hits),
                ("trouble", row.Trouble),
                ("acts", row.Acts)
            )
            .Do(change);

    /// <summary>A comparison; null where there is none of that id.</summary>
    public static Task<ComparisonRow?> Find(Reading reading, string id) =>
        reading.One<ComparisonRow>($"SELECT {Columns} FROM comparisons WHERE id = @id", new { id });

    /// <summary>A comparison by what names it on both sides; null where there is none on that side.</summary>
    public static Task<ComparisonRow?> Named(Reading reading, string name, bool isAsked) =>
        reading.One<ComparisonRow>(
            $"SELECT {Columns} FROM comparisons WHERE name = @name AND is_asked = @isAsked",
            new { name, isAsked }
        );

    /// <summary>The latest comparisons.</summary>
    public static Task<IReadOnlyList<ComparisonRow>> Latest(Reading reading, int most) =>
        reading.All<ComparisonRow>(
            $"SELECT {Columns} FROM comparisons ORDER BY at DESC, id DESC LIMIT @most",
            new { most }
        );

    /// <summary>How many keys were asked of a partner, or by it, on a day; what was begun counts, whether it came to an end or not.</summary>
    public static Task<long> KeysOn(Reading reading, string partner, DateOnly day, bool isAsked) =>
        reading.One<long>(
            "SELECT COALESCE(SUM(asked), 0) FROM comparisons WHERE partner = @partner AND day = @day AND is_asked = @isAsked",
            new
            {
                partner,
                day,
                isAsked,
            }
        );

    /// <summary>Keeps a release, in place of what was known of it.</summary>
    public static Task Put(Transaction change, ReleaseRow row) =>
        new Batch()
            .Put(
                "releases",
                "name, is_asked",
                ("name", row.Name),
                ("is_asked", row.IsAsked),
                ("comparison", row.Comparison),
                ("token", row.Token),
                ("steps", row.Steps),
                ("until", row.Until),
                ("public_key", row.PublicKey),
                ("secret", row.Secret),
                ("details", row.Details),
                ("sent", row.Sent),
                ("acts", row.Acts),
                ("at", row.At)
            )
            .Do(change);

    /// <summary>A release; null where there is none of that name on that side. In a transaction nobody else changes it until that ends.</summary>
    public static Task<ReleaseRow?> FindRelease(Reading reading, string name, bool isAsked) =>
        reading.One<ReleaseRow>(
            $"SELECT {ReleaseColumns} FROM releases WHERE name = @name AND is_asked = @isAsked{(reading is Transaction ? reading.Dialect.Hold() : "")}",
            new { name, isAsked }
        );

    /// <summary>The latest releases, of one comparison or of all.</summary>
    public static Task<IReadOnlyList<ReleaseRow>> Releases(
        Reading reading,
        string? comparison,
        int most
    ) =>
        reading.All<ReleaseRow>(
            $"SELECT {ReleaseColumns} FROM releases{(comparison is null ? "" : " WHERE comparison = @comparison")} ORDER BY at DESC, name LIMIT @most",
            new { comparison, most }
        );
}
