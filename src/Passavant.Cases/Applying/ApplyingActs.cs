using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cases;

/// <summary>The applicant opens a case and begins to write it.</summary>
/// <param name="Number">Its number, given by the store.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Authority">The authority it is addressed to.</param>
/// <param name="Application">What is asked for, as far as it is known.</param>
/// <param name="Grievance">What is complained of, for a grievance.</param>
public sealed record OpenCase(
    CaseNumber Number,
    CaseKind Kind,
    string Title,
    string Authority,
    Application Application,
    Grievance? Grievance = null
) : Act
{
    internal Case Begin(Stamp stamp) =>
        new()
        {
            Number = Number,
            Kind = Kind,
            Title = Title,
            Applicant = stamp.By.Agency,
            Authority = Authority,
            Under = stamp.Accord,
            Application = Application,
            Opened = stamp.At,
            Grievance = Kind == CaseKind.Grievance ? Grievance : null,
            Team = [new TeamMember(stamp.By.Person, stamp.By.Agency, true)],
        };

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("title", Title, 200)
        ?? (
            office.Agencies.GetValueOrDefault(Authority)?.Kind != Addressee
                ? No(
                    "no-such-authority",
                    $"There is no authority '{Authority}' here that takes such a case; expected one of {Addressees(office)}.",
                    $"Il n'y a pas ici d'autorité « {Authority} » pour un tel dossier ; attendu : {Addressees(office)}."
                )
            : Kind == CaseKind.Grievance && Grievance is null
                ? No(
                    "no-grievance",
                    "A grievance says what it is about; give 'grievance' with a kind and a text.",
                    "Un grief dit sur quoi il porte ; donnez « grievance » avec un genre et un texte."
                )
            : Applying.Faulty(Application, office)
        );

    internal override Case Change(Case now, Stamp stamp) => now;

    // A grievance is heard by nobody it may be about.
    private AgencyKind Addressee =>
        Kind == CaseKind.Grievance ? AgencyKind.Ombudsperson : AgencyKind.Authority;

    private string Addressees(Office office) =>
        string.Join(
            ", ",
            office
                .Agencies.Values.Where(one => one.Kind == Addressee)
                .Select(one => one.Id)
                .Order(StringComparer.Ordinal)
        );
}

/// <summary>The applicant writes on: the draft as it now is.</summary>
public sealed record Redraft(Application Application, string? Title = null) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        (Title is null ? null : Unreadable("title", Title, 200))
        ?? Applying.Faulty(Application, office);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Application = Application,
            Title = Title ?? now.Title,
        };
}

/// <summary>The applicant amends what was submitted. What a statement, a screening or an assessment covered before is covered no longer.</summary>
public sealed record AmendApplication(Application Application, string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why)
        ?? Applying.Faulty(Application, office)
        ?? Applying.Incomplete(now with { Application = Application });

    internal override Case Change(Case now, Stamp stamp) => now with { Application = Application };
}

/// <summary>The applicant lets a colleague or an agent into the case.</summary>
public sealed record LetIn(string Person, string Agency, bool MaySubmit) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Applying.OnlyWrites(now, stamp.By)
        ?? Unreadable("person", Person, 200)
        ?? (
            office.Agencies.GetValueOrDefault(Agency)?.Kind != AgencyKind.Applicant
                ? No(
                    "no-such-agency",
                    $"'{Agency}' is no organisation that applies here; colleagues and agents belong to one.",
                    $"« {Agency} » n'est pas une organisation qui demande ici ; collègues et mandataires en ont une."
                )
            : !office.Appointments.Any(one =>
                one.Role == Role.Applicant && (one.Person, one.Agency) == (Person, Agency)
            )
                ? No(
                    "no-such-person",
                    $"Nobody with the id '{Person}' acts for {Agency} here; they see theirs with 'whoami'.",
                    $"Personne n'agit ici pour {Agency} sous l'identifiant « {Person} » ; chacun voit le sien par « whoami »."
                )
            : !MaySubmit && Applying.LastToSubmit(now, Person) ? Applying.NobodyLeft()
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Team =
            [
                .. now.Team.Where(member => member.Person != Person),
                new TeamMember(Person, Agency, MaySubmit),
            ],
        };
}

