namespace Passavant.Screening.Lists.Reading;

/// <summary>An entry while its record, and what is joined to it, is being read.</summary>
internal sealed class EntryDraft(FileIntake file, string id, long line)
{
    private readonly List<PartyName> names = [];
    private readonly List<PartialDate> dates = [];
    private readonly List<string> countries = [];
    private readonly List<string> places = [];
    private readonly List<Identifier> identifiers = [];
    private readonly List<string> addresses = [];
    private readonly List<string> programmes = [];
    private readonly List<Link> links = [];
    private readonly List<string> remarks = [];
    private readonly List<KeyValuePair<string, string>> other = [];

    public string Id { get; } = Cleaning.Clean(id);

    /// <summary>The line its record begins on.</summary>
    public long Line => line;

    public PartyKind Kind { get; set; }

    public Gender? Gender { get; set; }

    public DateOnly? ListedOn { get; set; }

    public DateOnly? Until { get; set; }

    public Consequence Consequence { get; set; } = new(Effect.RedFlag);

    public bool HasName => names.Count > 0;

    public string FirstName => names.Count > 0 ? names[0].Text : "";

    public IReadOnlyList<PartyName> Names => names;

    public void Name(
        string? text,
        NameKind kind = NameKind.Primary,
        string? given = null,
        string? family = null
    )
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length > 0)
            Once(names, new PartyName(clean, kind, OrNull(given), OrNull(family)));
    }

    /// <summary>A name written “FAMILY, Given”. Only a person's is taken apart.</summary>
    public void NameWithComma(string? text, NameKind kind = NameKind.Primary)
    {
        var clean = Cleaning.Clean(text);
        if (Kind == PartyKind.Person && clean.IndexOf(',') is > 0 and var comma)
            Name(clean, kind, clean[(comma + 1)..], clean[..comma]);
        else
            Name(clean, kind);
    }

    /// <summary>Names written “X A/K/A Y”.</summary>
    public void NamesWithAka(string? text)
    {
        var clean = Cleaning.Clean(text);
        var names = clean.Split(" A/K/A ", StringSplitOptions.TrimEntries);
        for (var i = 0; i < names.Length; i++)
            NameWithComma(names[i], i == 0 ? NameKind.Primary : NameKind.Alias);
        if (names.Length > 1)
            Other("Name", clean);
    }

    public void Date(PartialDate date) => Once(dates, date);

    public void Date(string? text, DateOrder order, string where)
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0)
            return;
        if (DateText.TryRead(clean, order, out var date))
        {
            Date(date);
            return;
        }
        Other(where, clean);
        NoDate(where, clean);
    }

    public DateOnly? Day(string? text, DateOrder order, string where)
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0)
            return null;
        if (DateText.TryRead(clean, order, out var date) && date.From == date.To && !date.IsAbout)
            return date.From;
        Other(where, clean);
        NoDate(where, clean);
        return null;
    }

    /// <summary>Tells that a part of the entry is not as it should be.</summary>
    public void Doubtful(string where, string found, string expected, string mend) =>
        file.Value(line, $"entry '{Id}', {where}", found, expected, mend);

    private void NoDate(string where, string found) =>
        file.Value(
            line,
            $"entry '{Id}', {where}",
            $"'{found}'",
            "a date",
            "its text was kept beside the entry"
        );

    /// <summary>A country by name or code; what is none is kept beside and counted.</summary>
    public string? Country(string? text, string where, bool belongs = true)
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0)
            return null;
        if (Countries.Find(clean) is { } code)
        {
            if (belongs)
                Once(countries, code);
            return code;
        }
        if (belongs)
            Other(where, clean);
        // “Pakistan (location as at May 2008)”
        if (
            clean.IndexOf(" (", StringComparison.Ordinal) is > 0 and var aside
            && Countries.Find(clean[..aside]) is { } before
        )
        {
            if (belongs)
                Once(countries, before);
            return before;
        }
        if (!Countries.IsNone(clean))
            file.Unknown(line, where, clean, "a country");
        return null;
    }

    public void Place(string? text) => OnceText(places, text);

    public void Address(string? text) => OnceText(addresses, text);

    public void Address(params ReadOnlySpan<string?> parts)
    {
        var clean = new List<string>(parts.Length);
        foreach (var part in parts)
            if (Cleaning.Clean(part) is { Length: > 0 } text)
                clean.Add(text);
        Address(string.Join(", ", clean));
    }

    public void Identifier(string kind, string? value, string? country = null)
    {
        var clean = Cleaning.Clean(value);
        if (clean.Length > 0)
            Once(identifiers, new Identifier(kind, clean, country));
    }

    public void Programme(string? text) => OnceText(programmes, text);

    public void Link(Link link) => Once(links, link);

    /// <summary>Lets links that say a name lead to the entry of that name, where there is one.</summary>
    public void Resolve(Func<string, string?> find)
    {
        for (var i = 0; i < links.Count; i++)
            if (find(links[i].To) is { } id)
                links[i] = links[i] with { To = id };
    }

    public void Link(LinkKind kind, string? to)
    {
        var clean = Cleaning.Clean(to);
        if (clean.Length > 0)
            Link(new Link(kind, clean));
    }

    public void Remark(string? text) => OnceText(remarks, text);

    public void Other(string name, string? value)
    {
        var clean = Cleaning.Clean(value);
        if (clean.Length > 0)
            Once(other, KeyValuePair.Create(name, clean));
    }

    /// <summary>Takes over what another record of the same entry says.</summary>
    public void Merge(EntryDraft twin)
    {
        twin.names.ForEach(name => Once(names, name));
        twin.dates.ForEach(date => Once(dates, date));
        twin.countries.ForEach(country => Once(countries, country));
        twin.places.ForEach(place => Once(places, place));
        twin.identifiers.ForEach(identifier => Once(identifiers, identifier));
        twin.addresses.ForEach(address => Once(addresses, address));
        twin.programmes.ForEach(programme => Once(programmes, programme));
        twin.links.ForEach(link => Once(links, link));
        twin.remarks.ForEach(remark => Once(remarks, remark));
        twin.other.ForEach(pair => Once(other, pair));
        if (Kind == PartyKind.Unknown)
            Kind = twin.Kind;
        Gender ??= twin.Gender;
        ListedOn = Earlier(ListedOn, twin.ListedOn);
        Until = Until is { } mine && twin.Until is { } its ? (mine > its ? mine : its) : null;
        if (twin.Consequence.Effect > Consequence.Effect)
            Consequence = twin.Consequence;
    }

    /// <summary>What has the last word on the finished entry.</summary>
    public Func<ListEntry, ListEntry>? Amend { get; set; }

    public ListEntry Build()
    {
        var entry = new ListEntry
        {
            Party = new Party
            {
                Id = Id,
                Kind = Kind,
                Names = Ordered(),
                Dates = [.. dates],
                Countries = [.. countries],
                Places = [.. places],
                Gender = Gender,
                Identifiers = [.. identifiers],
                Addresses = [.. addresses],
            },
            Consequence = Consequence,
            Programmes = [.. programmes],
            Links = [.. links],
            ListedOn = ListedOn,
            Until = Until,
            Remarks = remarks.Count == 0 ? null : string.Join("; ", remarks),
            Other = [.. other.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        };
        return Amend is null ? entry : Amend(entry);
    }

    // A list that calls no name the primary one means the first.
    private PartyName[] Ordered()
    {
        if (names.Count > 0 && names.TrueForAll(name => name.Kind != NameKind.Primary))
        {
            var first = names.OrderBy(name => name.Kind).First();
            names[names.IndexOf(first)] = first with { Kind = NameKind.Primary };
        }
        return [.. names.OrderBy(name => name.Kind)];
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) =>
        a is { } first && b is { } second ? (first < second ? first : second) : a ?? b;

    private static void OnceText(List<string> to, string? text)
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length > 0)
            Once(to, clean);
    }

    private static void Once<T>(List<T> to, T value)
    {
        if (!to.Contains(value))
            to.Add(value);
    }

    private static string? OrNull(string? text) =>
        Cleaning.Clean(text) is { Length: > 0 } clean ? clean : null;
}
