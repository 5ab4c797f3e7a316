using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Consultations;

/// <summary>What the desk of a partner state is asked, what it answered, and what it was told.</summary>
[Seats(Role.Partner)]
internal sealed class ConsultationListPage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 200;

    /// <summary>Consultations that wait, the next due first.</summary>
    public IReadOnlyList<Asked> Waiting { get; private set; } = [];

    /// <summary>Consultations that are over, the latest first.</summary>
    public IReadOnlyList<Asked> Over { get; private set; } = [];

    /// <summary>What it was told of decisions, the latest first.</summary>
    public IReadOnlyList<(PartnerView View, PartnerNotice Notice)> Told { get; private set; } = [];

    public async Task OnGet()
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        await desk.Store.Read(
            async reading =>
            {
                var filter = new QueueFilter
                {
                    Agency = by.Agency,
                    Person = by.Person,
                    Relation = "partner",
                    PastRestriction = true,
                };
                var page = await Queue.Page(reading, filter, QueueOrder.Newest, null, Most);
                var (asked, told) = (new List<Asked>(), new List<(PartnerView, PartnerNotice)>());
                foreach (var file in await desk.Files(reading, page.Cases, now))
                {
                    if (!WhoMay.MayRead(file.Case, by, file.Office))
                        continue;
                    var view = PartnerView.Of(file.Case, by, file.Office, now, Here.Language);
                    asked.AddRange(
                        view.Consultations.Select(one => Asked.Of(view, one, file.Office))
                    );
                    told.AddRange(view.Notices.Select(notice => (view, notice)));
                }
                Waiting =
                [
                    .. asked
                        .Where(one => one.Waits)
                        .OrderBy(one => one.Clock?.Due ?? DateTimeOffset.MaxValue),
                ];
                Over =
                [
                    .. asked
                        .Where(one => !one.Waits)
                        .OrderByDescending(one => one.Consultation.Ended ?? one.Consultation.Asked),
                ];
                Told = [.. told.OrderByDescending(one => one.Item2.At)];
                return true;
            },
            HttpContext.RequestAborted
        );
    }
}
