using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Bench.Generated;

/// <summary>A transfer of one line made up for a generated accord: numbers and words by term, those that are stated.</summary>
public sealed record GeneratedTransfer(
    string Id,
    IReadOnlyDictionary<string, int> Numbers,
    IReadOnlyDictionary<string, string> Words
)
{
    /// <summary>Makes transfers up; each fact is left out with the probability <paramref name="missing"/>.</summary>
    public static IReadOnlyList<GeneratedTransfer> Make(
        GeneratedAccord accord,
        int count,
        int seed,
        double missing = 0
    )
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(Next)];

        GeneratedTransfer Next(int index)
        {
            var numbers = new Dictionary<string, int>();
            var words = new Dictionary<string, string>();
            foreach (var parameter in accord.Parameters)
                if (random.Next(1001) is var number && random.NextDouble() >= missing)
                    numbers[parameter.Name] = number;
            foreach (
                var (term, choices) in GeneratedAccord.Choices.Append(
                    new("destination", GeneratedAccord.Destinations)
                )
            )
                if (
                    choices[random.Next(choices.Count)] is var word
                    && random.NextDouble() >= missing
                )
                    words[term] = word;
            return new GeneratedTransfer(
                string.Create(CultureInfo.InvariantCulture, $"T-{index}"),
                numbers,
                words
            );
        }
    }

    /// <summary>The transfer in the terms of the accord.</summary>
    public Transfer For(GeneratedAccord accord)
    {
        var glossary = accord.Accord.Glossary;
        var units = accord.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => parameter.Unit
        );
        return new Transfer
        {
            Id = Id,
            Facts = new Facts(Words.Select(pair => Read(pair.Key, pair.Value))),
            Items =
            [
                new Item
                {
                    Line = "1",
                    Facts = new Facts(
                        Numbers.Select(pair =>
                            Read(
                                pair.Key,
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{pair.Value} {units[pair.Key]}"
                                )
                            )
                        )
                    ),
                },
            ],
        };

        Fact Read(string name, string text)
        {
            var term = glossary.FindTerm(name)!;
            return FactText.TryRead(term, text, out var value, out var refusal)
                ? new Fact(term, value)
                : throw new InvalidOperationException($"{name}: {refusal}");
        }
    }
}
