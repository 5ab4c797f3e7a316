using Passavant.Trust.Documents;
using Passavant.Web.Issuing;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Issued;

/// <summary>What is said of documents on pages: their kinds, how they stand, what was checked of them.</summary>
internal static class IssuedWords
{
    /// <summary>A kind of document, in English.</summary>
    public static string Kind(string kind) =>
        kind switch
        {
            "licence" => Words.Text("Licence"),
            "decision" => Words.Text("Decision on a case"),
            "end-use statement" => Words.Text("Signed end-use statement"),
            "self-assessment receipt" => Words.Text("Receipt of an assessment"),
            "general authorisation registration" => Words.Text(
                "Registration under a general authorisation"
            ),
            "delivery verification certificate" => Words.Text("Delivery verification certificate"),
            var other => other,
        };

    /// <summary>How a document stands.</summary>
    public static Markup Standing(Here here, IssuingRoutes.IssuedView one) =>
        one.Status switch
        {
            "revoked" => Tag("stop", here["Revoked"]),
            "suspended" => Tag("wait", here["Suspended"]),
            _ when one.ValidUntil < here.Now => Tag("stop", here["Expired"]),
            _ => Tag("go", here["In force"]),
        };

    /// <summary>How a check came out.</summary>
    public static Markup Outcome(Here here, CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => Tag("go", here["Passed"]),
            CheckOutcome.Failed => Tag("stop", here["Failed"]),
            _ => Tag("wait", here["Not checked"]),
        };

    /// <summary>What a check is about, in English.</summary>
    public static string Subject(CheckSubject subject) =>
        subject switch
        {
            CheckSubject.Form => Words.Text("Is it a document?"),
            CheckSubject.Issuer => Words.Text("Who issued it?"),
            CheckSubject.Signature => Words.Text("Is it unchanged?"),
            CheckSubject.Content => Words.Text("Does it hold together?"),
            CheckSubject.Dates => Words.Text("Is this the time it holds for?"),
            CheckSubject.Status => Words.Text("Was it revoked?"),
            CheckSubject.Log => Words.Text("Is it in the log?"),
            _ => Words.Text("Is whoever shows it its holder?"),
        };

    /// <summary>What came of a check, in English.</summary>
    public static string Found(CheckSubject subject, CheckOutcome outcome) =>
        (subject, outcome) switch
        {
            (CheckSubject.Form, CheckOutcome.Passed) => Words.Text(
                "It is a document that can be read."
            ),
            (CheckSubject.Form, _) => Words.Text(
                "It is none that can be read here. Copy the whole text, from the first letter to the last."
            ),
            (CheckSubject.Issuer, CheckOutcome.Passed) => Words.Text(
                "The list of issuers of this authority has its issuer, with the key it names."
            ),
            (CheckSubject.Issuer, CheckOutcome.Failed) => Words.Text(
                "The list of issuers of this authority does not have its issuer, or not with that key at that time."
            ),
            (CheckSubject.Issuer, _) => Words.Text("Its issuer could not be looked up."),
            (CheckSubject.Signature, CheckOutcome.Passed) => Words.Text(
                "It is signed by its issuer, and no letter was changed since."
            ),
            (CheckSubject.Signature, CheckOutcome.Failed) => Words.Text(
                "It is not signed by that issuer, or was changed since."
            ),
            (CheckSubject.Signature, _) => Words.Text(
                "Its signature was not checked, since its issuer is not known."
            ),
            (CheckSubject.Content, CheckOutcome.Passed) => Words.Text(
                "What it says follows the form such documents have."
            ),
            (CheckSubject.Content, CheckOutcome.Failed) => Words.Text(
                "What it says contradicts itself, or something was moved in it."
            ),
            (CheckSubject.Content, _) => Words.Text(
                "What it says is not believed, since its signature did not pass."
            ),
            (CheckSubject.Dates, CheckOutcome.Passed) => Words.Text("It holds now."),
            (CheckSubject.Dates, CheckOutcome.Failed) => Words.Text(
                "It does not hold yet, or no longer."
            ),
            (CheckSubject.Dates, _) => Words.Text("Whether it holds now was not checked."),
            (CheckSubject.Status, CheckOutcome.Passed) => Words.Text(
                "It was neither revoked nor suspended, by the list of statuses that is fresh now."
            ),
            (CheckSubject.Status, CheckOutcome.Failed) => Words.Text(
                "It was revoked or suspended."
            ),
            (CheckSubject.Status, _) => Words.Text(
                "Whether it was revoked could not be found out here."
            ),
            (CheckSubject.Log, CheckOutcome.Passed) => Words.Text(
                "That it was issued stands in the log, which nobody can rewrite unnoticed."
            ),
            (CheckSubject.Log, CheckOutcome.Failed) => Words.Text(
                "The proof that came with it does not show that it is in the log."
            ),
            (CheckSubject.Log, _) => Words.Text(
                "Whether it is in the log was not checked: no proof came with it, and the published log does not have it yet."
            ),
            (_, CheckOutcome.Passed) => Words.Text("It was shown by the key of its holder."),
            (_, CheckOutcome.Failed) => Words.Text("It was not shown by the key of its holder."),
            _ => Words.Text(
                "Nobody can see this from here. Compare the names with those of whoever shows it to you."
            ),
        };

