namespace Passavant.Trust.Matching;

/// <summary>Why something that another party sent, or asks for, is not taken.</summary>
/// <remarks>Equal when the three texts are equal.</remarks>
/// <param name="Place">Where, such as <c>evaluated batch 3, byte 44</c>.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What belongs there.</param>
public sealed record MatchingFault(string Place, string Found, string Expected)
{
    /// <summary>One line: the place, what was found, what was expected.</summary>
    public override string ToString() => $"{Place}: found {Found}, expected {Expected}";
}
