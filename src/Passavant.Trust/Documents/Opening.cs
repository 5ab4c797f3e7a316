namespace Passavant.Trust.Documents;

/// <summary>Puts disclosed claims where their digests stand (RFC 9901 section 7.1, steps 3 to 5). Used once.</summary>
/// <remarks>Every digest may occur once, every disclosure must be found, and a disclosed claim may not take a name that is there. Each disclosure is put in once, so the result is never larger than what came in.</remarks>
internal sealed class Opening
{
    private readonly Dictionary<string, Disclosure> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    public Opening(IEnumerable<Disclosure> disclosures)
    {
        foreach (var disclosure in disclosures)
            if (!given.TryAdd(disclosure.Digest, disclosure))
                throw new DocumentException(
                    "disclosures",
                    $"one twice, {disclosure.Digest}",
                    "every disclosure once"
                );
    }

    /// <summary>Where each disclosure came to stand, by its digest.</summary>
    public Dictionary<string, string> Places => places;

    /// <summary>Digests without a disclosure.</summary>
    public int Withheld => seen.Count - places.Count;

    public Json.Object Open(Json.Object payload)
    {
        if (payload.FindText("_sd_alg", "") is { } algorithm && algorithm != "sha-256")
            throw new DocumentException(
                "_sd_alg",
                DocumentException.Quoted(algorithm),
                "'sha-256', the only one accepted"
            );
        var opened = Open(payload, "", 0);
        foreach (var digest in given.Keys)
            if (!places.ContainsKey(digest))
                throw new DocumentException(
                    "disclosures",
                    $"one that nothing refers to, {digest}",
                    "disclosures whose digests the issuer signed"
                );
        return opened;
    }

    private Json.Object Open(Json.Object members, string pointer, int depth)
    {
        var opened = new OrderedDictionary<string, Json>(StringComparer.Ordinal);
        foreach (var (name, value) in members.Members)
        {
            var place = Child(pointer, name);
            if (name == "...")
                throw new DocumentException(
                    place,
                    "the reserved name '...'",
                    "it alone in an element of a list"
                );
            if (name == "_sd_alg" && pointer.Length > 0)
                throw new DocumentException(
                    place,
                    "the reserved name '_sd_alg'",
                    "it at the top alone"
                );
            if (name is not ("_sd" or "_sd_alg"))
                opened.Add(name, Open(value, place, depth + 1));
        }
        if (members.Find("_sd") is not { } digests)
            return new Json.Object(opened);
        foreach (var one in digests.AsList(Child(pointer, "_sd")))
        {
            var digest = one.AsText(Child(pointer, "_sd"));
            if (Take(digest, pointer) is not { } disclosure)
                continue;
            if (disclosure.Name is not { } name)
                throw new DocumentException(
                    pointer,
                    "an element of a list disclosed as a property",
                    "salt, name and value"
                );
            var place = Child(pointer, name);
            places.Add(digest, place);
            if (!opened.TryAdd(name, Open(disclosure.Value, place, depth + 1)))
                throw new DocumentException(
                    place,
                    "a disclosed claim with a name that is there already",
                    "every name once"
                );
        }
        return new Json.Object(opened);
    }

    private Json.Array Open(Json.Array list, string pointer, int depth)
    {
        var opened = new List<Json>();
        foreach (var item in list.Items)
        {
            var place = $"{pointer}/{opened.Count}";
            if (item is not Json.Object blinded || blinded.Find("...") is not { } only)
            {
                opened.Add(Open(item, place, depth + 1));
                continue;
            }
            if (blinded.Members.Count != 1)
                throw new DocumentException(
                    place,
                    "'...' among other members",
                    "it alone in an element of a list"
                );
            var digest = only.AsText($"{place}/...");
            if (Take(digest, place) is not { } disclosure)
                continue;
            if (disclosure.Name is not null)
                throw new DocumentException(
                    place,
                    "a property disclosed as an element of a list",
                    "salt and value"
                );
            places.Add(digest, place);
            opened.Add(Open(disclosure.Value, place, depth + 1));
        }
        return new Json.Array(opened);
    }

    private Json Open(Json value, string pointer, int depth) =>
        depth > Json.DeepestNesting
            ? throw new DocumentException(
                pointer.Length > 80 ? pointer[..80] + "…" : pointer,
                "disclosures within disclosures without end",
                $"nesting no deeper than {Json.DeepestNesting}"
            )
            : value switch
            {
                Json.Object members => Open(members, pointer, depth),
                Json.Array list => Open(list, pointer, depth),
                _ => value,
            };

    private Disclosure? Take(string digest, string pointer) =>
        seen.Add(digest)
            ? given.GetValueOrDefault(digest)
            : throw new DocumentException(
                pointer,
                $"the digest {DocumentException.Quoted(digest)} again",
                "every digest once"
            );

    internal static string Child(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
