namespace Passavant.Cases;

/// <summary>The ombudsperson admits a grievance, or its limit for being turned away ran out.</summary>
public sealed record AdmitGrievance : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Redressing.NotOpen(now)
        ?? (
            now.Grievance!.Admitted is not null
                ? No(
                    "admitted",
                    "It is admitted; propose a redress, or end it.",
                    "Il est recevable ; proposez une réparation, ou terminez-le."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Completed = now.Completed ?? stamp.At,
            Grievance = now.Grievance! with { Admitted = stamp.At },
        };
}

/// <summary>The ombudsperson turns a grievance away, with reasons and where else to turn.</summary>
public sealed record DeclineGrievance(string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Redressing.NotOpen(now)
        ?? Unreadable("why", Why)
        ?? (
            now.Grievance!.Admitted is not null
                ? No(
                    "admitted",
                    "It is admitted; propose a redress, or end it with reasons.",
                    "Il est recevable ; proposez une réparation, ou terminez-le avec motifs."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Grievance = now.Grievance! with { NotAdmitted = Why, Result = Why, Ended = stamp.At },
        };
}

/// <summary>A proposal to both sides.</summary>
public sealed record ProposeRedress(string Text) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Redressing.NotAdmitted(now) ?? Unreadable("text", Text);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Grievance = now.Grievance! with { Proposed = Text, ProposedAt = stamp.At },
        };
}

/// <summary>A grievance ends, with what came of it.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="ForReview">Whether the provision is put on the agenda of the next review.</param>
public sealed record EndGrievance(string Result, bool ForReview) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Redressing.NotAdmitted(now) ?? Unreadable("result", Result);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Grievance = now.Grievance! with
            {
                Result = Result,
                ForReview = ForReview,
                Ended = stamp.At,
            },
        };
}

/// <summary>What redress rests on.</summary>
internal static class Redressing
{
    public static Refusal? NotOpen(Case now) =>
        now.Grievance is { Ended: null }
            ? null
            : Refusal.Of(
                "no-grievance",
                "This is no open grievance; a new one may be filed.",
                "Ce n'est pas un grief en cours ; un nouveau peut être déposé."
            );

    public static Refusal? NotAdmitted(Case now) =>
        NotOpen(now)
        ?? (
            now.Grievance!.Admitted is null
                ? Refusal.Of("not-admitted", "Admit it first.", "Déclarez-le d'abord recevable.")
                : null
        );
}
