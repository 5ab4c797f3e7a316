using System.Globalization;
using Dapper;

namespace Passavant.Store;

/// <summary>The order cases are listed in.</summary>
public enum QueueOrder
{
    /// <summary>The next to be due first; those whose clocks ask for nothing last.</summary>
    Due,

    /// <summary>The highest risk first, and by due among equals.</summary>
    Risk,

    /// <summary>The newest first.</summary>
    Newest,
}

/// <summary>Which cases are listed, and for whom.</summary>
public sealed record QueueFilter
{
    /// <summary>The relation of an agency that decides the case.</summary>
    public const string Authority = "authority";

    /// <summary>The relation of an agency that asks.</summary>
    public const string Applicant = "applicant";

    /// <summary>In place of a relation: every case that was ever submitted, for those who oversee.</summary>
    public const string Everything = "everything";

    /// <summary>The relation of a person who is named where a case is restricted.</summary>
    public const string Named = "named";

    /// <summary>The agency that looks.</summary>
    public required string Agency { get; init; }

    /// <summary>The person who looks.</summary>
    public required string Person { get; init; }

    /// <summary>What the agency is to the cases.</summary>
    public string Relation { get; init; } = Authority;

    /// <summary>Whether restricted cases are listed though the person is not named in them: for those whom a restriction does not keep out.</summary>
    public bool PastRestriction { get; init; }

    /// <summary>Only cases in which something is still to be done, or only others.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Only cases in this phase.</summary>
    public string? Phase { get; init; }

    /// <summary>Only cases of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>No cases of this kind.</summary>
    public string? NotKind { get; init; }

    /// <summary>Only cases this officer has.</summary>
    public string? Officer { get; init; }

    /// <summary>Only cases nobody has.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Only cases with this level of risk.</summary>
    public string? Risk { get; init; }

    /// <summary>Only cases to this country.</summary>
    public string? Destination { get; init; }

    /// <summary>Only cases due before this instant.</summary>
    public DateTimeOffset? DueBefore { get; init; }
}

/// <summary>Some of the cases listed, and where to go on.</summary>
/// <param name="Cases">In their order.</param>
/// <param name="Next">What to pass on for the next ones; null at the end.</param>
public sealed record QueuePage(IReadOnlyList<CaseRow> Cases, string? Next);

/// <summary>How many cases of an authority stand where.</summary>
public sealed record QueueLoad
{
    /// <summary>The officer; null for cases nobody has.</summary>
    public string? Officer { get; init; }

    /// <summary>The phase.</summary>
    public required string Phase { get; init; }

    /// <summary>How many are there.</summary>
    public required int Cases { get; init; }

    /// <summary>How many limits they missed.</summary>
    public required int Missed { get; init; }

    /// <summary>When the oldest was begun.</summary>
    public required DateTimeOffset Oldest { get; init; }
}

/// <summary>A limit an open case has missed.</summary>
public sealed record MissedRow
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Phase { get; init; }

    /// <summary>The officer; null for cases nobody has.</summary>
    public string? Officer { get; init; }

    /// <summary>The limit, by its id in the accord.</summary>
    public required string LimitName { get; init; }

    /// <summary>Which running of it.</summary>
    public required string Key { get; init; }

    /// <summary>When it ran out.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Lists of cases. A case that only named people may see is in nobody else's list.</summary>
public static class Queue
{
    /// <summary>Up to <paramref name="most"/> cases after the place where the last page ended.</summary>
    /// <param name="after"><see cref="QueuePage.Next"/> of the page before, with the same filter and order; null for the first.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is no such place.</exception>
    public static async Task<QueuePage> Page(
        Reading reading,
        QueueFilter filter,
        QueueOrder order = QueueOrder.Due,
        string? after = null,
        int most = 50
    )
    {
        var values = new DynamicParameters();
        var statement = Statement(filter, order, after, values);
        values.Add("most", most + 1);
        var found = await reading.All<CaseRow>(statement, values);
        if (found.Count <= most)
            return new QueuePage(found, null);
        return new QueuePage([.. found.Take(most)], Place(found[most - 1], order));
    }

