using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Work.Acts;

/// <summary>Forms of the daily handling of a case: taking it, screening, assessing, notes, messages, clocks, documents.</summary>
internal static class HandlingForms
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
    [
        new(
            "acknowledge",
            "open",
            Words.Text("Say that it is complete"),
            Words.Text("The case counts as complete. Its clock runs from now.")
        )
        {
            Read = fields => fields.Send(() => new Acknowledge()),
        },
        new(
            "screen",
            "screening",
            Words.Text("Screen the parties"),
            Words.Text("The parties are screened against the lists in force.")
        )
        {
            Read = fields =>
                new(
                    async (change, file) =>
                        await Assessing.Screen(change, fields.Desk, file, fields.Desk.Now)
                ),
            TitleNow = fields =>
                fields.Case.Screening is null ? null : Words.Text("Screen the parties again"),
        },
        new(
            "assess",
            "determination",
            Words.Text("Assess the transfer"),
            Words.Text("The transfer is assessed under the accord in force.")
        )
        {
            Read = fields =>
                new(async (change, file) => await Assessing.Assess(change, file, fields.Desk.Now)),
            TitleNow = fields =>
                fields.Case.Assessment is null ? null : Words.Text("Assess the transfer again"),
        },
        new(
            "resolve-hit",
            "screening",
            Words.Text("Decide whether it is the party"),
            Words.Text("The hit is decided. Assess again once all of them are.")
        )
        {
            When = fields => Hit(fields) is not null,
            TitleNow = fields =>
                Hit(fields)?.Decision is null ? null : Words.Text("Decide otherwise"),
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Radios("same", fields.Here["Is the party the one on the list?"], [new Option("no", fields.Here["No, somebody else"]), new Option("yes", fields.Here["Yes, the same"])], inline: true)}{fields.Area("reason", fields.Here["How do you know?"], fields.Here["For example: another address and another register number; confirmed by the registry."])}"""
                ),
            Read = fields =>
            {
                if (Hit(fields)?.Hit is not { } hit)
                {
                    fields.Wrong("same", fields.Here["The hits have changed; look at them again"]);
                    return null;
                }
                if (fields.Said("same") is not ("yes" or "no"))
                    fields.Wrong("same", fields.Here["Choose whether it is the party"]);
                var reason = fields.Required("reason", fields.Here["Say how you know"]);
                return fields.Send(() =>
                    new ResolveHit(
                        hit.Party,
                        hit.List,
                        hit.Entry,
                        hit.Fingerprint,
                        fields.Said("same") == "yes",
                        reason
                    )
                );
            },
        },
        new(
            "assign",
            "people",
            Words.Text("Give it to an officer"),
            Words.Text("The case has its officer.")
        )
        {
            When = fields =>
                fields.By.Role != Role.Officer || fields.Case.Officer != fields.By.Person,
            TitleNow = fields =>
                fields.By.Role == Role.Officer ? Words.Text("Take the case") : null,
            Instead = fields =>
                fields.By.Role == Role.Officer && fields.Case.IsConflicted(fields.By.Person)
                    ? Words.Text("You have a conflict of interest in this case; it is for another.")
                    : null,
            Fields = fields =>
                fields.By.Role == Role.Officer
                    ? fields.Here["You take it, and are named as its officer."] is var says
                        ? Markup.Of($"<p>{says}</p>")
                        : Markup.Empty
                    : fields.Select(
                        "person",
                        fields.Here["Officer"],
                        Officers(fields),
                        none: fields.Here["Choose"]
                    ),
            Read = fields =>
            {
                var person =
                    fields.By.Role == Role.Officer
                        ? fields.By.Person
                        : fields.Required("person", fields.Here["Choose an officer"], 200);
                return fields.Send(() => new Assign(person));
            },
        },
        new(
            "declare-conflict",
            "people",
            Words.Text("Declare a conflict of interest"),
            Words.Text(
                "The conflict of interest is on record. Whoever has it does nothing more in the case."
            )
        )
        {
            Fields = fields =>
                Markup.Of(
                    $"""{(IsAbove(fields.By) ? fields.Select("person", fields.Here["Who has it"], Staff(fields)) : Markup.Empty)}{fields.Area("why", fields.Here["What is the conflict?"], fields.Here["In a sentence; it stays on record."])}"""
                ),
            Read = fields =>
            {
                var why = fields.Required("why", fields.Here["Say what the conflict is"]);
                return fields.Send(() =>
                    new DeclareConflict(
                        IsAbove(fields.By) ? fields.Said("person") : fields.By.Person,
                        why
                    )
                );
            },
        },
        new(
            "restrict",
            "people",
            Words.Text("Restrict the case to named people"),
            Words.Text("Who may see the case is changed.")
        )
        {
            Fields = fields =>
            {
                fields.Form.Tick(fields.Name("persons"), fields.Case.Restricted);
                return Markup.Of(
                    $"""{fields.Several("persons", fields.Here["Who may see it"], [.. Staff(fields)], fields.Here["Applicants and auditors keep their own access. With nobody ticked, everybody may see it again."])}{fields.Area("why", fields.Here["Why?"])}"""
                );
            },
            Read = fields =>
            {
                var why = fields.Required("why", fields.Here["Say why"]);
                return fields.Send(() => new Restrict(fields.Chosen("persons"), why));
            },
        },
        new("write-note", "notes", Words.Text("Write a note"), Words.Text("The note is written."))
        {
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Area("text", fields.Here["Note"], rows: 4)}{fields.Radios("handling", fields.Here["Who may read it?"], [new Option("internal", fields.Here["The authority, the bodies of the ladder and advisers"]), new Option("originator-controlled", fields.Here["My agency alone, until it lets others read it"])])}"""
                ),
            Read = fields =>
            {
                var text = fields.Required("text", fields.Here["Write the note"]);
                if (Choices.TryFind<NoteHandling>(fields.Said("handling")) is not { } handling)
                {
                    fields.Wrong("handling", fields.Here["Choose who may read it"]);
                    return null;
                }
                return fields.Send(() => new WriteNote(text, handling));
            },
        },
        new(
            "release-note",
            "notes",
            Words.Text("Let others read it"),
            Words.Text("The agencies named may read the note.")
        )
        {
            When = fields =>
                fields.Case.Notes.Any(note =>
                    note.Id == fields.About
                    && note.Agency == fields.By.Agency
                    && note.Handling == NoteHandling.OriginatorControlled
                ),
            Fields = fields =>
                fields.Boxes(
                    "agencies",
                    fields.Here["Who may read it"],
                    Agencies(
                        fields,
                        AgencyKind.Adviser,
                        AgencyKind.Body,
                        AgencyKind.Authority,
                        AgencyKind.Panel
                    )
                ),
            Read = fields =>
            {
                if (fields.Chosen("agencies").Count == 0)
                    fields.Wrong("agencies", fields.Here["Choose at least one"]);
                return fields.Send(() => new ReleaseNote(fields.About, fields.Chosen("agencies")));
            },
        },
        new(
            "send-message",
            "messages",
            Words.Text("Send a message"),
            Words.Text("The message is sent.")
        )
        {
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Select("to", fields.Here["To"], Receivers(fields))}{fields.Text("subject", fields.Here["Subject"])}{fields.Area("text", fields.Here["Message"], rows: 5)}"""
                ),
            Read = fields =>
            {
                var to = fields.Required("to", fields.Here["Choose to whom"], 200);
                var subject = fields.Required("subject", fields.Here["Enter a subject"], 200);
                var text = fields.Required("text", fields.Here["Write the message"]);
                return fields.Send(() => new SendMessage(to, subject, text));
            },
        },
        new(
            "stop-clock",
            "clocks",
            Words.Text("Stop the clock"),
            Words.Text("The clock stands still.")
        )
        {
            When = fields => fields.Sheet.Office.Procedure.StopGrounds.Count > 0,
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Select("ground", fields.Here["On which ground?"], Grounds(fields), fields.Here["For a question to the applicant, ask it above: its clock stops by itself."])}{fields.Area("why", fields.Here["Why?"], fields.Here["The applicant reads that the clock stands still, and on which ground."])}"""
                ),
            Read = fields =>
            {
                var ground = fields.Required("ground", fields.Here["Choose a ground"], 200);
                var why = fields.Required("why", fields.Here["Say why"]);
                return fields.Send(() => new StopClock(ground, why));
            },
        },
        new(
            "resume-clock",
            "clocks",
            Words.Text("Let the clock run on"),
            Words.Text("The clock runs on.")
        )
        {
            When = fields =>
                fields.Case.Standstills.Any(stop => stop.Id == fields.About && stop.To is null),
            Read = fields => fields.Send(() => new ResumeClock(fields.About)),
        },
        new(
            "return",
            "facts",
            Words.Text("Return the case without action"),
            Words.Text("The case is returned.")
        )
        {
            IsGrave = true,
            Fields = fields =>
                fields.Area(
                    "why",
                    fields.Here["Why can it not be decided on what is there?"],
                    fields.Here[
                        "The applicant reads this. The case ends with it; they may apply anew."
                    ]
                ),
            Read = fields =>
            {
                var why = fields.Required("why", fields.Here["Say why"]);
                return fields.Send(() => new ReturnCase(why));
            },
        },
        new(
            "declare-change",
            "facts",
            Words.Text("Record that a party’s intentions changed"),
            Words.Text(
                "What was signed for that party no longer holds; the applicant has to ask for a new statement."
            )
        )
        {
            When = fields => fields.Case.Statements.Any(one => one.Ended is null),
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Select("party", fields.Here["Party"], fields.Case.Statements.Select(one => one.Party).Distinct().Select(party => new Option(party, fields.Sheet.Party(party))))}{fields.Area("what", fields.Here["What changed, and how do you know?"])}"""
                ),
            Read = fields =>
            {
                var party = fields.Required("party", fields.Here["Choose a party"], 200);
                var what = fields.Required("what", fields.Here["Say what changed"]);
                return fields.Send(() => new DeclareChange(party, what));
            },
        },
        new(
            "accept-certificate",
            "statements",
            Words.Text("Accept the certificate"),
            Words.Text("The certificate is accepted.")
        )
        {
            When = fields =>
                fields.Case.Statements.Any(one =>
                    one.Id == fields.About
                    && one is { Certificate: not null, SignedAt: null, Ended: null }
                ),
            Fields = fields =>
                fields.Area("checked", fields.Here["How was the seal checked with its issuer?"]),
            Read = fields =>
            {
                var how = fields.Required("checked", fields.Here["Say how it was checked"]);
                return fields.Send(() => new AcceptCertificate(fields.About, how));
            },
        },
        new(
            "add-document",
            "documents",
            Words.Text("Add a document"),
            Words.Text("The document is in the case.")
        )
        {
            HasFile = true,
            Fields = fields =>
                Markup.Of(
                    $"""{Field.File(fields.Form, fields.Name("file"), fields.Here["File"], fields.Here["PDF, PNG, JPEG, TIFF or plain text"])}{fields.Text("purpose", fields.Here["What does it show?"], fields.Here["For example: register extract, translation"], 20)}"""
                ),
            Read = fields =>
            {
                if (fields.Form.Files.GetFile(fields.Name("file")) is not { Length: > 0 } file)
                {
                    fields.Wrong("file", fields.Here["Choose a file"]);
                    return null;
                }
                if (file.Length > AddDocument.MostBytes)
                {
                    fields.Wrong(
                        "file",
                        fields.Here[
                            "The file is larger than {0} MB; choose a smaller one",
                            AddDocument.MostBytes >> 20
                        ]
                    );
                    return null;
                }
                using var content = new MemoryStream();
                file.CopyTo(content);
                var bytes = content.ToArray();
                var document = new CaseDocument(
                    CaseFiles.Hash(bytes),
                    Path.GetFileName(file.FileName),
                    MediaTypes.Of(bytes),
                    bytes.Length,
                    fields.Said("purpose")
                );
                return new Sending(
                    (_, _) => Task.FromResult<Act>(new AddDocument(document)),
                    (change, _, _) =>
                        Store.Documents.Keep(
                            change,
                            document.MediaType,
                            document.Name,
                            bytes,
                            fields.Desk.Now
                        )
                );
            },
        },
    ];

    /// <summary>The grounds to stop the clock, as choices.</summary>
    public static IEnumerable<Option> Grounds(ActFields fields) =>
        fields.Sheet.Office.Procedure.StopGrounds.Select(ground => new Option(
            ground.Id,
            fields.Here[ground.Title]
        ));

    /// <summary>Agencies of these kinds, as choices.</summary>
    public static IEnumerable<Option> Agencies(ActFields fields, params AgencyKind[] kinds) =>
        fields
            .Sheet.Office.Agencies.Values.Where(agency => kinds.Contains(agency.Kind))
            .Select(agency => new Option(agency.Id, fields.Here[agency.Name]))
            .OrderBy(option => option.Label, StringComparer.Create(fields.Here.Culture, true));

    private static ListedHit? Hit(ActFields fields) =>
        fields.Sheet.Hits.FirstOrDefault(hit => $"{hit.Number}" == fields.About);

    private static bool IsAbove(Actor by) => by.Role is Role.Head or Role.Supervisor;

    private static IEnumerable<Option> Officers(ActFields fields) =>
        People(
            fields,
            one => one.Agency == fields.Case.Authority && one.Role is Role.Officer or Role.Head
        );

    private static IEnumerable<Option> Staff(ActFields fields) =>
        People(
            fields,
            one =>
                one.Agency == fields.By.Agency
                && one.Role is Role.Officer or Role.Head or Role.Member or Role.Supervisor
        );

    private static IEnumerable<Option> People(ActFields fields, Func<Actor, bool> those) =>
        fields
            .Sheet.Colleagues.Where(those)
            .DistinctBy(one => one.Person)
            .Select(one => new Option(
                one.Person,
                $"{fields.Sheet.Person(one.Person)}, {fields.Here[Navigation.NameOf(one.Role)]}"
            ));

    private static IEnumerable<Option> Receivers(ActFields fields) =>
        [
            new Option(
                fields.Case.Applicant,
                $"{fields.Sheet.Agency(fields.Case.Applicant)} ({fields.Here["applicant"]})"
            ),
            .. fields.Case.Application.Parties.Select(party => new Option(
                party.Id,
                $"{party.Name} ({fields.Here["party"]})"
            )),
            .. Agencies(
                fields,
                AgencyKind.Adviser,
                AgencyKind.Body,
                AgencyKind.Partner,
                AgencyKind.Authority
            ),
        ];
}
