namespace Passavant.Cases;

/// <summary>The case counts as complete: the officer says so, or the limit for saying otherwise ran out.</summary>
public sealed record Acknowledge : Act
{
    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Completed = stamp.At,
            Officer = now.Officer ?? (stamp.By.Role == Role.Officer ? stamp.By.Person : null),
        };

    internal override IEnumerable<Act> Follow(Case after, Stamp stamp, Office office) =>
        Climbing.ToLevel(after, office);
}

/// <summary>The parties were screened against the lists in force. Its parts are computed, never given by hand.</summary>
public sealed record Screen(CaseScreening Screening) : Act
{
    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Screening = Screening with { At = stamp.At },
        };
}

/// <summary>An officer decides whether a hit is the party.</summary>
public sealed record ResolveHit(
    string Party,
    string List,
    string Entry,
    string Fingerprint,
    bool Same,
    string Reason
) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        (now.Screening?.Hits ?? []).Any(hit =>
            (hit.Party, hit.List, hit.Entry, hit.Fingerprint) == (Party, List, Entry, Fingerprint)
        )
            ? Unreadable("reason", Reason)
            : No(
                "no-such-hit",
                $"There is no such hit of {Party} on {List}; it may have changed with the lists. Look at the case again.",
                $"Il n'y a pas de telle correspondance de {Party} sur {List} ; les listes ont peut-être changé. Revoyez le dossier."
            );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            HitDecisions =
            [
                .. now.HitDecisions,
                new HitDecision(
                    Party,
                    List,
                    Entry,
                    Fingerprint,
                    Same,
                    Reason,
                    stamp.By.Person,
                    stamp.At
                ),
            ],
        };
}

/// <summary>The transfer was assessed under the accord in force. Its parts are computed, never given by hand.</summary>
public sealed record Assess(CaseAssessment Assessment) : Act
{
    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Assessment = Assessment with { At = stamp.At },
        };

    internal override IEnumerable<Act> Follow(Case after, Stamp stamp, Office office) =>
        Climbing.ToLevel(after, office);
}

/// <summary>The case is given to an officer.</summary>
public sealed record Assign(string Person) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.IsConflicted(Person)
            ? No(
                "conflict-of-interest",
                $"{Person} has a conflict of interest in this case; give it to another.",
                $"{Person} a un conflit d'intérêts dans ce dossier ; confiez-le à quelqu'un d'autre."
            )
        : now.Remitted && now.FirstHands.Contains(Person)
            ? No(
                "other-hands",
                $"The panel sent the case back to be decided by others than the first time; {Person} took part then. Give it to another.",
                $"L'instance a renvoyé le dossier à d'autres mains ; {Person} avait pris part à la première décision. Confiez-le à un autre."
            )
        : stamp.By.Role == Role.Officer && stamp.By.Person != Person
            ? No(
                "only-oneself",
                "An officer takes a case; giving it to another is for the head of unit or the supervisor.",
                "Un agent prend un dossier ; le confier à un autre revient au chef d'unité ou au superviseur."
            )
        : Unreadable("person", Person, 200)
            ?? (
                office.Appointments.Any(one =>
                    one.Person == Person
                    && one.Agency == now.Authority
                    && (one.Role is Role.Officer or Role.Head)
                )
                    ? null
                    : No(
                        "no-officer",
                        $"'{Person}' is no officer of {now.Authority}; name one by their id.",
                        $"« {Person} » n'est pas agent de {now.Authority} ; nommez-en un par son identifiant."
                    )
            );

    internal override Case Change(Case now, Stamp stamp) => now with { Officer = Person };
}

/// <summary>The case is restricted to the persons named, or opened again when none is.</summary>
public sealed record Restrict(IReadOnlyList<string> Persons, string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why)
        ?? Persons
            .Select(person => Unreadable("persons", person, 200))
            .FirstOrDefault(refusal => refusal is not null);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Restricted = [.. Persons.Distinct()],
        };
}

/// <summary>Somebody has a conflict of interest, and does nothing more in the case.</summary>
public sealed record DeclareConflict(string Person, string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why)
        ?? Unreadable("person", Person, 200)
        ?? (
            stamp.By.Person != Person && stamp.By.Role is not (Role.Head or Role.Supervisor)
                ? No(
                    "only-oneself",
                    "A conflict of interest is declared by the person, the head of unit or the supervisor.",
                    "Un conflit d'intérêts est déclaré par la personne, le chef d'unité ou le superviseur."
                )
            : stamp.By.Person != Person
            && office.Appointments.Any(one => one.Person == Person)
            && !office.Appointments.Any(one =>
                one.Person == Person && one.Agency == stamp.By.Agency
            )
                ? No(
                    "not-your-staff",
                    $"{Person} does not serve in your agency; they, or the head of their own, declare it.",
                    $"{Person} ne sert pas dans votre organisme ; la personne ou son propre chef le déclare."
                )
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Conflicts = [.. now.Conflicts, new Conflict(Person, Why, stamp.At, stamp.By.Person)],
            Officer = now.Officer == Person ? null : now.Officer,
        };
}

