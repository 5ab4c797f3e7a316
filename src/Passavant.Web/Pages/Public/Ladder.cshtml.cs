using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;

namespace Passavant.Web.Pages.Public;

/// <summary>Who decides, in what time, when the clock stands still, and what happens when a limit is missed: drawn on a scale of days, with the words beside it.</summary>
[Anybody]
internal sealed class LadderPage(Here here, Desk desk) : AccordPage(here, desk)
{
    private static readonly (string Key, string Title)[] TrackNames =
    [
        ("appeal", Words.Text("Appeal")),
        ("redress", Words.Text("Grievance")),
        ("disputes", Words.Text("Dispute between states")),
        ("unilateral measures", Words.Text("A state goes further alone")),
        ("emergency", Words.Text("Emergency measure")),
    ];

    private Procedure Procedure => Accord.Procedure;

    /// <summary>The ladder from low to high, each rung begun when the one before has run out.</summary>
    public Markup Ladder()
    {
        var at = 0.0;
        var bars = new List<TimeBar>();
        foreach (var (index, rung) in Procedure.Ladder.Index())
        {
            var days = rung.Within is { } within ? TimeBars.DaysOf(within) : (double?)null;
            bars.Add(
                new TimeBar(
                    $"{index + 1}. {Telling.In(rung.Title)}",
                    at,
                    days,
                    Telling.Limit(rung.Within),
                    (Hue)(
                        index == 0 ? (int)Hue.Go
                        : index == 1 ? (int)Hue.Mid
                        : (int)Hue.Wait
                    ),
                    Address: $"#rung-{rung.Id}"
                )
            );
            at += days ?? 0;
        }
        return Draw(Here["The ladder of decision, if every rung used all of its time"], bars);
    }

    /// <summary>The limits on stages.</summary>
    public Markup Limits() =>
        Draw(
            Here["Time limits on stages"],
            [
                .. Procedure.Limits.Select(limit => new TimeBar(
                    Names.Capital(
                        Telling.In(limit.Title) is { Length: > 0 } title ? title : limit.Stage
                    ),
                    0,
                    limit.Within is { } within ? TimeBars.DaysOf(within) : null,
                    Telling.Limit(limit.Within),
                    Address: $"#limit-{limit.Id}"
                )),
            ]
        );

    /// <summary>The grounds on which a clock stops.</summary>
    public Markup Stops() =>
        Draw(
            Here["When the clock stands still, and for how long at most"],
            [
                .. Procedure.StopGrounds.Select(ground => new TimeBar(
                    Telling.In(ground.Title),
                    0,
                    ground.Within is { } within ? TimeBars.DaysOf(within) : null,
                    ground.Within is null ? Here["no limit"] : Telling.Limit(ground.Within),
                    Hue.Quiet
                )),
            ]
        );

    /// <summary>The procedures beside the decision, each with its steps.</summary>
    public IEnumerable<(string Anchor, string Title, Entry Track)> Tracks =>
        TrackNames
            .Select(name => (name, Track: Telling.Record("procedure")?.Record(name.Key)))
            .Where(one => one.Track is not null)
            .Select(one =>
                (
                    one.name.Key.Replace(' ', '-'),
                    Telling.In(one.Track!.Wording("title")) is { Length: > 0 } own
                        ? own
                        : Here[one.name.Title],
                    one.Track!
                )
            );

    /// <summary>The steps of a procedure, each from the day it is counted from.</summary>
    public Markup Steps(string title, Entry track)
    {
        var steps = track.Records("steps");
        return steps.Count == 0
            ? Markup.Empty
            : Draw(
                title,
                [
                    .. steps.Select(step => new TimeBar(
                        Telling.Title(step),
                        0,
                        step.Limit("within") is { } within ? TimeBars.DaysOf(within) : null,
                        Telling.Limit(step.Limit("within"))
                    )),
                ]
            );
    }

    /// <summary>The policies under which a rung may decide.</summary>
    public string Decides(Rung rung) =>
        string.Join(", ", rung.Decides.Select(policy => Telling.Language.Say(policy)));

    /// <summary>What happens when a limit is missed: as the accord writes it, and where that is another language, what the clock does then in this one.</summary>
    public Markup Missed(string? written, IReadOnlyList<Deed> then)
    {
        var deeds =
            Telling.IsWrittenLanguage || then.Count == 0
                ? Markup.Empty
                : Markup.Of(
                    $"{Names.Capital(string.Join(Telling.Language.Semicolon, then.Select(Say)))}. "
                );
        return Markup.Of($"{deeds}{Telling.AsWritten(written)}");
    }

    private string Say(Deed deed) =>
        deed switch
        {
            Deed.Complete => Here["the application counts as complete"],
            Deed.Refer => Here["the case counts as referred"],
            Deed.Escalate => Here["the case moves up the ladder"],
            Deed.NoObjection => Here["silence counts as no objection"],
            Deed.NotIdentical => Here["the transfers count as not essentially identical"],
            Deed.Return => Here["the application is returned"],
            Deed.Decide => Here["it is decided on what is there"],
            Deed.IssueRefusal => Here["the refusal may be issued"],
            Deed.Final => Here["the decision is final"],
            Deed.Admit => Here["the complaint counts as admitted"],
            _ => Here["the delay is reported and counted"],
        };

    private Markup Draw(string caption, IReadOnlyList<TimeBar> bars) =>
        TimeBars.Of(
            caption,
            Here["Step"],
            Here["Limit"],
            day => Here["day {0}", day],
            bars,
            hidden: true
        );
}
