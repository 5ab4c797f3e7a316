using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>Checks a document as it comes: an SD-JWT with or without key binding, the text of a QR code, a COSE_Sign1, or a bundle.</summary>
/// <remarks>A pure function of the bytes and the context. It says of each thing whether it passed, failed or was not checked, and never takes the unknown for good.</remarks>
public static class DocumentCheck
{
    /// <summary>The most bytes that are looked at.</summary>
    public const int LongestInput = 1 << 25;

    // Clocks differ a little; a document from further ahead was not issued yet.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Checks a text.</summary>
    public static DocumentVerdict Check(string text, DocumentCheckContext context) =>
        Check(Encoding.UTF8.GetBytes(text), context);

    /// <summary>Checks bytes, the text of a file or the bytes of a COSE_Sign1.</summary>
    public static DocumentVerdict Check(ReadOnlyMemory<byte> input, DocumentCheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var lines = new Lines();
        try
        {
            if (input.Length > LongestInput)
                throw new DocumentException("", $"{input.Length} bytes", $"at most {LongestInput}");
            return Read(input, context, lines);
        }
        catch (DocumentException wrong)
        {
            lines.Set(CheckSubject.Form, CheckOutcome.Failed, wrong.Message);
            return lines.ToVerdict("it is no document that can be read");
        }
    }

