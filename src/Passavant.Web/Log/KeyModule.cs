namespace Passavant.Web.Log;

/// <summary>The hardware module (PKCS#11) that holds keys for documents, statuses and lists of issuers, under <c>Casework:Keys</c>.</summary>
/// <param name="Path">The library of its maker.</param>
/// <param name="Token">The label of the token.</param>
/// <param name="Pin">The PIN of its user.</param>
internal sealed record KeyModule(string Path, string Token, string Pin)
{
    /// <summary>Everything but the PIN.</summary>
    public override string ToString() => $"{Token} in {Path}";

    /// <summary>Reads the settings; null where no module is named.</summary>
    /// <exception cref="FormatException">One is missing.</exception>
    public static KeyModule? Read(IConfiguration keys) =>
        (keys["Module"], keys["Token"], keys["Pin"]) switch
        {
            (null or "", null or "", null or "") => null,
            ({ Length: > 0 } path, { Length: > 0 } token, { Length: > 0 } pin) => new(
                path,
                token,
                pin
            ),
            _ => throw new FormatException(
                "a hardware module is named by halves; expected Casework__Keys__Module (the library of its maker), Casework__Keys__Token (the label of the token) and Casework__Keys__Pin together"
            ),
        };
}
