namespace Passavant.Store.Tests;

/// <summary>Rows of a case nobody decided: what they hold does not matter, that they come back does.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static CaseRow Case(string number) =>
        new()
        {
            Number = number,
            Version = 1,
            Kind = "licence",
            Phase = "review",
            IsOpen = true,
            Title = $"Case {number}",
            Authority = "export-control",
            Applicant = "acme",
            Opened = Noon,
            Submitted = Noon,
        };

    public static CaseRows Rows(CaseRow row) =>
        new()
        {
            Case = row,
            Access =
            [
                new AccessRow { Agency = row.Applicant, Relation = QueueFilter.Applicant },
                new AccessRow { Agency = row.Authority, Relation = QueueFilter.Authority },
            ],
        };
}
