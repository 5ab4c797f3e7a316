using System.Text;
using System.Text.Json;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Tests;

public sealed class CertificateTests
{
    // No item falls under the control with an output below 600 Hz.
    private static string Certificate(Command command, string second = "1") =>
        $$"""
            {
              "passavant certificate": 1,
              "accords": ["{{AccordReader.ReadFolder(
                command.PathOf("accords/ours")
            ).Accord!.Identity}}"],
              "as of": "2026-12-01", "known at": "2026-12-01",
              "claim": "No slow drive is controlled.",
              "refutes": [{ "text": "3A225" }, { "condition": "output frequency is less than 600 Hz" }],
              "tree": { "split": { "term": "output frequency" }, "parts": [
                { "values": [{ "below": "600" }], "tree": { "refuted": 0 } },
                { "values": [{ "from": "600" }], "tree": { "refuted": {{second}} } }
              ] }
            }
            """;

    [Fact]
    public void A_certificate_that_holds_is_accepted()
    {
        using var command = Command.WithAccord();
        command.With("c.json", Certificate(command));
        var ran = command.Run("verify-certificate", "c.json", "--accord", "accords/ours");
        Assert.Matches(
            """^c\.json: accepted: 2 leaves, 2 deep\n  proved: under AUR 0\.1\.0 \([0-9a-f]{8}\), law of 2026-12-01 as known on 2026-12-01, of no complete transfer is all of this true: the conditions of 3A225 .*hold; highest output frequency is less than 600\u00A0Hz\n  in its own words, not checked: “No slow drive is controlled\.”\n$""",
            ran.Output
        );
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        command.Input = new MemoryStream(Encoding.UTF8.GetBytes(Certificate(command)));
        Assert.StartsWith(
            "-: accepted",
            command.Run("verify-certificate", "-", "--accord", "accords/ours").Output
        );
    }

    [Fact]
    public void A_claim_is_never_taken_for_what_was_checked()
    {
        using var command = Command.WithAccord();
        command.With(
            "c.json",
            Certificate(command)
                .Replace(
                    "No slow drive is controlled.",
                    "Everything is free.\\nd.json: accepted",
                    StringComparison.Ordinal
                )
        );
        var ran = command.Run("verify-certificate", "c.json", "--accord", "accords/ours");
        Assert.EndsWith(
            "output frequency is less than 600\u00A0Hz\n  in its own words, not checked: “Everything is free. d.json: accepted”\n",
            ran.Output
        );
        Assert.Equal(3, ran.Output.TrimEnd('\n').Split('\n').Length);
        var json = command.Run(
            "verify-certificate",
            "c.json",
            "--accord",
            "accords/ours",
            "--json"
        );
        using var verdict = JsonDocument.Parse(json.Output);
        Assert.DoesNotContain("free", verdict.RootElement.GetProperty("proved").GetString());
    }

    [Fact]
    public void A_certificate_that_does_not_hold_is_refused_where_it_fails()
    {
        using var command = Command.WithAccord();
        command.With("good.json", Certificate(command));
        command.With("bad.json", Certificate(command, second: "0"));
        var ran = command.Run(
            "verify-certificate",
            "good.json",
            "bad.json",
            "--accord",
            "accords/ours"
        );
        Assert.Contains("good.json: accepted", ran.Output);
        Assert.Contains("bad.json: refused", ran.Output);
        Assert.Contains("tree.parts[1].tree.refuted", ran.Output);
        Assert.Equal(1, ran.Code);
        var json = command.Run(
            "verify-certificate",
            "bad.json",
            "--accord",
            "accords/ours",
            "--json"
        );
        using var verdict = JsonDocument.Parse(json.Output);
        Assert.False(verdict.RootElement.GetProperty("accepted").GetBoolean());
        Assert.Equal(
            "tree.parts[1].tree.refuted",
            verdict.RootElement.GetProperty("where").GetString()
        );
        Assert.Equal(1, json.Code);
    }

    [Fact]
    public void A_certificate_of_another_text_is_refused()
    {
        using var command = Command.WithAccord();
        command.With("c.json", Certificate(command));
        command.Run("accord", "new", "accords/other", "--title", "Other", "--state", "BOR");
        var ran = command.Run("verify-certificate", "c.json", "--accord", "accords/other");
        Assert.Contains("refused after 0 leaves", ran.Output);
        Assert.Contains("found another accord, 'sha256:", ran.Output);
        Assert.Contains("a certificate of the accord given, BOR 0.1.0 (", ran.Output);
        Assert.Equal(1, ran.Code);
    }

    [Theory]
    [InlineData("verify-certificate c.json", "--accord")]
    [InlineData("verify-certificate --accord accords/ours", "FILE")]
    [InlineData("verify-certificate none.json --accord accords/ours", "there is no file none.json")]
    [InlineData("verify-certificate c.json --accord nowhere", "there is no folder")]
    [InlineData(
        "verify-certificate c.json --accord c.json",
        "c.json is a file; expected the folder"
    )]
    [InlineData("verify-certificate bytes.json --accord accords/ours", "no text in UTF-8")]
    [InlineData("verify-certificate accords --accord accords/ours", "passavant: ")]
    public void Wrong_use_and_what_cannot_be_read_end_with_2(string line, string message)
    {
        using var command = Command.WithAccord();
        command.With("c.json", Certificate(command));
        File.WriteAllBytes(command.PathOf("bytes.json"), [0x7B, 0xFF, 0xFE, 0x7D]);
        var ran = command.Run(line.Split(' '));
        Assert.Contains(message, ran.Error);
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"passavant certificate\": 2}")]
    public void What_is_no_certificate_is_refused(string text)
    {
        using var command = Command.WithAccord();
        command.With("c.json", text);
        var ran = command.Run("verify-certificate", "c.json", "--accord", "accords/ours");
        Assert.Contains("c.json: refused", ran.Output);
        Assert.Equal(1, ran.Code);
    }
}
