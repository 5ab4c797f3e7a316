using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Store;
using Passavant.Web.Asking;
using Fault = Passavant.Web.Asking.Fault;
using Screened = Passavant.Screening;

namespace Passavant.Web.Cases;

/// <summary>Screens the parties of a case against the lists in force, and assesses its transfer under the accord in force.</summary>
internal static class Assessing
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/cases/{number}/screen",
                (string number, HttpContext context, Desk desk, CancellationToken stop) =>
                    Acting.Do(
                        number,
                        context,
                        desk,
                        [],
                        async (change, file) => await Screen(change, desk, file, desk.Now),
                        null,
                        stop
                    )
            )
            .For(
                Allows.Act(typeof(Passavant.Cases.Screen)),
                "Acts in a case",
                "Screens the parties against the lists in force.",
                gives: typeof(OfficialView)
            );
        routes
            .MapPost(
                "/cases/{number}/assess",
                (string number, HttpContext context, Desk desk, CancellationToken stop) =>
                    Acting.Do(
                        number,
                        context,
                        desk,
                        [],
                        async (change, file) => await Assess(change, file, desk.Now),
                        null,
                        stop
                    )
            )
            .For(
                Allows.Act(typeof(Passavant.Cases.Assess)),
                "Acts in a case",
                "Assesses the transfer under the accord in force, with what screening said.",
                gives: typeof(OfficialView)
            );
        routes
            .MapGet("/cases/{number}/determination", Determination)
            .For(
                Allows.ReadingInside,
                "Cases",
                "The determination the case rests on, as it is replayed: 'passavant replay' takes it.",
                gives: typeof(System.Text.Json.JsonElement)
            );
    }

    /// <summary>The screening of a case as an act.</summary>
    public static async Task<Act> Screen(
        Reading reading,
        Desk desk,
        CaseFile file,
        DateTimeOffset now
    )
    {
        if (await desk.Screener(reading, now) is not { } ready)
            throw new Trouble(
                StatusCodes.Status503ServiceUnavailable,
                "No list is in force; an administrator enters a snapshot and says from when. Until then nothing is known of the parties."
            );
        var hits = new List<CaseHit>();
        var parties = new List<JsonElement>();
        foreach (var details in file.Case.Application.Parties)
        {
            var asked = Asked(details);
            parties.Add(JsonElement.Parse(Screened.PartyJson.ToBytes(asked)));
            hits.AddRange(
                ready
                    .Screener.Screen(asked, int.MaxValue, Tier.Possible)
                    .Select(hit => Of(details, asked, hit))
            );
        }
        var identity = ScreeningIdentity.Of(ready.Screener.Lists);
        return new Screen(
            new CaseScreening(ready.Lists, hits, file.Case.Application.Essentials(), now)
            {
                Asked = parties,
                Rule = new(
                    identity.Engine,
                    identity.Configuration,
                    Screener.LeastOf(Tier.Possible)
                ),
            }
        );
    }

    /// <summary>A party of a case as it is screened.</summary>
    public static Screened.Party Asked(PartyDetails details) =>
        new()
        {
            Id = details.Id,
            Names = [new Screened.PartyName(details.Name)],
            Countries = [details.Country],
            Addresses = details.Address.Length == 0 ? [] : [details.Address],
        };

    /// <summary>The assessment of a case as an act; the determination is kept beside it.</summary>
    public static async Task<Act> Assess(Transaction change, CaseFile file, DateTimeOffset now)
    {
        var faults = new List<InputFault>();
        var accord = file.Office.Accord;
        var transfer =
            TransferJson.Read(file.Case.Application.Transfer, accord.Glossary, faults)
            ?? throw Trouble.Invalid([
                .. faults.Select(fault => new Fault(
                    ["application", "transfer", fault.Where],
                    fault.Message
                )),
            ]);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var determination = Assessor.Assess(
            ScreeningFacts.Apply(transfer, accord.Glossary, file.Case),
            accord,
            Instruments.None,
            day,
            day
        );
        var assessment = CaseAssessment.Of(
            determination,
            file.Case.Screening?.Lists ?? [],
            file.Case.Application,
            out var bytes
        );
        await Determinations.Keep(change, assessment.Determination, bytes, now);
        return new Passavant.Cases.Assess(assessment);
    }

    private static async Task<IResult> Determination(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, _) = await Opening.Readable(number, context, desk, Allows.ReadingInside, stop);
        return
            file.Case.Assessment is { } assessment
            && await desk.Store.Read(
                reading => Determinations.Find(reading, assessment.Determination),
                stop
            )
                is { } bytes
            ? Results.Bytes(bytes, "application/json; charset=utf-8")
            : throw Trouble.Absent("The case has not been assessed.");
    }

    private static CaseHit Of(PartyDetails details, Screened.Party asked, Hit hit) =>
        new(
            details.Id,
            hit.List.Id,
            hit.Entry.Party.Id,
            hit.Name.Text,
            hit.Points,
            Words.Of(hit.Tier),
            Choices.Word(hit.Entry.Consequence.Effect),
            CaseFiles.Hash(
                System.Text.Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        details.Name,
                        details.Address,
                        details.Country,
                        CanonicalOf(hit.Entry),
                        DecidedEntry.ConsequenceOf(hit.Entry)
                    )
                )
            )
        );

    private static string CanonicalOf(ListEntry entry) =>
        System.Text.Encoding.UTF8.GetString(Screened.PartyJson.ToBytes(entry.Party));
}