    /// <summary>Limits that open cases of an authority have missed, the longest first.</summary>
    /// <param name="seenBy">Whom a restriction keeps out of cases they are not named in; null for those it does not keep out.</param>
    public static Task<IReadOnlyList<MissedRow>> Missed(
        Reading reading,
        string authority,
        int most,
        string? seenBy = null
    ) =>
        reading.All<MissedRow>(
            $"""
            SELECT c.number, c.title, c.phase, c.officer, d.limit_name, d.key, d.due
            FROM deadlines d JOIN cases c ON c.number = d.number
            WHERE c.authority = @authority AND c.is_open = 1 AND d.state = 'missed'
            {(
                seenBy is null
                    ? ""
                    : $"AND (c.restricted = 0 OR EXISTS (SELECT 1 FROM case_access v WHERE v.number = c.number AND v.relation = '{QueueFilter.Named}' AND v.person = @seenBy))"
            )}
            ORDER BY d.due, c.number, d.limit_name, d.key LIMIT @most
            """,
            new
            {
                authority,
                most,
                seenBy,
            }
        );

    /// <summary>Decided cases like one: of its kind, to its destination or to its end user; those to its end user first, the newest first.</summary>
    public static Task<IReadOnlyList<CaseRow>> Precedents(
        Reading reading,
        string number,
        int most
    ) =>
        reading.All<CaseRow>(
            $"""
            SELECT {CaseRows.Selected} FROM cases c JOIN cases o ON o.number = @number
            WHERE c.number IN ({Like("end_user")}) OR c.number IN ({Like("destination")})
            ORDER BY CASE WHEN c.end_user = o.end_user THEN 0 ELSE 1 END, c.decided DESC, c.number DESC LIMIT @most
            """,
            // One more of each: the case itself may be among them, and those of the end user among those of the destination.
            new
            {
                number,
                most,
                some = 2 * most + 1,
            }
        );

    // The newest decided cases that have something in common with a case, read off an index.
    private static string Like(string column) =>
        $"""
            SELECT number FROM (SELECT l.number FROM cases o JOIN cases l
            ON l.authority = o.authority AND l.kind = o.kind AND l.{column} = o.{column} AND l.decided IS NOT NULL
            WHERE o.number = @number AND l.number <> @number AND l.restricted = 0
            ORDER BY l.decided DESC, l.number DESC LIMIT @some) AS {column}_first
            """;

    /// <summary>The last running number given to a case in a year; 0 before the first.</summary>
    public static async Task<int> LastNumber(Reading reading, int year)
    {
        var last = await reading.One<string>(
            "SELECT MAX(number) FROM cases WHERE number >= @from AND number < @until",
            new
            {
                from = FormattableString.Invariant($"{year:0000}-"),
                until = FormattableString.Invariant($"{year + 1:0000}-"),
            }
        );
        return last is null ? 0 : int.Parse(last.AsSpan(5), CultureInfo.InvariantCulture);
    }

    /// <summary>How many cases a filter lists, by officer and phase.</summary>
    public static Task<IReadOnlyList<QueueLoad>> Load(Reading reading, QueueFilter filter)
    {
        var values = new DynamicParameters();
        var (from, where) = Narrowed(filter, values);
        return reading.All<QueueLoad>(
            $"""
            SELECT c.officer, c.phase, COUNT(*) AS cases, SUM(c.missed) AS missed, MIN(c.opened) AS oldest
            FROM {from} WHERE {string.Join(" AND ", where)} GROUP BY c.officer, c.phase
            """,
            values
        );
    }

    /// <summary>What an authority has open: by officer and phase.</summary>
    public static Task<IReadOnlyList<QueueLoad>> Load(Reading reading, string authority) =>
        reading.All<QueueLoad>(
            """
            SELECT officer, phase, COUNT(*) AS cases, SUM(missed) AS missed, MIN(opened) AS oldest
            FROM cases WHERE authority = @authority AND is_open = 1 AND submitted IS NOT NULL
            GROUP BY officer, phase ORDER BY officer IS NULL, officer, phase
            """,
            new { authority }
        );

