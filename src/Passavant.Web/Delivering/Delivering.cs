using System.Globalization;
using System.Text;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Delivering;

/// <summary>What an officer enters of goods that arrived.</summary>
/// <param name="Licence">The number of the licence of the exporting state.</param>
/// <param name="Arrived">The day they arrived.</param>
internal sealed record DeliveryRequest(
    string Licence,
    Importer Importer,
    DateOnly Arrived,
    IReadOnlyList<DeliveredLine> Lines
)
{
    /// <summary>Where they were seen.</summary>
    public string? Place { get; init; }
}

/// <summary>Delivery verification certificates: one officer enters that goods arrived, another signs, and only then it counts. It may be withdrawn, with reasons.</summary>
internal sealed class Delivering(Desk desk)
{
    /// <summary>How many lines a certificate may have.</summary>
    public const int MostLines = 100;

    /// <summary>How long reasons may be, in characters.</summary>
    public const int LongestReasons = 5000;

    // So that everything always fits the picture on paper.
    private const int LongestCode = 60;
    private const decimal MostQuantity = 999_999_999m;

    /// <summary>Whether a certificate is somebody's to read: auditors read all, an authority its own.</summary>
    public static bool IsFor(Actor by, DeliveryRow row) =>
        by.Role == Role.Auditor || row.Authority == by.Agency;

    /// <summary>Those somebody may read.</summary>
    public Task<IReadOnlyList<DeliveryRow>> All(Actor by, CancellationToken stop) =>
        desk.Store.Read(
            reading => Deliveries.All(reading, by.Role == Role.Auditor ? null : by.Agency),
            stop
        );

    /// <summary>One somebody may read.</summary>
    /// <exception cref="Trouble">There is none of that number, or it is another's.</exception>
    public Task<DeliveryRow> Find(Actor by, string number, CancellationToken stop) =>
        desk.Store.Read(reading => Find(reading, by, number), stop);

    /// <summary>Enters that goods arrived.</summary>
    /// <exception cref="Trouble">What is said of it cannot be.</exception>
    public Task<DeliveryRow> Enter(Actor by, DeliveryRequest asked, CancellationToken stop) =>
        desk.Store.Once(
            async change =>
            {
                var now = desk.Now;
                var agencies = await desk.Agencies(change);
                var delivery = Check(
                    asked,
                    agencies.GetValueOrDefault(by.Agency)?.Name.ToString() ?? by.Agency,
                    now
                );
                var count = await Deliveries.Count(change);
                var row = new DeliveryRow
                {
                    Number = string.Create(CultureInfo.InvariantCulture, $"V{count + 1}"),
                    Authority = by.Agency,
                    Says = Encoding.UTF8.GetString(delivery.ToBytes()),
                    Entered = now,
                    EnteredBy = by.Person,
                };
                _ = await Events.Append(
                    change,
                    Delivery.Stream + row.Number,
                    0,
                    [Recorded.Act(by, now, Delivery.Entered, delivery)]
                );
                await Deliveries.Put(change, row);
                return row;
            },
            stop
        );

    /// <summary>Signs what somebody else entered.</summary>
    /// <exception cref="Trouble">There is none of that number, it is another authority's, it is signed or withdrawn, or whoever signs entered it.</exception>
    public Task<DeliveryRow> Sign(Actor by, string number, CancellationToken stop) =>
        desk.Store.Once(
            async change =>
            {
                var row = await Find(change, by, number);
                if (row.Signed is not null || row.Withdrawn is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "not-now",
                        $"{number} does not wait for a signature.",
                        $"{number} n'attend pas de signature."
                    );
                if (row.EnteredBy == by.Person)
                    throw Trouble.Of(
                        StatusCodes.Status403Forbidden,
                        "four-eyes",
                        "Whoever entered a certificate does not sign it; another officer does.",
                        "Qui a saisi un certificat ne le signe pas ; un autre agent le fait."
                    );
                var after = row with { Signed = desk.Now, SignedBy = by.Person };
                _ = await Events.Append(
                    change,
                    Delivery.Stream + row.Number,
                    1,
                    [
                        // What is signed is said again: the signature names it whole.
                        Recorded.Act(
                            by,
                            after.Signed!.Value,
                            Delivery.Signed,
                            Delivery.Read(row.Says)
                        ),
                    ]
                );
                await Deliveries.Put(change, after);
                return after;
            },
            stop
        );

