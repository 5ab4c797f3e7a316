using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Cases.Tests.Scenarios;

/// <summary>Consultations between member states: Articles 14 and 16.</summary>
public sealed class EuConsultationTests
{
    private const string Authority = "member-state-authority";

    private static readonly Accord Law = AccordReader
        .ReadFolder(Path.Combine(Repository.Root, "accords/eu-2025-11"))
        .Accord!;

    private static readonly Actor Officer = new("ole", Authority, Role.Officer)
    {
        Rungs = ["officer"],
    };
    private static readonly Actor Second = new("siv", Authority, Role.Officer)
    {
        Rungs = ["officer"],
    };

    private static readonly Denial Denied = new(
        "EE-7",
        "EE",
        "estonia",
        new DateOnly(2026, 3, 1),
        null,
        "Fábrica Sul",
        "BR",
        [],
        "Diversion."
    );

    [Fact]
    public void Silence_of_the_state_where_the_goods_are_is_no_objection_after_ten_working_days()
    {
        var room = Opened();
        room.Did(Officer, new Consult("EU-14", "estonia", "The goods are in Tallinn."));
        room.Wait(20);
        var asked = room.Case.Consultations[0];
        Assert.True(asked.BySilence);
        Assert.Equal(PartnerAnswer.NoObjection, asked.Answer);
        // Monday 2 November and ten working days: Monday the 16th, over at midnight in Brussels.
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 23, 0, 0, TimeSpan.Zero), asked.Ended);
        Assert.Equal(
            "no-such",
            room.Do(
                Room.Estonia,
                new AnswerConsultation("C1", PartnerAnswer.Objection, "Late.")
            )?.Code
        );
    }

    [Fact]
    public void An_extension_goes_to_thirty_working_days_and_is_given_once()
    {
        var room = Opened();
        room.Did(Officer, new Consult("EU-14", "estonia", "The goods are in Tallinn."))
            .Did(Room.Estonia, new ExtendConsultation("C1", "More to read."));
        Assert.Equal(
            "extended-already",
            room.Do(Room.Estonia, new ExtendConsultation("C1", "More."))?.Code
        );
        room.Wait(25);
        Assert.Null(room.Case.Consultations[0].Ended);
        room.Wait(20);
        Assert.Equal(
            new DateTimeOffset(2026, 12, 14, 23, 0, 0, TimeSpan.Zero),
            room.Case.Consultations[0].Ended
        );
    }

    [Fact]
    public void What_another_state_refused_is_not_granted_without_asking_it()
    {
        var room = Opened();
        room.Denials = [Denied];
        room.Did(Officer, Room.Grant()).Did(Second, new Countersign("P1"));
        Assert.Equal(["denial-unasked"], Codes(room.Do(Second, new Issue("P1"))));
        Assert.Equal(
            "no-denial",
            room.Do(Officer, new Consult("EU-16", "estonia", "Identical?"))?.Code
        );
        // A consultation about something else does not do, even if it names the refusal.
        room.Did(Officer, new Consult("EU-14", "estonia", "Where?", "EE-7"))
            .Did(Room.Estonia, new AnswerConsultation("C1", PartnerAnswer.NoObjection, ""));
        Assert.Equal(["denial-unasked"], Codes(room.Do(Second, new Issue("P1"))));
        room.Did(Officer, new Consult("EU-16", "estonia", "Identical?", "EE-7"));
        Assert.Equal(["consultation-open"], Codes(room.Do(Second, new Issue("P1"))));
        room.Wait(15);
        Assert.Equal(PartnerAnswer.NotIdentical, room.Case.Consultations[1].Answer);
        room.Did(Second, new Issue("P1"));
    }

    [Fact]
    public void Granting_what_is_essentially_identical_all_the_same_is_explained_by_two_and_told()
    {
        var room = Opened();
        room.Denials = [Denied];
        room.Did(Officer, new Consult("EU-16", "estonia", "Identical?", "EE-7"))
            .Did(
                Room.Estonia,
                new AnswerConsultation("C1", PartnerAnswer.Identical, "The same works.")
            )
            .Did(Officer, Room.Grant())
            .Did(Second, new Countersign("P1"));
        Assert.Equal(["undercut-unexplained"], Codes(room.Do(Second, new Issue("P1"))));
        room.Did(Officer, Room.Grant() with { UndercutBecause = "The owner has changed." })
            .Did(Second, new Countersign("P2"))
            .Did(Second, new Issue("P2"))
            .Did(Officer, new TellPartners(["estonia"], "The owner has changed."));
        Assert.False(room.Case.PartnerNotices[0].OfRefusal);
        Assert.NotNull(room.Case.Decision!.Proposal.UndercutBecause);
    }

    private static IEnumerable<string> Codes(Refusal? refusal) =>
        refusal!.Gates.Select(gate => gate.Code);

    private static Room Opened()
    {
        var room = new Room { Accord = Law, Addressee = Authority };
        room.Agencies[Authority] = new Agency(
            Authority,
            new Wording(Authority),
            AgencyKind.Authority
        );
        return room.Worked(Officer);
    }
}
