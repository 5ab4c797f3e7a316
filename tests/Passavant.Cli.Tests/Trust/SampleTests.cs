using System.Text;
using Passavant.Cli.Tests.Documents;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

/// <summary>The files of <c>samples/trust</c>. With PASSAVANT_UPDATE=1 they are written anew; signatures of ES256 differ each time, so all of them together.</summary>
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples/trust");

    private static readonly DateTimeOffset ShownAt = new(2026, 12, 1, 8, 57, 0, TimeSpan.Zero);

    [Fact]
    public void The_samples_are_those_of_the_example_keys_and_hold_together()
    {
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
            Write(new ExampleDocuments());
        Assert.Equal(LogFiles.Policy, Read("log.policy"));
        Assert.Equal($"{LogFiles.Log.Verifier}\n", Read("log.vkey"));
        Assert.Equal($"{ExampleDocuments.Root.Key.ToJwk()}\n", Read("root.jwk"));
        var issuers = IssuerList.Read(Read("issuers.jws").Trim(), [ExampleDocuments.Root.Key]);
        var licence = SdJwt.Read(Read("licence.sd-jwt").Trim());
        Assert.True(licence.Issued.IsSignedBy(ExampleDocuments.Issuer.Key));
        Assert.Equal(
            ExampleDocuments.Payload.Number,
            DocumentPayload.Read(licence.Verify(ExampleDocuments.Issuer.Key).Claims).Number
        );
        Assert.Single(issuers.Authorities);
        Assert.True(
            Policy.TryParse(Encoding.UTF8.GetBytes(LogFiles.Policy), out var policy, out _)
        );
        var checker = new LogChecker(
            policy,
            File.ReadAllBytes(Path.Combine(Folder, "log/checkpoint")),
            path => File.ReadAllBytes(Path.Combine(Folder, "log", path))
        );
        checker.CheckWhole();
        checker.CheckConsistency(File.ReadAllBytes(Path.Combine(Folder, "seen.checkpoint")));
        Assert.True(checker.AllHold);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static void Write(ExampleDocuments example)
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, true);
        example.Log.Save(Path.Combine(Folder, "log"));
        void Save(string name, byte[] bytes) =>
            File.WriteAllBytes(Path.Combine(Folder, name), bytes);
        void Text(string name, string text) => Save(name, Encoding.UTF8.GetBytes(text + "\n"));
        Save("log.policy", Encoding.UTF8.GetBytes(LogFiles.Policy));
        Text("log.vkey", LogFiles.Log.Verifier.ToString());
        Save("seen.checkpoint", LogFiles.Of(5).Signed(LogFiles.Court).ToBytes());
        Text("root.jwk", ExampleDocuments.Root.Key.ToJwk().ToString());
        Text("issuers.jws", example.Issuers.Text);
        Text("status.jwt", ExampleDocuments.StatusList());
        Text("status-revoked.jwt", ExampleDocuments.StatusList(StatusList.Revoked));
        Text("licence.sd-jwt", example.Licence.Text);
        Text("shown.sd-jwt", example.Show("border post 7", "7f3a91", ShownAt));
        Save("licence.tlog-proof", example.LicenceProof);
        Text("licence.qr.txt", example.Qr);
        Save("licence.qr.tlog-proof", example.SummaryProof);
    }
}
