namespace Passavant.Store;

/// <summary>A document that was issued.</summary>
public sealed record IssuedDocumentRow
{
    internal const string Columns =
        "number, basis, kind, case_number, part, position, document, summary, issued, valid_until, list, list_index, status, holder, holder_key, replaced_by";

    /// <summary>The number it bears; one of a kind.</summary>
    public required string Number { get; init; }

    /// <summary>What it rests on, which calls for one document and no second: an act with the kind of document, such as <c>17 licence</c>, or a receipt.</summary>
    public required string Basis { get; init; }

    /// <summary>Its kind, as documents name it.</summary>
    public required string Kind { get; init; }

    /// <summary>The case it was issued in; null for what is about none.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The decision or statement of the case it is of; of a registration or a delivery, its number; null for a receipt.</summary>
    public string? Part { get; init; }

    /// <summary>The place of the event that says it was issued, among all events.</summary>
    public required long Position { get; init; }

    /// <summary>The SD-JWT, with everything its holder may show.</summary>
    public required string Document { get; init; }

    /// <summary>The summary for paper, a COSE_Sign1.</summary>
    public required byte[] Summary { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>The last instant it holds; null where it holds without end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The list its status stands in, from 1.</summary>
    public required long List { get; init; }

    /// <summary>The place in the list, from 0.</summary>
    public required long ListIndex { get; init; }

    /// <summary>0 for in force, 1 for revoked, 2 for suspended.</summary>
    public required long Status { get; init; }

    /// <summary>The agency it was issued to; null where it is none's that signs in here.</summary>
    public string? Holder { get; init; }

    /// <summary>The id of the key of its holder that it is bound to; null where it is bound to none.</summary>
    public string? HolderKey { get; init; }

    /// <summary>The number of the document that was issued again in its place, with which it was revoked; null where none was.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>The documents that were issued, and how far acts have been looked at for them.</summary>
public static class IssuedDocuments
{
    /// <summary>The documents issued in a case.</summary>
    public static Task<IReadOnlyList<IssuedDocumentRow>> Of(Reading reading, string caseNumber) =>
        reading.All<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE case_number = @caseNumber ORDER BY position",
            new { caseNumber }
        );

    /// <summary>The document with a number; null where there is none.</summary>
    public static Task<IssuedDocumentRow?> Find(Reading reading, string number) =>
        reading.One<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE number = @number",
            new { number }
        );

