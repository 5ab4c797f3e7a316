namespace Passavant.Accords.Tests.Shipped;

/// <summary>The test vectors of our list of thresholds are agreed examples of each edition they hold in.</summary>
public sealed class VectorTests
{
    // Vectors that do not hold in an edition, and why.
    private static readonly Dictionary<(string State, string Vector), string> NotHolding = new()
    {
        [("EU", "2B201.milling#2")] =
            "the Union measures by ISO 230-2 (1988); a value by the edition of 2006 leaves it open",
        [("US", "1A202#0")] = "the United States stop at an inside diameter of 400 mm",
        [("US", "1C350#1")] =
            "the United States entry begins at 30 % and does not look at the destination; weaker mixtures are 1C395",
        [("US", "1C350#3")] = "the United States entry does not look at the destination",
        [("US", "3A002.a.7#0")] = "the United States control an input bandwidth of 60 GHz or more",
        [("US", "3A002.c#0")] = "the United States limits are 170 MHz in real time and -150 dBm/Hz",
        [("US", "3B001.f.1#1")] =
            "the United States compute the resolvable feature with 0.25, so that a numerical aperture of 1.35 leaves the overlay to decide",
        [("US", "6A005.d.1.b#0")] = "the United States limit is 25 W",
        [("US", "8A002.o.2#0")] = "the United States limit for composite shafts is 2 MW",
    };

    // Vectors that state a derived number or a word otherwise than the glossary does: the example by a fact it must state.
    private static readonly Dictionary<string, (string Term, string Value, string Why)> Reworded =
        new()
        {
            ["3A001.b.2#0"] = (
                "rated frequency",
                "2 GHz to 6 GHz",
                "a fractional bandwidth of 180 % does not fit a band ending at 6 GHz that begins at 2 GHz: 100 % does"
            ),
            ["3B001.f.1#1"] = (
                "numerical aperture",
                "1.35",
                "the resolvable feature is derived from wavelength and aperture"
            ),
            ["3B501.f.1.b#0"] = (
                "numerical aperture",
                "1.35",
                "the resolvable feature is derived from wavelength and aperture"
            ),
            ["3B501.f.1.b#1"] = (
                "numerical aperture",
                "1.35",
                "the resolvable feature is derived from wavelength and aperture"
            ),
            ["3A090#0"] = (
                "total performance",
                "2368 TPP",
                "the density is derived from performance and die area"
            ),
            ["3A090#1"] = (
                "total performance",
                "2640 TPP",
                "the density is derived from performance and die area"
            ),
            ["3A090#2"] = (
                "total performance",
                "4708 TPP",
                "the density is derived from performance and die area"
            ),
            ["6A002.a.3#0"] = ("peak response", "1550 nm", "two dimensions are a word"),
        };

    [Fact]
    public void The_list_holds_one_hundred_entries_and_184_vectors()
    {
        var entries = Thresholds.Entries();
        Assert.Equal(100, entries.Count);
        Assert.Equal(184, entries.Sum(entry => entry.Vectors.Count));
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    public void Every_vector_that_holds_is_an_agreed_example(string state)
    {
        var examples = Thresholds.Examples(state);
        var absent = Vectors(state)
            .Where(vector =>
                !NotHolding.ContainsKey((state, vector.Id))
                && !examples.Any(example => Restated(state, example, vector))
            )
            .Select(vector => vector.Id);
        Assert.Empty(absent);
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    public void No_vector_said_not_to_hold_is_an_agreed_example_all_the_same(string state)
    {
        var examples = Thresholds.Examples(state);
        var ids = Vectors(state).ToDictionary(vector => vector.Id);
        foreach (var (_, vector) in NotHolding.Keys.Where(key => key.State == state))
            Assert.DoesNotContain(
                examples,
                example => Thresholds.Restates(state, example, ids[vector])
            );
    }

    private static IEnumerable<Thresholds.Vector> Vectors(string state) =>
        Thresholds
            .Entries()
            .Where(entry => entry.Lists.Contains(state))
            .SelectMany(entry => entry.Vectors);

    private static bool Restated(
        string state,
        Thresholds.Example example,
        Thresholds.Vector vector
    ) =>
        Reworded.TryGetValue(vector.Id, out var word)
            ? Thresholds.Represents(state, vector.Code, example.Control)
                && example.Expect == vector.Expect
                && example.Given.TryGetValue(word.Term, out var value)
                && value == word.Value
            : Thresholds.Restates(state, example, vector);
}
