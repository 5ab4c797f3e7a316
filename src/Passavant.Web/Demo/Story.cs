using System.Text.Json;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Demo;

/// <summary>What happened in the demonstration in the months before: two dozen cases, each told as what people did and when, and all of them in the order of the days.</summary>
internal sealed class Story(Stage stage, Calendar calendar)
{
    /// <summary>How many working days ago it begins.</summary>
    public const int Longest = 82;

    private readonly List<(DateTimeOffset At, Func<Task> Do)> steps = [];

    /// <summary>Tells it.</summary>
    public async Task Tell(CancellationToken stop)
    {
        Plots.Write(this);
        // What comes at the same minute stays as it was written.
        foreach (var (at, step) in steps.OrderBy(step => step.At))
        {
            stop.ThrowIfCancellationRequested();
            await stage.GoTo(at, stop);
            await step();
        }
    }

    /// <summary>Begins a case.</summary>
    public Plot Begin(
        int ago,
        string who,
        string kind,
        string title,
        Application? application = null,
        object? grievance = null,
        string authority = Cast.Authority
    )
    {
        var plot = new Plot(this, who, application);
        At(
            ago,
            "09:10",
            async () =>
            {
                var opened = await stage.Send(
                    who,
                    "POST",
                    "/cases",
                    new
                    {
                        kind,
                        title,
                        authority,
                        application,
                        grievance,
                    }
                );
                plot.Number = opened.GetProperty("number").GetString()!;
            }
        );
        return plot;
    }

    /// <summary>A person's id.</summary>
    public string Id(string who) => stage.Id(who);

    /// <summary>A working day so many working days ago.</summary>
    public DateTime Day(int ago) => calendar.Day(ago, "12:00").UtcDateTime;

    /// <summary>Something that happens at its time.</summary>
    public void At(int ago, string time, Func<Task> step) =>
        steps.Add((calendar.Day(ago, time), step));

    /// <summary>Sends a request.</summary>
    public Task<JsonElement> Send(string who, string method, string path, object? body = null) =>
        stage.Send(who, method, path, body);
}

/// <summary>What happens in one case.</summary>
internal sealed class Plot(Story story, string applicant, Application? application)
{
    /// <summary>Its number, once it is open.</summary>
    public string Number { get; set; } = "";

    /// <summary>Somebody does an act.</summary>
    public Plot Act(int ago, string time, string who, string act, object? body = null) =>
        Act(ago, time, who, act, () => body);

    /// <summary>Somebody does an act whose content is known only then.</summary>
    public Plot Act(int ago, string time, string who, string act, Func<object?> body)
    {
        story.At(
            ago,
            time,
            () => story.Send(who, "POST", $"/cases/{Number}/{act}", body() ?? new { })
        );
        return this;
    }

    /// <summary>Two officials ask a partner for the details of the first key that matched in the case, and hear from it.</summary>
    public Plot Details(int ago, string first, string second)
    {
        var name = "";
        story.At(
            ago,
            "10:20",
            async () =>
            {
                var comparison = (await story.Send(first, "GET", "/comparisons"))
                    .EnumerateArray()
                    .First(one =>
                        one.TryGetProperty("number", out var number) && number.GetString() == Number
                    );
                var asked = await story.Send(
                    first,
                    "POST",
                    "/comparisons/releases",
                    new
                    {
                        comparison = comparison.GetProperty("id").GetString(),
                        hit = 0,
                        because = "To compare what was refused with the application.",
                    }
                );
                name = asked.GetProperty("name").GetString()!;
            }
        );
        foreach (var (time, act) in new[] { ("11:00", "consent"), ("11:05", "exchange") })
            story.At(
                ago,
                time,
                () =>
                    story.Send(
                        second,
                        "POST",
                        $"/comparisons/releases/{name}",
                        new { isAsked = true, act }
                    )
            );
        return this;
    }

