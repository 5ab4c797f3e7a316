namespace Passavant.Store;

/// <summary>What a request with an idempotency key was answered.</summary>
public sealed record AnswerRow
{
    /// <summary>Who asked.</summary>
    public required string Person { get; init; }

    /// <summary>The key they gave.</summary>
    public required string Key { get; init; }

    /// <summary>The hash of what they asked, so that one key for two requests is noticed.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>What kind of text the body is.</summary>
    public string? MediaType { get; init; }

    /// <summary>The body of the answer.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Its headers that must be said again, as JSON.</summary>
    public string Headers { get; init; } = "{}";

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Answers kept in the transaction of what they answer, so that a request sent again is answered again and does nothing again.</summary>
public static class Answers
{
    private const string Columns =
        "person, key, request_hash, status, media_type, body, headers, at";

    /// <summary>What a person's request with that key was answered; null where it was not.</summary>
    public static Task<AnswerRow?> Find(Reading reading, string person, string key) =>
        reading.One<AnswerRow>(
            $"SELECT {Columns} FROM answers WHERE person = @person AND key = @key",
            new { person, key }
        );

    /// <summary>Keeps an answer.</summary>
    /// <exception cref="ConflictException">The same request was answered in the meantime: undo this one and find that answer.</exception>
    public static async Task Keep(Transaction change, AnswerRow answer)
    {
        var kept = await change.Do(
            $"INSERT INTO answers ({Columns}) VALUES (@Person, @Key, @RequestHash, @Status, @MediaType, @Body, @Headers, @At) ON CONFLICT (person, key) DO NOTHING",
            answer
        );
        if (kept == 0)
            throw new ConflictException($"A request with the key '{answer.Key}' was answered.");
    }

    /// <summary>Forgets answers given before an instant; answers how many.</summary>
    public static Task<int> Forget(Transaction change, DateTimeOffset before) =>
        change.Do("DELETE FROM answers WHERE at < @before", new { before });
}
