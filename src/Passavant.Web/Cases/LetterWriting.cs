using Passavant.Cases;
using Passavant.Letters;
using Passavant.Letters.Filling;
using Passavant.Store;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Letters that acts call for: filled from the case in the receiver's language, kept as documents, and sent as messages of the case, all in the transaction of the act.</summary>
/// <remarks>A letter never stops an act: where an authority's template cannot be filled the program's own is used, and a note in the case says so.</remarks>
internal static class LetterWriting
{
    /// <summary>A letter to write.</summary>
    private sealed record Call(
        LetterKind Kind,
        string From,
        string To,
        string Language,
        Func<LetterFilling, Dictionary<string, FieldValue>?> Fill
    );

    /// <summary>A reply with the letters its acts call for: each kept, and a message of the case.</summary>
    /// <param name="change">The transaction of the act.</param>
    /// <param name="before">The case before it; null for one that was opened.</param>
    /// <param name="reply">What came of it.</param>
    /// <param name="office">Where it was done.</param>
    public static async Task<Reply> Write(
        Transaction change,
        Case? before,
        Reply reply,
        Office office
    )
    {
        foreach (var cause in reply.Events.ToList())
        foreach (var call in Calls(cause, before?.Notice, reply.After, office))
            reply = await Write(change, reply, cause, call, office);
        return reply;
    }

    /// <summary>Subject and text of the mail that asks an end user for its statement. The link stands in it alone: the case keeps none.</summary>
    public static async Task<(string Subject, string Text)> Statement(
        Transaction change,
        Case one,
        Office office,
        DateTimeOffset at,
        PartyDetails party,
        string link,
        DateTimeOffset until,
        string language
    )
    {
        var filling = new LetterFilling(one, office, at, language);
        var (body, _) = await Fill(
            change,
            one.Authority,
            LetterKind.EndUseStatementLink,
            language,
            filling.EndUseStatementLink(party, link, until)
        );
        return body is null
            ? (
                filling.Say("End-use statement", "Déclaration d’utilisation finale"),
                $"{one.Title}: {link} ({until:yyyy-MM-dd})"
            )
            : (body.Subject, LetterTexts.Plain(body));
    }

    private static IEnumerable<Call> Calls(
        CaseEvent cause,
        RefusalNotice? heard,
        Case one,
        Office office
    )
    {
        var language = one.Application.Language;
        switch (cause.Act)
        {
            case Acknowledge when one.Kind != CaseKind.Grievance:
                yield return ToApplicant(
                    LetterKind.Acknowledgement,
                    filling => filling.Acknowledgement()
                );
                break;
            case Ask:
                yield return ToApplicant(
                    LetterKind.InformationRequest,
                    filling => filling.InformationRequest()
                );
                break;
            case GiveNotice when one is { Notice: { } notice, Proposal: { } proposal }:
                yield return ToApplicant(
                    LetterKind.IntentToRefuse,
                    filling => filling.IntentToRefuse(notice, proposal)
                );
                break;
            case Issue when one.Decision is { } decision:
                foreach (var call in Decided(decision))
                    yield return call;
                break;
            case Refer referred:
                foreach (var agency in referred.Agencies.Distinct())
                    if (
                        one.AdviceRequests.LastOrDefault(request => request.Agency == agency) is
                        { } request
                    )
                        yield return Call(
                            LetterKind.AdviceRequest,
                            agency,
                            filling => filling.AdviceRequest(request)
                        );
                break;
            case Consult consulted
                when one.Consultations.LastOrDefault(asked =>
                    asked.Partner == consulted.Partner && asked.Rule == consulted.Rule
                )
                    is { } asked:
                yield return Call(
                    LetterKind.PartnerConsultation,
                    asked.Partner,
                    filling => filling.PartnerConsultation(asked)
                );
                break;
            case TellPartners told when one.Decision is { Proposal.Refuses: true } refusal:
                foreach (var partner in told.Partners.Distinct())
                    yield return Call(
                        LetterKind.DenialNotification,
                        partner,
                        filling => filling.DenialNotification(refusal, partner)
                    );
                break;
            case LodgeAppeal when one.Appeal is { } appeal:
                yield return ToApplicant(
                    LetterKind.AppealAcknowledged,
                    filling => filling.AppealAcknowledged(appeal),
                    appeal.Body
                );
                break;
            case DecideAppeal when one.Appeal is { } appeal:
                yield return ToApplicant(
                    LetterKind.AppealOutcome,
                    filling => filling.AppealOutcome(appeal),
                    appeal.Body
                );
                if (one.Decision is { OnAppeal: true } replaced)
                    yield return ToApplicant(
                        LetterKind.LicenceGranted,
                        filling => filling.LicenceGranted(replaced),
                        appeal.Body
                    );
                break;
            case EndGrievance or DeclineGrievance when one.Grievance is { } grievance:
                yield return ToApplicant(
                    LetterKind.GrievanceOutcome,
                    filling => filling.GrievanceOutcome(cause.Stamp.By.Agency, grievance),
                    cause.Stamp.By.Agency
                );
                break;
        }

        IEnumerable<Call> Decided(Decision decision)
        {
            var ruled = decision.Proposal.Verdicts.Any(on =>
                on.Verdict is Verdict.Rule or Verdict.NotRequired
            );
            if (one.Kind is CaseKind.Licence or CaseKind.Amendment)
                yield return ToApplicant(
                    LetterKind.LicenceGranted,
                    filling => filling.LicenceGranted(decision)
                );
            yield return ToApplicant(
                LetterKind.Refusal,
                filling => filling.Refusal(decision, heard)
            );
            if (ruled && one.Kind == CaseKind.Classification)
                yield return ToApplicant(
                    LetterKind.Classification,
                    filling => filling.Classification(decision)
                );
            else if (ruled && one.Kind is CaseKind.Opinion or CaseKind.TrustedStatus)
                yield return ToApplicant(
                    LetterKind.AdvisoryOpinion,
                    filling => filling.AdvisoryOpinion(decision)
                );
            else if (ruled)
                yield return ToApplicant(
                    LetterKind.NoLicenceRequired,
                    filling => filling.NoLicenceRequired(decision)
                );
        }

        Call ToApplicant(
            LetterKind kind,
            Func<LetterFilling, Dictionary<string, FieldValue>?> fill,
            string? from = null
        ) => new(kind, from ?? one.Authority, one.Applicant, language, fill);

        Call Call(
            LetterKind kind,
            string to,
            Func<LetterFilling, Dictionary<string, FieldValue>?> fill
        ) => new(kind, one.Authority, to, Of(office, to), fill);
    }

