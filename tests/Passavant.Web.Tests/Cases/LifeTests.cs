using Passavant.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>The life of an application, over HTTP.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task An_application_is_granted_by_two_officers()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var seen = await stage.Send("ole", "GET", $"/cases/{number}");
        Assert.Equal("review", seen.GetProperty("phase").GetString());
        Assert.Equal(0, seen.GetProperty("gates").GetArrayLength());
        await stage.Act(
            "ole",
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Grant) },
                reasons = new Reasons("Civil use.", "You may export."),
                conditions = new[]
                {
                    new
                    {
                        what = "Confirm delivery",
                        evidence = "Delivery note",
                        within = "60 days",
                    },
                },
                validity = "2 years",
            }
        );
        var refused = await stage.Act("ole", number, "countersign", new { proposal = "P1" }, 403);
        Assert.Equal("four-eyes", refused.GetProperty("code").GetString());
        await stage.Act("siv", number, "countersign", new { proposal = "P1" });
        await stage.Act("siv", number, "issue", new { proposal = "P1" });
        var decided = await stage.Send("ann", "GET", $"/cases/{number}");
        Assert.Equal("decided", decided.GetProperty("phase").GetString());
        Assert.Equal(
            "You may export.",
            decided.GetProperty("decisions")[0].GetProperty("reasons").GetString()
        );
    }
}