/// <summary>The applicant takes somebody out of the case.</summary>
public sealed record LeaveOut(string Person) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        (Person == stamp.By.Person ? null : Applying.OnlyWrites(now, stamp.By))
        ?? (
            !now.Team.Any(member => member.Person == Person) ? NoSuch("person", "personne", Person)
            : Applying.LastToSubmit(now, Person) ? Applying.NobodyLeft()
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Team = [.. now.Team.Where(member => member.Person != Person)],
        };
}

/// <summary>A document is put into the case; its bytes were kept before, and its type read from them.</summary>
public sealed record AddDocument(CaseDocument Document) : Act
{
    /// <summary>The media types taken.</summary>
    public static IReadOnlyList<string> Taken { get; } =
    ["application/pdf", "image/png", "image/jpeg", "image/tiff", "text/plain", "text/csv"];

    private static readonly System.Buffers.SearchValues<char> hexadecimal =
        System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>The most bytes of one document.</summary>
    public const long MostBytes = 20 << 20;

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("name", Document.Name, 200)
        ?? Unreadable("purpose", Document.Purpose, 60)
        ?? (
            !Taken.Contains(Document.MediaType)
                ? No(
                    "document-type",
                    $"'{Document.Name}' is {Document.MediaType}; expected one of {string.Join(", ", Taken)}. Send a PDF.",
                    $"« {Document.Name} » est de type {Document.MediaType} ; attendu : {string.Join(", ", Taken)}. Envoyez un PDF."
                )
            : Document.Bytes is < 1 or > MostBytes
                ? No(
                    "document-size",
                    $"'{Document.Name}' has {Document.Bytes} bytes; expected 1 to {MostBytes}.",
                    $"« {Document.Name} » compte {Document.Bytes} octets ; attendu de 1 à {MostBytes}."
                )
            : now.Documents.FirstOrDefault(one => one.Sha256 == Document.Sha256) is { } there
                ? No(
                    "document-there",
                    $"The same bytes are in the case already, as '{there.Name}' ({there.Purpose}).",
                    $"Les mêmes octets sont déjà dans le dossier, sous « {there.Name} » ({there.Purpose})."
                )
            : !IsHash(Document.Sha256)
                ? No(
                    "document-hash",
                    "A document is named by the SHA-256 of its bytes, 64 lower-case hexadecimal digits.",
                    "Un document est désigné par le SHA-256 de ses octets, 64 chiffres hexadécimaux minuscules."
                )
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Documents = [.. now.Documents.Where(one => one.Sha256 != Document.Sha256), Document],
        };

    private static bool IsHash(string text) =>
        text.Length == 64 && !text.AsSpan().ContainsAnyExcept(hexadecimal);
}

/// <summary>A statement is asked of an end user or consignee, by a one-time link.</summary>
/// <param name="Party">The party, by id.</param>
/// <param name="LinkHash">The SHA-256 of the link's secret; the secret itself is kept nowhere.</param>
/// <param name="LinkUntil">When the link stops working.</param>
/// <param name="Address">The address the link goes to.</param>
public sealed record AskStatement(
    string Party,
    string LinkHash,
    DateTimeOffset LinkUntil,
    string Address
) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Application.Parties.All(party => party.Id != Party)
            ? NoSuch("party", "partie", Party)
            : null;

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Statements =
            [
                // A new link ends one not yet used; what is signed stands until something ends it.
                .. now.Statements.Select(one =>
                    one.Party == Party && one is { SignedAt: null, Ended: null }
                        ? one with
                        {
                            Ended = "asked again",
                        }
                        : one
                ),
                new StatementOnFile
                {
                    Id = $"S{now.Statements.Count + 1}",
                    Party = Party,
                    LinkHash = LinkHash,
                    LinkUntil = LinkUntil,
                    Covers = now.Application.Essentials(),
                },
            ],
        };
}