/// <summary>A note the applicant does not see.</summary>
public sealed record WriteNote(string Text, NoteHandling Handling) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("text", Text);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Notes =
            [
                .. now.Notes,
                new Note(
                    $"N{now.Notes.Count + 1}",
                    stamp.By.Agency,
                    stamp.By.Person,
                    stamp.At,
                    Text,
                    Handling,
                    []
                ),
            ],
        };
}

/// <summary>The owner of material under control lets other agencies read it.</summary>
public sealed record ReleaseNote(string Note, IReadOnlyList<string> Agencies) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Notes.FirstOrDefault(note => note.Id == Note) is not { } note
            ? NoSuch("note", "note", Note)
        : note.Agency != stamp.By.Agency
            ? No(
                "not-the-owner",
                $"Only the agency it comes from lets others read it; ask {note.Agency}.",
                $"Seul l'organisme dont elle émane peut la communiquer ; demandez à {note.Agency}."
            )
        : Agencies.Count == 0 || Agencies.Any(id => !office.Agencies.ContainsKey(id))
            ? No(
                "no-such-agency",
                "Name the agencies that may read it, by their ids here.",
                "Nommez les organismes qui peuvent la lire, par leur nom d'ici."
            )
        : null;

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Notes =
            [
                .. now.Notes.Select(note =>
                    note.Id == Note
                        ? note with
                        {
                            ReleasedTo = [.. note.ReleasedTo.Union(Agencies)],
                        }
                        : note
                ),
            ],
        };
}

/// <summary>A message to a party of the case.</summary>
public sealed record SendMessage(string To, string Subject, string Text, string? Letter = null)
    : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("subject", Subject, 200)
        ?? Unreadable("text", Text)
        ?? (
            office.Agencies.ContainsKey(To)
            || now.Application.Parties.Any(party => party.Id == To)
            || To.Contains('@', StringComparison.Ordinal)
                ? null
                : No(
                    "no-such-receiver",
                    $"'{To}' is no agency here, no party of the case and no e-mail address; write to {now.Authority} or {now.Applicant}, for instance.",
                    $"« {To} » n'est ni un organisme d'ici, ni une partie du dossier, ni une adresse ; écrivez par exemple à {now.Authority} ou {now.Applicant}."
                )
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Messages =
            [
                .. now.Messages,
                new Message(
                    $"M{now.Messages.Count + 1}",
                    stamp.At,
                    stamp.By.Agency,
                    To,
                    Subject,
                    Text,
                    Letter
                ),
            ],
        };
}

/// <summary>The clock stops on a ground of the accord other than a question: a check on the spot, assurances, a notice to parliament.</summary>
public sealed record StopClock(string Ground, string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why)
        ?? Asking.NoGround(Ground, office)
        ?? (
            now.Standstills.Any(stop => stop.Ground == Ground && stop.To is null)
                ? No(
                    "already-stopped",
                    $"The clock stands still on {Ground} already; resume it before you stop it again.",
                    $"Le délai est déjà suspendu pour {Ground} ; reprenez-le avant de le suspendre à nouveau."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            Standstills =
            [
                .. now.Standstills,
                new Standstill($"H{now.Standstills.Count + 1}", Ground, Why, stamp.At, null),
            ],
        };
}

/// <summary>The ground is gone, and the clock runs on.</summary>
public sealed record ResumeClock(string Standstill) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Standstills.Any(stop => stop.Id == Standstill && stop.To is null)
            ? null
            : NoSuch("standstill", "suspension", Standstill);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Standstills =
            [
                .. now.Standstills.Select(stop =>
                    stop.Id == Standstill ? stop with { To = stamp.At } : stop
                ),
            ],
        };
}

/// <summary>The case is returned without action: it cannot be decided on what is there.</summary>
public sealed record ReturnCase(string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Returned = new Ending(stamp.At, stamp.By.Person, Why),
            Appeal = Appealing.Overtaken(now.Appeal, stamp.At),
        };
}

/// <summary>How a case finds its rung.</summary>
internal static class Climbing
{
    /// <summary>The move to the level the assessment asks for, where the case is not as high yet.</summary>
    public static IEnumerable<Act> ToLevel(Case now, Office office)
    {
        if (
            now.Kind == CaseKind.Grievance
            || office.Procedure.Ladder.Count == 0
            || now.Phase is not (Phase.Review or Phase.Proposed or Phase.Notice)
        )
            yield break;
        var level = now.Assessment?.Level ?? office.Procedure.Ladder[0].Id;
        if (Ladder.Height(office.Procedure, now.Rung) < Ladder.Height(office.Procedure, level))
            yield return new Escalate("The level of decision by the assessment.", [], level);
    }
}