    private static DocumentVerdict Read(
        ReadOnlyMemory<byte> input,
        DocumentCheckContext context,
        Lines lines
    )
    {
        // A COSE_Sign1 begins with its tag or as an array of four, bytes no text begins with.
        if (input.Length > 0 && input.Span[0] is 0xd2 or 0x84)
            return CheckSummary(input, context, lines);
        var text = CarriedText.Read(input.Span);
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            var bundle = DocumentBundle.Read(Encoding.UTF8.GetBytes(text));
            var lists = new List<StatusListToken>(context.StatusLists);
            foreach (var list in bundle.StatusLists)
                lists.Add(StatusListToken.ReadJwt(list));
            context = context with
            {
                StatusLists = lists,
                LogProof = bundle.ProofBytes ?? context.LogProof,
            };
            text = bundle.Document;
        }
        return text.TrimStart().StartsWith(DocumentSummary.QrPrefix, StringComparison.Ordinal)
            ? CheckSummary(DocumentSummary.FromQr(text), context, lines)
            : CheckDocument(SdJwt.Read(text.Trim()), context, lines);
    }

    private static DocumentVerdict CheckDocument(
        SdJwt document,
        DocumentCheckContext context,
        Lines lines
    )
    {
        if (document.Issued.Type != DocumentPayload.SdJwtType)
            throw new DocumentException(
                "header.typ",
                document.Issued.Type is { } type ? DocumentException.Quoted(type) : "nothing",
                $"'{DocumentPayload.SdJwtType}'"
            );
        var unproved = document.Issued.ReadPayload();
        var name = unproved.NeedText("iss", "");
        var keyId =
            document.Issued.KeyId
            ?? throw new DocumentException("header.kid", "nothing", "the name of the key");
        var issued =
            unproved.FindInstant("iat", "")
            ?? throw new DocumentException("iat", "nothing", "when it was issued");
        lines.Set(
            CheckSubject.Form,
            CheckOutcome.Passed,
            document.KeyBinding is null
                ? "an SD-JWT"
                : "an SD-JWT, bound by its holder to this occasion"
        );

        if (FindAuthority(context, lines, list => list.Find(name), name) is not { } authority)
            return lines.ToVerdict("its issuer is not known");
        var key = authority.FindKey(keyId, IssuerKeyUse.Document);
        if (!CheckKey(key, keyId, issued, authority, context, lines))
            return lines.ToVerdict("its key is not known");
        if (!CheckSignature(document.Issued.IsSignedBy(key!.Key), lines))
            return lines.ToVerdict("its signature failed, so nothing in it is believed");

        var claims = CheckContent(document, key.Key, context, lines);
        if (claims is null)
            return lines.ToVerdict("it does not hold together");
        var payload = DocumentPayload.Read(claims.Claims);
        lines.Set(
            CheckSubject.Content,
            CheckOutcome.Passed,
            $"a {payload.Content.Kind}, {payload.Number}; claims shown by choice: {claims.Shown.Count}, kept back or decoys: {claims.Withheld}"
        );
        CheckDates(payload.Issued, payload.ValidFrom, payload.ValidUntil, context, lines);
        CheckStatus(payload.Status, authority, context, lines);
        CheckLog(
            new LogQuestion(
                Encoding.ASCII.GetBytes(document.Issued.Text),
                default,
                authority,
                payload.Log?.Origin,
                payload.Log?.Index
            ),
            context,
            lines
        );
        return lines.ToVerdict("", payload, null, claims.Shown, claims.Withheld);
    }

    // The claims, where they hold together, whether or not whoever shows them is the holder.
    private static SdJwtClaims? CheckContent(
        SdJwt document,
        DocumentKey key,
        DocumentCheckContext context,
        Lines lines
    )
    {
        SdJwtClaims claims;
        try
        {
            claims = SdJwt.Read(document.WithoutKeyBinding).Verify(key);
            _ = DocumentPayload.Read(claims.Claims);
        }
        catch (DocumentException wrong)
        {
            lines.Set(CheckSubject.Content, CheckOutcome.Failed, wrong.Message);
            return null;
        }
        try
        {
            _ = document.Verify(key, context.Holder);
            lines.Set(
                CheckSubject.Holder,
                context.Holder is null ? CheckOutcome.NotChecked : CheckOutcome.Passed,
                context.Holder is not null
                        ? "signed by the holder's key for this verifier and occasion"
                    : document.KeyBinding is not null
                        ? "signed by the holder's key, but nothing was demanded: it may have been signed for somebody else"
                    : claims.Holder is not null
                        ? "the document names its holder's key, and whoever shows it was not asked to use it"
                    : "the document names no key of its holder: whoever has it can show it"
            );
        }
        catch (DocumentException wrong)
        {
            lines.Set(CheckSubject.Holder, CheckOutcome.Failed, wrong.Message);
        }
        return claims;
    }

    private static DocumentVerdict CheckSummary(
        ReadOnlyMemory<byte> bytes,
        DocumentCheckContext context,
        Lines lines
    )
    {
        var signed = CoseSign1.Read(bytes);
        var summary = DocumentSummary.Read(signed.Payload);
        var keyId = signed.KeyId is { Length: >= DocumentSummary.KeyIdLength } found
            ? found
            : throw new DocumentException("header.kid", "nothing", "the name of the key");
        lines.Set(CheckSubject.Form, CheckOutcome.Passed, "a summary, as a QR code carries it");

        if (
            FindAuthority(
                context,
                lines,
                list => list.FindByCode(summary.Authority),
                summary.Authority
            )
            is not { } authority
        )
            return lines.ToVerdict("its issuer is not known");
        var keys = authority.FindKeys(keyId.Span, IssuerKeyUse.Document);
        var key = keys.FirstOrDefault(one => signed.IsSignedBy(one.Key));
        if (
            !CheckKey(
                key ?? (keys.Count > 0 ? keys[0] : null),
                Convert.ToHexStringLower(keyId.Span),
                summary.Issued,
                authority,
                context,
                lines
            )
        )
            return lines.ToVerdict("its key is not known");
        if (!CheckSignature(key is not null, lines))
            return lines.ToVerdict("its signature failed, so nothing in it is believed");

        lines.Set(CheckSubject.Content, CheckOutcome.Passed, Describe(summary));
        CheckDates(summary.Issued, summary.Issued, summary.ValidUntil, context, lines);
        CheckStatus(StatusOf(summary, authority, lines), authority, context, lines);
        CheckLog(
            new LogQuestion(bytes, default, authority, null, summary.LogIndex),
            context,
            lines
        );
        lines.Set(
            CheckSubject.Holder,
            CheckOutcome.NotChecked,
            "paper is bound to nobody: compare the names with those of whoever shows it"
        );
        return lines.ToVerdict("", null, summary);
    }

    private static string Describe(DocumentSummary summary)
    {
        var words = new StringBuilder($"a {summary.Kind}, {summary.Number}");
        if (summary.Holder?.Hash is not null || summary.EndUser?.Hash is not null)
            words.Append("; names are cut");
        void Count(long count, string what)
        {
            if (count > 0)
                words.Append($"; {what}: {count}");
        }
        Count(summary.LinesLeftOut, "further items not in the summary");
        Count(summary.DestinationsLeftOut, "further countries not in the summary");
        Count(summary.EndUsersLeftOut, "further end users not in the summary");
        Count(summary.Conditions, "conditions, which stand in the document itself");
        return words.ToString();
    }

    private static StatusReference? StatusOf(
        DocumentSummary summary,
        IssuerAuthority authority,
        Lines lines
    )
    {
        if (summary is not { StatusList: { } list, StatusIndex: { } index })
            return null;
        if (list.Contains("://", StringComparison.Ordinal))
            return new StatusReference(list, index);
        if (authority.StatusBase is { } start)
            return new StatusReference(start + list, index);
        lines.Set(
            CheckSubject.Status,
            CheckOutcome.NotChecked,
            "the list of issuers does not say where this authority's status lists are"
        );
        return null;
    }

    private static IssuerAuthority? FindAuthority(
        DocumentCheckContext context,
        Lines lines,
        Func<IssuerList, IssuerAuthority?> find,
        string name
    )
    {
        if (context.Issuers is not { } list)
        {
            lines.Set(
                CheckSubject.Issuer,
                CheckOutcome.NotChecked,
                $"there is no list of issuers to look {DocumentException.Quoted(name)} up in"
            );
            return null;
        }
        var authority = find(list);
        if (authority is null)
            lines.Set(
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                $"{DocumentException.Quoted(name)} is not in list {list.Sequence} of issuers"
            );
        return authority;
    }

    private static bool CheckKey(
        IssuerKey? key,
        string keyId,
        DateTimeOffset issued,
        IssuerAuthority authority,
        DocumentCheckContext context,
        Lines lines
    )
    {
        var list = context.Issuers!;
        if (key is null)
        {
            lines.Set(
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                $"{authority.Name} has no key {DocumentException.Quoted(keyId)} for documents in list {list.Sequence} of issuers"
            );
            return false;
        }
        if (key.Objection(issued) is { } objection)
            lines.Set(CheckSubject.Issuer, CheckOutcome.Failed, $"{authority.Name}: {objection}");
        else if (list.IsStaleAt(context.AsOf))
            lines.Set(
                CheckSubject.Issuer,
                CheckOutcome.NotChecked,
                $"{authority.Name}, by list {list.Sequence} of issuers, which is stale: it ended {list.ValidUntil:u}, and what was revoked since is not known"
            );
        else
            lines.Set(
                CheckSubject.Issuer,
                CheckOutcome.Passed,
                $"{authority.Name}, by list {list.Sequence} of issuers of {list.Issued:u}"
            );
        return true;
    }

    private static bool CheckSignature(bool holds, Lines lines)
    {
        lines.Set(
            CheckSubject.Signature,
            holds ? CheckOutcome.Passed : CheckOutcome.Failed,
            holds
                ? "signed by the issuer, unchanged"
                : "not signed by the issuer's key, or changed since"
        );
        return holds;
    }

    private static void CheckDates(
        DateTimeOffset issued,
        DateTimeOffset from,
        DateTimeOffset? until,
        DocumentCheckContext context,
        Lines lines
    )
    {
        var asOf = context.AsOf;
        var (outcome, words) =
            issued > asOf + Skew ? (CheckOutcome.Failed, $"issued {issued:u}, after {asOf:u}")
            : from > asOf + Skew ? (CheckOutcome.Failed, $"not in force before {from:u}")
            : until < asOf ? (CheckOutcome.Failed, $"ended {until:u}")
            : until is null ? (CheckOutcome.Passed, $"in force at {asOf:u}, without end")
            : (CheckOutcome.Passed, $"in force at {asOf:u}, until {until:u}");
        lines.Set(CheckSubject.Dates, outcome, words);
    }

    private static void CheckStatus(
        StatusReference? status,
        IssuerAuthority authority,
        DocumentCheckContext context,
        Lines lines
    )
    {
        if (lines.Has(CheckSubject.Status))
            return;
        if (status is null)
        {
            lines.Set(
                CheckSubject.Status,
                CheckOutcome.NotChecked,
                "the document names no status list: whether it was revoked, nobody can tell from it"
            );
            return;
        }
        StatusListToken? latest = null;
        foreach (var token in context.StatusLists)
            if (
                token.Uri == status.Uri
                && token.Issued <= context.AsOf + Skew
                && (latest is null || token.Issued > latest.Issued)
                && authority.Keys.Any(key =>
                    key.Use == IssuerKeyUse.Status
                    && key.Objection(token.Issued) is null
                    && token.IsSignedBy(key.Key)
                )
            )
                latest = token;
        if (latest is null)
        {
            lines.Set(
                CheckSubject.Status,
                CheckOutcome.NotChecked,
                $"no status list {status.Uri} signed by the issuer and not later than {context.AsOf:u} was given"
            );
            return;
        }
        var fresh =
            !(context.AsOf > latest.ValidUntil)
            && !(
                latest.TimeToLive is { } seconds
                && (context.AsOf - latest.Issued).TotalSeconds > seconds
            );
        var (outcome, words) = latest.List.Find(status.Index) switch
        {
            StatusList.Valid when fresh => (CheckOutcome.Passed, "neither revoked nor suspended"),
            StatusList.Valid => (
                CheckOutcome.NotChecked,
                "neither revoked nor suspended then, but the list is stale"
            ),
            StatusList.Revoked => (CheckOutcome.Failed, "revoked"),
            StatusList.Suspended => (
                fresh ? CheckOutcome.Failed : CheckOutcome.NotChecked,
                fresh ? "suspended" : "suspended then, but the list is stale"
            ),
            null => (CheckOutcome.NotChecked, "the list does not reach as far as this document"),
            var other => (CheckOutcome.NotChecked, $"status {other}, which has no meaning here"),
        };
        lines.Set(CheckSubject.Status, outcome, $"{words}, by the list of {latest.Issued:u}");
    }

    private static void CheckLog(LogQuestion question, DocumentCheckContext context, Lines lines)
    {
        if (context.LogProof is not { } proof)
            lines.Set(CheckSubject.Log, CheckOutcome.NotChecked, "no proof of the log was given");
        else if (context.Log is null)
            lines.Set(
                CheckSubject.Log,
                CheckOutcome.NotChecked,
                "a proof was given, and nothing here to check it with"
            );
        else
        {
            var answer = context.Log(question with { Proof = proof });
            lines.Set(CheckSubject.Log, answer.Outcome, answer.Words);
        }
    }

    private sealed class Lines
    {
        private readonly SortedDictionary<CheckSubject, CheckLine> lines = [];

        public bool Has(CheckSubject subject) => lines.ContainsKey(subject);

        public void Set(CheckSubject subject, CheckOutcome outcome, string words) =>
            lines[subject] = new CheckLine(subject, outcome, words);

        /// <summary>The verdict, where whatever was not come to is not checked, for one reason.</summary>
        public DocumentVerdict ToVerdict(
            string reason,
            DocumentPayload? document = null,
            DocumentSummary? summary = null,
            IReadOnlyList<string>? shown = null,
            int withheld = 0
        )
        {
            foreach (var subject in Enum.GetValues<CheckSubject>())
                if (!Has(subject))
                    Set(subject, CheckOutcome.NotChecked, reason);
            return new DocumentVerdict([.. lines.Values], document, summary, shown ?? [], withheld);
        }
    }
}
