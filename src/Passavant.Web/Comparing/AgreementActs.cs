using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Comparing;

/// <summary>What is agreed with a partner.</summary>
/// <param name="Partner">The partner's agency here.</param>
/// <param name="Address">Where its program answers, such as <c>https://passavant.ministry.example</c>.</param>
/// <param name="Token">The token of a program that it made for us, for an appointment as our desk at it.</param>
/// <param name="OurName">What we are called in comparisons, by both.</param>
/// <param name="TheirName">What it is called in comparisons, by both.</param>
/// <param name="Purposes">What may be compared, by the words both use.</param>
/// <param name="LegalBasis">The law that lets us do it.</param>
/// <param name="Floor">The fewest keys a list that is asked must have, so that it cannot be guessed.</param>
/// <param name="MostKeysADay">The most keys either may ask the other on one day.</param>
internal sealed record AgreementRequest(
    string Partner,
    string Address,
    string Token,
    string OurName,
    string TheirName,
    IReadOnlyList<string> Purposes,
    string LegalBasis,
    int Floor,
    int MostKeysADay
);

/// <summary>An agreement, as those see it who may: never the token.</summary>
internal sealed record AgreementView(
    string Id,
    string Partner,
    string Address,
    string OurName,
    string TheirName,
    IReadOnlyList<string> Purposes,
    string LegalBasis,
    int Floor,
    int MostKeysADay,
    DateTimeOffset Since,
    DateTimeOffset? Ended
)
{
    /// <summary>What is seen of a row.</summary>
    public static AgreementView Of(AgreementRow row) =>
        new(
            row.Id,
            row.Partner,
            row.Address,
            row.OurName,
            row.TheirName,
            Comparing.Purposes.Of(row.Purposes),
            row.LegalBasis,
            row.Floor,
            row.MostKeysADay,
            row.Since,
            row.Ended
        );
}

/// <summary>What administrators do with agreements on comparing lists: each is entered, and ended; what changes is ended and entered anew.</summary>
internal static class AgreementActs
{
    /// <summary>The least that may be agreed as the fewest keys of a list that is asked.</summary>
    public const int LeastFloor = 5;

    /// <summary>Enters an agreement.</summary>
    /// <exception cref="Trouble">What is said of it cannot be, or one with the partner lasts.</exception>
    public static Task<AgreementView> Enter(
        Actor by,
        AgreementRequest asked,
        Administering administering,
        Secrets secrets,
        bool neighbours,
        CancellationToken stop
    )
    {
        Check(asked, neighbours);
        var row = new AgreementRow
        {
            Id = $"{Guid.CreateVersion7(administering.Now)}",
            Partner = asked.Partner,
            Address = asked.Address.TrimEnd('/'),
            Token = secrets.Keep(asked.Token),
            OurName = asked.OurName,
            TheirName = asked.TheirName,
            Purposes = string.Join('\n', asked.Purposes),
            LegalBasis = asked.LegalBasis,
            Floor = asked.Floor,
            MostKeysADay = asked.MostKeysADay,
            Since = administering.Now,
        };
        return administering.Do(
            by,
            async change =>
            {
                if (
                    await Store.People.FindAgency(change, asked.Partner) is not { } agency
                    || agency.Agency().Kind != AgencyKind.Partner
                )
                    throw Trouble.Invalid("is no partner state's agency", "body", "partner");
                if (await Comparisons.AgreementWith(change, asked.Partner) is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "known",
                        "There is an agreement with that partner already; end it first.",
                        "Un accord avec ce partenaire est déjà en cours ; mettez-y d'abord fin."
                    );
                var view = AgreementView.Of(row);
                return new Deed<AgreementView>(
                    "agreement-entered",
                    view,
                    writing => Comparisons.Add(writing, row),
                    view
                );
            },
            stop
        );
    }

    /// <summary>Ends an agreement: nothing is asked or answered under it any more, and nothing of its comparisons released.</summary>
    /// <exception cref="Trouble">There is none that lasts.</exception>
    public static Task<AgreementView> End(
        Actor by,
        string id,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var now = administering.Now;
                var row = await Comparisons.FindAgreement(change, id) is { Ended: null } found
                    ? found
                    : throw Trouble.Absent("There is no agreement of that id that lasts.");
                var view = AgreementView.Of(row with { Ended = now });
                return new Deed<AgreementView>(
                    "agreement-ended",
                    view,
                    writing => Comparisons.End(writing, id, now),
                    view
                );
            },
            stop
        );

    private static void Check(AgreementRequest asked, bool neighbours)
    {
        var faults = new List<Fault>();
        void Unless(bool fine, string name, string what)
        {
            if (!fine)
                faults.Add(new(["body", name], what));
        }
        Unless(
            WebhookRoutes.Wrong(asked.Address, neighbours) is null
                && !asked.Address.Contains('?', StringComparison.Ordinal),
            "address",
            "expected an address such as https://passavant.ministry.example, without a name, password, ? or #"
        );
        Unless(
            asked.Token.Length is > 0 and <= 200
                && asked.Token.All(sign => sign is > ' ' and < '\x7f'),
            "token",
            "expected the token the partner made"
        );
        Unless(
            asked.Purposes.Count > 0
                && asked.Purposes.Distinct().Count() == asked.Purposes.Count
                && !asked.Purposes.Except(Purposes.All).Any(),
            "purposes",
            $"expected at least one of {string.Join(", ", Purposes.All)}"
        );
        Unless(
            asked.Floor is >= LeastFloor and <= MatchList.MostKeys,
            "floor",
            $"expected a whole number from {LeastFloor} to {MatchList.MostKeys}"
        );
        Unless(
            asked.MostKeysADay is >= 1 and <= MatchList.MostKeys,
            "mostKeysADay",
            $"expected a whole number from 1 to {MatchList.MostKeys}"
        );
        // The names and the legal basis are held to what the messages can say.
        foreach (
            var (name, our, their, basis) in new[]
            {
                ("ourName", asked.OurName, "x y", "z"),
                ("theirName", "x y", asked.TheirName, "z"),
                ("legalBasis", "x", "y", asked.LegalBasis),
            }
        )
            Unless(
                IsOccasion(our, their, basis),
                name,
                "expected 1 to 200 letters, without spaces at the ends"
            );
        Unless(asked.OurName != asked.TheirName, "theirName", "is our own name");
        Unless(
            !asked.OurName.Contains(": ", StringComparison.Ordinal),
            "ourName",
            "may not hold a colon and a space"
        );
        Unless(
            !asked.TheirName.Contains(": ", StringComparison.Ordinal),
            "theirName",
            "may not hold a colon and a space"
        );
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }

    private static bool IsOccasion(string our, string their, string basis)
    {
        try
        {
            _ = new Occasion(our, their, Purposes.NoUndercut, basis, DateOnly.MinValue);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