    /// <summary>The end user is asked for its statement, and signs the next morning.</summary>
    public Plot Stated(int ago)
    {
        var (user, line) = (application!.Parties[1], application.Lines[0]);
        var secret = "";
        story.At(
            ago,
            "10:05",
            async () =>
            {
                var asked = await story.Send(
                    applicant,
                    "POST",
                    $"/cases/{Number}/statements",
                    new { party = user.Id, address = user.Contact }
                );
                secret = Statements.ForPrograms(asked.GetProperty("link").GetString()!);
            }
        );
        story.At(
            ago - 1,
            "08:20",
            () =>
                story.Send(
                    "",
                    "POST",
                    secret,
                    new EndUseStatement
                    {
                        EndUser = user.Name,
                        Address = user.Address,
                        Exporter = application.Parties[0].Name,
                        Lines =
                        [
                            new StatedLine(line.Line, line.Description, line.Quantity, line.Unit),
                        ],
                        EndUse = application.EndUse,
                        Place = user.Address,
                        Undertakings = Enum.GetValues<Undertaking>(),
                        Signatory = new Signatory(
                            Signatories.Of(user.Name),
                            "Director",
                            "By office, under the statutes",
                            true,
                            Assurance.Low
                        ),
                    }
                )
        );
        return this;
    }

    /// <summary>It is submitted the day after it was opened.</summary>
    public Plot Submitted(int ago)
    {
        if (application?.Parties.Count > 1)
            _ = Stated(ago);
        return Act(ago - 1, "09:30", applicant, "submit");
    }

    /// <summary>It is submitted, and two days after it was opened complete, screened and assessed.</summary>
    public Plot UnderReview(int ago, string officer) =>
        Submitted(ago)
            .Act(ago - 2, "09:00", officer, "acknowledge")
            .Act(ago - 2, "09:05", officer, "screen")
            .Act(ago - 2, "09:10", officer, "assess");

    /// <summary>A grant is proposed, countersigned and issued the same day.</summary>
    public Plot Granted(
        int ago,
        string officer,
        string second,
        string why,
        object[]? conditions = null,
        string? departsBecause = null,
        string? closed = null
    ) =>
        Act(
                ago,
                "10:00",
                officer,
                "propose",
                new
                {
                    verdicts = new[] { new { verdict = "grant" } },
                    reasons = new
                    {
                        @public = why,
                        applicant = why,
                        closed,
                    },
                    conditions = conditions ?? [],
                    basis = new[] { "M-control" },
                    departsBecause,
                    validity = "2 years",
                }
            )
            .Act(ago, "13:30", second, "countersign", new { proposal = "P1" })
            .Act(ago, "13:40", second, "issue", new { proposal = "P1" });

    /// <summary>A refusal is proposed and signed, and the applicant told of it.</summary>
    public Plot Announced(int ago, string officer, string head, string why, string wouldHelp) =>
        Act(
                ago,
                "10:00",
                officer,
                "propose",
                new
                {
                    verdicts = new[] { new { verdict = "refuse" } },
                    reasons = new
                    {
                        @public = "A risk of diversion that no condition removes.",
                        applicant = why,
                        closed = "Rests in part on material whose owner keeps it back.",
                    },
                    basis = new[] { "M-control" },
                    wouldHelp,
                }
            )
            .Act(ago, "13:30", head, "countersign", new { proposal = "P1" })
            .Act(ago, "13:40", head, "give-notice", new { considerations = why, wouldHelp });

    /// <summary>A ruling is proposed, countersigned and issued.</summary>
    public Plot Ruled(
        int ago,
        string officer,
        string second,
        string verdict,
        string[] codes,
        string why,
        string reliance
    ) =>
        Act(
                ago,
                "10:00",
                officer,
                "propose",
                new
                {
                    verdicts = new[]
                    {
                        new
                        {
                            verdict,
                            line = "1",
                            codes,
                        },
                    },
                    reasons = new { @public = why, applicant = why },
                    basis = new[] { "M-control" },
                    validity = "2 years",
                    reliance,
                }
            )
            .Act(ago, "13:30", second, "countersign", new { proposal = "P1" })
            .Act(ago, "13:40", second, "issue", new { proposal = "P1" });
}

/// <summary>Who signs for which end user.</summary>
internal static class Signatories
{
    private static readonly EndUser[] users =
    [
        EndUser.Woodworks,
        EndUser.Sawmill,
        EndUser.Brazing,
        EndUser.Observatory,
        EndUser.Furnaces,
        EndUser.Institute,
        EndUser.Water,
        EndUser.Survey,
        EndUser.Weather,
        EndUser.Alike,
    ];

    public static string Of(string name) => users.First(user => user.Name == name).Signatory;
}
