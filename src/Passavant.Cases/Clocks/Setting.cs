using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>What sets one clock: a limit, a rung, a consultation, or an appeal or redress with its steps.</summary>
internal sealed record Setting(string Limit, Wording Title, TimeLimit Within)
{
    public string? Authority { get; init; }
    public IReadOnlyList<string> Stops { get; init; } = [];
    public IReadOnlyList<Deed> Then { get; init; } = [];
    public IReadOnlyList<string> Tells { get; init; } = [];
    public string? IfMissed { get; init; }

    /// <summary>Everything that sets a clock on an occurrence, in the order of the accord.</summary>
    public static IEnumerable<Setting> Of(
        Procedure procedure,
        string caseKind,
        Occurrence occurrence
    )
    {
        var at = occurrence.At ?? occurrence.Key;
        if (occurrence.Span == Span.Rung)
            foreach (var rung in procedure.Ladder)
                if (rung.Id == at && (occurrence.Instead ?? rung.Within) is { } within)
                    yield return new(rung.Id, rung.Title, within)
                    {
                        Authority = rung.Authority,
                        Stops = rung.Stops,
                        Then = rung.Then,
                        Tells = rung.Tells,
                        IfMissed = rung.IfMissed,
                    };
        if (occurrence.Span == Span.Consultation)
            foreach (var one in procedure.Consultations)
                if (one.Id == at && (occurrence.Instead ?? one.Within) is { } within)
                    yield return new(one.Id, one.Title, within)
                    {
                        Then = Silence(one.Deems),
                        IfMissed = one.Silence?.ToString(),
                    };
        foreach (var limit in procedure.Limits)
            if (IsRunning(limit.Runs, limit.For, limit.At))
                yield return Of(limit, BodyAt(procedure, limit.At), occurrence.Instead);
        foreach (var (id, track) in Tracks(procedure))
        {
            if (IsRunning(track.Runs, track.For, track.At))
                yield return new(
                    id,
                    track.Title ?? new Wording(id),
                    occurrence.Instead ?? track.Within!
                )
                {
                    Authority = track.Body,
                    Then = track.Then,
                    Tells = track.Tells,
                    IfMissed = track.IfMissed,
                };
            foreach (var step in track.Steps)
                if (IsRunning(step.Runs, step.For, step.At))
                    yield return Of(step, track.Body, occurrence.Instead);
        }

        bool IsRunning(Span? runs, IReadOnlyList<string> kinds, string? rung) =>
            runs == occurrence.Span
            && (kinds.Count == 0 || kinds.Contains(caseKind))
            && (rung is null || rung == at);
    }

    // A limit that runs has a length: the reader refuses it otherwise.
    private static Setting Of(StageLimit limit, string? body, TimeLimit? instead) =>
        new(limit.Id, limit.Title ?? new Wording(limit.Stage), instead ?? limit.Within!)
        {
            Authority = limit.Body ?? body,
            Stops = limit.Stops,
            Then = limit.Then,
            Tells = limit.Tells,
            IfMissed = limit.IfMissed,
        };

    private static string? BodyAt(Procedure procedure, string? rung) =>
        rung is null ? null : procedure.Ladder.FirstOrDefault(one => one.Id == rung)?.Authority;

    private static IEnumerable<(string Id, Track Track)> Tracks(Procedure procedure)
    {
        if (procedure.Appeal is { } appeal)
            yield return ("appeal", appeal);
        if (procedure.Redress is { } redress)
            yield return ("redress", redress);
    }

    private static IReadOnlyList<Deed> Silence(Deeming deems) =>
        deems switch
        {
            Deeming.NoObjection => [Deed.NoObjection],
            Deeming.NotIdentical => [Deed.NotIdentical],
            _ => [],
        };
}
