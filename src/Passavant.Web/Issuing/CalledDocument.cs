using System.Globalization;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;
using Decision = Passavant.Cases.Decision;

namespace Passavant.Web.Issuing;

/// <summary>A document that something calls for, before it is signed.</summary>
/// <param name="Basis">What calls for it; one basis never gives two documents.</param>
/// <param name="Number">The number it will bear.</param>
/// <param name="Case">The case; null for what is about none.</param>
/// <param name="Part">The decision or statement of the case; of what is about no case, its number; null for a receipt.</param>
/// <param name="Holder">The agency it is issued to, whose key it is bound to; null where it is none's that signs in here.</param>
/// <param name="Body">The name of the body whose document it is; null for the authority that issues it.</param>
/// <param name="From">From when it holds.</param>
/// <param name="Until">The last instant it holds; null for no end.</param>
/// <param name="Act">The place of the act it rests on among all events; null where it rests on none.</param>
internal sealed record CalledDocument(
    string Basis,
    string Number,
    string? Case,
    string? Part,
    string? Holder,
    string? Body,
    DateTimeOffset From,
    DateTimeOffset? Until,
    long? Act,
    DocumentContent Content
);

/// <summary>Which documents an act of a case calls for, and how those of a case stand.</summary>
/// <remarks>
/// Pure. A decision calls for a document of the decision; one that grants in a case for a licence calls for the licence besides; a statement signed by an end user calls for a statement. What is about no case is in <see cref="CalledBesideCases"/>.
/// </remarks>
internal static class CalledDocuments
{
    // Of what was not assessed yet, nobody can say where it is listed.
    private const string NotClassified = "not classified";
    private const string NotListed = "not listed";

    /// <summary>The documents an act calls for.</summary>
    /// <param name="position">The place of the act among all events.</param>
    /// <param name="before">The case before it.</param>
    /// <param name="after">The case after it.</param>
    /// <param name="determination">The determination the case rests on, as recorded; null where there is none.</param>
    public static IEnumerable<CalledDocument> Of(
        long position,
        Case before,
        Case after,
        Office office,
        JsonElement? determination
    )
    {
        if (after.Decisions.Count > before.Decisions.Count && after.Decision is { } decision)
        {
            var codes = Codes(determination, office.Accord);
            if (
                after.Kind is CaseKind.Licence
                && Licence(after, decision, office, codes) is { } licence
            )
                yield return Called(position, after, decision, office, "L", licence);
            yield return Called(
                position,
                after,
                decision,
                office,
                "D",
                Decision(after, decision, office, codes)
            );
        }
        foreach (var statement in after.Statements)
            if (
                statement is { Signed: { } signed, SignedAt: { } at }
                && before.Statements.FirstOrDefault(one => one.Id == statement.Id)?.Signed is null
            )
            {
                var content = Statement(after, statement, signed, determination, office);
                yield return new CalledDocument(
                    $"{position} {content.Kind}",
                    $"{statement.Id[0]}-{after.Number}-{statement.Id[1..]}",
                    $"{after.Number}",
                    statement.Id,
                    // The end user's, who has no account, whoever carries it.
                    null,
                    null,
                    at,
                    null,
                    position,
                    content
                );
            }
    }

    /// <summary>How a document of a case stands in it, as status lists say it.</summary>
    /// <param name="part">The decision or statement it is of.</param>
    public static int StatusOf(Case one, string part)
    {
        if (one.Statements.FirstOrDefault(statement => statement.Id == part) is { } statement)
            return statement.Ended is null ? StatusList.Valid : StatusList.Revoked;
        var decision = one.Decisions.TakeWhile(decision => decision.Id != part).Count();
        return decision < one.Decisions.Count - 1 ? StatusList.Revoked
            // Other hands decide again; until they have, nothing rests on it.
            : one.Remitted ? StatusList.Suspended
            : StatusList.Valid;
    }

