using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>Checks certificates: that no complete transfer makes all statements of a certificate hold together, by following its tree leaf by leaf. It shares no code with the search that writes them, nor with the plans by which transfers are assessed.</summary>
/// <remarks>
/// A transfer is complete where every fact is stated and officially determined, and somebody is named in each required role and in each role that a provision in force, or a condition among the statements, speaks of by <c>the</c>.
/// Numbers keep to the bounds of the glossary; a stated code is one the accords hold, name as a paragraph, or know from elsewhere. Of individual acts only being informed counts.
/// </remarks>
public static class CertificateChecker
{
    /// <summary>The longest certificate that is read, in characters.</summary>
    public const int LongestText = 1 << 26;

    // Three levels of JSON to a node.
    private const int DeepestJson = 3000;

    /// <summary>Checks a certificate against the accords it names, in its order.</summary>
    public static CertificateVerdict Check(string json, IReadOnlyList<Accord> accords)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(accords);
        if (json.Length > LongestText)
            return Refused($"{json.Length} characters", $"at most {LongestText}");
        try
        {
            ReadOnlyMemory<byte> utf8 = Strict.GetBytes(json);
            ReadEveryText(utf8.Span);
            using var document = JsonDocument.Parse(
                utf8,
                new JsonDocumentOptions { MaxDepth = DeepestJson }
            );
            return Check(new Part(document.RootElement, null, ""), accords);
        }
        catch (Exception half) when (half is EncoderFallbackException or DecoderFallbackException)
        {
            return Refused("half of a surrogate pair", "texts in well-formed Unicode");
        }
        catch (JsonException wrong)
        {
            var place = $"at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}";
            return IsTooDeep(Strict.GetBytes(json))
                ? Refused($"JSON too deep {place}", $"no deeper than {DeepestJson}")
                : Refused($"no JSON {place}", "a certificate as JSON");
        }
    }

    private static readonly UTF8Encoding Strict = new(false, true);

    // A parser does not ask whether escapes spell texts at all before they are read.
    private static void ReadEveryText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestJson });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
        }
        catch (InvalidOperationException half) // how the reader reports half of a surrogate pair
        {
            throw new DecoderFallbackException(half.Message, half);
        }
    }

    // Whether it is JSON to where it goes too deep.
    private static bool IsTooDeep(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
                if (reader.CurrentDepth >= DeepestJson)
                    return true;
        }
        catch (JsonException)
        {
            return false;
        }
        return false;
    }

    private static CertificateVerdict Refused(string found, string expected) =>
        new(null, 0, 0, new InputFault("", found, expected));

    private static CertificateVerdict Check(Part root, IReadOnlyList<Accord> accords)
    {
        string? claim = null;
        Tree? tree = null;
        try
        {
            var members = root.Members(
                "a certificate",
                "passavant certificate",
                "accords",
                "as of",
                "known at",
                "claim",
                "within jurisdiction",
                "refutes",
                "tree"
            );
            var version = root.Needed(members, "passavant certificate");
            if (version.Json.GetRawText() != "1")
                throw version.Refuse(version.Json.GetRawText(), "1, the version read here");
            if (members.TryGetValue("claim", out var words))
                claim = words.Text();
            Identify(root.Needed(members, "accords"), accords);
            var asOf = root.Needed(members, "as of").Day();
            var knownAt = root.Needed(members, "known at").Day();
            var within = members.TryGetValue("within jurisdiction", out var given) && given.Truth();

            var vocabulary = new Vocabulary(accords);
            var forms = new NormalForms();
            var laws = accords
                .Select(accord => new Law(accord, asOf, knownAt, within, forms))
                .ToList();
            var filled = laws.SelectMany(law => law.Filled).ToHashSet(StringComparer.Ordinal);
            var reader = new StatementReader(laws, forms, filled);
            var refuted = root.Needed(members, "refutes").Items().ToList();
            var statements = refuted.Select(reader.Read).ToList();
            var truths = new Truths(vocabulary, filled);
            tree = new Tree(laws, statements, vocabulary, forms, truths);
            tree.Follow(root.Needed(members, "tree"));
            return new CertificateVerdict(claim, tree.Leaves, tree.Depth, null)
            {
                Proved = StatementWords.Proved(refuted, laws, asOf, knownAt, within),
            };
        }
        catch (RefusedException refused)
        {
            return new CertificateVerdict(
                claim,
                tree?.Leaves ?? 0,
                tree?.Depth ?? 0,
                refused.Fault
            );
        }
    }

    private static void Identify(Part part, IReadOnlyList<Accord> accords)
    {
        var identities = part.Items().ToList();
        if (identities.Count != accords.Count || accords.Count == 0)
            throw part.Refuse(
                $"{identities.Count} identities",
                accords.Count == 0 ? "accords to check against" : $"{accords.Count}"
            );
        foreach (var (identity, accord) in identities.Zip(accords))
            if (identity.Text() != accord.Identity.ToString())
                throw accords.Any(other => other.Identity.ToString() == identity.Text())
                    ? identity.Refuse(
                        $"the accords in another order, '{identity.Text()}' here",
                        "that they are given in the order of the certificate"
                    )
                    : identity.Refuse(
                        $"another accord, '{identity.Text()}'",
                        $"a certificate of the accord given, {StatementWords.Name(accord)}: {accord.Identity}"
                    );
    }
}
