using Passavant.Store;
using Passavant.Trust.Matching.Comparing;

namespace Passavant.Web.Comparing;

/// <summary>What acts about comparisons say: who, when, how many keys, roots and legal bases; never a key.</summary>
internal static class Commitments
{
    /// <summary>What a party binds itself to, before the other is known.</summary>
    public static object Body(AgreementRow agreement, ListCommitment ours) =>
        new
        {
            agreement = agreement.Id,
            partner = agreement.Partner,
            purpose = ours.Occasion.Purpose,
            day = ours.Occasion.Day,
            legalBasis = ours.Occasion.LegalBasis,
            keys = ours.Keys,
            root = $"{ours.ListRoot}",
            commitment = Convert.ToBase64String(ours.ToBytes()),
        };

    /// <summary>What both bound themselves to.</summary>
    public static object Body(
        AgreementRow agreement,
        string comparison,
        ListCommitment ours,
        ListCommitment theirs
    ) =>
        new
        {
            agreement = agreement.Id,
            partner = agreement.Partner,
            comparison,
            purpose = ours.Occasion.Purpose,
            day = ours.Occasion.Day,
            legalBasis = ours.Occasion.LegalBasis,
            keys = ours.Keys,
            root = $"{ours.ListRoot}",
            commitment = Convert.ToBase64String(ours.ToBytes()),
            theirLegalBasis = theirs.Occasion.LegalBasis,
            theirKeys = theirs.Keys,
            theirRoot = $"{theirs.ListRoot}",
            theirCommitment = Convert.ToBase64String(theirs.ToBytes()),
        };
}