    private static CalledDocument Called(
        long position,
        Case one,
        Decision decision,
        Office office,
        string letter,
        DocumentContent content
    )
    {
        // The licence keeps the number the register gives it; a later one of the same case says which it is.
        var turn = decision.Id[1..];
        var isFirst = one
            .Decisions.TakeWhile(earlier => earlier.Id != decision.Id)
            .All(earlier => !earlier.Proposal.Grants);
        var number = letter == "L" && isFirst ? $"L-{one.Number}" : $"{letter}-{one.Number}-{turn}";
        return new CalledDocument(
            $"{position} {content.Kind}",
            number,
            $"{one.Number}",
            decision.Id,
            one.Applicant,
            Name(office, decision.Body),
            decision.At,
            decision.Until is { } until
                ? LastInstant(until, LetterFilling.Zone(one, office))
                : null,
            position,
            content
        );
    }

    /// <summary>The last second of a day where the authority is.</summary>
    public static DateTimeOffset LastInstant(DateOnly day, TimeZoneInfo zone)
    {
        var end = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }

    private static DocumentContent.Licence? Licence(
        Case one,
        Decision decision,
        Office office,
        IReadOnlyDictionary<string, IReadOnlyList<string>> codes
    )
    {
        var verdicts = decision.Proposal.Verdicts;
        bool Grants(string? line, string? party)
        {
            var on = verdicts
                .Where(verdict =>
                    verdict is { Line: null, Party: null }
                    || line is not null && verdict.Line == line
                    || party is not null && verdict.Party == party
                )
                .Select(verdict => verdict.Verdict)
                .ToList();
            // Nothing said of a party leaves it to what is said of the lines.
            return on.Count == 0
                ? line is null && verdicts.Any(verdict => verdict.Verdict == Verdict.Grant)
                : on.TrueForAll(verdict => verdict == Verdict.Grant);
        }
        List<LineDetails> lines = [.. one.Application.Lines.Where(line => Grants(line.Line, null))];
        if (!decision.Proposal.Grants || lines.Count == 0 && one.Application.Lines.Count > 0)
            return null;
        List<PartyDetails> In(string role)
        {
            var ids = one.InRole(role);
            return
            [
                .. one.Application.Parties.Where(party =>
                    ids.Contains(party.Id) && Grants(null, party.Id)
                ),
            ];
        }
        var endUsers = In("end user");
        if (endUsers.Count == 0 && one.InRole("end user").Count > 0)
            return null;
        var consignees = In("consignee");
        return new DocumentContent.Licence(
            "individual",
            Applicant(one, office),
            [
                .. (endUsers.Count > 0 ? endUsers : consignees)
                    .Select(party => party.Country)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Lines(lines, codes),
            [.. consignees.Select(Party)],
            [.. endUsers.Select(Party)],
            Stated(one.Application.EndUse),
            [.. decision.Proposal.Conditions.Select(condition => condition.What)]
        );
    }

    private static DocumentContent.Decision Decision(
        Case one,
        Decision decision,
        Office office,
        IReadOnlyDictionary<string, IReadOnlyList<string>> codes
    )
    {
        var proposal = decision.Proposal;
        // What a classification is about is the code itself.
        var ruled = one
            .Application.Lines.Select(line =>
                (
                    line.Line,
                    Codes: (IReadOnlyList<string>)
                        [
                            .. proposal
                                .Verdicts.Where(on => on.Line is null || on.Line == line.Line)
                                .SelectMany(on => on.Codes ?? [])
                                .Distinct(),
                        ]
                )
            )
            .Where(line => line.Codes.Count > 0)
            .ToDictionary(line => line.Line, line => line.Codes);
        return new DocumentContent.Decision(
            $"{one.Number}",
            proposal.Refuses
                ? proposal.Grants
                    ? "granted in part"
                    : "refused"
                : proposal.Grants
                    ? "granted"
                    : proposal.Verdicts.Any(on => on.Verdict == Verdict.Rule)
                        ? "ruled"
                        : "no licence required",
            proposal.Basis,
            LetterFilling.LastToAppeal(one, office, decision) is { } last ? Day(last) : null,
            Applicant(one, office),
            Lines(one.Application.Lines, ruled.Count > 0 ? ruled : codes),
            Stated(proposal.Reasons.Applicant)
        );
    }

    private static DocumentContent.EndUseStatement Statement(
        Case one,
        StatementOnFile statement,
        EndUseStatement signed,
        JsonElement? determination,
        Office office
    )
    {
        var codes = Codes(determination, office.Accord);
        var party = one.Application.Parties.FirstOrDefault(party => party.Id == statement.Party);
        return new DocumentContent.EndUseStatement(
            new DocumentParty(signed.EndUser, party?.Country, party?.Register, signed.Address),
            new DocumentParty(signed.Exporter, null),
            $"{signed.Signatory.Name}, {signed.Signatory.Title}",
            [
                .. signed.Lines.Select(line => new DocumentLine(
                    CodeOf(codes, line.Line),
                    Stated(line.Description),
                    Number(line.Quantity),
                    Stated(line.Unit),
                    null
                )),
            ],
            Stated(signed.EndUse),
            Stated(signed.Place),
            [.. signed.Undertakings.Select(Words)]
        );
    }

    private static string Words(Undertaking undertaking) =>
        undertaking switch
        {
            Undertaking.StatedUseOnly => "The goods are used for what is stated and nothing else.",
            Undertaking.NoWeaponsOfMassDestruction =>
                "No use in weapons of mass destruction or their means of delivery.",
            Undertaking.NoMilitaryUse => "No military use.",
            Undertaking.NoReExport => "No re-export, resale or other disposal without approval.",
            Undertaking.ConfirmsDelivery => "Delivery will be confirmed.",
            Undertaking.AllowsChecks => "Checks on the spot are allowed.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static DocumentParty Applicant(Case one, Office office) =>
        one.InRole("exporter") is [var id, ..]
        && one.Application.Parties.FirstOrDefault(party => party.Id == id) is { } exporter
            ? Party(exporter)
            : new DocumentParty(
                Name(office, one.Applicant),
                office.Agencies.GetValueOrDefault(one.Applicant)?.State
            );

    private static string Name(Office office, string agency) =>
        office.Agencies.GetValueOrDefault(agency)?.Name.ToString() ?? agency;

    private static DocumentParty Party(PartyDetails party) =>
        new(party.Name, party.Country, Stated(party.Register), Stated(party.Address));

    private static IReadOnlyList<DocumentLine> Lines(
        IReadOnlyList<LineDetails> lines,
        IReadOnlyDictionary<string, IReadOnlyList<string>> codes
    ) =>
        [
            .. lines.Select(line => new DocumentLine(
                CodeOf(codes, line.Line),
                Stated(line.Description),
                Number(line.Quantity),
                Stated(line.Unit),
                Amount(line.Value)
            )),
        ];

    private static string CodeOf(
        IReadOnlyDictionary<string, IReadOnlyList<string>> codes,
        string line
    ) =>
        !codes.TryGetValue(line, out var of) ? NotClassified
        : of.Count == 0 ? NotListed
        : string.Join(", ", of);

    // The codes the determination says apply to each line; where none does for certain, those that may. Never one that is not public.
    private static Dictionary<string, IReadOnlyList<string>> Codes(
        JsonElement? determination,
        Accord accord
    )
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        if (determination is not { } recorded)
            return found;
        var secret = accord
            .Provisions.Where(provision => provision.Handling != Handling.Public)
            .Select(provision => provision.Id)
            .ToHashSet();
        foreach (var line in recorded.GetProperty("lines").EnumerateArray())
        {
            var controls = line.GetProperty("controls")
                .EnumerateArray()
                .Select(control =>
                    (
                        Id: control.GetProperty("id").GetString()!,
                        Applies: control.GetProperty("applies").GetString()
                    )
                )
                .Where(control => control.Applies != "no" && !secret.Contains(control.Id))
                .ToList();
            var certain = controls.Where(control => control.Applies == "yes").ToList();
            found[line.GetProperty("line").GetString()!] =
            [
                .. (certain.Count > 0 ? certain : controls)
                    .Select(control => control.Id)
                    .Distinct(),
            ];
        }
        return found;
    }

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Money money) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{money.Minor / 100}.{money.Minor % 100:00} {money.Currency}"
        );
}
