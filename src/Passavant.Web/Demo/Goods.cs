using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cases;

namespace Passavant.Web.Demo;

/// <summary>Something that goes: its facts in the words of the accord, and how it is sold.</summary>
internal sealed record Goods(string Facts, string Description, long Quantity, long Euros)
{
    public static Goods Drive { get; } =
        new(
            """{"item":"frequency changer","usable as a motor drive":"yes","multiphase":"yes","apparent power":"4 kV.A","output frequency":"1000 Hz","frequency control":"0.1 %","performance lock":"none","built into a machine":"no"}""",
            "Frequency changer ND-1000",
            2,
            12_000
        );

    public static Goods Transducer { get; } =
        new(
            """{"item":"pressure transducer","measures absolute pressure":"yes","sensor material":"aluminium oxide","seal material":"no such seal","full scale":"13 kPa","accuracy at 13 kpa":"65 Pa"}""",
            "Pressure transducer FI-13",
            20,
            18_000
        );

    public static Goods Valve { get; } =
        new(
            """{"item":"valve","quantity":"2","value":"1800 EUR","nominal size dn":"25","wetted material":"fluoropolymer","fluorine content":"76 %"}""",
            "Corrosion-proof valve BV-25",
            2,
            1_800
        );

    public static Goods Navigation { get; } =
        new(
            """{"item":"inertial navigation equipment","for aircraft or vehicles or vessels":"yes","positions without aiding":"yes","position error rate":"0.6 [nmi_i]/h","certified for civil aircraft":"no"}""",
            "Inertial unit LR-6 for survey drones",
            4,
            160_000
        );

    public static Goods Processor { get; } =
        new(
            """{"item":"integrated circuit","total performance":"5000 TPP","for data centres":"yes","die area":"800 mm2"}""",
            "Processor board for weather models",
            8,
            240_000
        );

    public static Goods Bicycle { get; } =
        new("""{"item":"other"}""", "Bicycle frame of titanium tubes", 40, 30_000);

    /// <summary>An application to send it.</summary>
    /// <param name="exporter">Who sends it.</param>
    /// <param name="user">Who receives it.</param>
    /// <param name="use">What for.</param>
    /// <param name="facts">Facts of the transfer that are not the usual ones.</param>
    /// <param name="check">How the last check of the end user went.</param>
    public Application To(
        string exporter,
        EndUser user,
        string use,
        string language = "en",
        string check = "favourable",
        params (string Term, string Value)[] facts
    )
    {
        var all = new JsonObject();
        foreach (
            var (term, value) in new (string, string)[]
            {
                ("activity", "export"),
                ("location", "NO"),
                ("destination", user.Country),
                ("re-export planned to", user.Country),
                ("purpose of movement", "sale"),
                ("end use", "civil"),
                ("informed", "no"),
                ("knows of weapons use", "no"),
                ("knows of military use", "no"),
                ("knows of human rights violations", "no"),
                ("diversion signs", "none"),
                ("free zone", "no"),
                ("human rights concern", "none"),
                ("regional tension", "low"),
                ("end use evidence", "statement of the end user"),
                ("refused by a partner state", "no"),
            }.Concat(facts)
        )
            all[term] = value;
        var transfer = new JsonObject
        {
            ["transfer"] = "T-1",
            ["facts"] = all,
            ["items"] = new JsonArray(
                new JsonObject { ["line"] = "1", ["facts"] = JsonNode.Parse(Facts) }
            ),
            ["parties"] = new JsonArray(
                Party(
                    "exporter",
                    "exporter",
                    ("established in", "NO"),
                    ("kind of party", "company"),
                    ("internal compliance programme", "yes")
                ),
                Party(
                    "end-user",
                    "end user",
                    ("country", user.Country),
                    ("kind of party", user.Kind),
                    ("owned by a listed party", "no"),
                    ("dealings known", "yes"),
                    ("earlier check failed", check),
                    ("security service", "no"),
                    ("supplied in 12 months", this == Valve ? "16" : "0"),
                    ("trusted status", "no")
                )
            ),
        };
        return new Application
        {
            Transfer = JsonSerializer.SerializeToElement(transfer),
            EndUse = use,
            Language = language,
            Parties =
            [
                new PartyDetails("exporter", exporter, "Industriveien 3, Havnes", "NO"),
                new PartyDetails("end-user", user.Name, user.Address, user.Country)
                {
                    Contact = user.Mail,
                },
            ],
            Lines =
            [
                new LineDetails(
                    "1",
                    Description,
                    Quantity,
                    "pieces",
                    new Money(Euros * 100, "EUR")
                ),
            ],
        };
    }

    private static JsonObject Party(
        string id,
        string role,
        params (string Term, string Value)[] facts
    )
    {
        var all = new JsonObject();
        foreach (var (term, value) in facts)
            all[term] = value;
        return new JsonObject
        {
            ["id"] = id,
            ["roles"] = new JsonArray(role),
            ["facts"] = all,
        };
    }
}

/// <summary>An invented end user.</summary>
internal sealed record EndUser(
    string Name,
    string Address,
    string Country,
    string Kind,
    string Signatory,
    string Mail
)
{
    public static EndUser Woodworks { get; } =
        new(
            "Serraria Araucária Ltda",
            "Rua das Tábuas 12, Curitiba",
            "BR",
            "company",
            "Maria Souza",
            "direcao@araucaria.example"
        );

    public static EndUser Sawmill { get; } =
        new(
            "Madeiras Imbuia Ltda",
            "Estrada da Mata 88, Lages",
            "BR",
            "company",
            "Otto Kuhn",
            "direcao@imbuia.example"
        );

    public static EndUser Brazing { get; } =
        new(
            "Solda Cedro Ltda",
            "Rua do Cedro 2, Caxias do Sul",
            "BR",
            "company",
            "Lia Borges",
            "direcao@cedro.example"
        );

    public static EndUser Observatory { get; } =
        new(
            "Observatório Serra Azul",
            "Estrada do Pico, Brazópolis",
            "BR",
            "university",
            "Celso Prates",
            "diretoria@serra-azul.example"
        );

    public static EndUser Furnaces { get; } =
        new(
            "Fornos Ipê Ltda",
            "Avenida do Forno 40, Joinville",
            "BR",
            "company",
            "Paulo Reis",
            "direcao@fornos-ipe.example"
        );

    public static EndUser Institute { get; } =
        new(
            "Instituto Várzea de Física",
            "Rua da Várzea 1, Recife",
            "BR",
            "university",
            "Inês Prado",
            "reitoria@varzea.example"
        );

    public static EndUser Water { get; } =
        new(
            "Águas do Planalto",
            "Praça da Fonte 5, Goiânia",
            "BR",
            "company",
            "Rui Campos",
            "obras@planalto.example"
        );

    public static EndUser Survey { get; } =
        new(
            "Monsoon Survey Services",
            "14 Lake Road, Pune",
            "IN",
            "company",
            "Asha Menon",
            "office@monsoon-survey.example"
        );

    public static EndUser Weather { get; } =
        new(
            "Deccan Weather Laboratory",
            "2 Cloud Street, Hyderabad",
            "IN",
            "university",
            "Vikram Rao",
            "office@deccan-weather.example"
        );

    public static EndUser Alike { get; } =
        new(
            "Specimen Centrifuge Works",
            "Rua Nova 9, Curitiba",
            "BR",
            "company",
            "Caio Lima",
            "direcao@specimen.example"
        );
}
