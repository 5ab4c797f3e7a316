using Passavant.Store;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Asking;

namespace Passavant.Web.Comparing;

/// <summary>What an agreement says, as the engine of comparison takes it.</summary>
internal static class Terms
{
    /// <summary>The most keys that are asked in a consultation about one transaction.</summary>
    public const int MostOfOne = 2000;

    /// <summary>The terms of an agreement.</summary>
    public static ComparisonTerms Of(AgreementRow agreement) =>
        new(
            [
                .. Purposes
                    .Of(agreement.Purposes)
                    .Select(purpose => new PurposeTerms(
                        purpose,
                        // A consultation on one transaction has few keys, and only the limit of the day.
                        purpose == Purposes.NoUndercut
                            ? 1
                            : agreement.Floor,
                        agreement.Floor,
                        purpose == Purposes.NoUndercut ? MostOfOne : MatchList.MostKeys
                    )),
            ],
            agreement.MostKeysADay
        );

    /// <summary>Terms that let go on what was let begin.</summary>
    public static ComparisonTerms ToGoOn(string purpose) =>
        new([new PurposeTerms(purpose, 1, 1, MatchList.MostKeys)], int.MaxValue);

    /// <summary>The occasion of a comparison, as we state it.</summary>
    public static Occasion Occasion(AgreementRow agreement, string purpose, DateOnly day) =>
        new(agreement.OurName, agreement.TheirName, purpose, agreement.LegalBasis, day);

    /// <summary>What was asked on the day before.</summary>
    public static async Task<IReadOnlyList<PastComparison>> Past(
        Reading reading,
        AgreementRow agreement,
        DateOnly day,
        bool isAsked
    ) =>
        [
            new(
                agreement.TheirName,
                day,
                (int)
                    Math.Min(
                        int.MaxValue,
                        await Comparisons.KeysOn(reading, agreement.Partner, day, isAsked)
                    )
            ),
        ];

    /// <summary>The refusal of what terms forbid or what does not fit, to whoever asked.</summary>
    public static Trouble Refused(MatchingFault fault) =>
        Trouble.Of(
            fault.Place == "terms, keys a day" ? StatusCodes.Status429TooManyRequests
                : fault.Place.StartsWith("terms", StringComparison.Ordinal)
                    ? StatusCodes.Status409Conflict
                : StatusCodes.Status422UnprocessableEntity,
            fault.Place == "terms, keys a day" ? "rate-limit"
                : fault.Place.StartsWith("terms", StringComparison.Ordinal) ? "terms"
                : "message",
            $"{fault}.",
            $"{fault}."
        );
}
