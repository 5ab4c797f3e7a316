using Passavant.Store;
using Passavant.Web.Comparing;
using Passavant.Web.Tests.Pages;

namespace Passavant.Web.Tests.Comparing;

/// <summary>The pages on which an agreement is entered, a partner is asked from a case, and details are released.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task A_partner_is_asked_from_the_page_of_a_case_and_the_details_are_released_on_pages()
    {
        await using var two = await TwoStates.Meet();
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        using var ole = await Browser.As(two.Asks, "ole");
        var page = await ole.Open($"/en/work/{number}");
        Assert.Contains(
            "Has a partner refused an essentially identical transaction?",
            page,
            StringComparison.Ordinal
        );
        page = await ole.Send("value=\"compare\"", 200, ("compare-partner", "estonia"));
        Assert.Contains("what came of it stands below", page, StringComparison.Ordinal);
        Assert.Contains("before anything is granted", page, StringComparison.Ordinal);
        Assert.Contains("Asked a partner state by keys: keys matched", page);
        // The form to consult is filled for the hit.
        Assert.Contains("keys of estonia that matched", page, StringComparison.Ordinal);

        var row = (
            await two.Asks.Server.Database.Read(reading => Comparisons.Latest(reading, 1))
        ).Single();
        page = await ole.Open($"/en/comparisons/{row.Id}");
        Assert.Contains("PLANT SUL", page, StringComparison.Ordinal);
        page = await ole.Send("name=\"because\"", 422, ("because", ""));
        Assert.Contains("Say what the details are needed for", page, StringComparison.Ordinal);
        page = await ole.Send("name=\"because\"", 200, ("because", "To compare."));
        Assert.Contains("asked for by one official", page, StringComparison.Ordinal);
        var release = ole.At.AbsolutePath;
        // Who asked has no button to stand behind it once more.
        Assert.DoesNotContain("as the second official", page, StringComparison.Ordinal);
        using var siv = await Browser.As(two.Asks, "siv");
        _ = await siv.Open(release);
        _ = await siv.Send("value=\"consent\"");
        _ = await siv.Send("value=\"exchange\"");
        using var there = await Browser.As(two.Answers, "ole");
        page = await there.Open("/en/comparisons");
        Assert.Contains("Asked by estonia", page, StringComparison.Ordinal);
        page = await there.Open(release);
        Assert.Contains("2025-000900", page, StringComparison.Ordinal);
        _ = await there.Send("value=\"consent\"");
        using var second = await Browser.As(two.Answers, "hege");
        _ = await second.Open(release);
        _ = await second.Send("value=\"consent\"");
        _ = await siv.Open(release);
        page = await siv.Send("value=\"exchange\"");
        Assert.Contains("What was released to us", page, StringComparison.Ordinal);
        Assert.Contains("The end use is not what was said.", page, StringComparison.Ordinal);

        // Who may not read the case sees that there was a comparison, and not what it was about.
        using var olga = await Browser.As(two.Asks, "olga");
        page = await olga.Open($"/en/comparisons/{row.Id}");
        Assert.DoesNotContain("PLANT SUL", page, StringComparison.Ordinal);
        Assert.DoesNotContain(number, page, StringComparison.Ordinal);
        _ = await olga.Open(release, 404);
        using var ann = await Browser.As(two.Asks, "ann");
        _ = await ann.Open("/en/comparisons", 403);
        _ = await ann.Open("/en/comparisons/protocol");
    }

    [Fact]
    public async Task A_partner_that_does_not_answer_is_said_on_the_page_and_nothing_is_known()
    {
        await using var two = await TwoStates.Meet(agreed: false);
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        using var ole = await Browser.As(two.Asks, "ole");
        _ = await ole.Open($"/en/work/{number}");
        var page = await ole.Send("value=\"compare\"", 422, ("compare-partner", "estonia"));
        Assert.Contains("There is no agreement with you", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no key matched", page, StringComparison.Ordinal);
        page = await ole.Open("/en/comparisons");
        Assert.Contains("failed: nothing is known", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_is_entered_and_ended_on_its_page()
    {
        await using var two = await TwoStates.Meet();
        using var admin = await Browser.As(two.Asks, "admin");
        _ = await admin.Open("/en/administration/agreements");
        var page = await admin.Send("value=\"end\"");
        Assert.Contains("Nothing is asked or answered under it any more", page);
        page = await admin.Send(
            "value=\"enter\"",
            422,
            ("partner", "estonia"),
            ("address", "nowhere"),
            ("token", "secret-token"),
            ("ourName", "NO"),
            ("theirName", "EE"),
            ("purposes", Purposes.NoUndercut),
            ("legalBasis", "Law"),
            ("floor", "5"),
            ("most", "100")
        );
        Assert.Contains("Enter an address such as", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", page, StringComparison.Ordinal);
        page = await admin.Send(
            "value=\"enter\"",
            200,
            ("partner", "estonia"),
            ("address", "https://ee.example"),
            ("token", "secret-token"),
            ("ourName", "NO"),
            ("theirName", "EE"),
            ("purposes", Purposes.NoUndercut),
            ("legalBasis", "Law"),
            ("floor", "5"),
            ("most", "100")
        );
        Assert.Contains("The partner enters its own", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", page, StringComparison.Ordinal);
        using var ole = await Browser.As(two.Asks, "ole");
        _ = await ole.Open("/en/administration/agreements", 403);
    }
}
