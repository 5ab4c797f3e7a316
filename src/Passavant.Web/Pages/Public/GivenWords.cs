using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;

namespace Passavant.Web.Pages.Public;

/// <summary>What an agreed example gives, in a line for people.</summary>
internal static class GivenWords
{
    /// <summary>The facts of an example: <c>item: laser; wavelength: 1.1 µm</c>.</summary>
    public static string Of(Entry example, Accord accord, Telling telling) =>
        example["given"] is YamlNode.Mapping given ? Say(given, accord, telling) : "";

    private static string Say(YamlNode.Mapping given, Accord accord, Telling telling) =>
        string.Join(
            telling.Language.Semicolon,
            given.Entries.Select(entry =>
                telling.Language.Say(
                    Phrase.AnswerIs,
                    Name(entry.Key, accord, telling),
                    Value(entry.Key, entry.Value, accord, telling)
                )
            )
        );

    private static string Name(string key, Accord accord, Telling telling) =>
        accord.Glossary.FindTerm(key) is { } term ? telling.In(term.Label)
        : accord.Glossary.Roles.TryGetValue(key, out var role) ? telling.In(role.Label)
        : key;

    private static string Value(string key, YamlNode value, Accord accord, Telling telling) =>
        value switch
        {
            YamlNode.Scalar scalar when accord.Glossary.FindTerm(key) is { } term =>
                term.Choices.Count > 0
                    ? term.WordIn(telling.Language.Code, scalar.Text)
                    : string.Join(
                        " – ",
                        scalar
                            .Text.Split(" to ")
                            .Select(one => NumberWords.Say(one, telling.Language))
                    ),
            YamlNode.Scalar scalar => scalar.Text,
            YamlNode.Mapping mapping => $"({Say(mapping, accord, telling)})",
            YamlNode.Sequence sequence => string.Join(
                ", ",
                sequence.Items.Select(item => Value(key, item, accord, telling))
            ),
            _ => "",
        };
}
