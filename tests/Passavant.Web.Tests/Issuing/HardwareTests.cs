using Passavant.Cases;
using Passavant.Trust.Documents;
using Passavant.Trust.Tests.Documents;
using Passavant.Web.Issuing;
using Passavant.Web.Log;
using Passavant.Web.Tests.Cases;
using static Passavant.Web.Tests.Issuing.IssuingTests;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>The keys of documents, statuses and lists of issuers may be in a hardware module, and never leave it.</summary>
public sealed class HardwareTests
{
    private static readonly string[] Uses = ["document", "status", "master"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_made_in_the_module_sign_there_and_are_followed_by_others_of_it()
    {
        var held = Held(SoftHsm.Need());
        await using var stage = await Stage.Set([.. Signs, .. held]);
        var first = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var list = await Keys(stage.Server, "list");
        Assert.All(
            Uses,
            use =>
                Assert.Contains(
                    $"in the module as 'passavant {use} ",
                    list.Split('\n').Single(line => line.StartsWith(use, StringComparison.Ordinal)),
                    StringComparison.Ordinal
                )
        );
        var issuers = await Issuers(stage.Server);
        await Passes(stage, first, issuers);

        stage.Server.Clock.Pass(TimeSpan.FromHours(1));
        foreach (var use in Uses)
            _ = await Keys(
                stage.Server,
                ["rotate", use, "--by", "admin", "--why", "The yearly change.", .. held]
            );
        var second = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        issuers = issuers.Follow((await Fetch(stage.Server, "/issuers")).Trim());
        Assert.Equal(4, issuers.Authorities.Single().Keys.Count);
        await Passes(stage, first, issuers);
        await Passes(stage, second, issuers);
    }

    [Fact]
    public async Task Keys_in_the_file_are_followed_by_keys_in_the_module()
    {
        var held = Held(SoftHsm.Need());
        await using var stage = await Stage.Set(Signs);
        var first = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var issuers = await Issuers(stage.Server);
        stage.Server.Clock.Pass(TimeSpan.FromHours(1));
        _ = await Keys(
            stage.Server,
            ["rotate", "document", "--by", "admin", "--why", "We have hardware.", .. held]
        );
        // A server that was not told of the module says what it needs, and issues nothing by another key.
        var second = await stage.At(Phase.Decided);
        await Publish(stage.Server);
        await Refuses(stage, null, "Casework__Keys__Module");
        await Refuses(stage, Module(stage) with { Pin = "0000" }, "PIN");
        await Refuses(stage, Module(stage) with { Token = "elsewhere" }, "no token 'elsewhere'");
        await Refuses(stage, Module(stage) with { Path = "/nowhere.so" }, "/nowhere.so");
        using (var issuer = With(stage, Module(stage)))
            Assert.Equal("ok", (await issuer.Work(Stop)).Status);
        issuers = issuers.Follow((await Fetch(stage.Server, "/issuers")).Trim());
        await Publish(stage.Server);
        await Passes(stage, first, issuers);
        await Passes(stage, second, issuers);
    }

    private static string[] Held(string module) =>
        [
            "--Casework:Keys:Module",
            module,
            "--Casework:Keys:Token",
            "passavant",
            "--Casework:Keys:Pin",
            SoftHsm.Pin,
        ];

    private static KeyModule Module(Stage stage) => new(SoftHsm.Need(), "passavant", SoftHsm.Pin);

    private static async Task Refuses(Stage stage, KeyModule? module, string words)
    {
        using var issuer = With(stage, module);
        var standing = await issuer.Work(Stop);
        Assert.Equal("refused", standing.Status);
        Assert.Contains(words, standing.Words, StringComparison.Ordinal);
    }

    private static Issuer With(Stage stage, KeyModule? module)
    {
        var settings = stage.Server.Service<CaseworkSettings>();
        return Beside(
            stage.Server,
            stage.Server.Database,
            settings with
            {
                Log = settings.Log with { Module = module },
            }
        );
    }

    private static async Task Passes(Stage stage, string number, IssuerList issuers)
    {
        var verdict = DocumentCheck.Check(
            await IssuingTests.File(stage, "ann", $"/cases/{number}/issued/L-{number}"),
            new DocumentCheckContext(stage.Server.Clock.GetUtcNow())
            {
                Issuers = issuers,
                Log = DocumentLeaf.With(null),
            }
        );
        Assert.All(
            verdict.Lines.Where(line => line.Subject != CheckSubject.Holder),
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
        );
    }
}
