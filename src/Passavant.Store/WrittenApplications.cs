namespace Passavant.Store;

/// <summary>What an agency asked for in its cases, as it was written last in each.</summary>
public static class WrittenApplications
{
    /// <summary>The latest acts that wrote an application, of the cases opened last: those submitted, and drafts the person is let into.</summary>
    /// <param name="agency">The agency that asks.</param>
    /// <param name="person">Who looks.</param>
    /// <param name="most">Of how many cases at most.</param>
    public static async Task<IReadOnlyList<byte[]>> Of(
        Reading reading,
        string agency,
        string person,
        int most
    ) =>
        [
            .. (
                await reading.All<Written>(
                    """
                    SELECT e.body FROM (
                        SELECT c.number, c.opened FROM cases c
                        WHERE c.applicant = @agency AND (c.submitted IS NOT NULL OR EXISTS (
                            SELECT 1 FROM case_access a
                            WHERE a.number = c.number AND a.relation = 'team' AND a.agency = @agency AND a.person = @person))
                        ORDER BY c.opened DESC, c.number DESC LIMIT @most
                    ) n JOIN events e ON e.stream = n.number
                    WHERE e.version = (
                        SELECT MAX(w.version) FROM events w
                        WHERE w.stream = n.number AND w.type IN ('open', 'redraft', 'amend'))
                    ORDER BY n.opened DESC, n.number DESC
                    """,
                    new
                    {
                        agency,
                        person,
                        most,
                    }
                )
            ).Select(row => row.Body),
        ];

    private sealed record Written
    {
        public required byte[] Body { get; init; }
    }
}
