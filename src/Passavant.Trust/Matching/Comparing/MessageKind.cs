namespace Passavant.Trust.Matching.Comparing;

/// <summary>What a message of a comparison, or of what follows it, is, as its fifth byte says.</summary>
internal enum MessageKind : byte
{
    AskingCommitment = 1,
    AnsweringCommitment = 2,
    Query = 3,
    Evaluated = 4,
    MaskedSet = 5,
    SealedDetails = 6,
}
