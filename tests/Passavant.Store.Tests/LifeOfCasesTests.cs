using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Tests;

namespace Passavant.Store.Tests;

/// <summary>Cases as they are worked on, kept act by act: at every step the rows are those the events alone add up to.</summary>
public abstract class LifeOfCasesTests : Store
{
    public static readonly TheoryData<string> Lives = [.. Steps.Keys];

    private static Dictionary<string, Action<Room>[]> Steps =>
        new()
        {
            ["granted with a condition"] =
            [
                room => room.Open(),
                room => room.Stated(),
                room => room.Did(Room.Applicant, new Submit()),
                room => room.Did(Room.Officer, new Acknowledge()),
                room => room.ScreenedAndAssessed(),
                room => room.Did(Room.Head, new Assign("ole")),
                room =>
                    room.Did(
                        Room.Officer,
                        Room.Grant(
                            new Condition("Confirm delivery", "Delivery note")
                            {
                                Within = TimeLimit.Parse("60 days"),
                            }
                        )
                    ),
                room => room.Did(Room.Second, new Countersign("P1")),
                room => room.Did(Room.Second, new Issue("P1")),
                room => room.Did(Room.Applicant, new ShowEvidence("K1", "Delivered.")),
                room => room.Did(Room.Officer, new JudgeEvidence("K1", true, "Seen.")),
            ],
            ["refused, and replaced on appeal"] =
            [
                room => room.UnderReview(),
                room => room.Did(Room.Officer, Room.Refusing()),
                room => room.Did(Room.Second, new Countersign("P1")),
                room =>
                    room.Did(Room.Second, new GiveNotice("The route is not known.", "Name it.")),
                room => room.Did(Room.Applicant, new AnswerNotice("It goes by sea.")),
                room => room.Did(Room.Second, new Issue("P1")),
                room => room.Wait(3),
                room =>
                    room.Did(
                        Room.Applicant,
                        new LodgeAppeal(AppealAgainst.Refusal, "It is wrong.", false)
                    ),
                room => room.Did(Room.Panellist, new SeatPanel(["pia", "per"])),
                room => room.Did(Room.Officer, new HandOverRecord("All of it.")),
                room =>
                    room.Did(
                        Room.Panellist,
                        new DecideAppeal(AppealOutcome.Replaced, new Reasons("Upheld.", "Upheld."))
                        {
                            Verdicts = [new VerdictOn(Verdict.Grant)],
                            Validity = TimeLimit.Parse("1 year"),
                        }
                    ),
            ],
            ["left lying until every clock has acted"] =
            [
                room => room.UnderReview(),
                room => room.Did(Room.Officer, new Refer(["defence"], "Is it known?")),
                room => room.Wait(4, 5),
                room => room.Wait(20),
                room => room.Wait(60),
                room => room.Wait(400),
            ],
        };

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task At_every_step_rows_are_what_the_events_add_up_to(string life)
    {
        var room = new Room();
        var kept = 0;
        foreach (var step in Steps[life])
        {
            step(room);
            await Keep(room, kept);
            kept = room.Events.Count;
            Assert.Empty(
                await Database.Compare((_, history) => RowsOf(history, room.Office), Cancellation)
            );
        }
        var number = $"{room.Case.Number}";
        var found = await Database.Read(reading => CaseRows.Find(reading, number), Cancellation);
        Assert.Equal(kept, found!.Case.Version);
        Assert.NotEmpty(found.Access);
        Assert.NotEmpty(found.Parties);
        Assert.NotEmpty(found.Deadlines);
    }

    private Task Keep(Room room, int kept) =>
        Database.Write(
            async change =>
            {
                _ = await Events.Append(
                    change,
                    $"{room.Case.Number}",
                    kept,
                    [
                        .. room
                            .Events.Skip(kept)
                            .Select(one => new NewEvent
                            {
                                Type = WhoMay.Name(one.Act.GetType()),
                                Body = CaseJson.ToBytes(one),
                                At = one.Stamp.At,
                                Person = one.Stamp.By.Person,
                                Agency = one.Stamp.By.Agency,
                                Role = $"{one.Stamp.By.Role}",
                                Accord = $"{one.Stamp.Accord}",
                                Determination = one.Stamp.Determination,
                            }),
                    ]
                );
                await CaseRows
                    .Of(room.Case, Casework.Clocks(room.Case, room.Now, room.Office))
                    .Put(change);
            },
            Cancellation
        );

    // From the bytes kept, and nothing else.
    private static Task<CaseRows?> RowsOf(IReadOnlyList<StoredEvent> history, Office office)
    {
        var one = Casework.Load(history.Select(row => CaseJson.Read(row.Body)))!;
        return Task.FromResult<CaseRows?>(
            CaseRows.Of(one, Casework.Clocks(one, one.Touched, office))
        );
    }
}

public sealed class SqliteLifeOfCasesTests : LifeOfCasesTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresLifeOfCasesTests : LifeOfCasesTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
