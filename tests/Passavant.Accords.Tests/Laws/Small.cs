using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Laws;

/// <summary>Accords of a few lines over the test glossary, for laws that one example shows best.</summary>
internal static class Small
{
    public static readonly DateOnly Day = new(2026, 2, 15);

    public static string Text(string chapters, bool withMatrix = true)
    {
        var writer = new DraftWriter(new Spelling());
        var empty = new Draft(null, Times.Always, [0, 1, 2, 0, 1, 2], [], [], [], [], [], [], []);
        return writer.Header(empty)
            + writer.Glossary()
            + (withMatrix ? writer.Rest(empty) : "")
            + chapters
            + "\n";
    }

    public static AccordReading Read(
        string text,
        IReadOnlyDictionary<string, string>? choices = null
    ) => AccordReader.Read([new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(text))], choices);

    public static Accord Accord(string chapters) => Sound(Read(Text(chapters)));

    public static Accord Sound(AccordReading reading)
    {
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return reading.Accord!;
    }

    public static Transfer Transfer(Accord accord, params Given[] facts) =>
        new Deal(
            new Thing(
                About.Transfer,
                [],
                [.. facts.Where(fact => fact.Word.About == About.Transfer)],
                []
            ),
            [
                new Thing(
                    About.Item,
                    [],
                    [.. facts.Where(fact => fact.Word.About == About.Item)],
                    []
                ),
            ],
            [
                new Thing(
                    About.Party,
                    ["end user"],
                    [.. facts.Where(fact => fact.Word.About == About.Party)],
                    []
                ),
            ],
            []
        ).For(accord);

    public static Given Fact(Word word, object value) => new(word, value, Standing.Asserted, true);

    public static OutcomeSet Decide(Accord accord, params Given[] facts) =>
        Decide(accord, Instruments.None, facts);

    public static OutcomeSet Decide(Accord accord, Instruments acts, params Given[] facts) =>
        new Assessor(accord, acts, Day, Day).Decide(Transfer(accord, facts)).Outcomes;
}