/// <summary>The end user signs.</summary>
/// <param name="Statement">The statement asked for, by id.</param>
/// <param name="Signed">What is signed.</param>
public sealed record SignStatement(string Statement, EndUseStatement Signed) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office)
    {
        if (now.Statements.FirstOrDefault(one => one.Id == Statement) is not { } asked)
            return NoSuch("statement", "déclaration", Statement);
        if (stamp.By.Person != Statement || asked.Certificate is not null)
            return No(
                "not-your-statement",
                "This link is for another statement; open the link that was sent to you.",
                "Ce lien est celui d'une autre déclaration ; ouvrez le lien qui vous a été envoyé."
            );
        if (asked.SignedAt is not null)
            return No(
                "already-signed",
                "This statement is signed; it is never altered. If something changes, a new one is asked for.",
                "Cette déclaration est signée ; elle ne se modifie pas. Si quelque chose change, une nouvelle est demandée."
            );
        if (asked.Ended is not null || asked.LinkUntil <= stamp.At)
            return No(
                "link-ended",
                "This link no longer works; ask the exporter for a new one.",
                "Ce lien n'est plus valable ; demandez-en un nouveau à l'exportateur."
            );
        if (asked.Covers != now.Application.Essentials())
            return No(
                "application-changed",
                "The application was changed since this statement was asked for; ask the exporter for a new link.",
                "La demande a changé depuis ; demandez un nouveau lien à l'exportateur."
            );
        return Unreadable("endUser", Signed.EndUser, 300)
            ?? Unreadable("endUse", Signed.EndUse)
            ?? Unreadable("place", Signed.Place, 1000)
            ?? Unreadable("signatory.name", Signed.Signatory.Name, 300)
            ?? Unreadable("signatory.title", Signed.Signatory.Title, 300)
            ?? Unreadable("signatory.authority", Signed.Signatory.Authority, 1000)
            ?? (
                !Signed.Signatory.KnowsPersonally
                    ? No(
                        "no-knowledge",
                        "Who signs states it of their own knowledge; that may not be left to another.",
                        "La personne signe ce qu'elle sait elle-même ; cela ne se délègue pas."
                    )
                : Missing(Signed) is { Length: > 0 } missing
                    ? No(
                        "undertakings",
                        $"The statement lacks {missing}.",
                        $"Il manque à la déclaration : {missing}."
                    )
                : Differs(now.Application, Signed.Lines) is { } line
                    ? No(
                        "lines-differ",
                        $"Line {line} is not in the application with that quantity; the statement and the application say the same.",
                        $"La ligne {line} ne figure pas dans la demande pour cette quantité ; déclaration et demande disent la même chose."
                    )
                : null
            );
    }

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Statements =
            [
                .. now.Statements.Select(one =>
                    one.Id == Statement ? one with { Signed = Signed, SignedAt = stamp.At }
                    : one.Party == now.Statements.First(asked => asked.Id == Statement).Party
                    && one.Ended is null
                        ? one with
                        {
                            Ended = "superseded",
                        }
                    : one
                ),
            ],
        };

    private static string Missing(EndUseStatement signed) =>
        string.Join(
            ", ",
            new[]
            {
                Undertaking.StatedUseOnly,
                Undertaking.NoWeaponsOfMassDestruction,
                Undertaking.NoReExport,
            }
                .Except(signed.Undertakings)
                .Select(CaseJson.Word)
        );

    internal static string? Differs(Application application, IReadOnlyList<StatedLine> lines) =>
        lines
            .FirstOrDefault(stated =>
                !application.Lines.Any(line =>
                    line.Line == stated.Line
                    && line.Quantity == stated.Quantity
                    && line.Unit == stated.Unit
                )
            )
            ?.Line
        ?? application
            .Lines.FirstOrDefault(line => lines.All(stated => stated.Line != line.Line))
            ?.Line;
}

