using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Comparing;

namespace Passavant.Web.Pages.Comparing;

/// <summary>What comparisons and releases are called on pages, in English.</summary>
internal static class ComparingWords
{
    /// <summary>A purpose.</summary>
    public static string Purpose(string purpose) =>
        purpose switch
        {
            Purposes.NoUndercut => Words.Text("Was this transaction refused?"),
            Purposes.Denials => Words.Text("Which refusals do both have?"),
            _ => purpose,
        };

    /// <summary>Where a comparison stands, and how its tag looks.</summary>
    public static (string Text, string Look) Standing(string standing, int? matched) =>
        standing switch
        {
            "found" when matched == 0 => (Words.Text("no key matched"), "p-tag--quiet"),
            "found" => (Words.Text("keys matched"), "p-tag--stop"),
            "answered" => (Words.Text("answered"), "p-tag--quiet"),
            "failed" => (Words.Text("failed: nothing is known"), "p-tag--wait"),
            _ => (Words.Text("not concluded: nothing is known"), "p-tag--wait"),
        };

    /// <summary>Where a release stands.</summary>
    public static string Standing(ReleaseStanding standing) =>
        standing switch
        {
            ReleaseStanding.Asked => Words.Text("asked for by one official"),
            ReleaseStanding.AskedByTwo => Words.Text("asked for by two officials"),
            ReleaseStanding.ConsentedByOne => Words.Text("one of those who hold it consented"),
            ReleaseStanding.ConsentedByTwo => Words.Text("consented to"),
            ReleaseStanding.Released => Words.Text("released"),
            ReleaseStanding.Refused => Words.Text("the release was refused"),
            ReleaseStanding.Withdrawn => Words.Text("the request was taken back"),
            _ => Words.Text("lapsed"),
        };

    /// <summary>A step of a release.</summary>
    public static string Step(string step) =>
        step switch
        {
            "ask" => Words.Text("Asked for the details"),
            "consent" => Words.Text("Consented"),
            "refuse" => Words.Text("Refused the release"),
            "withdraw" => Words.Text("Took the request back"),
            "release" => Words.Text("Released the details, sealed"),
            _ => Words.Text("The time ran out"),
        };

    /// <summary>An act about comparisons, as the log has it.</summary>
    public static string Act(string type) =>
        type switch
        {
            "list-committed" => Words.Text("We bound ourselves to our list"),
            "comparison-opened" => Words.Text("Both were bound"),
            "comparison-answered" => Words.Text("Both were bound, and we answered"),
            "comparison-concluded" => Words.Text("What came of it was recorded"),
            "comparison-failed" => Words.Text("It failed"),
            "release-asked" => Words.Text("Asked for the details"),
            "release-consented-to" => Words.Text("Consented"),
            "release-refused" => Words.Text("Refused the release"),
            "release-withdrawn" => Words.Text("Took the request back"),
            "details-released" => Words.Text("Released the details, sealed"),
            _ => type,
        };
}
