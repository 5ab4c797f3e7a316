using System.Collections.Concurrent;
using System.Security.Cryptography;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>Lists made ready to be compared. From the row of one, which holds the list, its salt and the seed, the same party is made again on every server, and by an auditor.</summary>
internal sealed class PreparedLists(Secrets secrets)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<string, AnsweringParty> answering = new();

    /// <summary>A row for a list, with chance of its own.</summary>
    public ComparedListRow Make(
        AgreementRow agreement,
        string purpose,
        DateOnly day,
        byte[] content
    ) =>
        new()
        {
            Id = $"{Guid.CreateVersion7()}",
            Agreement = agreement.Id,
            Purpose = purpose,
            Day = day,
            ContentHash = CaseFiles.Hash(content),
            Content = content,
            Secret = secrets.Keep(RandomNumberGenerator.GetBytes(MatchList.SaltLength + 32)),
        };

    /// <summary>The party that asks with a list.</summary>
    public AskingParty Asking(ComparedListRow row, Occasion occasion)
    {
        var secret = secrets.OpenBytes(row.Secret);
        return AskingParty.Prepare(
            MatchList.Of(ListKeys.Read(row.Content), secret.AsSpan(0, MatchList.SaltLength)),
            occasion,
            secret.AsSpan(MatchList.SaltLength)
        );
    }

    /// <summary>The party that answers with a list; kept for a while, since it is asked in several messages.</summary>
    public AnsweringParty Answering(ComparedListRow row, Occasion occasion)
    {
        if (answering.TryGetValue(row.Id, out var known))
            return known;
        var secret = secrets.OpenBytes(row.Secret);
        var made = AnsweringParty.Prepare(
            MatchList.Of(ListKeys.Read(row.Content), secret.AsSpan(0, MatchList.SaltLength)),
            occasion,
            secret.AsSpan(MatchList.SaltLength)
        );
        // Made again in a moment where it is needed once more.
        if (answering.Count >= Kept)
            answering.Clear();
        return answering.GetOrAdd(row.Id, made);
    }
}
