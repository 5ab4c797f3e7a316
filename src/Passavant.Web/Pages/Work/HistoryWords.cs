using Passavant.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work;

/// <summary>A case's history as people tell it.</summary>
internal static class HistoryWords
{
    /// <summary>What was done, in English.</summary>
    public static string Done(Act act) =>
        act switch
        {
            OpenCase => Words.Text("Opened the case"),
            Redraft => Words.Text("Wrote on the draft"),
            AmendApplication => Words.Text("Changed the application"),
            LetIn => Words.Text("Let somebody into the case"),
            LeaveOut => Words.Text("Took somebody out of the case"),
            AddDocument => Words.Text("Added a document"),
            AskStatement => Words.Text("Asked for an end-use statement"),
            SignStatement => Words.Text("Signed the end-use statement"),
            LodgeCertificate => Words.Text("Lodged a government’s certificate"),
            AcceptCertificate => Words.Text("Accepted the certificate"),
            DeclareChange => Words.Text("Declared that intentions changed"),
            Submit => Words.Text("Submitted the case"),
            Withdraw => Words.Text("Withdrew the case"),
            Acknowledge => Words.Text("Said that it is complete"),
            Screen => Words.Text("Screened the parties"),
            ResolveHit { Same: true } => Words.Text("Decided that a hit is the party"),
            ResolveHit => Words.Text("Decided that a hit is somebody else"),
            Assess => Words.Text("Assessed the transfer"),
            Assign => Words.Text("Gave the case to an officer"),
            Restrict { Persons.Count: 0 } => Words.Text("Opened the case to colleagues again"),
            Restrict => Words.Text("Restricted the case"),
            DeclareConflict => Words.Text("Declared a conflict of interest"),
            WriteNote => Words.Text("Wrote a note"),
            ReleaseNote => Words.Text("Let others read a note"),
            SendMessage => Words.Text("Sent a message"),
            StopClock => Words.Text("Stopped the clock"),
            ResumeClock => Words.Text("Let the clock run on"),
            ReturnCase => Words.Text("Returned the case without action"),
            Ask => Words.Text("Asked the applicant"),
            AnswerQuestion => Words.Text("Answered a question"),
            CloseQuestion => Words.Text("Closed a question"),
            Refer => Words.Text("Asked agencies for advice"),
            AskBack => Words.Text("Said that information is missing"),
            Advise => Words.Text("Advised"),
            TakeSilence => Words.Text("Took silence for an answer"),
            Compare { Result.Hits.Count: 0 } => Words.Text(
                "Asked a partner state by keys: no key matched"
            ),
            Compare => Words.Text("Asked a partner state by keys: keys matched"),
            Consult => Words.Text("Consulted a partner state"),
            AnswerConsultation => Words.Text("Answered the consultation"),
            ExtendConsultation => Words.Text("Extended the consultation"),
            TellPartners => Words.Text("Told partner states"),
            Propose => Words.Text("Proposed a decision"),
            SendBack => Words.Text("Sent the proposal back"),
            Countersign => Words.Text("Countersigned"),
            GiveNotice => Words.Text("Gave notice of the intent to refuse"),
            AnswerNotice => Words.Text("Answered the notice"),
            Issue => Words.Text("Issued the decision"),
            Escalate => Words.Text("Moved the case up"),
            ShowEvidence => Words.Text("Showed that a condition was kept"),
            JudgeEvidence { Accepted: true } => Words.Text("Accepted evidence"),
            JudgeEvidence => Words.Text("Did not accept evidence"),
            NoteChange => Words.Text("Changed the licence within its limits"),
            LodgeAppeal => Words.Text("Appealed"),
            SeatPanel => Words.Text("Seated the panel"),
            HandOverRecord => Words.Text("Handed over the record"),
            AddSubmission => Words.Text("Added a submission"),
            Hear => Words.Text("Heard the appeal"),
            OrderInterim => Words.Text("Ordered an interim measure"),
            DecideAppeal => Words.Text("Decided the appeal"),
            AdmitGrievance => Words.Text("Admitted the grievance"),
            DeclineGrievance => Words.Text("Did not admit the grievance"),
            ProposeRedress => Words.Text("Proposed redress"),
            EndGrievance => Words.Text("Ended the grievance"),
            RunOut => Words.Text("A limit ran out"),
            _ => Words.Text("Acted"),
        };

    /// <summary>What it was about, where that says more in a few words; nothing that is kept back from anybody who reads the case.</summary>
    public static string? About(Act act, CaseSheet sheet) =>
        act switch
        {
            OpenCase one => one.Title,
            AmendApplication one => one.Why,
            LetIn one => sheet.Person(one.Person),
            LeaveOut one => sheet.Person(one.Person),
            AddDocument one => one.Document.Name,
            AskStatement one => sheet.Party(one.Party),
            SignStatement one => one.Signed.EndUser,
            LodgeCertificate one => one.Certificate.Number,
            AcceptCertificate one => one.Checked,
            DeclareChange one => one.What,
            Withdraw one => one.Why,
            Screen one => sheet.Here.Count(one.Screening.Hits.Count, "{0} hit", "{0} hits"),
            ResolveHit one => $"{one.List} {one.Entry}: {one.Reason}",
            Assess one => Accords.Words.Names.Say(sheet.Tongue, one.Assessment.Stands),
            Assign one => sheet.Person(one.Person),
            Restrict one => one.Why,
            DeclareConflict one => one.Why,
            SendMessage one => one.Subject,
            StopClock one => one.Why,
            ReturnCase one => one.Why,
            Ask one => one.Point,
            AnswerQuestion one => one.Question,
            CloseQuestion one => one.Question,
            Refer one => string.Join(", ", one.Agencies.Select(sheet.Agency)),
            Advise one => string.Join(
                ", ",
                one.On.Select(on => sheet.Here[CaseWords.Of(on.View)]).Distinct()
            ),
            TakeSilence one => sheet.Agency(one.Of),
            Compare one => sheet.Agency(one.Result.Partner),
            Consult one => sheet.Agency(one.Partner),
            AnswerConsultation one => sheet.Here[CaseWords.Of(one.Answer)],
            TellPartners one => string.Join(", ", one.Partners.Select(sheet.Agency)),
            Propose one => string.Join(
                ", ",
                one.Verdicts.Select(on => sheet.Here[CaseWords.Of(on.Verdict)]).Distinct()
            ),
            Countersign one => one.Remark,
            Escalate { To: { } to } => sheet.Rung(to),
            ShowEvidence one => one.Condition,
            JudgeEvidence one => $"{one.Condition}: {one.Remark}",
            NoteChange one => one.Text,
            HandOverRecord one => one.Remark,
            OrderInterim one => one.Measure,
            RunOut one => sheet.Limit(one.Limit),
            _ => null,
        };
}
