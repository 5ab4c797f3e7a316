using Passavant.Screening;

namespace Passavant.Web.FollowTheMoney;

/// <summary>A party described by properties of FollowTheMoney, and what of it is of no use.</summary>
/// <param name="Party">The party.</param>
/// <param name="Ignored">Properties, or values with their property, that do not help to compare parties or could not be read.</param>
internal sealed record Example(Party Party, IReadOnlyList<string> Ignored)
{
    /// <summary>Reads an example.</summary>
    /// <param name="id">What its asker calls it.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="properties">Values by property.</param>
    public static Example Of(
        string id,
        Schema schema,
        IReadOnlyDictionary<string, IReadOnlyList<string>> properties
    )
    {
        var stated = new Dictionary<Property, IReadOnlyList<string>>();
        var ignored = new List<string>();
        foreach (var (name, values) in properties)
            if (Property.Find(name) is { } property)
                stated[property] =
                [
                    .. stated.GetValueOrDefault(property) ?? [],
                    .. values.Where(value => !string.IsNullOrWhiteSpace(value)),
                ];
            else
                ignored.Add(name);
        var dates = new List<PartialDate>();
        var countries = new List<string>();
        Gender? gender = null;
        foreach (var (property, text) in Of(stated, Meaning.Date))
            if (DateText.TryRead(text, DateOrder.Unsaid, out var date))
                dates.Add(date);
            else
                ignored.Add($"{property.Name}: {text}");
        foreach (var (property, text) in Of(stated, Meaning.Country))
            if (Countries.Find(text) is { } country)
                countries.Add(country);
            else
                ignored.Add($"{property.Name}: {text}");
        foreach (var (property, text) in Of(stated, Meaning.Gender))
            if (GenderOf(text) is { } read)
                gender = read;
            else
                ignored.Add($"{property.Name}: {text}");
        return new Example(
            new Party
            {
                Id = id,
                Kind = schema.Kind,
                Names = Names(stated),
                Dates = [.. dates.Distinct()],
                Countries = [.. countries.Distinct()],
                Places = Texts(Meaning.BirthPlace),
                Gender = gender,
                Identifiers =
                [
                    .. Of(stated, Meaning.Identifier)
                        .Select(one => new Identifier(one.Property.Kind!, one.Text))
                        .Distinct(),
                ],
                Addresses = Texts(Meaning.Address),
            },
            ignored
        );

        IReadOnlyList<string> Texts(Meaning meaning) =>
            [.. Of(stated, meaning).Select(one => one.Text).Distinct()];
    }

    private static IEnumerable<(Property Property, string Text)> Of(
        Dictionary<Property, IReadOnlyList<string>> stated,
        Meaning meaning
    ) =>
        Property
            .All.Where(one => one.Meaning == meaning && stated.ContainsKey(one))
            .SelectMany(one => stated[one].Select(text => (one, text.Trim())));

    private static IReadOnlyList<PartyName> Names(
        Dictionary<Property, IReadOnlyList<string>> stated
    )
    {
        var names = new List<PartyName>();
        foreach (var one in Property.All.Where(stated.ContainsKey))
        {
            NameKind? kind = one.Meaning switch
            {
                Meaning.Name => NameKind.Primary,
                Meaning.Alias => NameKind.Alias,
                Meaning.WeakAlias => NameKind.WeakAlias,
                Meaning.FormerName => NameKind.Former,
                _ => null,
            };
            if (kind is { } named)
                names.AddRange(stated[one].Select(text => new PartyName(text.Trim(), named)));
        }
        // The parts of a name make one where no whole name is given.
        if (names.Count == 0)
        {
            var parts = string.Join(' ', Of(stated, Meaning.NamePart).Select(one => one.Text));
            if (parts.Length > 0)
                names.Add(new PartyName(parts));
        }
        return [.. names.DistinctBy(name => name.Text)];
    }

    private static Gender? GenderOf(string text) =>
        text.ToLowerInvariant() switch
        {
            "male" or "m" => Gender.Male,
            "female" or "f" => Gender.Female,
            "other" => Gender.Other,
            _ => null,
        };
}
