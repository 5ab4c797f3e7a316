using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Cases;

/// <summary>What a decision enters in the registers, in the transaction of the act: a licence for a grant, a denial that stands three years for a refusal.</summary>
internal static class Registers
{
    private const int DenialYears = 3;

    /// <summary>Enters what was decided, if anything was.</summary>
    public static async Task Keep(Transaction change, Case? before, Reply reply, Office office)
    {
        var after = reply.After;
        if (
            after.Decisions.Count == (before?.Decisions.Count ?? 0)
            || after.Decision is not { } decision
        )
            return;
        var day = DateOnly.FromDateTime(decision.At.UtcDateTime);
        if (after.Kind is CaseKind.Licence)
            await Licence(change, after, decision, day);
        if (decision.Proposal.Refuses)
            await Denial(change, after, decision, office, day);
        else if (await Denials.Find(change, $"{after.Number}") is { Revoked: null } own)
            await Denials.Put(change, own with { Revoked = day });
    }

    private static async Task Licence(Transaction change, Case one, Decision decision, DateOnly day)
    {
        var id = $"L-{one.Number}";
        if (decision.Proposal.Grants)
            await Licences.Put(
                change,
                new LicenceRow
                {
                    Licence = id,
                    Number = $"{one.Number}",
                    Holder = one.Applicant,
                    ValidFrom = day,
                    ValidUntil = decision.Until,
                    Standing = "in-force",
                    Lines = JsonSerializer.Serialize(
                        one.Application.Lines.Where(line =>
                            decision.Proposal.Verdicts.Any(on =>
                                on.Verdict == Verdict.Grant
                                && (on.Line == line.Line || on is { Line: null, Party: null })
                            )
                        ),
                        CaseJson.Options
                    ),
                }
            );
        else if (await Licences.Find(change, id) is { } earlier)
            await Licences.Put(change, earlier with { Standing = "revoked" });
    }

    private static async Task Denial(
        Transaction change,
        Case one,
        Decision decision,
        Office office,
        DateOnly day
    )
    {
        var endUser = EndUsers.Of(one).FirstOrDefault();
        if (one.Kind is not CaseKind.Licence || endUser is null)
            return;
        await Denials.Put(
            change,
            new DenialRow
            {
                Id = $"{one.Number}",
                State = office.Agencies.GetValueOrDefault(one.Authority)?.State ?? "",
                Partner = one.Authority,
                Day = day,
                EndUser = endUser.Name,
                EndUserKey = Dossiers.Key(endUser.Name),
                Country = endUser.Country,
                Items = JsonSerializer.Serialize(
                    await Codes(change, one.Assessment),
                    CaseJson.Options
                ),
                Grounds = decision.Proposal.Reasons.Public,
                Number = $"{one.Number}",
                StandingUntil = day.AddYears(DenialYears),
            }
        );
    }

    /// <summary>The controls the determination of a case says apply, or may.</summary>
    internal static async Task<IReadOnlyList<string>> Codes(
        Reading reading,
        CaseAssessment? assessment
    )
    {
        if (
            assessment is null
            || await Determinations.Find(reading, assessment.Determination) is not { } bytes
        )
            return [];
        using var determination = JsonDocument.Parse(bytes);
        return
        [
            .. determination
                .RootElement.GetProperty("lines")
                .EnumerateArray()
                .SelectMany(line => line.GetProperty("controls").EnumerateArray())
                .Where(control => control.GetProperty("applies").GetString() != "no")
                .Select(control => control.GetProperty("id").GetString()!)
                .Distinct(),
        ];
    }
}
