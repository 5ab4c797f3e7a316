using System.Diagnostics.CodeAnalysis;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Compare;

/// <summary>The facts of a transfer as the properties of an object, as Microsoft RulesEngine likes them best; null where not stated.</summary>
[SuppressMessage(
    "Naming",
    "CA1707:Identifiers should not contain underscores",
    Justification = "The names rules use."
)]
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "The names rules use.")]
public sealed class PeerFacts
{
    private readonly GeneratedTransfer transfer;

    internal PeerFacts(GeneratedTransfer transfer)
    {
        this.transfer = transfer;
        output_frequency = Number("output frequency");
        wall_thickness = Number("wall thickness");
        power = Number("power");
        wavelength = Number("wavelength");
        diameter = Number("diameter");
        pressure = Number("pressure");
        mass = Number("mass");
        temperature = Number("temperature");
        speed = Number("speed");
        accuracy = Number("accuracy");
        destination = Word("destination");
        end_use = Word("end use");
        end_user_record = Word("end user record");
        evidence = Word("evidence");
    }

#pragma warning disable CS1591 // The names say it.
    public int? output_frequency { get; }
    public int? wall_thickness { get; }
    public int? power { get; }
    public int? wavelength { get; }
    public int? diameter { get; }
    public int? pressure { get; }
    public int? mass { get; }
    public int? temperature { get; }
    public int? speed { get; }
    public int? accuracy { get; }
    public string? destination { get; }
    public string? end_use { get; }
    public string? end_user_record { get; }
    public string? evidence { get; }
#pragma warning restore CS1591

    private int? Number(string term) =>
        transfer.Numbers.TryGetValue(term, out var number) ? number : null;

    private string? Word(string term) => transfer.Words.GetValueOrDefault(term);
}