    // Whoever has no English name is written to in French.
    private static string Of(Office office, string agency) =>
        office.Agencies.GetValueOrDefault(agency)?.Name.All.Select(name => name.Key).ToList()
            is { } names
        && !names.Contains("en")
        && names.Contains("fr")
            ? "fr"
            : "en";

    private static async Task<Reply> Write(
        Transaction change,
        Reply reply,
        CaseEvent cause,
        Call call,
        Office office
    )
    {
        var at = cause.Stamp.At;
        var filling = new LetterFilling(reply.After, office, at, call.Language);
        if (call.Fill(filling) is not { } fields)
            return reply;
        var (body, trouble) = await Fill(
            change,
            reply.After.Authority,
            call.Kind,
            call.Language,
            fields
        );
        if (trouble is not null)
            reply = Then(
                reply,
                cause,
                reply.After.Authority,
                new WriteNote(trouble, NoteHandling.Internal)
            );
        if (body is null)
            return reply;
        Letter letter;
        try
        {
            letter = Letter(reply.After, filling, call, body);
        }
        catch (ArgumentException wrong)
        {
            return Then(
                reply,
                cause,
                reply.After.Authority,
                new WriteNote(
                    $"The letter {Choices.Word(call.Kind)} was not written: {wrong.Message}",
                    NoteHandling.Internal
                )
            );
        }
        using var pdf = new MemoryStream();
        _ = LetterPdf.Write(letter, pdf, at);
        var sha256 = await Documents.Keep(
            change,
            "application/pdf",
            $"{reply.After.Number}-{Choices.Word(call.Kind)}.pdf",
            pdf.ToArray(),
            at
        );
        await WrittenLetters.Keep(
            change,
            new LetterRow
            {
                Sha256 = sha256,
                Number = $"{reply.After.Number}",
                Kind = Choices.Word(call.Kind),
                Content = KeptLetter.ToBytes(letter, at),
            }
        );
        return Then(
            reply,
            cause,
            call.From,
            new SendMessage(
                call.To,
                body.Subject.Length <= 200 ? body.Subject : body.Subject[..199] + "…",
                LetterTexts.Plain(body),
                sha256
            )
        );
    }

    // What the letter says; from the program's own template, and why, where the authority's cannot be filled. Neither where even that cannot.
    private static async Task<(LetterBody? Body, string? Trouble)> Fill(
        Transaction change,
        string authority,
        LetterKind kind,
        string language,
        Dictionary<string, FieldValue> fields
    )
    {
        var words = LetterTexts.Words(language);
        string? trouble = null;
        if (await LetterTemplates.Find(change, authority, Choices.Word(kind), language) is { } own)
            try
            {
                return (
                    LetterTemplate.Read(own.Content, words, LetterFields.Of(kind)).Fill(fields),
                    null
                );
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException)
            {
                trouble =
                    $"The authority's template for {Choices.Word(kind)} ({language}) cannot be used; the program's own was taken. {wrong.Message}";
            }
        try
        {
            return (DefaultTemplates.Of(kind, words).Fill(fields), trouble);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return (null, $"The letter {Choices.Word(kind)} was not written: {wrong.Message}");
        }
    }

    private static Letter Letter(Case one, LetterFilling filling, Call call, LetterBody body)
    {
        var (from, to) = (Line(filling.Name(call.From)), Line(filling.Name(call.To)));
        var contact = Line(filling.Contact(call.From));
        return new Letter
        {
            Letterhead = new Letterhead
            {
                Authority = from,
                Address = [Line(one.Title)],
                Contact = [contact],
            },
            Reference = $"{one.Number}",
            Date = filling.Today,
            Addressee =
                filling.Contact(call.To) is var address && address != filling.Name(call.To)
                    ? [to, Line(address)]
                    : [to],
            Body = body,
            Footer = $"{from} · {one.Number}" is { Length: <= 300 } footer
                ? footer
                : $"{one.Number}",
        };
    }

    private static string Line(string text) =>
        string.Join(
            ' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word => string.Concat(word.Where(letter => !char.IsControl(letter))))
        );

    // Brought about by the program at the same instant, in the name of whoever writes.
    private static Reply Then(Reply reply, CaseEvent cause, string agency, Act act)
    {
        var next = new CaseEvent(
            reply.After.Version + 1,
            cause.Stamp with
            {
                At = reply.After.Touched,
                By = new Actor(Actor.System.Person, agency, Role.System),
            },
            act
        );
        return reply with
        {
            Events = [.. reply.Events, next],
            After = Casework.Evolve(reply.After, next),
        };
    }
}
