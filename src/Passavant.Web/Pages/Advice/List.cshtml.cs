using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Pages.Advice;

/// <summary>What an agency is asked for advice on, what it answered, and everything else its authority works on.</summary>
[Seats(Role.Adviser)]
internal sealed class AdviceListPage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 200;

    /// <summary>A request for advice.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Request">What is asked.</param>
    /// <param name="Clock">Its clock; null where none runs.</param>
    public sealed record Asked(Case Case, AdviceRequest Request, Clock? Clock);

    /// <summary>Requests that wait, the next due first.</summary>
    public IReadOnlyList<Asked> Waiting { get; private set; } = [];

    /// <summary>Requests answered, the latest first.</summary>
    public IReadOnlyList<Asked> Answered { get; private set; } = [];

    /// <summary>Every open case of the authority, a page at a time.</summary>
    public QueuePage Open { get; private set; } = new([], null);

    /// <summary>The authority this agency advises; null for none.</summary>
    public string? Authority { get; private set; }

    public async Task OnGet(string? after)
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        try
        {
            await desk.Store.Read(
                async reading =>
                {
                    var asked = new QueueFilter
                    {
                        Agency = by.Agency,
                        Person = by.Person,
                        Relation = "adviser",
                        IsOpen = true,
                    };
                    var open = await Queue.Page(reading, asked, most: Most);
                    var over = await Queue.Page(
                        reading,
                        asked with
                        {
                            IsOpen = false,
                        },
                        QueueOrder.Newest,
                        most: 25
                    );
                    var requests = (await desk.Files(reading, open.Cases.Concat(over.Cases), now))
                        .SelectMany(file => Of(file, by, now))
                        .ToList();
                    Waiting =
                    [
                        .. requests
                            .Where(one => one.Request.Ended is null && one.Case.IsOpen)
                            .OrderBy(one => one.Clock?.Due ?? DateTimeOffset.MaxValue),
                    ];
                    Answered =
                    [
                        .. requests
                            .Where(one => one.Request.Ended is not null || !one.Case.IsOpen)
                            .OrderByDescending(one => one.Request.Ended ?? one.Case.Touched),
                    ];
                    if (
                        (await Store.People.FindAgency(reading, by.Agency))?.Agency()
                        is not { Reviews: { } reviews }
                    )
                        return true;
                    Authority = (await Store.People.FindAgency(reading, reviews))?.Agency()
                        is { } authority
                        ? Here[authority.Name]
                        : reviews;
                    Open = await Queue.Page(
                        reading,
                        new QueueFilter
                        {
                            Agency = reviews,
                            Person = by.Person,
                            IsOpen = true,
                        },
                        QueueOrder.Newest,
                        after,
                        20
                    );
                    return true;
                },
                HttpContext.RequestAborted
            );
        }
        catch (FormatException wrong)
        {
            throw Trouble.Invalid(wrong.Message, "query", "after");
        }
    }

    private static IEnumerable<Asked> Of(CaseFile file, Actor by, DateTimeOffset now)
    {
        if (!WhoMay.MayRead(file.Case, by, file.Office))
            yield break;
        var clocks = Casework
            .Clocks(file.Case, now, file.Office)
            .Where(clock => clock.Span == Span.Advice)
            .ToList();
        foreach (var request in file.Case.AdviceRequests.Where(one => one.Agency == by.Agency))
            yield return new Asked(
                file.Case,
                request,
                clocks.FirstOrDefault(clock => Advising.IsOf(clock, request))
            );
    }
}
