using Passavant.Accords.Tests;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>The inputs of the W3C's test suite for the data model 2.0.</summary>
public sealed class CredentialFormTests
{
    /// <summary>What the suite asks of whoever issues or shows, not of the form of a text: whether the one who shows is the holder.</summary>
    private static readonly string[] NotChecked =
    [
        "presentation-self-asserted-vc-holder-mismatch.json",
        "presentation-self-asserted-vc-issuer-mismatch.json",
        "presentation-self-asserted-vc-no-holder.json",
    ];

    private static IEnumerable<string> Files()
    {
        var one = SharedData.Require("trust/vcdm2-suite/tests/input/credential-ok.json");
        return Directory
            .EnumerateFiles(Path.GetDirectoryName(one)!, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
    }

    // The suite sends its inputs to an issuer, which puts itself and dates in where none are; so does this.
    private static Json Completed(string file)
    {
        var json = Json.Read(File.ReadAllBytes(file)).AsObject("");
        var name = Path.GetFileName(file);
        if (
            name.StartsWith("presentation-", StringComparison.Ordinal)
            || name == "credential-no-issuer-fail.json"
        )
            return json;
        if (json.Find("issuer") is null)
            json = json.With("issuer", "did:example:issuer");
        if (json.Find("issuer") is Json.Object issuer && issuer.Find("id") is null)
            json = json.With("issuer", issuer.With("id", "did:example:issuer"));
        if (name.StartsWith("credential-validUntil-validFrom", StringComparison.Ordinal))
        {
            var fails = name.Contains("fail", StringComparison.Ordinal);
            json = json.With("validFrom", fails ? "2030-01-01T00:00:00Z" : "2020-01-01T00:00:00Z")
                .With("validUntil", "2025-01-01T00:00:00Z");
        }
        return json;
    }

    private static void Check(string file)
    {
        if (Path.GetFileName(file).StartsWith("presentation-", StringComparison.Ordinal))
            CredentialForm.CheckPresentation(Completed(file));
        else
            CredentialForm.CheckCredential(Completed(file));
    }

    [Fact]
    public void Good_inputs_are_accepted_and_bad_ones_refused()
    {
        var (good, bad, left) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var file in Files())
        {
            var name = Path.GetFileName(file);
            if (NotChecked.Contains(name))
            {
                left++;
                continue;
            }
            var fails = name.Contains("-fail", StringComparison.Ordinal);
            _ = fails ? bad++ : good++;
            try
            {
                Check(file);
                if (fails)
                    wrong.Add($"{name}: accepted");
            }
            catch (DocumentException refused)
            {
                if (!fails)
                    wrong.Add($"{name}: {refused.Message}");
            }
        }
        Assert.Empty(wrong);
        Assert.Equal((65, 52, 3), (good, bad, left));
    }
}
