using Passavant.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work.Acts;

/// <summary>Forms of what comes after a decision, and of grievances.</summary>
internal static class AppealingForms
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
        [
            new(
                "judge-evidence",
                "conditions",
                Words.Text("Judge the evidence"),
                Words.Text("The evidence is judged.")
            )
            {
                When = fields =>
                    fields.Case.Conditions.Any(one =>
                        one.Condition.Id == fields.About
                        && one.Evidence is [.., { Accepted: null }]
                    ),
                Fields = fields => Markup.Of(
                    $"""{fields.Radios("accepted", fields.Here["Does it show that the condition was kept?"], [new Option("yes", fields.Here["Yes"]), new Option("no", fields.Here["No"])], inline: true)}{fields.Area("remark", fields.Here["Remark"], fields.Here["The holder reads it."])}"""
                ),
                Read = fields =>
                {
                    if (fields.Said("accepted") is not ("yes" or "no"))
                        fields.Wrong("accepted", fields.Here["Choose whether it shows it"]);
                    var remark = fields.Required("remark", fields.Here["Write a remark"], 5000);
                    return fields.Send(() => new JudgeEvidence(
                        fields.About,
                        fields.Said("accepted") == "yes",
                        remark
                    ));
                },
            },
            new(
                "hand-over-record",
                "appeal",
                Words.Text("Hand over the record"),
                Words.Text("The panel has the record.")
            )
            {
                When = fields =>
                    fields.Case.Appeal is { Outcome: null, Overtaken: null, Record: null },
                Fields = fields =>
                    fields.Area(
                        "remark",
                        fields.Here["Remark"],
                        fields.Here["The panel gets everything, closed reasons included."]
                    ),
                Read = fields =>
                {
                    var remark = fields.Required("remark", fields.Here["Write a remark"]);
                    return fields.Send(() => new HandOverRecord(remark));
                },
            },
            new(
                "add-submission",
                "appeal",
                Words.Text("Add a submission"),
                Words.Text("The submission is before the panel.")
            )
            {
                When = fields => fields.Case.Appeal is { Outcome: null, Overtaken: null },
                Fields = fields =>
                    fields.Area(
                        "text",
                        fields.Here["Submission"],
                        fields.Here["Both sides read it."],
                        5
                    ),
                Read = fields =>
                {
                    var text = fields.Required("text", fields.Here["Write the submission"]);
                    return fields.Send(() => new AddSubmission(text));
                },
            },
            new(
                "admit-grievance",
                "open",
                Words.Text("Admit the grievance"),
                Words.Text("The grievance is admitted.")
            )
            {
                Read = fields => fields.Send(() => new AdmitGrievance()),
            },
            new(
                "decline-grievance",
                "grievance",
                Words.Text("Do not admit it"),
                Words.Text("The grievance is not admitted.")
            )
            {
                IsGrave = true,
                Fields = fields =>
                    fields.Area("why", fields.Here["Why?"], fields.Here["The applicant reads it."]),
                Read = fields =>
                {
                    var why = fields.Required("why", fields.Here["Say why"]);
                    return fields.Send(() => new DeclineGrievance(why));
                },
            },
            new(
                "propose-redress",
                "grievance",
                Words.Text("Propose redress to both sides"),
                Words.Text("The proposal is with both sides.")
            )
            {
                Fields = fields => fields.Area("text", fields.Here["Proposal"], rows: 5),
                Read = fields =>
                {
                    var text = fields.Required("text", fields.Here["Write the proposal"]);
                    return fields.Send(() => new ProposeRedress(text));
                },
            },
            new(
                "end-grievance",
                "grievance",
                Words.Text("End the grievance"),
                Words.Text("The grievance is ended.")
            )
            {
                IsGrave = true,
                Fields = fields => Markup.Of(
                    $"""{fields.Area("result", fields.Here["What came of it?"], rows: 5)}{fields.Boxes("review", fields.Here["The rules themselves"], [new Option("yes", fields.Here["Put the provision on the agenda of the next review"])])}"""
                ),
                Read = fields =>
                {
                    var result = fields.Required("result", fields.Here["Say what came of it"]);
                    return fields.Send(() => new EndGrievance(
                        result,
                        fields.Chosen("review").Count > 0
                    ));
                },
            },
        ];
}