/// <summary>A government's sealed certificate is lodged instead of a statement; an officer accepts it once the seal is checked.</summary>
public sealed record LodgeCertificate(string Party, GovernmentCertificate Certificate) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Application.Parties.All(party => party.Id != Party) ? NoSuch("party", "partie", Party)
        : now.Documents.All(document => document.Sha256 != Certificate.Document)
            ? NoSuch("document", "document", Certificate.Document)
        : SignStatement.Differs(now.Application, Certificate.Lines) is { } line
            ? No(
                "lines-differ",
                $"Line {line} is not in the application with that quantity; the certificate and the application say the same.",
                $"La ligne {line} ne figure pas dans la demande pour cette quantité."
            )
        : null;

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Statements =
            [
                .. now.Statements,
                new StatementOnFile
                {
                    Id = $"S{now.Statements.Count + 1}",
                    Party = Party,
                    Covers = now.Application.Essentials(),
                    Certificate = Certificate,
                },
            ],
        };
}

/// <summary>An officer accepts a government's certificate: the seal was checked with its issuer.</summary>
public sealed record AcceptCertificate(string Statement, string Checked) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Statements.FirstOrDefault(one => one.Id == Statement)
            is not { Certificate: not null, SignedAt: null, Ended: null }
            ? NoSuch("certificate to accept", "certificat à accepter", Statement)
            : Unreadable("checked", Checked);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Statements =
            [
                .. now.Statements.Select(one =>
                    one.Id == Statement ? one with { SignedAt = stamp.At } : one
                ),
            ],
        };
}

/// <summary>Intentions changed: what was signed no longer holds, and a new statement is needed.</summary>
public sealed record DeclareChange(string Party, string What) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("what", What)
        ?? (
            stamp.By.Role == Role.EndUser
            && now.Statements.Any(one => one.Id == stamp.By.Person && one.Party != Party)
                ? No(
                    "not-your-statement",
                    "You speak for the party that was asked for your statement; name that one.",
                    "Vous parlez pour la partie à qui la déclaration fut demandée ; nommez celle-là."
                )
            : now.Statements.Any(one => one.Party == Party && one.Ended is null) ? null
            : NoSuch("statement in force of", "déclaration en vigueur de", Party)
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Statements =
            [
                .. now.Statements.Select(one =>
                    one.Party == Party && one.Ended is null ? one with { Ended = What } : one
                ),
            ],
        };
}

/// <summary>The applicant submits the case.</summary>
public sealed record Submit : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Applying.OnlyWrites(now, stamp.By)
        ?? Applying.Incomplete(now)
        ?? Applying.Faulty(now.Application, office)
        ?? Gates.OldStatement(now, stamp.At, office);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Submitted = stamp.At,
            Under = stamp.Accord,
        };
}

/// <summary>The applicant withdraws the case.</summary>
public sealed record Withdraw(string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Applying.OnlyWrites(now, stamp.By) ?? Unreadable("why", Why);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Withdrawn = new Ending(stamp.At, stamp.By.Person, Why),
            Appeal = Appealing.Overtaken(now.Appeal, stamp.At),
        };
}

/// <summary>What an application has to be.</summary>
internal static class Applying
{
    /// <summary>A refusal for whoever may write in the case but not bind the applicant.</summary>
    public static Refusal? OnlyWrites(Case now, Actor by) =>
        now.Team.FirstOrDefault(member => member.Person == by.Person) is { MaySubmit: false }
            ? Refusal.Of(
                "may-not-submit",
                "You may write in this case but not submit or withdraw it, appeal, or say who is in it; ask whoever let you in.",
                "Vous pouvez écrire dans ce dossier mais non le déposer, le retirer, former recours ni dire qui y a part ; demandez à qui vous y a fait entrer."
            )
            : null;