    /// <summary>What a line of a document is about, in English.</summary>
    public static string Fact(string name) =>
        name switch
        {
            "kind" => Words.Text("Kind of document"),
            "number" => Words.Text("Its number"),
            "issuer" => Words.Text("Issued by"),
            "form" => Words.Text("Form of licence"),
            "holder" => Words.Text("Its holder"),
            "item" or "items" => Words.Text("Item"),
            "destination" => Words.Text("Goes to"),
            "consignee" => Words.Text("Received by"),
            "end user" => Words.Text("Used by"),
            "end use" => Words.Text("To be used for"),
            "condition" => Words.Text("On condition"),
            "conditions" => Words.Text("How many conditions"),
            "authorisation" => Words.Text("General authorisation"),
            "expected use" => Words.Text("Expected use"),
            "exporter" => Words.Text("Sent by"),
            "signatory" => Words.Text("Signed for the end user by"),
            "site" => Words.Text("Place of use"),
            "undertaking" => Words.Text("Undertaken"),
            "licence" => Words.Text("Under licence"),
            "importer" => Words.Text("Imported by"),
            "arrived" => Words.Text("Arrived on"),
            "place" => Words.Text("Seen at"),
            "case" => Words.Text("In case"),
            "outcome" or "says" => Words.Text("What it says"),
            "provision" => Words.Text("Rests on"),
            "appeal until" => Words.Text("Can be appealed until"),
            "applicant" => Words.Text("Asked for by"),
            "reasons" => Words.Text("Its reasons"),
            "accord" => Words.Text("Under the accord"),
            "as of" => Words.Text("By the law of"),
            "known at" => Words.Text("By what was known on"),
            "determination" => Words.Text("Hash of the determination"),
            "asker" => Words.Text("Who asked"),
            "summary" => Words.Text("What was asked about"),
            "issued" => Words.Text("Issued"),
            "valid from" => Words.Text("Holds from"),
            "valid until" => Words.Text("Holds to the end of"),
            var other => other,
        };

    /// <summary>What stands in a line of a document, in the language of the page where it is ours to say.</summary>
    public static string Said(Here here, DocumentFact fact) =>
        fact switch
        {
            { More: > 0, Name: "conditions" } => here[
                "{0}, which stand in the document itself",
                here.Number(fact.More)
            ],
            { More: > 0 } => here[
                "and {0} more, which stand in the document itself",
                here.Number(fact.More)
            ],
            { Name: "kind" } => here[Kind(fact.Words)],
            { Words: DocumentWords.Hidden } => here["kept back, or never stated"],
            { Words: DocumentWords.WithoutEnd } => here["without end"],
            { Words: DocumentWords.NoneNamed } => here["none named"],
            { Words: DocumentWords.AllItCovers } => here["all it covers"],
            _ => fact.Words,
        };

    /// <summary>A word on a coloured ground.</summary>
    /// <param name="look"><c>go</c>, <c>wait</c>, <c>mid</c> or <c>stop</c>.</param>
    public static Markup Tag(string look, string words) =>
        Markup.Of($"""<strong class="p-tag p-tag--{look}">{words}</strong>""");
}
