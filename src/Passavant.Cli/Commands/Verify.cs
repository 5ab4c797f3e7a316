using System.CommandLine;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant verify</c>: what a document says, whose it is, and whether it stands.</summary>
internal static class Verify
{
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public static Command Create()
    {
        var document = new Argument<string>("DOCUMENT")
        {
            Description =
                "A file with an SD-JWT, a bundle, a COSE_Sign1 or the text of a QR code; the text itself; - is standard input.",
        };
        var issuers = Many(
            "--issuers",
            "FILE",
            "The signed list of issuers; further ones must each follow the one before."
        );
        var roots = Many(
            "--root",
            "JWK|FILE",
            "A root key the first list may be signed by, as you were given it by hand."
        );
        var status = Many("--status", "FILE", "A status list of the issuer (JWT or CWT).");
        var proof = Optional("--proof", "FILE", "A .tlog-proof that came beside the document.");
        var logKeys = Many(
            "--log-key",
            "VKEY|FILE",
            "The key of the issuer's log. Default: the one the list of issuers names."
        );
        var policy = Optional(
            "--policy",
            "FILE",
            "The witnesses that must have cosigned the log (c2sp.org/tlog-policy)."
        );
        var asOf = AccordOptions.Day(
            "--as-of",
            "Check for the end of this day, in UTC. Default: now."
        );
        var nonce = Optional(
            "--nonce",
            "TEXT",
            "What you gave the holder to sign, on this occasion alone."
        );
        var audience = Optional("--audience", "TEXT", "What you told the holder you are called.");
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command(
            "verify",
            "Checks a licence or another document: what it says, who issued it, whether it stands, and what was not checked. Needs no network."
        )
        {
            document,
            issuers,
            roots,
            status,
            proof,
            logKeys,
            policy,
            asOf,
            nonce,
            audience,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var lists = result.GetValue(issuers)!;
            var keys = result
                .GetValue(roots)!
                .Select(one => DocumentFiles.Key(one, surroundings))
                .ToList();
            if (lists.Length > 0 && keys.Count == 0)
                throw new Trouble(
                    "a list of issuers is believed for the root key it is signed by; expected that key after --root."
                );
            if (result.GetValue(asOf) is { Year: < 1970 or > 9000 } far)
                throw new Trouble($"{far:yyyy-MM-dd} is too far away for documents.");
            var at = result.GetValue(asOf) is { } day
                ? new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero)
                : surroundings.Clock.GetUtcNow();
            var demand = (result.GetValue(nonce), result.GetValue(audience)) switch
            {
                ({ Length: > 0 } given, { Length: > 0 } name) => new KeyBindingDemand(
                    name,
                    given,
                    result.GetValue(asOf) is null ? at - Shown : at.AddDays(-1),
                    at.AddMinutes(5)
                ),
                (null, null) => null,
                _ => throw new Trouble(
                    "a holder signs for a verifier and an occasion; expected both --nonce and --audience."
                ),
            };
            var context = new DocumentCheckContext(at)
            {
                Issuers = DocumentFiles.Issuers(lists, keys, surroundings),
                StatusLists =
                [
                    .. result
                        .GetValue(status)!
                        .Select(file => DocumentFiles.Status(file, surroundings)),
                ],
                LogProof = result.GetValue(proof) is { } held
                    ? BoundedFile.Read(held, LogProof.Longest, surroundings, "a .tlog-proof")
                    : (ReadOnlyMemory<byte>?)null,
                Log = DocumentLeaf.With(
                    LogKeys.Read(result.GetValue(logKeys)!, result.GetValue(policy), surroundings)
                ),
                Holder = demand,
            };
            var verdict = DocumentCheck.Check(
                DocumentFiles.Document(result.GetRequiredValue(document), surroundings),
                context
            );
            if (result.GetValue(json))
                Json(verdict, surroundings);
            else
                Text(verdict, surroundings);
            return verdict.Outcome switch
            {
                CheckOutcome.Passed => ExitCode.Fine,
                CheckOutcome.Failed => ExitCode.Findings,
                _ => ExitCode.Unchecked,
            };
        });
        return command
            .WithThreeAnswers()
            .WithExamples(
                "passavant verify licence.sd-jwt --issuers issuers.jws --root root.jwk --status status.jwt",
                "passavant verify - --issuers issuers.jws --root root.jwk < what-the-qr-reader-gave.txt",
                "passavant verify shown.sd-jwt --issuers issuers.jws --root root.jwk --nonce 7f3a --audience 'border post 7'"
            );
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            DefaultValueFactory = _ => [],
        };

    private static Option<string?> Optional(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static List<(string Name, string Words)> Content(DocumentVerdict verdict) =>
        [
            .. (
                verdict.Document is { } document ? DocumentWords.Of(document)
                : verdict.Summary is { } summary ? DocumentWords.Of(summary)
                : []
            ).Select(line => (line.Name, Reading.Plain(line.Words))),
        ];

    private static void Text(DocumentVerdict verdict, Surroundings surroundings)
    {
        var output = surroundings.Output;
        foreach (var line in verdict.Lines)
            output.WriteLine(
                $"{Word(line.Outcome), -11}  {Name(line.Subject), -9}  {Reading.Plain(line.Words)}"
            );
        output.WriteLine();
        if (Content(verdict) is { Count: > 0 } content)
        {
            output.WriteLine("The issuer signed:");
            foreach (var (name, words) in content)
                output.WriteLine($"  {name, -13}  {words}");
            output.WriteLine();
        }
        output.WriteLine(
            verdict.Outcome switch
            {
                CheckOutcome.Passed => "PASSED: every check was made and passed.",
                CheckOutcome.Failed =>
                    $"FAILED: {Those(verdict, CheckOutcome.Failed)}. Do not rely on it.",
                _ =>
                    $"NOT FULLY CHECKED: nothing failed, but not checked: {Those(verdict, CheckOutcome.NotChecked)}.",
            }
        );
    }

    private static string Those(DocumentVerdict verdict, CheckOutcome outcome) =>
        string.Join(
            ", ",
            verdict.Lines.Where(line => line.Outcome == outcome).Select(line => Name(line.Subject))
        );

    private static void Json(DocumentVerdict verdict, Surroundings surroundings) =>
        IndentedJson.Write(
            surroundings.Output,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("outcome", Word(verdict.Outcome).ToLowerInvariant());
                writer.WriteStartArray("checks");
                foreach (var line in verdict.Lines)
                {
                    writer.WriteStartObject();
                    writer.WriteString("check", Name(line.Subject));
                    writer.WriteString("outcome", Word(line.Outcome).ToLowerInvariant());
                    writer.WriteString("words", Reading.Plain(line.Words));
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteStartArray("content");
                foreach (var (name, words) in Content(verdict))
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", name);
                    writer.WriteString("words", words);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    private static string Word(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => "passed",
            CheckOutcome.Failed => "FAILED",
            _ => "not checked",
        };

    private static string Name(CheckSubject subject) =>
        subject switch
        {
            CheckSubject.Form => "form",
            CheckSubject.Issuer => "issuer",
            CheckSubject.Signature => "signature",
            CheckSubject.Content => "content",
            CheckSubject.Dates => "dates",
            CheckSubject.Status => "status",
            CheckSubject.Log => "log",
            _ => "holder",
        };
}
