namespace Passavant.Cases.Tests.Clocks;

public sealed class ScenarioTests
{
    private static readonly string[] Files =
    [
        "us-ladder.txt",
        "eu-consultations.txt",
        "uk-service.txt",
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Files)
            foreach (var scenario in Scenario.In(file))
                data.Add(file, scenario.Title);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_clock_shows_what_was_worked_out_by_hand(string file, string title)
    {
        var scenario = Scenario.In(file).Single(one => one.Title == title);
        Assert.Equal(string.Join("\n", scenario.Expected), string.Join("\n", scenario.Shown()));
    }
}
