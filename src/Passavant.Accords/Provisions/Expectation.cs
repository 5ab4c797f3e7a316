using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>What the states want the text to guarantee of every transfer its conditions describe. It decides nothing: no assessment reads it; it is kept or not by what the other provisions say.</summary>
public sealed class Expectation : Provision
{
    internal Expectation(Entry entry)
        : base(entry)
    {
        NeverMilderThan = Bound("never milder than");
        NeverStricterThan = Bound("never stricter than");
        Controlled = entry.Text("controlled") is { } word ? word == "yes" : null;

        Outcome? Bound(string key) => entry.Text(key) is { } name ? Outcomes.Find(name) : null;
    }

    /// <summary>The mildest outcome that keeps it; null where it asks for none. At least one of the three demands is there.</summary>
    public Outcome? NeverMilderThan { get; }

    /// <summary>The strictest outcome that keeps it, at least <see cref="NeverMilderThan"/>; null where it asks for none.</summary>
    public Outcome? NeverStricterThan { get; }

    /// <summary>Whether the item must fall under some control, or under none; null where it does not ask.</summary>
    public bool? Controlled { get; }
}
