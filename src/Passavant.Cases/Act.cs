using System.Text.Json.Serialization;

namespace Passavant.Cases;

/// <summary>Something done in a case. What a person does is what is recorded, if it may be done; what it brings about is recorded after it.</summary>
/// <remarks>
/// Each act says when it is refused, what it changes and what follows from it. Who may do it, in which phase, is in <see cref="WhoMay"/>.
/// Acts hold lists: compare canonical bytes, not with <c>==</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(OpenCase), "open")]
[JsonDerivedType(typeof(Redraft), "redraft")]
[JsonDerivedType(typeof(AmendApplication), "amend")]
[JsonDerivedType(typeof(LetIn), "let-in")]
[JsonDerivedType(typeof(LeaveOut), "leave-out")]
[JsonDerivedType(typeof(AddDocument), "add-document")]
[JsonDerivedType(typeof(AskStatement), "ask-statement")]
[JsonDerivedType(typeof(SignStatement), "sign-statement")]
[JsonDerivedType(typeof(LodgeCertificate), "lodge-certificate")]
[JsonDerivedType(typeof(AcceptCertificate), "accept-certificate")]
[JsonDerivedType(typeof(DeclareChange), "declare-change")]
[JsonDerivedType(typeof(Submit), "submit")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(Acknowledge), "acknowledge")]
[JsonDerivedType(typeof(Screen), "screen")]
[JsonDerivedType(typeof(ResolveHit), "resolve-hit")]
[JsonDerivedType(typeof(Assess), "assess")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(Restrict), "restrict")]
[JsonDerivedType(typeof(DeclareConflict), "declare-conflict")]
[JsonDerivedType(typeof(WriteNote), "write-note")]
[JsonDerivedType(typeof(ReleaseNote), "release-note")]
[JsonDerivedType(typeof(SendMessage), "send-message")]
[JsonDerivedType(typeof(StopClock), "stop-clock")]
[JsonDerivedType(typeof(ResumeClock), "resume-clock")]
[JsonDerivedType(typeof(ReturnCase), "return")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(AnswerQuestion), "answer-question")]
[JsonDerivedType(typeof(CloseQuestion), "close-question")]
[JsonDerivedType(typeof(Refer), "refer")]
[JsonDerivedType(typeof(AskBack), "ask-back")]
[JsonDerivedType(typeof(Advise), "advise")]
[JsonDerivedType(typeof(TakeSilence), "take-silence")]
[JsonDerivedType(typeof(Compare), "compare")]
[JsonDerivedType(typeof(Consult), "consult")]
[JsonDerivedType(typeof(AnswerConsultation), "answer-consultation")]
[JsonDerivedType(typeof(ExtendConsultation), "extend-consultation")]
[JsonDerivedType(typeof(TellPartners), "tell-partners")]
[JsonDerivedType(typeof(Propose), "propose")]
[JsonDerivedType(typeof(SendBack), "send-back")]
[JsonDerivedType(typeof(Countersign), "countersign")]
[JsonDerivedType(typeof(GiveNotice), "give-notice")]
[JsonDerivedType(typeof(AnswerNotice), "answer-notice")]
[JsonDerivedType(typeof(Issue), "issue")]
[JsonDerivedType(typeof(Escalate), "escalate")]
[JsonDerivedType(typeof(ShowEvidence), "show-evidence")]
[JsonDerivedType(typeof(JudgeEvidence), "judge-evidence")]
[JsonDerivedType(typeof(NoteChange), "note-change")]
[JsonDerivedType(typeof(LodgeAppeal), "appeal")]
[JsonDerivedType(typeof(SeatPanel), "seat-panel")]
[JsonDerivedType(typeof(HandOverRecord), "hand-over-record")]
[JsonDerivedType(typeof(AddSubmission), "add-submission")]
[JsonDerivedType(typeof(Hear), "hear")]
[JsonDerivedType(typeof(OrderInterim), "order-interim")]
[JsonDerivedType(typeof(DecideAppeal), "decide-appeal")]
[JsonDerivedType(typeof(AdmitGrievance), "admit-grievance")]
[JsonDerivedType(typeof(DeclineGrievance), "decline-grievance")]
[JsonDerivedType(typeof(ProposeRedress), "propose-redress")]
[JsonDerivedType(typeof(EndGrievance), "end-grievance")]
[JsonDerivedType(typeof(RunOut), "run-out")]
public abstract record Act
{
    internal Act() { }

    /// <summary>Why it is not done in the case as it stands; null when it is.</summary>
    internal virtual Refusal? Refuse(Case now, Stamp stamp, Office office) => null;

    /// <summary>The act with what the program adds to it from the case and the accord, before it is kept.</summary>
    internal virtual Act Settle(Case now, Stamp stamp, Office office) => this;

    /// <summary>The case after it.</summary>
    internal abstract Case Change(Case now, Stamp stamp);

    /// <summary>What it brings about by itself, done by the program at the same instant.</summary>
    internal virtual IEnumerable<Act> Follow(Case after, Stamp stamp, Office office) => [];

    /// <summary>A refusal in both languages.</summary>
    private protected static Refusal No(string code, string english, string french) =>
        Refusal.Of(code, english, french);

    /// <summary>A refusal when a text that people must be able to read is empty or longer than a letter.</summary>
    private protected static Refusal? Unreadable(string name, string? text, int most = 20_000) =>
        string.IsNullOrWhiteSpace(text)
            ? No(
                "empty",
                $"'{name}' is empty; write a sentence.",
                $"« {name} » est vide ; écrivez une phrase."
            )
        : text.Length > most
            ? No(
                "too-long",
                $"'{name}' has {text.Length} characters; at most {most} are taken. Put the rest in a document.",
                $"« {name} » compte {text.Length} caractères ; {most} au plus. Joignez le reste en document."
            )
        : null;

    /// <summary>A refusal when the case has nothing of that id.</summary>
    private protected static Refusal NoSuch(string what, string quoi, string id) =>
        No(
            "no-such",
            $"There is no {what} '{id}' in the case.",
            $"Le dossier n'a pas de {quoi} « {id} »."
        );
}
