namespace Passavant.Accords.Tests.Shipped;

/// <summary>EU001 to EU008 name the destinations and the items of Annex II, as tabled beside the checkout.</summary>
public sealed class UnionAuthorisationTests
{
    private static readonly string[] FrenchOverseas = ["BL", "NC", "PF", "PM", "TF", "WF"];

    // The common exclusions; those of Annex IV are left to a fact.
    private static readonly string[] SectionI =
    [
        "0C001",
        "0C002",
        "0D001",
        "0E001",
        "1A102",
        "1C351",
        "1C353",
        "1C354",
        "1C450.a.1",
        "1C450.a.2",
        "7E104",
        "9A009.a",
        "9A117",
    ];

    // Where an item scope of ours is wider or narrower than the table by intent; conditions of the authorisation say the rest.
    private static readonly Dictionary<(string Authorisation, string Control), string> Deviations =
        new()
        {
            [("EU003", "8A001.c.1")] = "left out by a condition",
            [("EU004", "8A001.c.1")] = "left out by a condition",
            [("EU004", "3D225")] = "software for the demonstration goes with its equipment",
            [("EU008", "5A002.a.1")] = "left out by a condition on the role of the encryption",
            [("EU008", "5A002.a.4")] = "left out by a condition on the role of the encryption",
        };

    [Theory]
    [InlineData("EU001")]
    [InlineData("EU002")]
    [InlineData("EU003")]
    [InlineData("EU004")]
    [InlineData("EU005")]
    [InlineData("EU006")]
    [InlineData("EU007")]
    public void A_general_authorisation_names_its_destinations(string authorisation) =>
        Assert.Equal(
            Rows("controls/eu-gea-destinations.csv", authorisation)
                .SelectMany(row =>
                    row[2] == "French overseas territories" ? FrenchOverseas : [row[3]]
                )
                .Order(StringComparer.Ordinal),
            Members($"{authorisation} destinations")
        );

    [Fact]
    public void EU008_leaves_out_the_destinations_it_names_and_those_of_EU001() =>
        Assert.Equal(
            Rows("controls/eu-gea-destinations.csv", "EU008")
                .Where(row => row[1] == "exclude")
                .Select(row => row[3])
                .Order(StringComparer.Ordinal),
            Members("EU001 destinations")
                .Concat(Members("EU008 excluded destinations"))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("EU001")]
    [InlineData("EU002")]
    [InlineData("EU003")]
    [InlineData("EU004")]
    [InlineData("EU005")]
    [InlineData("EU006")]
    [InlineData("EU007")]
    [InlineData("EU008")]
    public void A_general_authorisation_reaches_the_controls_the_table_names(string id)
    {
        var rows = Rows("controls/eu-gea-items.csv", id).ToList();
        var scope = ShippedAccords.Eu.Authorisations.Single(one => one.Id == id).Controls;
        foreach (var control in ShippedAccords.Eu.Controls)
        {
            var wanted =
                rows.Any(row => row[1] == "include" && Reaches(row[2], control))
                && !rows.Any(row =>
                    row[1].StartsWith("exclude", StringComparison.Ordinal)
                    && Reaches(row[2], control)
                );
            var found = scope?.Covers(control) ?? true;
            Assert.True(
                wanted == found || Deviations.ContainsKey((id, control.Id)),
                $"{id} {(found ? "reaches" : "leaves out")} {control.Id}"
            );
        }
    }

    private static bool Reaches(string row, Control control) =>
        row switch
        {
            "ALL-ANNEX-I" => true,
            "ALL-ANNEX-I GROUP-D-AND-E" or "GROUP-D-AND-E" => control.Id[1] is 'D' or 'E',
            "GROUP-D" => control.Id[1] is 'D',
            "GROUP-E" => control.Id[1] is 'E',
            "SECTION-I" => SectionI.Any(code => ControlCode.Parse(code).Covers(control.Code)),
            _ => ControlCode.TryParse(row, null, out var code) && code.Covers(control.Code),
        };

    private static IEnumerable<string> Members(string group) =>
        ShippedAccords.Eu.Glossary.Groups[group].Countries.Order(StringComparer.Ordinal);

    // The columns read here hold no commas.
    private static IEnumerable<string[]> Rows(string file, string authorisation) =>
        File.ReadLines(SharedData.Require(file))
            .Select(line => line.Split(','))
            .Where(row => row[0] == authorisation);
}
