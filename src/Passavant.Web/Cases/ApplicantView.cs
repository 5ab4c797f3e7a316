using Passavant.Cases;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Cases;

/// <summary>A case as those who ask see it: their application, what is asked of them and by when, who has it now, the decision with the reasons meant for them.</summary>
internal sealed record ApplicantView : CaseView
{
    /// <summary>What is asked for.</summary>
    public required Application Application { get; init; }

    /// <summary>The authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Who has the case now: a rung of the ladder, the panel, the applicant; null before it is submitted.</summary>
    public string? With { get; init; }

    /// <summary>Colleagues and agents in the case.</summary>
    public required IReadOnlyList<TeamMember> Team { get; init; }

    /// <summary>Documents.</summary>
    public required IReadOnlyList<CaseDocument> Documents { get; init; }

    /// <summary>Statements asked for and given.</summary>
    public required IReadOnlyList<StatementView> Statements { get; init; }

    /// <summary>Questions, the open ones first.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// <summary>How many agencies and partner states are asked, and how many have answered.</summary>
    public required HeardView Heard { get; init; }

    /// <summary>The notice of intent to refuse.</summary>
    public RefusalNotice? Notice { get; init; }

    /// <summary>Every decision, the first one first.</summary>
    public required IReadOnlyList<DecisionView> Decisions { get; init; }

    /// <summary>The conditions of the standing decision.</summary>
    public required IReadOnlyList<TrackedCondition> Conditions { get; init; }

    /// <summary>Changes noted to the licence.</summary>
    public required IReadOnlyList<NotedChange> Changes { get; init; }

    /// <summary>The appeal.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>The grievance.</summary>
    public Grievance? Grievance { get; init; }

    /// <summary>Correspondence with the applicant.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Why it was withdrawn or returned.</summary>
    public string? EndedBecause { get; init; }

    public static new ApplicantView Of(
        Case one,
        Actor by,
        Office office,
        DateTimeOffset now,
        string language
    ) =>
        new()
        {
            Number = one.Number,
            Version = one.Version,
            Kind = one.Kind,
            Title = one.Title,
            Phase = one.Phase,
            // What agencies and officers owe each other is theirs; what is owed to the applicant, or by them, is shown.
            Clocks = Read(
                one,
                office,
                now,
                language,
                clock =>
                    clock.Span
                        is not (
                            Span.AgencyQuestion
                            or Span.Escalation
                            or Span.IntentNotice
                            or Span.DenialNotice
                            or Span.Advice
                            or Span.Consultation
                        )
            ),
            MayDo = May(one, by, office),
            Application = one.Application,
            Authority = one.Authority,
            With = Holder(one, office, language),
            Team = one.Team,
            Documents = one.Documents,
            Statements = [.. one.Statements.Select(statement => StatementView.Of(statement, one))],
            Questions =
            [
                .. one
                    .Questions.Select(QuestionView.Of)
                    .OrderBy(question => question.Ended is not null),
            ],
            Heard = new HeardView(
                one.AdviceRequests.Count,
                one.AdviceRequests.Count(request => request.Ended is not null),
                one.Consultations.Count,
                one.Consultations.Count(asked => asked.Ended is not null)
            ),
            Notice = one.Notice,
            Decisions = [.. one.Decisions.Select(DecisionView.Of)],
            Conditions = one.Conditions,
            Changes = one.Changes,
            Appeal = one.Appeal is { } appeal
                ? appeal with
                {
                    Reasons = appeal.Reasons is { } reasons ? reasons with { Closed = null } : null,
                    // Whose it is, is said; which officer wrote it is not.
                    Submissions =
                    [
                        .. appeal.Submissions.Select(given =>
                            given.Agency == one.Authority ? given with { By = "" } : given
                        ),
                    ],
                }
                : null,
            Grievance = one.Grievance,
            Messages =
            [
                .. one.Messages.Where(message =>
                    message.To == one.Applicant || message.From == one.Applicant
                ),
            ],
            EndedBecause = (one.Withdrawn ?? one.Returned)?.Why,
        };

    private static string? Holder(Case one, Office office, string language)
    {
        return one.Phase switch
        {
            Phase.Draft or Phase.Decided or Phase.Withdrawn or Phase.Returned => null,
            Phase.Appeal => Name(one.Appeal!.Body),
            _ when one.Questions.Any(question => question is { Ended: null, Ground: not null }) =>
                Name(one.Applicant),
            Phase.Notice when one.Notice is { Answered: null, RanOut: null } => Name(one.Applicant),
            _ => Ladder.Find(office.Procedure, one.Rung)?.Title.In(language) ?? Name(one.Authority),
        };

        string Name(string agency) =>
            office.Agencies.GetValueOrDefault(agency)?.Name.In(language) ?? agency;
    }
}

/// <summary>A statement asked for, without the secret of its link.</summary>
internal sealed record StatementView
{
    public required string Id { get; init; }
    public required string Party { get; init; }
    public DateTimeOffset? LinkUntil { get; init; }
    public EndUseStatement? Signed { get; init; }
    public GovernmentCertificate? Certificate { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public string? Ended { get; init; }

    /// <summary>Whether it holds for the application as it now is.</summary>
    public required bool Holds { get; init; }

    public static StatementView Of(StatementOnFile statement, Case one) =>
        new()
        {
            Id = statement.Id,
            Party = statement.Party,
            LinkUntil = statement.LinkUntil,
            Signed = statement.Signed,
            Certificate = statement.Certificate,
            SignedAt = statement.SignedAt,
            Ended = statement.Ended,
            Holds = statement.Holds(one.Application),
        };
}

/// <summary>A question as the applicant sees it: without who asked.</summary>
internal sealed record QuestionView(
    string Id,
    string Point,
    string Text,
    bool StopsClock,
    DateTimeOffset Asked,
    string? Answer,
    IReadOnlyList<string> Documents,
    DateTimeOffset? Ended,
    string? How
)
{
    public static QuestionView Of(CaseQuestion question) =>
        new(
            question.Id,
            question.Point,
            question.Text,
            question.Ground is not null,
            question.Asked,
            question.Answer,
            question.Documents,
            question.Ended,
            question.How
        );
}

/// <summary>How many were asked, and how many have answered.</summary>
internal sealed record HeardView(int Agencies, int Advised, int Partners, int Answered);

/// <summary>A decision with the reasons meant for the applicant.</summary>
internal sealed record DecisionView
{
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Body { get; init; }
    public required IReadOnlyList<VerdictOn> Verdicts { get; init; }
    public required IReadOnlyList<Condition> Conditions { get; init; }
    public required string Public { get; init; }
    public required string Reasons { get; init; }
    public required IReadOnlyList<string> Basis { get; init; }
    public string? WouldHelp { get; init; }
    public string? Reliance { get; init; }
    public required bool OnAppeal { get; init; }
    public DateOnly? Until { get; init; }

    public static DecisionView Of(Decision decision) =>
        new()
        {
            Id = decision.Id,
            At = decision.At,
            Body = decision.Body,
            Verdicts = decision.Proposal.Verdicts,
            Conditions = decision.Proposal.Conditions,
            Public = decision.Proposal.Reasons.Public,
            Reasons = decision.Proposal.Reasons.Applicant,
            Basis = decision.Proposal.Basis,
            WouldHelp = decision.Proposal.WouldHelp,
            Reliance = decision.Proposal.Reliance,
            OnAppeal = decision.OnAppeal,
            Until = decision.Until,
        };
}