    /// <summary>The last document of something that is no case, such as a registration; null where there is none.</summary>
    public static Task<IssuedDocumentRow?> Last(Reading reading, string part) =>
        reading.One<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE part = @part AND case_number IS NULL ORDER BY position DESC LIMIT 1",
            new { part }
        );

    /// <summary>All documents of something that is no case.</summary>
    public static Task<IReadOnlyList<IssuedDocumentRow>> Beside(Reading reading, string part) =>
        reading.All<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE part = @part AND case_number IS NULL ORDER BY position",
            new { part }
        );

    /// <summary>The documents of an agency that are not revoked and are bound to no key or to another than one: the newest first.</summary>
    public static Task<IReadOnlyList<IssuedDocumentRow>> NotBoundTo(
        Reading reading,
        string holder,
        string key,
        int most = 500
    ) =>
        reading.All<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE holder = @holder AND status <> 1 AND (holder_key IS NULL OR holder_key <> @key) ORDER BY position DESC LIMIT @most",
            new
            {
                holder,
                key,
                most,
            }
        );

    /// <summary>How many documents that are not revoked are bound to a key.</summary>
    public static Task<int> CountBoundTo(Reading reading, string holder, string key) =>
        reading.One<int>(
            "SELECT COUNT(*) FROM issued_documents WHERE holder = @holder AND holder_key = @key AND status <> 1",
            new { holder, key }
        );

    /// <summary>The document issued on a basis, or the last of those issued in its place; null where there is none.</summary>
    public static async Task<IssuedDocumentRow?> On(Reading reading, string basis)
    {
        var row = await reading.One<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE basis = @basis",
            new { basis }
        );
        while (row?.ReplacedBy is { } next)
            row = await Find(reading, next);
        return row;
    }

    /// <summary>Documents of a time that are neither revoked nor over, in the order they were issued.</summary>
    /// <param name="from">The first instant they were issued at.</param>
    /// <param name="until">The last.</param>
    /// <param name="now">When they are not over.</param>
    /// <param name="after">The position after which they stand.</param>
    /// <param name="most">How many at most.</param>
    public static Task<IReadOnlyList<IssuedDocumentRow>> InForce(
        Reading reading,
        DateTimeOffset from,
        DateTimeOffset until,
        DateTimeOffset now,
        long after,
        int most
    ) =>
        reading.All<IssuedDocumentRow>(
            $"SELECT {IssuedDocumentRow.Columns} FROM issued_documents WHERE status <> 1 AND issued >= @from AND issued <= @until AND (valid_until IS NULL OR valid_until >= @now) AND position > @after ORDER BY position LIMIT @most",
            new
            {
                from,
                until,
                now,
                after,
                most,
            }
        );

    /// <summary>Whether any was ever issued.</summary>
    public static async Task<bool> Any(Reading reading) =>
        await reading.One<long>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM issued_documents LIMIT 1) any_of_them"
        ) > 0;

    /// <summary>Keeps a document; false where one was issued on that basis, or bears the number, or has the place in the list.</summary>
    public static async Task<bool> Put(Transaction change, IssuedDocumentRow row) =>
        await change.Do(
            $"INSERT INTO issued_documents ({IssuedDocumentRow.Columns}) VALUES (@Number, @Basis, @Kind, @CaseNumber, @Part, @Position, @Document, @Summary, @Issued, @ValidUntil, @List, @ListIndex, @Status, @Holder, @HolderKey, @ReplacedBy) ON CONFLICT DO NOTHING",
            row
        ) == 1;

    /// <summary>Says how a document stands.</summary>
    public static Task Stand(Transaction change, string number, long status) =>
        change.Do(
            "UPDATE issued_documents SET status = @status WHERE number = @number",
            new { number, status }
        );

    /// <summary>Revokes a document, another having been issued in its place.</summary>
    public static Task Replace(Transaction change, string number, string by) =>
        change.Do(
            "UPDATE issued_documents SET status = 1, replaced_by = @by WHERE number = @number",
            new { number, by }
        );

    /// <summary>How many documents stand in a list.</summary>
    public static Task<long> CountIn(Reading reading, long list) =>
        reading.One<long>("SELECT COUNT(*) FROM issued_documents WHERE list = @list", new { list });

    /// <summary>The list used last; 1 where there is none yet.</summary>
    public static Task<long> LastList(Reading reading) =>
        reading.One<long>("SELECT COALESCE(MAX(list), 1) FROM issued_documents");

    /// <summary>Whether a place in a list is taken.</summary>
    public static async Task<bool> IsTaken(Reading reading, long list, long index) =>
        await reading.One<long>(
            "SELECT COUNT(*) FROM issued_documents WHERE list = @list AND list_index = @index",
            new { list, index }
        ) > 0;

    /// <summary>The places in a list whose document does not stand, with their status, in order.</summary>
    public static async Task<IReadOnlyList<(long Index, int Status)>> Fallen(
        Reading reading,
        long list
    ) =>
        [
            .. (
                await reading.All<Place>(
                    "SELECT list_index, status FROM issued_documents WHERE list = @list AND status <> 0 ORDER BY list_index",
                    new { list }
                )
            ).Select(place => (place.ListIndex, (int)place.Status)),
        ];

    /// <summary>Up to which event acts have been looked at; 0 before the first.</summary>
    public static async Task<long> Done(Reading reading) =>
        await reading.One<long?>("SELECT position FROM documents_done") ?? 0;

    /// <summary>Lets nobody else issue, change a status or sign a list until the transaction ends. In SQLite one transaction writes at a time anyway.</summary>
    public static async Task Hold(Transaction change)
    {
        _ = await change.Do(
            "INSERT INTO documents_done (one, position) VALUES (1, 0) ON CONFLICT (one) DO NOTHING"
        );
        _ = await change.Do("UPDATE documents_done SET position = position");
    }

    /// <summary>Says that acts have been looked at up to an event; false where somebody else was there first, and then nothing may be issued on them.</summary>
    /// <param name="last">What <see cref="Done"/> answered.</param>
    public static async Task<bool> Advance(Transaction change, long last, long position)
    {
        await Hold(change);
        return await change.Do(
                "UPDATE documents_done SET position = @position WHERE position = @last",
                new { last, position }
            ) == 1;
    }

    private sealed record Place
    {
        public required long ListIndex { get; init; }
        public required long Status { get; init; }
    }
}
