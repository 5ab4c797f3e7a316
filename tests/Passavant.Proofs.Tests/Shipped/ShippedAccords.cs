using System.Collections.Concurrent;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Proofs.Tests.Shipped;

/// <summary>The accords that ship, each read once; of a draft the choices named a.</summary>
internal static class ShippedAccords
{
    private static readonly ConcurrentDictionary<string, Lazy<Accord>> Known = new();

    public static Accord Named(string name) =>
        Known
            .GetOrAdd(
                name,
                _ => new Lazy<Accord>(() => Read(Path.Combine(Repository.Root, "accords", name)))
            )
            .Value;

    public static Accord Read(string folder)
    {
        var open = AccordReader.ReadFolder(folder);
        var reading = AccordReader.ReadFolder(
            folder,
            open.Brackets.ToDictionary(bracket => bracket.Id, _ => "a")
        );
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return reading.Accord!;
    }
}
