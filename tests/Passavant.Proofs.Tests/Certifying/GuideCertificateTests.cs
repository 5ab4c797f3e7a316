using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;
using Passavant.Certificates;
using Passavant.Proofs.Certifying;

namespace Passavant.Proofs.Tests.Certifying;

/// <summary>The certificate the guide shows is the one that is written.</summary>
public sealed partial class GuideCertificateTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [GeneratedRegex(
        "^```(yaml|json)\n(.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Block { get; }

    private static string Shown(string language) =>
        Block
            .Matches(
                File.ReadAllText(Path.Combine(Repository.Root, "docs/guide/certificates.md"))
                    .ReplaceLineEndings("\n")
            )
            .First(match => match.Groups[1].Value == language)
            .Groups[2]
            .Value;

    [Fact]
    public void The_guide_shows_the_certificate_that_is_written_for_its_example()
    {
        var reading = AccordReader.Read([
            .. AccordFile.ReadFolder(Path.Combine(Repository.Root, "docs/guide/example")),
            new AccordFile("expectations.yaml", Encoding.UTF8.GetBytes(Shown("yaml"))),
        ]);
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        var accord = reading.Accord!;
        var certificate = CertificateWriter
            .ForExpectation(accord, accord.Expectations[0], Day, Day, 1000)
            .Text!;
        Assert.True(CertificateChecker.Check(certificate, [accord]).IsAccepted);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(certificate), JsonNode.Parse(Shown("json"))),
            certificate
        );
    }
}