    /// <summary>Whether nobody but <paramref name="person"/> may submit.</summary>
    public static bool LastToSubmit(Case now, string person) =>
        now.Team.Any(member => member.Person == person)
        && now.Team.All(member => member.Person == person || !member.MaySubmit);

    public static Refusal NobodyLeft() =>
        Refusal.Of(
            "last-member",
            "Somebody who may submit has to stay in the case; let another in first.",
            "Quelqu'un qui peut déposer doit rester dans le dossier ; ajoutez d'abord une autre personne."
        );

    /// <summary>The transfer of an application in the words of an accord; null with the faults in its place.</summary>
    public static Transfer? Read(
        Application application,
        Glossary glossary,
        ICollection<InputFault> faults
    ) => TransferJson.Read(application.Transfer, glossary, faults);

    /// <summary>A refusal when the application cannot be read; a draft may lack things, but what is there is right.</summary>
    public static Refusal? Faulty(Application application, Office office)
    {
        var gates = new List<Gate>();
        // A draft may have no transfer yet.
        if (
            application.Transfer.ValueKind == JsonValueKind.Object
            && application.Transfer.EnumerateObject().Any()
        )
        {
            var faults = new List<InputFault>();
            Read(application, office.Accord.Glossary, faults);
            gates.AddRange(
                // A draft may begin with the parties; that something goes is asked when it is submitted.
                faults.Where(fault => fault is not { Where: "items", Found: "no items" }).Select(fault => new Gate(
                    "fact",
                    $"application.transfer.{fault.Where}".TrimEnd('.'),
                    new Wording(fault.Message)
                ))
            );
        }
        foreach (var line in application.Lines)
            if (line.Quantity < 1 || line.Value.Minor < 0 || line.Value.Currency.Length != 3)
                gates.Add(
                    new Gate(
                        "line",
                        $"application.lines[{line.Line}]",
                        Refusal.Say(
                            $"has quantity {line.Quantity} and value {line.Value.Minor} {line.Value.Currency}; expected at least 1, at least 0 and a currency of three letters",
                            $"a pour quantité {line.Quantity} et pour valeur {line.Value.Minor} {line.Value.Currency} ; attendu au moins 1, au moins 0 et une monnaie de trois lettres"
                        )
                    )
                );
        if (application.Language is not ("en" or "fr"))
            gates.Add(
                new Gate(
                    "language",
                    "application.language",
                    Refusal.Say("is neither en nor fr", "n'est ni en ni fr")
                )
            );
        return gates.Count == 0
            ? null
            : Refusal.Of(
                "faulty-application",
                gates.Count == 1
                    ? "One thing in the application cannot be; it is named below."
                    : $"{gates.Count} things in the application cannot be; they are named below.",
                gates.Count == 1
                    ? "Un point de la demande n'est pas possible ; il est nommé ci-dessous."
                    : $"{gates.Count} points de la demande ne sont pas possibles ; ils sont nommés ci-dessous."
            ) with
            {
                Gates = gates,
            };
    }

