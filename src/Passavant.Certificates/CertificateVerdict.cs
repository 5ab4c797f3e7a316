using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>What came of checking a certificate: accepted, so that what it refutes cannot come about, or refused at the first part that does not hold.</summary>
/// <param name="Claim">The claim in words, as the certificate has it; it is not checked. Null where it has none or was not read.</param>
/// <param name="Leaves">How many leaves were checked.</param>
/// <param name="Depth">How many nodes stand one inside the other at most.</param>
/// <param name="Refusal">Where in the JSON, what was found and what was expected; null where the certificate is accepted.</param>
/// <remarks>Equal when all parts are equal. The wording of a refusal is for people and may improve.</remarks>
public sealed record CertificateVerdict(string? Claim, int Leaves, int Depth, InputFault? Refusal)
{
    /// <summary>What is proved, in English, said from the statements that were checked; null where the certificate is refused.</summary>
    public string? Proved { get; init; }

    /// <summary>Whether every step holds.</summary>
    public bool IsAccepted => Refusal is null;

    /// <summary>The verdict in a line.</summary>
    public override string ToString() =>
        Refusal is null
            ? $"accepted: {Checked}, {Depth} deep"
            : $"refused after {Checked}: {Refusal}";

    private string Checked => Leaves == 1 ? "1 leaf" : $"{Leaves} leaves";
}
