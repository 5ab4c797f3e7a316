namespace Passavant.Store;

/// <summary>What pages and due work read of one case: rows computed from its events, written in the transaction that appends them.</summary>
/// <remarks>They hold lists, so compare them part by part, not by <c>==</c>.</remarks>
public sealed partial record CaseRows
{
    /// <summary>The order of a case whose clocks ask for nothing: after all others.</summary>
    internal const long NeverDue = long.MaxValue;

    /// <summary>The columns of <see cref="CaseRow"/>.</summary>
    internal const string Selected =
        "c.number, c.version, c.kind, c.phase, c.is_open, c.title, c.authority, c.applicant, c.officer, c.rung, c.risk, -c.risk_order AS risk_rank, c.policy, c.destination, c.end_user, c.value, c.currency, c.opened, c.submitted, c.decided, c.outcome, c.next_due, c.next_due_what, c.missed, c.restricted";

    /// <summary>The case.</summary>
    public required CaseRow Case { get; init; }

    /// <summary>Its parties, in their order.</summary>
    public IReadOnlyList<PartyRow> Parties { get; init; } = [];

    /// <summary>Who may see it.</summary>
    public IReadOnlyList<AccessRow> Access { get; init; } = [];

    /// <summary>Its limits.</summary>
    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    /// <summary>Its conditions.</summary>
    public IReadOnlyList<ConditionRow> Conditions { get; init; } = [];

    /// <summary>Its messages.</summary>
    public IReadOnlyList<MessageRow> Messages { get; init; } = [];

    /// <summary>Waits until nobody else works on the case, and keeps others off it until the transaction ends. Whatever is no case is not waited for.</summary>
    public static async Task Hold(Transaction change, string number)
    {
        if (change.Dialect is Dialect.Postgres)
            _ = await change.One<string>(
                $"SELECT number FROM cases WHERE number = @number{change.Dialect.Hold()}",
                new { number }
            );
    }

    /// <summary>Writes the rows of a case over those it had.</summary>
    public Task Put(Transaction change)
    {
        var number = Case.Number;
        var dueOrder = Case.NextDue is { } due ? Columns.Microseconds(due) : NeverDue;
        return new Batch()
            .Put(
                "cases",
                "number",
                ("number", number),
                ("version", Case.Version),
                ("kind", Case.Kind),
                ("phase", Case.Phase),
                ("is_open", Case.IsOpen),
                ("title", Case.Title),
                ("authority", Case.Authority),
                ("applicant", Case.Applicant),
                ("officer", Case.Officer),
                ("rung", Case.Rung),
                ("risk", Case.Risk),
                ("risk_order", -Case.RiskRank),
                ("policy", Case.Policy),
                ("destination", Case.Destination),
                ("end_user", Case.EndUser),
                ("value", Case.Value),
                ("currency", Case.Currency),
                ("opened", Case.Opened),
                ("submitted", Case.Submitted),
                ("decided", Case.Decided),
                ("outcome", Case.Outcome),
                ("next_due", Case.NextDue),
                ("next_due_what", Case.NextDueWhat),
                ("due_order", dueOrder),
                ("missed", Case.Missed),
                ("restricted", Case.Restricted)
            )
            .Remove("case_parties", "number", number)
            .Add(
                "case_parties",
                "number, place, role, name, name_key, country",
                Parties.Select(
                    (party, place) =>
                        new object?[]
                        {
                            number,
                            place,
                            party.Role,
                            party.Name,
                            party.NameKey,
                            party.Country,
                        }
                )
            )
            .Remove("case_access", "number", number)
            .Add(
                "case_access",
                "number, agency, relation, person, is_open, due_order",
                Access.Select(access =>
                    new object?[]
                    {
                        number,
                        access.Agency,
                        access.Relation,
                        access.Person,
                        Case.IsOpen,
                        dueOrder,
                    }
                )
            )
            .Remove("deadlines", "number", number)
            .Add(
                "deadlines",
                "number, limit_name, key, due, state",
                Deadlines.Select(limit =>
                    new object?[] { number, limit.LimitName, limit.Key, limit.Due, limit.State }
                )
            )
            .Remove("conditions", "number", number)
            .Add(
                "conditions",
                "number, id, what, due, fulfilled",
                Conditions.Select(condition =>
                    new object?[]
                    {
                        number,
                        condition.Id,
                        condition.What,
                        condition.Due,
                        condition.Fulfilled,
                    }
                )
            )
            .Remove("messages", "number", number)
            .Add(
                "messages",
                "number, id, at, sender, recipient, subject, body_hash",
                Messages.Select(message =>
                    new object?[]
                    {
                        number,
                        message.Id,
                        message.At,
                        message.Sender,
                        message.Recipient,
                        message.Subject,
                        message.BodyHash,
                    }
                )
            )
            .Do(change);
    }

    /// <summary>The rows of a case as they are; null where there is no such case.</summary>
    public static async Task<CaseRows?> Find(Reading reading, string number)
    {
        var key = new { number };
        if (
            await reading.One<CaseRow>(
                $"SELECT {Selected} FROM cases c WHERE c.number = @number",
                key
            )
            is not { } found
        )
            return null;
        return new CaseRows
        {
            Case = found,
            Parties = await reading.All<PartyRow>(
                "SELECT role, name, name_key, country FROM case_parties WHERE number = @number ORDER BY place",
                key
            ),
            Access = await reading.All<AccessRow>(
                "SELECT agency, relation, person FROM case_access WHERE number = @number ORDER BY agency, relation, person",
                key
            ),
            Deadlines = await reading.All<DeadlineRow>(
                "SELECT limit_name, key, due, state FROM deadlines WHERE number = @number ORDER BY limit_name, key",
                key
            ),
            Conditions = await reading.All<ConditionRow>(
                "SELECT id, what, due, fulfilled FROM conditions WHERE number = @number ORDER BY id",
                key
            ),
            Messages = await reading.All<MessageRow>(
                "SELECT id, at, sender, recipient, subject, body_hash FROM messages WHERE number = @number ORDER BY at, id",
                key
            ),
        };
    }
}
