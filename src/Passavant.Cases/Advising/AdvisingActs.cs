using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>The case is referred to agencies for advice, all at once.</summary>
public sealed record Refer(IReadOnlyList<string> Agencies, string Question) : Act
{
    /// <summary>The lines asked about; empty for all.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The parties asked about; empty for all.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("question", Question, 5000)
        ?? (
            Agencies.Count == 0 ? No("nobody", "Say whom to ask.", "Dites à qui demander.")
            : Agencies.FirstOrDefault(id =>
                office.Agencies.GetValueOrDefault(id)?.Kind != AgencyKind.Adviser
            )
                is { } none
                ? No(
                    "no-such-agency",
                    $"'{none}' is no agency that advises here.",
                    $"« {none} » n'est pas un organisme qui conseille ici."
                )
            : Agencies.FirstOrDefault(id =>
                now.AdviceRequests.Any(request => request.Agency == id && request.Ended is null)
            )
                is { } asked
                ? No(
                    "already-asked",
                    $"{asked} is asked already and has not answered; wait, or leave it out.",
                    $"{asked} est déjà saisi et n'a pas répondu ; attendez, ou ne le nommez pas."
                )
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            AdviceRequests =
            [
                .. now.AdviceRequests,
                .. Agencies
                    .Distinct()
                    .Select(agency => new AdviceRequest(
                        agency,
                        stamp.At,
                        Lines,
                        Parties,
                        Question
                    )),
            ],
        };
}

/// <summary>An agency says that information is missing for its advice.</summary>
public sealed record AskBack(string Text) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("text", Text, 5000) ?? Advising.NotAsked(now, stamp.By.Agency);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            AdviceRequests =
            [
                .. now.AdviceRequests.Select(request =>
                    request.Agency == stamp.By.Agency && request.Ended is null
                        ? request with
                        {
                            AskedBack = request.AskedBack ?? stamp.At,
                        }
                        : request
                ),
            ],
            Notes =
            [
                .. now.Notes,
                new Note(
                    $"N{now.Notes.Count + 1}",
                    stamp.By.Agency,
                    stamp.By.Person,
                    stamp.At,
                    Text,
                    NoteHandling.Internal,
                    []
                ),
            ],
        };
}

/// <summary>An agency advises, line by line and party by party. Who would refuse says under which provision.</summary>
public sealed record Advise(IReadOnlyList<AdviceOn> On, string Reasons) : Act
{
    /// <summary>The provisions it rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("reasons", Reasons)
        ?? (
            On.Count == 0
                ? No(
                    "no-view",
                    "Advice says something of a line, a party or the whole.",
                    "Un avis porte sur une ligne, une partie ou l'ensemble."
                )
            : On.Any(on => on.View == View.Refuse) && Basis.Count == 0
                ? No(
                    "no-basis",
                    "Advice to refuse names the provision it rests on.",
                    "Un avis de refus cite la disposition qui le fonde."
                )
            : On.Any(on =>
                on.View == View.ApproveWithProviso && string.IsNullOrWhiteSpace(on.Proviso)
            )
                ? No(
                    "no-proviso",
                    "Approval under a proviso says which.",
                    "Un accord sous réserve dit laquelle."
                )
            : Advising.NotIn(now, On.Select(on => on.Line), On.Select(on => on.Party))
        )
        ?? (
            // Advice may be given again while the case is open: the later stands beside the earlier.
            now.AdviceRequests.Any(request => request.Agency == stamp.By.Agency)
                ? null
                : Advising.NotAsked(now, stamp.By.Agency)
        );

    internal override Case Change(Case now, Stamp stamp) =>
        Advising.Add(
            now,
            new GivenAdvice(stamp.By.Agency, stamp.By.Person, stamp.At, On, Reasons, Basis, false)
        );
}

/// <summary>Silence after the limit is taken for what the accord says: no objection, or not essentially identical.</summary>
/// <param name="Of">The agency asked for advice, or the consultation.</param>
/// <param name="As">What silence is taken for.</param>
public sealed record TakeSilence(string Of, Deed As) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.AdviceRequests.Any(request => request.Agency == Of && request.Ended is null)
        || now.Consultations.Any(asked => asked.Id == Of && asked.Ended is null)
            ? null
            : NoSuch("open question to", "question ouverte à", Of);

    internal override Case Change(Case now, Stamp stamp) =>
        now.Consultations.Any(asked => asked.Id == Of)
            ? now with
            {
                Consultations =
                [
                    .. now.Consultations.Select(asked =>
                        asked.Id == Of && asked.Ended is null
                            ? asked with
                            {
                                Answer =
                                    As == Deed.NotIdentical
                                        ? PartnerAnswer.NotIdentical
                                        : PartnerAnswer.NoObjection,
                                Ended = stamp.At,
                                BySilence = true,
                            }
                            : asked
                    ),
                ],
            }
            : Advising.Add(
                now,
                new GivenAdvice(Of, "", stamp.At, [new AdviceOn(View.NoObjection)], "", [], true)
            );
}

/// <summary>What advice has to be.</summary>
internal static class Advising
{
    public static Refusal? NotAsked(Case now, string agency) =>
        now.AdviceRequests.Any(request => request.Agency == agency && request.Ended is null)
            ? null
            : Refusal.Of(
                "not-asked",
                $"{agency} was not asked for advice in this case, or has answered. It may read the case without being asked.",
                $"{agency} n'a pas été saisi dans ce dossier, ou a répondu. Il peut lire le dossier sans cela."
            );

    public static Refusal? NotIn(Case now, IEnumerable<string?> lines, IEnumerable<string?> parties)
    {
        var (known, people) = (
            Applying.Ids(now.Application.Transfer, "items", "line"),
            Applying.Ids(now.Application.Transfer, "parties", "id")
        );
        return lines.FirstOrDefault(line => line is not null && !known.Contains(line)) is { } line
                ? Refusal.Of(
                    "no-such",
                    $"There is no line '{line}' in the transfer; expected one of {string.Join(", ", known)}.",
                    $"Le transfert n'a pas de ligne « {line} » ; attendu : {string.Join(", ", known)}."
                )
            : parties.FirstOrDefault(party => party is not null && !people.Contains(party))
                is { } party
                ? Refusal.Of(
                    "no-such",
                    $"There is no party '{party}' in the transfer; expected one of {string.Join(", ", people)}.",
                    $"Le transfert n'a pas de partie « {party} » ; attendu : {string.Join(", ", people)}."
                )
            : null;
    }

    public static Case Add(Case now, GivenAdvice advice) =>
        now with
        {
            Advice = [.. now.Advice, advice],
            AdviceRequests =
            [
                .. now.AdviceRequests.Select(request =>
                    request.Agency == advice.Agency && request.Ended is null
                        ? request with
                        {
                            Ended = advice.At,
                            BySilence = advice.BySilence,
                        }
                        : request
                ),
            ],
        };
}
