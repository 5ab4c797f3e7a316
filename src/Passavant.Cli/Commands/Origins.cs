using Passavant.Accords;

namespace Passavant.Cli.Commands;

/// <summary>Where an accord was read: its folder, and the choices made in it.</summary>
internal sealed record Origin(string Folder, IReadOnlyDictionary<string, string> Choices);

/// <summary>Where each accord in use was read.</summary>
internal sealed class Origins(Surroundings surroundings)
{
    private readonly Dictionary<Accord, Origin> read = [];

    /// <summary>Where a text was read; null for one that was made on the way.</summary>
    public Origin? Of(Accord accord) => read.GetValueOrDefault(accord);

    public void Add(Accord accord, string folder, IReadOnlyDictionary<string, string> choices) =>
        read[accord] = new Origin(folder, choices);

    /// <summary>A text in which every choice is settled, and which must be sound.</summary>
    public Accord Read(string folder, IReadOnlyDictionary<string, string> choices)
    {
        var accord = AccordFolders.Read(folder, choices, surroundings);
        Add(accord, folder, choices);
        return accord;
    }
}
