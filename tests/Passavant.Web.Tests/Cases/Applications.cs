using System.Text.Json;
using Passavant.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>Invented applications.</summary>
internal static class Applications
{
    public static Application Frequency(string frequency = "1000 Hz") =>
        new()
        {
            Transfer = JsonSerializer.Deserialize<JsonElement>(
                $$$"""
                {"transfer":"T-1","facts":{"activity":"export","location":"NO","destination":"BR","re-export planned to":"BR","purpose of movement":"sale","end use":"civil","informed":"no","knows of weapons use":"no","knows of military use":"no","knows of human rights violations":"no","diversion signs":"none","free zone":"no","human rights concern":"none","regional tension":"low","end use evidence":"statement of the end user","refused by a partner state":"no"},
                "items":[{"line":"1","facts":{"item":"frequency changer","usable as a motor drive":"yes","multiphase":"yes","apparent power":"4 kV.A","output frequency":"{{{frequency}}}","frequency control":"0.1 %","performance lock":"none","built into a machine":"no"}}],
                "parties":[{"id":"Nordic Drives","roles":["exporter"],"facts":{"established in":"NO","kind of party":"company","internal compliance programme":"yes"}},
                {"id":"Fábrica Sul","roles":["end user"],"facts":{"country":"BR","kind of party":"company","owned by a listed party":"no","dealings known":"yes","earlier check failed":"favourable","security service":"no","supplied in 12 months":"0","trusted status":"no"}}]}
                """
            ),
            EndUse = "Driving spindles of wood-working machines.",
            Parties =
            [
                new PartyDetails("Nordic Drives", "Nordic Drives AS", "Storgata 1, Oslo", "NO"),
                new PartyDetails("Fábrica Sul", "Fábrica Sul Ltda", "Rua 1, Curitiba", "BR"),
            ],
            Lines =
            [
                new LineDetails(
                    "1",
                    "Frequency changer ND-1000",
                    2,
                    "pieces",
                    new Money(1_200_000, "EUR")
                ),
            ],
        };

    public static EndUseStatement Statement() =>
        new()
        {
            EndUser = "Fábrica Sul Ltda",
            Address = "Rua 1, Curitiba",
            Exporter = "Nordic Drives AS",
            Lines = [new StatedLine("1", "Frequency changer ND-1000", 2, "pieces")],
            EndUse = "Driving spindles of wood-working machines.",
            Place = "Curitiba, works 2",
            Undertakings = Enum.GetValues<Undertaking>(),
            Signatory = new Signatory(
                "Maria Souza",
                "Director",
                "By her office, under the statutes",
                true,
                Assurance.Substantial
            ),
        };
}
