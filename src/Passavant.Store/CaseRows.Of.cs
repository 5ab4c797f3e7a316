using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Cases.Clocks;

namespace Passavant.Store;

public sealed partial record CaseRows
{
    /// <summary>The rows of a case whose clocks are read.</summary>
    public static CaseRows Of(Case one, IReadOnlyList<Clock> clocks)
    {
        var waiting = clocks
            .Where(clock =>
                clock.Ended is null
                && !one.RanOut.Any(ran => ran.Limit == clock.Limit && ran.Key == clock.Key)
            )
            .ToList();
        var next = waiting.Where(clock => clock.Due is not null).MinBy(clock => clock.Due);
        var endUsers = one.InRole("end user");
        var values = one.Application.Lines.Select(line => line.Value).ToList();
        var currency = values.Select(value => value.Currency).Distinct().ToList();
        return new CaseRows
        {
            Case = new CaseRow
            {
                Number = $"{one.Number}",
                Version = one.Version,
                Kind = CaseJson.Word(one.Kind),
                Phase = CaseJson.Word(one.Phase),
                IsOpen = one.IsOpen,
                Title = one.Title,
                Authority = one.Authority,
                Applicant = one.Applicant,
                Officer = one.Officer,
                Rung = one.Rung,
                Risk = one.Assessment?.Risk,
                RiskRank = one.Assessment?.RiskRank ?? 0,
                Policy = one.Assessment is { } assessment ? CaseJson.Word(assessment.Stands) : null,
                Destination = Fact(one, "destination"),
                EndUser = one
                    .Application.Parties.FirstOrDefault(party => endUsers.Contains(party.Id))
                    ?.Name,
                // Sums in several currencies are no sum.
                Value = currency.Count == 1 ? values.Sum(value => value.Minor) : null,
                Currency = currency.Count == 1 ? currency[0] : null,
                Opened = one.Opened,
                Submitted = one.Submitted,
                Decided = one.Decision?.At,
                Outcome = Outcome(one),
                NextDue = next?.Due,
                NextDueWhat = next?.Limit,
                Missed = one.RanOut.Count,
                Restricted = one.Restricted.Count > 0,
            },
            Parties =
            [
                .. one.Application.Parties.Select(party => new PartyRow
                {
                    Role = Role(one, party.Id),
                    Name = party.Name,
                    NameKey = Dossiers.Key(party.Name),
                    Country = party.Country,
                }),
            ],
            Access = [.. Seeing(one).Distinct()],
            Deadlines =
            [
                .. clocks
                    .Select(clock => new DeadlineRow
                    {
                        LimitName = clock.Limit,
                        Key = clock.Key,
                        Due = clock.Due,
                        State = CaseJson.Word(clock.State),
                    })
                    .DistinctBy(row => (row.LimitName, row.Key))
                    .OrderBy(row => row.LimitName, StringComparer.Ordinal)
                    .ThenBy(row => row.Key, StringComparer.Ordinal),
            ],
            Conditions =
            [
                .. one.Conditions.Select(tracked => new ConditionRow
                {
                    Id = tracked.Condition.Id,
                    What = tracked.Condition.What,
                    Due = tracked.Due is { } due
                        ? new DateTimeOffset(due.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                        : null,
                    Fulfilled = tracked.Fulfilled,
                }),
            ],
            Messages =
            [
                .. one.Messages.Select(message => new MessageRow
                {
                    Id = message.Id,
                    At = message.At,
                    Sender = message.From,
                    Recipient = message.To,
                    Subject = message.Subject,
                    BodyHash = Convert.ToHexStringLower(
                        SHA256.HashData(Encoding.UTF8.GetBytes(message.Text))
                    ),
                }),
            ],
        };
    }

    // Who may see the case beside the authority and the applicant, whose cases are listed by column.
    private static IEnumerable<AccessRow> Seeing(Case one)
    {
        foreach (var member in one.Team)
            yield return To(member.Agency, "team", member.Person);
        foreach (var person in one.Restricted)
            yield return To(one.Authority, "named", person);
        foreach (var request in one.AdviceRequests)
            yield return To(request.Agency, "adviser");
        foreach (var asked in one.Consultations)
            yield return To(asked.Partner, "partner");
        foreach (var partner in one.PartnerNotices.SelectMany(notice => notice.Partners))
            yield return To(partner, "partner");
        foreach (var climb in one.Climbs)
            yield return To(climb.Rung, "rung");
        if (one.Appeal is { } appeal)
            yield return To(appeal.Body, "panel");

        static AccessRow To(string agency, string relation, string person = "") =>
            new()
            {
                Agency = agency,
                Relation = relation,
                Person = person,
            };
    }

    private static string? Outcome(Case one) =>
        one.Grievance?.Result is not null ? "answered"
        : one.Decision?.Proposal is not { } decided ? null
        : decided is { Grants: true, Refuses: true } ? "granted-in-part"
        : decided.Refuses ? "refused"
        : decided.Grants ? "granted"
        : decided.Verdicts.Any(on => on.Verdict == Verdict.NotRequired) ? "not-required"
        : "ruled";

    private static string Role(Case one, string party) =>
        one.Application.Transfer.ValueKind == JsonValueKind.Object
        && one.Application.Transfer.TryGetProperty("parties", out var parties)
        && parties.ValueKind == JsonValueKind.Array
        && parties
            .EnumerateArray()
            .Where(given =>
                given.ValueKind == JsonValueKind.Object
                && given.TryGetProperty("id", out var id)
                && $"{id}" == party
                && given.TryGetProperty("roles", out var roles)
                && roles.ValueKind == JsonValueKind.Array
                && roles.GetArrayLength() > 0
            )
            .Select(given => $"{given.GetProperty("roles")[0]}")
            .FirstOrDefault()
            is { } role
            ? role
            : "party";

    private static string? Fact(Case one, string term) =>
        one.Application.Transfer.ValueKind == JsonValueKind.Object
        && one.Application.Transfer.TryGetProperty("facts", out var facts)
        && facts.ValueKind == JsonValueKind.Object
        && facts.TryGetProperty(term, out var fact)
            ? fact.ValueKind == JsonValueKind.String
                ? fact.GetString()
                : fact.ValueKind == JsonValueKind.Object
                && fact.TryGetProperty("value", out var value)
                    ? $"{value}"
                    : null
            : null;
}
