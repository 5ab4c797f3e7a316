using System.Globalization;
using System.Text;
using System.Text.Json;
using Passavant.Trust.Log;

namespace Passavant.Store;

/// <summary>What the log says of an event: a leaf made of nothing but the event, so that anybody who has the event can make it again.</summary>
/// <remarks>
/// The leaf of the event at a position has the index one below. Its kind is the event's type. Its fields are <c>stream</c>, <c>version</c>, <c>at</c> (to the microsecond), <c>person</c>, <c>agency</c>, <c>role</c>, <c>accord</c> and <c>determination</c> where there are any, and one for each member of the body, called <c>body.</c> and its name, holding its JSON.
/// A body that is no object of canonical JSON, or has more than <see cref="MostMembers"/> members or names that are long or not plain, is one field, <c>body</c>, in base64.
/// The salts follow from the event's: whoever loses it can open the leaf no more.
/// </remarks>
public static class EventLeaf
{
    /// <summary>The most members of a body that are fields of their own.</summary>
    public const int MostMembers = 200;

    private const int LongestName = 100;

    /// <summary>The index an event has in the log.</summary>
    public static long IndexOf(StoredEvent happened) => happened.Position - 1;

    /// <summary>The leaf of an event.</summary>
    public static LeafEntry Of(StoredEvent happened) =>
        LeafEntry.Of(happened.Type, happened.At, Disclosures(happened));

    /// <summary>What opens the fields of an event's leaf, each for itself. Give one only to who may see what it says.</summary>
    public static IReadOnlyList<Disclosure> Disclosures(StoredEvent happened) =>
        [
            .. Fields(happened)
                .Select(field => Disclosure.Of(happened.Salt, field.Name, field.Value)),
        ];

    /// <summary>Whether a field says what the body says.</summary>
    public static bool IsOfBody(string name) =>
        name == "body" || name.StartsWith("body.", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> Fields(StoredEvent happened)
    {
        yield return ("stream", happened.Stream);
        yield return ("version", happened.Version.ToString(CultureInfo.InvariantCulture));
        yield return (
            "at",
            happened.At.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
                CultureInfo.InvariantCulture
            )
        );
        yield return ("person", happened.Person);
        yield return ("agency", happened.Agency);
        yield return ("role", happened.Role);
        if (happened.Accord is { } accord)
            yield return ("accord", accord);
        if (happened.Determination is { } determination)
            yield return ("determination", determination);
        if (Members(happened.Body) is { } members)
            foreach (var (name, value) in members)
                yield return ($"body.{name}", value);
        else
            yield return ("body", Convert.ToBase64String(happened.Body));
    }

    // Null unless the members say every byte of the body.
    private static List<(string Name, string Value)>? Members(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var members = new List<(string Name, string Value)>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            var whole = new StringBuilder("{");
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (
                    members.Count == MostMembers
                    || !IsPlain(member.Name)
                    || !names.Add(member.Name)
                )
                    return null;
                var value = member.Value.GetRawText();
                members.Add((member.Name, value));
                _ = whole.Append(members.Count > 1 ? "," : "").Append('"');
                _ = whole.Append(member.Name).Append("\":").Append(value);
            }
            return body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes($"{whole}}}"))
                ? members
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or ' ');
}
