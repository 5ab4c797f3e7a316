using System.Text.Json.Nodes;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Compare;

/// <summary>A generated accord as plain data, for engines elsewhere to make their own rules of.</summary>
internal static class PeerRules
{
    public static JsonObject Of(GeneratedAccord accord) =>
        new()
        {
            ["parameters"] = Array(
                accord.Parameters,
                parameter => JsonValue.Create(Test.KeyOf(parameter.Name))
            ),
            ["choices"] = new JsonObject(
                GeneratedAccord.Choices.Select(pair =>
                    KeyValuePair.Create(Test.KeyOf(pair.Key), (JsonNode?)Words(pair.Value))
                )
            ),
            ["controls"] = Array(
                accord.Controls,
                control => new JsonObject
                {
                    ["code"] = control.Code,
                    ["sensitivity"] = control.Sensitivity,
                    ["when"] = Tests(control.When),
                }
            ),
            ["indicators"] = Array(
                accord.Indicators,
                indicator => new JsonObject
                {
                    ["level"] = indicator.Level,
                    ["when"] = Tests(indicator.When),
                }
            ),
            ["prohibitions"] = Array(
                accord.Prohibitions,
                prohibition => new JsonObject
                {
                    ["from"] = prohibition.From,
                    ["when"] = Tests(prohibition.When),
                    ["derogation"] = Tests(prohibition.Derogation),
                }
            ),
            ["authorisations"] = Array(
                accord.Authorisations,
                authorisation => new JsonObject
                {
                    ["upTo"] = authorisation.UpTo,
                    ["when"] = Tests(authorisation.When),
                }
            ),
            ["matrix"] = Array(
                [.. Enumerable.Range(0, accord.Shape.Sensitivities)],
                row =>
                    Array(
                        [.. Enumerable.Range(0, accord.Shape.Risks)],
                        column => JsonValue.Create(accord.Policy(row, column))
                    )
            ),
        };

    /// <summary>The facts of a transfer, by name.</summary>
    public static JsonObject Facts(GeneratedTransfer transfer) =>
        new(
            transfer
                .Numbers.Select(pair =>
                    KeyValuePair.Create(
                        Test.KeyOf(pair.Key),
                        (JsonNode?)JsonValue.Create(pair.Value)
                    )
                )
                .Concat(
                    transfer.Words.Select(pair =>
                        KeyValuePair.Create(
                            Test.KeyOf(pair.Key),
                            (JsonNode?)JsonValue.Create(pair.Value)
                        )
                    )
                )
        );

    private static JsonArray Tests(IReadOnlyList<Test> tests) =>
        Array(
            tests,
            test =>
                test.Comparing == Comparing.OneOf
                    ? new JsonObject { ["key"] = test.Key, ["words"] = Words(test.Words) }
                    : new JsonObject
                    {
                        ["key"] = test.Key,
                        ["sign"] = test.Sign,
                        ["limit"] = test.Limit,
                    }
        );

    private static JsonArray Words(IReadOnlyList<string> words) =>
        Array(words, word => JsonValue.Create(word));

    private static JsonArray Array<T>(IReadOnlyList<T> list, Func<T, JsonNode?> node) =>
        new([.. list.Select(node)]);
}
