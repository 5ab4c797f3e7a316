using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Certifying;

/// <summary>Writes certificates for what is said never to come about: trees that a checker can follow without trusting the search.</summary>
/// <remarks>
/// Pure: the same accords, days and budget give the same certificate. A budget is the number of sides of boxes that may be tried.
/// A claim speaks of complete transfers: every fact is stated and officially determined, and somebody is named in each role that is required or that a provision in force takes for granted.
/// </remarks>
public static class CertificateWriter
{
    /// <summary>Nothing ever meets a provision.</summary>
    /// <exception cref="ReplayFailedException">The search and the assessment disagree: a fault of the program.</exception>
    public static Certification ForDead(
        Accord accord,
        Provision provision,
        DateOnly asOf,
        DateOnly knownAt,
        long budget
    ) =>
        new Certifier([accord], asOf, knownAt, budget).Write(
            $"{provision.Id} never applies.",
            new Statement.Applies(provision)
        );

    /// <summary>An expectation is kept by every transfer within the jurisdiction, line by line.</summary>
    /// <inheritdoc cref="ForDead" path="/exception"/>
    public static Certification ForExpectation(
        Accord accord,
        Expectation expectation,
        DateOnly asOf,
        DateOnly knownAt,
        long budget
    )
    {
        var broken = new List<Statement>();
        if (expectation.NeverMilderThan is { } mildest && mildest > Outcome.NotRequired)
            broken.Add(new Statement.AtMost(mildest - 1));
        if (expectation.NeverStricterThan is { } strictest && strictest < Outcome.Prohibited)
            broken.Add(new Statement.AtLeast(strictest + 1));
        if (expectation.Controlled is { } controlled)
            broken.Add(new Statement.Controlled(!controlled));
        return new Certifier([accord], asOf, knownAt, budget).Write(
            $"The text keeps {expectation.Id}.",
            [
                .. Within(accord, 0),
                // It speaks of transfers without individual acts.
                .. accord
                    .Requirements.Where(requirement => requirement.Trigger == Trigger.Informed)
                    .Select(
                        Statement (requirement) => new Statement.Applies(requirement, 0, false)
                    ),
                new Statement.Text(expectation),
                broken is [var only]
                    ? only
                    : new Statement.Any([.. broken.Select(one => (Statement[])[one])]),
            ]
        );
    }

    /// <summary>No transfer within the jurisdiction of both comes out milder under one accord than under the other.</summary>
    /// <inheritdoc cref="ForDead" path="/exception"/>
    public static Certification ForNowhereMilder(
        Accord accord,
        Accord than,
        DateOnly asOf,
        DateOnly knownAt,
        long budget
    ) =>
        new Certifier([accord, than], asOf, knownAt, budget).Write(
            $"{accord.State} {accord.Version} is nowhere milder than {than.State} {than.Version}.",
            [.. Within(accord, 0), .. Within(than, 1), new Statement.IsMilder(0, 1)]
        );

    /// <summary>Whatever falls under a control of one accord falls under some control of the other.</summary>
    /// <inheritdoc cref="ForDead" path="/exception"/>
    public static Certification ForEveryControl(
        Accord accord,
        Control control,
        Accord other,
        DateOnly asOf,
        DateOnly knownAt,
        long budget
    ) =>
        new Certifier([accord, other], asOf, knownAt, budget).Write(
            $"{other.State} {other.Version} controls whatever falls under {control.Id} of {accord.State} {accord.Version}.",
            new Statement.Applies(control, 0),
            new Statement.Controlled(false, 1)
        );

    private static IEnumerable<Statement> Within(Accord accord, int number) =>
        accord.Jurisdiction is Condition.All { Parts.Count: 0 }
            ? []
            : [new Statement.Holds(accord.Jurisdiction, number)];
}
