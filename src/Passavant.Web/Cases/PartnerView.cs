using System.Text.Json;
using Passavant.Cases;

namespace Passavant.Web.Cases;

/// <summary>A case as a partner state sees it: what it is asked, with the transfer it is asked about, and what it was told. No prices, no correspondence, no advice.</summary>
internal sealed record PartnerView : CaseView
{
    /// <summary>The authority that asks.</summary>
    public required string Authority { get; init; }

    /// <summary>The transfer.</summary>
    public required JsonElement Transfer { get; init; }

    /// <summary>What it will be used for.</summary>
    public required string EndUse { get; init; }

    /// <summary>The consultations of this partner.</summary>
    public required IReadOnlyList<Consultation> Consultations { get; init; }

    /// <summary>What this partner was told.</summary>
    public required IReadOnlyList<PartnerNotice> Notices { get; init; }

    public static new PartnerView Of(
        Case one,
        Actor by,
        Office office,
        DateTimeOffset now,
        string language
    )
    {
        var own = one.Consultations.Where(asked => asked.Partner == by.Agency).ToList();
        return new()
        {
            Number = one.Number,
            Version = one.Version,
            Kind = one.Kind,
            Title = one.Title,
            Phase = one.Phase,
            Clocks = Read(
                one,
                office,
                now,
                language,
                clock =>
                    clock.Span == Accords.Span.Consultation
                    && own.Any(asked => asked.Id == clock.Key)
            ),
            MayDo = May(one, by, office),
            Authority = one.Authority,
            Transfer = one.Application.Transfer,
            EndUse = one.Application.EndUse,
            Consultations = own,
            Notices = [.. one.PartnerNotices.Where(notice => notice.Partners.Contains(by.Agency))],
        };
    }
}