    /// <summary>The statement of a page; a test asks the store how it would be carried out.</summary>
    internal static string Statement(
        QueueFilter filter,
        QueueOrder order,
        string? after,
        DynamicParameters values
    )
    {
        var (from, conditions) = Narrowed(filter, values);
        var due = from.StartsWith("cases", StringComparison.Ordinal)
            ? "c.due_order"
            : "a.due_order";
        var number = due[..2] + "number";
        var (key, down) = order switch
        {
            QueueOrder.Risk => ($"c.risk_order, {due}, {number}", ""),
            QueueOrder.Newest => ($"c.opened, {number}", " DESC"),
            _ => ($"{due}, {number}", ""),
        };
        if (after is not null)
            conditions.Add(
                $"({key}) {(down.Length > 0 ? '<' : '>')} ({Keys(after, order, values)})"
            );
        return $"SELECT {CaseRows.Selected} FROM {from} WHERE {string.Join(" AND ", conditions)} ORDER BY {key.Replace(",", $"{down},", StringComparison.Ordinal)}{down} LIMIT @most";
    }

    // From which tables, and under which conditions.
    private static (string From, List<string> Where) Narrowed(
        QueueFilter filter,
        DynamicParameters values
    )
    {
        values.Add("agency", filter.Agency);
        values.Add("person", filter.Person);
        var (from, due, open) = ("cases c", "c.due_order", "c.is_open");
        var conditions = new List<string>();
        switch (filter.Relation)
        {
            case QueueFilter.Authority:
                // What is not submitted is nobody's but the applicant's.
                conditions.Add("c.authority = @agency AND c.submitted IS NOT NULL");
                break;
            case QueueFilter.Everything:
                conditions.Add("c.submitted IS NOT NULL");
                break;
            case QueueFilter.Applicant:
                conditions.Add("c.applicant = @agency");
                break;
            default:
                from = "case_access a JOIN cases c ON c.number = a.number";
                (due, open) = ("a.due_order", "a.is_open");
                conditions.Add(
                    "a.agency = @agency AND a.relation = @relation AND a.person IN ('', @person)"
                );
                values.Add("relation", filter.Relation);
                break;
        }
        if (!filter.PastRestriction)
            conditions.Add(
                $"(c.restricted = 0 OR EXISTS (SELECT 1 FROM case_access v WHERE v.number = c.number AND v.relation = '{QueueFilter.Named}' AND v.person = @person))"
            );
        Add("c.phase = @phase", "phase", filter.Phase);
        Add("c.kind = @kind", "kind", filter.Kind);
        Add("c.kind <> @notKind", "notKind", filter.NotKind);
        Add("c.officer = @officer", "officer", filter.Officer);
        Add("c.risk = @risk", "risk", filter.Risk);
        Add("c.destination = @destination", "destination", filter.Destination);
        // Written out, so that an index of open cases alone can serve.
        if (filter.IsOpen is { } isOpen)
            conditions.Add($"{open} = {(isOpen ? 1 : 0)}");
        Add($"{due} < @dueBefore", "dueBefore", filter.DueBefore);
        if (filter.Unassigned)
            conditions.Add("c.officer IS NULL");
        return (from, conditions);

        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            values.Add(name, value);
        }
    }

    private static string Place(CaseRow last, QueueOrder order)
    {
        var due = last.NextDue is { } instant ? Columns.Microseconds(instant) : CaseRows.NeverDue;
        return order switch
        {
            QueueOrder.Risk => Invariant($"{-last.RiskRank}~{due}~{last.Number}"),
            QueueOrder.Newest => Invariant($"{Columns.Microseconds(last.Opened)}~{last.Number}"),
            _ => Invariant($"{due}~{last.Number}"),
        };
        static string Invariant(FormattableString text) => FormattableString.Invariant(text);
    }

    private static string Keys(string after, QueueOrder order, DynamicParameters values)
    {
        var numbers = order is QueueOrder.Risk ? 2 : 1;
        var parts = after.Split('~', numbers + 1);
        if (parts.Length != numbers + 1)
            throw Malformed(after);
        for (var i = 0; i < numbers; i++)
            values.Add(
                $"k{i}",
                long.TryParse(
                    parts[i],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var key
                )
                    ? key
                    : throw Malformed(after)
            );
        values.Add($"k{numbers}", parts[numbers]);
        return string.Join(", ", Enumerable.Range(0, numbers + 1).Select(i => $"@k{i}"));
    }

    private static FormatException Malformed(string after) =>
        new(
            $"'{after}' is no place in a list of cases. Pass on what the page before said is next."
        );
}
