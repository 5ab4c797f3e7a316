using System.Buffers;
using System.Text.Json;

namespace Passavant.Screening.Deciding;

/// <summary>Decisions as canonical JSON (RFC 8785), one a line of a file that only ever grows.</summary>
/// <remarks>
/// Members: <c>by</c>, <c>entries</c> (<c>consequence</c>, <c>id</c>, <c>list</c>, <c>party</c>), <c>id</c> of the party, <c>on</c>, <c>party</c>, <c>reason</c>, <c>until</c>, <c>verdict</c> (<c>same</c>, <c>different</c>, <c>withdrawn</c>). A fingerprint has the members <c>countries</c>, <c>dates</c>, <c>gender</c>, <c>identifiers</c>, <c>kind</c>, <c>names</c>, <c>written</c>; what is empty is left out.
/// </remarks>
public static class DecisionJson
{
    /// <summary>Every decision of a file of JSON lines; blank lines are passed over.</summary>
    /// <exception cref="FormatException">A line is no decision, or the last one is cut off; the message says which.</exception>
    public static Decisions Read(ReadOnlySpan<byte> file)
    {
        var decisions = new List<MatchDecision>();
        var words = new JsonWords();
        for (var number = 1; !file.IsEmpty; number++)
        {
            var end = file.IndexOf((byte)'\n');
            if (end < 0)
                throw new FormatException(
                    $"line {number}: the last line has no end: it may be cut off"
                );
            var line = file[..end].TrimEnd((byte)'\r');
            file = file[(end + 1)..];
            if (!line.ContainsAnyExcept(" \t"u8))
                continue;
            try
            {
                decisions.Add(ReadOne(line, words));
            }
            catch (Exception wrong)
                when (wrong is FormatException or JsonException or InvalidOperationException)
            {
                throw new FormatException($"line {number}: {wrong.Message}", wrong);
            }
        }
        return new Decisions(decisions);
    }

    /// <summary>The line of a decision, with its end.</summary>
    public static byte[] ToLine(MatchDecision decision)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        var json = new CanonicalWriter(output);
        json.BeginObject();
        json.Member("by", decision.By);
        json.Name("entries");
        json.BeginArray();
        foreach (var entry in decision.Entries)
        {
            json.BeginObject();
            json.Member("consequence", entry.Consequence);
            json.Member("id", entry.Id);
            json.Member("list", entry.List);
            Write(entry.Party, json);
            json.EndObject();
        }
        json.EndArray();
        json.Member("id", decision.PartyId);
        json.Member("on", decision.On);
        Write(decision.Party, json);
        json.Member("reason", decision.Reason);
        json.Member("until", decision.Until);
        json.Member("verdict", Word(decision.Verdict));
        json.EndObject();
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The word of a verdict.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>The member <c>decision</c> of a hit that was decided about: <c>by</c>, <c>on</c>, <c>reason</c>, <c>reopened</c> (why), <c>state</c>, <c>until</c>.</summary>
    internal static void WriteState(DecidedHit hit, CanonicalWriter json)
    {
        if (hit.Decision is not { } decision)
            return;
        json.Name("decision");
        json.BeginObject();
        json.Member("by", decision.By);
        json.Member("on", decision.On);
        json.Member("reason", decision.Reason);
        json.Member("reopened", [.. hit.Reopened.Select(one => one.ToString())]);
        json.Member("state", hit.State.ToString().ToLowerInvariant());
        json.Member("until", decision.Until);
        json.EndObject();
    }

    private static void Write(Fingerprint party, CanonicalWriter json)
    {
        json.Name("party");
        json.BeginObject();
        json.Member("countries", Said(party.Countries));
        json.Member("dates", Said(party.Dates));
        json.Member("gender", Said(party.Gender));
        json.Member("identifiers", Said(party.Identifiers));
        json.Member("kind", Said(party.Kind));
        json.Member("names", Said(party.Names));
        json.Member("written", Said(party.Written));
        json.EndObject();
    }

    private static string? Said(string hash) => hash.Length > 0 ? hash : null;

    private static MatchDecision ReadOne(ReadOnlySpan<byte> line, JsonWords words)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Fingerprint? party = null;
        List<DecidedEntry>? entries = null;
        DateOnly? on = null,
            until = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a decision");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "by" or "id" or "reason" or "verdict":
                    texts[member] = JsonWords.Text(ref json);
                    break;
                case "on":
                    on = JsonWords.Day(ref json);
                    break;
                case "until":
                    until = JsonWords.Day(ref json);
                    break;
                case "party":
                    party = ReadFingerprint(ref json, words);
                    break;
                case "entries":
                    entries = [];
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "entries");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        entries.Add(ReadEntry(ref json, words));
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in a decision");
            }
        }
        if (json.Read())
            throw JsonWords.Not(ref json, "nothing after the decision");
        return new MatchDecision(
            Needed(texts.GetValueOrDefault("id"), "id"),
            Needed(party, "party"),
            Needed(entries, "entries"),
            Enum.GetValues<Verdict>()
                .Where(one => Word(one) == Needed(texts.GetValueOrDefault("verdict"), "verdict"))
                .Select(one => (Verdict?)one)
                .FirstOrDefault()
                ?? throw new FormatException(
                    $"found the verdict '{texts["verdict"]}'; expected same, different or withdrawn"
                ),
            Needed(texts.GetValueOrDefault("reason"), "reason"),
            Needed(texts.GetValueOrDefault("by"), "by"),
            on ?? throw new FormatException("expected a member 'on' in the decision"),
            until
        );
    }

    private static DecidedEntry ReadEntry(ref Utf8JsonReader json, JsonWords words)
    {
        string? consequence = null,
            id = null,
            list = null;
        Fingerprint? party = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "an entry");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "consequence":
                    consequence = JsonWords.Text(ref json);
                    break;
                case "id":
                    id = JsonWords.Text(ref json);
                    break;
                case "list":
                    list = words.Word(ref json);
                    break;
                case "party":
                    party = ReadFingerprint(ref json, words);
                    break;
                default:
                    throw JsonWords.Not(
                        ref json,
                        $"no member '{member}' in an entry decided about"
                    );
            }
        }
        return new DecidedEntry(
            Needed(list, "list"),
            Needed(id, "id"),
            Needed(party, "party"),
            Needed(consequence, "consequence")
        );
    }

    private static Fingerprint ReadFingerprint(ref Utf8JsonReader json, JsonWords words)
    {
        var read = new Fingerprint("", "", "", "", "", "", "");
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a fingerprint");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            var hash = JsonWords.Text(ref json);
            read = member switch
            {
                "countries" => read with { Countries = hash },
                "dates" => read with { Dates = hash },
                "gender" => read with { Gender = hash },
                "identifiers" => read with { Identifiers = hash },
                "kind" => read with { Kind = hash },
                "names" => read with { Names = hash },
                "written" => read with { Written = hash },
                _ => throw JsonWords.Not(ref json, $"no member '{member}' in a fingerprint"),
            };
        }
        return read;
    }

    private static T Needed<T>(T? value, string member)
        where T : class =>
        value ?? throw new FormatException($"expected a member '{member}' in the decision");
}
