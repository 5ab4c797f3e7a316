using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Passavant.Accords;
using Passavant.Store;

namespace Passavant.Web.Pages.Work;

/// <summary>A determination as it was kept, with those parts of it an officer reads. Named by its hash, it never changes: it is read once.</summary>
internal sealed record Determined
{
    // Enough for the cases of a day.
    private const int Most = 2000;

    private static readonly ConcurrentDictionary<string, Determined> kept = [];

    private static readonly JsonSerializerOptions Spelling = Spelt();

    /// <summary>Line by line.</summary>
    public IReadOnlyList<DeterminedLine> Lines { get; init; } = [];

    /// <summary>Who decides.</summary>
    public IReadOnlyList<DeterminedBy> DecidedBy { get; init; } = [];

    /// <summary>What comes with it: conditions of what lifts a requirement.</summary>
    public IReadOnlyList<DeterminedDuty> Attached { get; init; } = [];

    /// <summary>What is still to be asked, the best question first.</summary>
    public IReadOnlyList<DeterminedQuestion> Questions { get; init; } = [];

    /// <summary>The outcomes still possible.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>What stands meanwhile.</summary>
    public string Stands { get; init; } = "";

    /// <summary>The determination of a hash; null where it is not kept here.</summary>
    public static async Task<Determined?> Find(Reading reading, string hash)
    {
        if (kept.TryGetValue(hash, out var known))
            return known;
        if (await Determinations.Find(reading, hash) is not { } bytes)
            return null;
        if (kept.Count >= Most)
            kept.Clear();
        return kept.GetOrAdd(
            hash,
            JsonSerializer.Deserialize<Determined>(bytes, Spelling)!.Shortened()
        );
    }

    // What does not hold says nothing; what may hold does.
    private Determined Shortened() =>
        this with
        {
            Lines =
            [
                .. Lines.Select(line =>
                    line with
                    {
                        Controls = [.. line.Controls.Where(one => one.Applies != "no")],
                        Requirements = [.. line.Requirements.Where(one => one.Holds != "no")],
                        Prohibitions = [.. line.Prohibitions.Where(one => one.Holds != "no")],
                        Considered = line.Controls.Count,
                    }
                ),
            ],
        };

    private static JsonSerializerOptions Spelt()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = new Spaced() };
        options.Converters.Add(new Texts());
        return options;
    }

    // LegalBasis is written "legal basis".
    private sealed class Spaced : JsonNamingPolicy
    {
        public override string ConvertName(string name) =>
            KebabCaseLower.ConvertName(name).Replace('-', ' ');
    }

    private sealed class Texts : JsonConverter<Wording>
    {
        public override Wording Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String
                ? new Wording(reader.GetString()!)
                : new Wording(
                    JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader)!
                );

        public override void Write(
            Utf8JsonWriter writer,
            Wording value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }
}

/// <summary>What was determined of a line.</summary>
internal sealed record DeterminedLine
{
    public string Line { get; init; } = "";
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public IReadOnlyList<DeterminedControl> Controls { get; init; } = [];
    public IReadOnlyList<DeterminedRequirement> Requirements { get; init; } = [];
    public IReadOnlyList<DeterminedProhibition> Prohibitions { get; init; } = [];
    public IReadOnlyList<DeterminedTier> Risk { get; init; } = [];

    /// <summary>How many controls were looked at.</summary>
    [JsonIgnore]
    public int Considered { get; init; }
}

/// <summary>A control that applies, or may.</summary>
internal sealed record DeterminedControl(string Id, Wording? Title, string Applies)
{
    public IReadOnlyList<DeterminedPart> Limbs { get; init; } = [];
}

/// <summary>A requirement that holds, or may, and what lifts it.</summary>
internal sealed record DeterminedRequirement(string Id, Wording? Title, string Holds)
{
    public string? Control { get; init; }
    public Wording? LegalBasis { get; init; }
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public IReadOnlyList<DeterminedPart> LiftedBy { get; init; } = [];
}

/// <summary>A prohibition that holds, or may.</summary>
internal sealed record DeterminedProhibition(string Id, Wording? Title, string Holds)
{
    public Wording? LegalBasis { get; init; }
    public IReadOnlyList<DeterminedPart> Derogations { get; init; } = [];
}

/// <summary>One of the questions risk is asked in.</summary>
internal sealed record DeterminedTier(string Tier, IReadOnlyList<string> Levels)
{
    public IReadOnlyList<DeterminedPart> Indicators { get; init; } = [];
    public IReadOnlyList<DeterminedPart> Mitigations { get; init; } = [];
}

/// <summary>A part of a provision, and whether it holds.</summary>
internal sealed record DeterminedPart(string Id, string Holds);

/// <summary>Who decides, within which time.</summary>
internal sealed record DeterminedBy
{
    public string? Rung { get; init; }
    public Wording? RungTitle { get; init; }
    public Wording? AuthorityTitle { get; init; }
    public string? Within { get; init; }
    public string? By { get; init; }
}

/// <summary>A duty or condition that comes with the outcome.</summary>
internal sealed record DeterminedDuty(string From, Wording Text)
{
    public string? Within { get; init; }
}

/// <summary>A question whose answer can still change the outcome.</summary>
internal sealed record DeterminedQuestion(string Term)
{
    public string About { get; init; } = "";
    public string Who { get; init; } = "";
    public string Cost { get; init; } = "";
    public bool CanSettle { get; init; }
}
