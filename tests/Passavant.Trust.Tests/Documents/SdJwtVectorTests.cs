using System.Text;
using System.Text.RegularExpressions;
using Passavant.Accords.Tests;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>The examples of RFC 9901 and of the drafts that build on it.</summary>
public sealed partial class SdJwtVectorTests
{
    private static Json.Object File { get; } =
        Json.Read(System.IO.File.ReadAllBytes(SharedData.Require("trust/sdjwt-rfc/vectors.json")))
            .AsObject("");

    private static DocumentKey Issuer => DocumentKey.Read(File.Need("issuer_jwk", ""));

    private static IEnumerable<Json.Object> Vectors =>
        File.Need("vectors", "").AsList("").Select(vector => vector.AsObject(""));

    private static KeyBindingDemand Demand(SdJwt document, string nonce)
    {
        var payload = document.KeyBinding!.ReadPayload();
        return new KeyBindingDemand(
            payload.NeedText("aud", ""),
            nonce,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.FromUnixTimeSeconds(File.NeedInteger("verify_at_unix", ""))
        );
    }

    [Fact]
    public void Every_example_verifies()
    {
        var (all, bound) = (0, 0);
        foreach (var vector in Vectors)
        {
            var document = SdJwt.Read(vector.NeedText("compact", ""));
            Assert.Equal(
                vector.Find("key_binding")!.ToString() == "true",
                document.KeyBinding is not null
            );
            Assert.Equal(vector.NeedText("compact", ""), document.Text);
            var demand = document.KeyBinding is null
                ? null
                : Demand(document, File.NeedText("kb_nonce", ""));
            document.Verify(Issuer, demand);
            all++;
            if (demand is null)
                continue;
            bound++;
            KeyBindingDemand[] others =
            [
                demand with
                {
                    Audience = "https://elsewhere.example",
                },
                demand with
                {
                    Nonce = "another",
                },
                demand with
                {
                    NotAfter = DateTimeOffset.UnixEpoch,
                },
                demand with
                {
                    NotBefore = DateTimeOffset.MaxValue,
                },
            ];
            Assert.All(
                others,
                other => Assert.Throws<DocumentException>(() => document.Verify(Issuer, other))
            );
            // Stripped of its key binding it is refused where one is demanded, and with fewer claims the binding no longer fits.
            var stripped = SdJwt.Read(document.WithoutKeyBinding);
            Assert.Throws<DocumentException>(() => stripped.Verify(Issuer, demand));
            stripped.Verify(Issuer);
        }
        Assert.Equal((13, 5), (all, bound));
    }

    [Fact]
    public void Every_digest_is_that_of_its_disclosure()
    {
        var disclosures = File.Need("disclosures", "").AsList("");
        foreach (var one in disclosures.Select(one => one.AsObject("")))
        {
            var read = Disclosure.Read(one.NeedText("disclosure", ""));
            Assert.Equal(one.NeedText("hash", ""), read.Digest);
            // The contents are printed folded, which leaves spaces in words and even in escapes.
            var contents = Json.Read(
                    Encoding.UTF8.GetBytes(string.Concat(one.NeedText("contents", "").Split()))
                )
                .AsList("");
            Assert.Equal(Unspaced(contents[^1]), Unspaced(read.Value));
        }
        Assert.Equal(123, disclosures.Count);
    }

    private static string Unspaced(Json json) => string.Concat(json.ToString().Split());

    /// <summary>Where RFC 9901 prints what a verifier is left with, that is what a verifier here is left with.</summary>
    [Theory]
    [InlineData("5.2", true)]
    [InlineData("A.1", false)]
    [InlineData("A.2", false)]
    [InlineData("A.3", true)]
    [InlineData("A.4", true)]
    public void The_processed_payload_is_the_one_printed(string section, bool bound)
    {
        var text = System.IO.File.ReadAllText(
            SharedData.Require("trust/sdjwt-rfc/specs/rfc9901.txt")
        );
        var printed = Printed(text, section);
        var document = SdJwt.Read(
            Vectors
                .Single(vector =>
                    vector.NeedText("source", "") == "rfc9901.txt"
                    && vector.NeedText("section", "") == section
                    && vector.Find("key_binding")!.ToString() == (bound ? "true" : "false")
                )
                .NeedText("compact", "")
        );
        var claims = document.Verify(Issuer).Claims;
        Assert.Equal(printed.ToString(), claims.ToString());
    }

    // The first JSON object after the sentence that announces it, without the furniture of pages; folded texts are unfolded.
    private static Json Printed(string text, string section)
    {
        var start = text.LastIndexOf($"\n{section}.  ", StringComparison.Ordinal);
        start = Announcement().Match(text, start).Index;
        var lines = text[text.IndexOf('{', start)..]
            .Split('\n')
            .Where(line => !Furniture().IsMatch(line))
            .Select(line => line.Trim());
        var depth = 0;
        var json = new StringBuilder();
        foreach (var line in lines)
        {
            json.Append(line).Append('\n');
            depth += line.Count(c => c is '{' or '[') - line.Count(c => c is '}' or ']');
            if (depth == 0)
                break;
        }
        return Json.Read(Encoding.UTF8.GetBytes(Folded().Replace(json.ToString(), "")));
    }

    [GeneratedRegex("will\\s+have\\s+(the\\s+following|this)\\s+Processed")]
    private static partial Regex Announcement();

    [GeneratedRegex("^\\s*$|^\f|\\[Page [0-9]+\\]|^RFC 9901 ")]
    private static partial Regex Furniture();

    [GeneratedRegex("\\\\\\n")]
    private static partial Regex Folded();
}