    /// <summary>Withdraws a certificate, signed or not.</summary>
    /// <exception cref="Trouble">There is none of that number, it is another authority's, it was withdrawn, or no reasons are given.</exception>
    public Task<DeliveryRow> Withdraw(
        Actor by,
        string number,
        string? reasons,
        CancellationToken stop
    )
    {
        var looked = new Looked();
        var why = looked.Need(reasons, LongestReasons, "reasons");
        looked.Done();
        return desk.Store.Once(
            async change =>
            {
                var row = await Find(change, by, number);
                if (row.Withdrawn is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "withdrawn",
                        $"{number} is withdrawn.",
                        $"{number} est retiré."
                    );
                var after = row with
                {
                    Withdrawn = desk.Now,
                    WithdrawnBy = by.Person,
                    WithdrawnBecause = why,
                };
                _ = await Events.Append(
                    change,
                    Delivery.Stream + row.Number,
                    row.Signed is null ? 1 : 2,
                    [
                        Recorded.Act(
                            by,
                            after.Withdrawn!.Value,
                            Delivery.Withdrawn,
                            new { reasons = why }
                        ),
                    ]
                );
                await Deliveries.Put(change, after);
                return after;
            },
            stop
        );
    }

    private static async Task<DeliveryRow> Find(Reading reading, Actor by, string number) =>
        await Deliveries.Find(reading, number) is { } found && IsFor(by, found)
            ? found
            : throw Trouble.Absent("There is no certificate of that number.");

    private static Delivery Check(DeliveryRequest asked, string authority, DateTimeOffset now)
    {
        var looked = new Looked();
        var licence = looked.Need(asked.Licence, LongestCode, "licence");
        var name = looked.Need(asked.Importer.Name, 200, "importer", "name");
        looked.Country(asked.Importer.Country, "importer", "country");
        var importer = new Importer(
            name,
            asked.Importer.Country,
            looked.Text(asked.Importer.Identifier, 100, "importer", "identifier"),
            looked.Text(asked.Importer.Address, 500, "importer", "address")
        );
        // Where it is a day later already, today has begun.
        looked.Unless(
            asked.Arrived <= DateOnly.FromDateTime(now.UtcDateTime.AddHours(14)),
            "is a day to come; what has not arrived is not certified",
            "arrived"
        );
        var place = looked.Text(asked.Place, 200, "place");
        looked.Unless(
            asked.Lines.Count is > 0 and <= MostLines,
            $"expected 1 to {MostLines} lines",
            "lines"
        );
        var lines = new List<DeliveredLine>();
        foreach (var (i, line) in asked.Lines.Take(MostLines).Index())
        {
            if (line is null)
            {
                looked.Unless(false, "is null; expected a line", "lines", $"{i}");
                continue;
            }
            looked.Unless(
                line.Quantity is > 0 and <= MostQuantity && line.Quantity.Scale <= 6,
                "expected a number above 0 and below a thousand million, with at most six places",
                "lines",
                $"{i}",
                "quantity"
            );
            lines.Add(
                new DeliveredLine(
                    looked.Need(line.Code, LongestCode, "lines", $"{i}", "code"),
                    looked.Text(line.Description, 500, "lines", $"{i}", "description"),
                    line.Quantity,
                    looked.Text(line.Unit, 30, "lines", $"{i}", "unit")
                )
            );
        }
        looked.Done();
        return new Delivery(authority, licence, importer, asked.Arrived, place, lines);
    }
}
