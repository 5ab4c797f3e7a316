using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>What the pages of the self-assessment have in common: the answers so far, found by the secret in the address.</summary>
internal abstract class CheckPage(Here here, Desk desk, Attempts attempts) : SeatPage(here)
{
    private const int MostAMinute = 240;

    /// <summary>The records and what is in force.</summary>
    protected Desk Desk => desk;

    /// <summary>The language the accord speaks in.</summary>
    public Language Spoken { get; } = Language.Parse(here.Language);

    /// <summary>The secret in the address.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The answers, read under the accord in force.</summary>
    public Interview Interview { get; private set; } = null!;

    /// <summary>When the answers are forgotten.</summary>
    public DateTimeOffset Expires { get; private set; }

    /// <summary>Whether another edition of the accord came into force since they were last read.</summary>
    public bool HasAccordChanged { get; private set; }

    /// <summary>The address of the page a question is asked on.</summary>
    public string AddressOf(Question question)
    {
        // A fact that is stated is asked for again only to be shown better.
        var proof = Interview.Said.Find(question.Term.Name, question.About)?.Value is not null;
        return AddressOf(question.Term.Name, question.About)
            + (proof ? $"&proof={(int)question.Demand}" : "");
    }

    /// <summary>The address of the page an answer is changed on.</summary>
    public string AddressOf(string term, string about) =>
        $"/check/{Id}/question?q={Uri.EscapeDataString(term)}"
        + (about.Length == 0 ? "" : $"&about={Uri.EscapeDataString(about)}");

    /// <summary>The address of what comes next: a question, or the answer.</summary>
    public string Onward =>
        Interview.Next is { } next ? AddressOf(next) : $"/check/{Id}/answer";

    /// <summary>Reads the answers; false where there are none, or no longer.</summary>
    protected async Task<bool> Load(string id)
    {
        Count();
        var now = desk.Now;
        var found = await desk.Store.Read(
            async reading =>
                await Checks.Find(reading, Secret.HashOf(id), now) is { } row
                    ? (row, (await desk.Office(reading, null, now)).Accord)
                    : ((CheckRow, Accord)?)null,
            HttpContext.RequestAborted
        );
        if (found is not var (kept, accord))
            return false;
        Set(id, SelfAssessment.Read(kept.Content), accord, kept.Expires);
        return true;
    }

    /// <summary>Changes the answers and keeps them; false where there are none, or no longer.</summary>
    protected async Task<bool> Change(
        string id,
        Func<SelfAssessment, SelfAssessment> change
    )
    {
        var now = desk.Now;
        var found = await desk.Store.Write(
            async writing =>
            {
                var hash = Secret.HashOf(id);
                if (await Checks.Find(writing, hash, now) is not { } row)
                    return ((SelfAssessment, Accord)?)null;
                var accord = (await desk.Office(writing, null, now)).Accord;
                var after = change(SelfAssessment.Read(row.Content)) with
                {
                    Accord = $"{accord.Identity}",
                };
                await Checks.Put(
                    writing,
                    new CheckRow
                    {
                        TokenHash = hash,
                        Content = after.ToJson(),
                        Expires = now + SelfAssessment.Lasts,
                    }
                );
                return (after, accord);
            },
            HttpContext.RequestAborted
        );
        if (found is not var (said, accord))
            return false;
        Set(id, said, accord, now + SelfAssessment.Lasts);
        return true;
    }

    /// <summary>Says that there is nothing under the address, or no longer.</summary>
    protected IActionResult Gone() => To("/check?gone=yes");

    /// <summary>Counts one more try from where the request comes.</summary>
    /// <exception cref="Asking.Trouble">There were too many this minute.</exception>
    protected void Count(string what = "check", int most = MostAMinute) =>
        attempts.Count($"{what} {Doorkeeper.Address(HttpContext)}", most);

    private void Set(string id, SelfAssessment said, Accord accord, DateTimeOffset expires)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        Id = id;
        Expires = expires;
        HasAccordChanged = said.Accord != $"{accord.Identity}";
        Interview = new Interview(said, accord, DateOnly.FromDateTime(desk.Now.UtcDateTime));
    }
}