    /// <summary>A refusal when something is missing that a submitted case needs.</summary>
    public static Refusal? Incomplete(Case now)
    {
        var gates = new List<Gate>();
        var application = now.Application;
        if (now.Kind == CaseKind.Grievance)
        {
            if (string.IsNullOrWhiteSpace(now.Grievance?.Text))
                Miss("grievance.text", "Say what happened.", "Dites ce qui s'est passé.");
        }
        else if (now.Kind == CaseKind.TrustedStatus)
        {
            if (string.IsNullOrWhiteSpace(application.EndUse))
                Miss(
                    "application.endUse",
                    "Say what the status is asked for, and which record supports it.",
                    "Dites pour quoi le statut est demandé, et quels antécédents l'appuient."
                );
        }
        else
        {
            var items = Ids(application.Transfer, "items", "line");
            var parties = Ids(application.Transfer, "parties", "id");
            if (items.Count == 0)
                Miss(
                    "application.transfer",
                    "Say what goes: at least one item.",
                    "Dites ce qui part : au moins un article."
                );
            foreach (var line in items.Where(id => application.Lines.All(one => one.Line != id)))
                Miss(
                    $"application.lines[{line}]",
                    "Describe the line: what, how many, what it is worth.",
                    "Décrivez la ligne : quoi, combien, quelle valeur."
                );
            foreach (var party in parties.Where(id => application.Parties.All(one => one.Id != id)))
                Miss(
                    $"application.parties[{party}]",
                    "Give the party's name, address and country.",
                    "Donnez le nom, l'adresse et le pays de la partie."
                );
            foreach (
                var line in application.Lines.Where(line =>
                    line.Sourcing.Any(hash => now.Documents.All(one => one.Sha256 != hash))
                )
            )
                Miss(
                    $"application.lines[{line.Line}].sourcing",
                    "Add the documents that show where it comes from to the case.",
                    "Ajoutez au dossier les documents qui montrent d'où cela vient."
                );
            if (now.Kind is CaseKind.Licence or CaseKind.Amendment)
            {
                if (parties.Count == 0)
                    Miss(
                        "application.transfer.parties",
                        "Name the parties, the end user among them.",
                        "Nommez les parties, dont l'utilisateur final."
                    );
                if (string.IsNullOrWhiteSpace(application.EndUse))
                    Miss(
                        "application.endUse",
                        "Say what it will be used for.",
                        "Dites à quoi cela servira."
                    );
            }
            if (now.Kind == CaseKind.Amendment && string.IsNullOrWhiteSpace(application.Amends))
                Miss(
                    "application.amends",
                    "Name the licence it changes.",
                    "Nommez la licence qu'elle modifie."
                );
            if (now.Kind == CaseKind.Classification && items.Count > 6)
                Miss(
                    "application.transfer.items",
                    "A classification takes up to six items; put the others in another.",
                    "Un classement porte sur six articles au plus ; mettez les autres dans un autre."
                );
        }
        return gates.Count == 0
            ? null
            : Refusal.Of(
                "incomplete",
                "Something is missing; it is named below. Nothing was submitted.",
                "Il manque quelque chose ; c'est nommé ci-dessous. Rien n'a été déposé."
            ) with
            {
                Gates = gates,
            };

        void Miss(string about, string english, string french) =>
            gates.Add(new Gate("missing", about, Refusal.Say(english, french)));
    }

    /// <summary>The ids of what a list in the transfer holds.</summary>
    public static IReadOnlyList<string> Ids(JsonElement transfer, string list, string id) =>
        transfer.ValueKind == JsonValueKind.Object
        && transfer.TryGetProperty(list, out var all)
        && all.ValueKind == JsonValueKind.Array
            ?
            [
                .. all.EnumerateArray()
                    .Where(one => one.ValueKind == JsonValueKind.Object)
                    .Select(one => one.TryGetProperty(id, out var name) ? $"{name}" : "")
                    .Where(name => name.Length > 0),
            ]
            : [];

    /// <summary>The parties in a role, by id.</summary>
    public static IReadOnlyList<string> InRole(JsonElement transfer, string role) =>
        transfer.ValueKind == JsonValueKind.Object
        && transfer.TryGetProperty("parties", out var all)
        && all.ValueKind == JsonValueKind.Array
            ?
            [
                .. all.EnumerateArray()
                    .Where(one =>
                        one.ValueKind == JsonValueKind.Object
                        && one.TryGetProperty("roles", out var roles)
                        && roles.ValueKind == JsonValueKind.Array
                        && roles.EnumerateArray().Any(given => $"{given}" == role)
                    )
                    .Select(one => one.TryGetProperty("id", out var name) ? $"{name}" : "")
                    .Where(name => name.Length > 0),
            ]
            : [];
}
