using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Passavant.Accords.Reading;
using Passavant.Screening;
using Passavant.Screening.Lists;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Post;
using Passavant.Web.Publishing;

namespace Passavant.Web.Demo;

/// <summary>Makes the demonstration: the program itself over the same records, on a clock that goes through the months before, with every request as people would send it.</summary>
internal static class Seeding
{
    private const int MonthsBefore = 4;

    /// <summary>Makes it.</summary>
    public static async Task Seed(
        string database,
        string password,
        DateTimeOffset now,
        InventedPartner partner,
        CancellationToken stop
    )
    {
        var clock = new SeedClock(new Calendar(now).Day(Story.Longest + 2, "07:00"));
        await AdminCommand.Create(
            [
                "--database",
                database,
                "--sign-in",
                Cast.Administrator.SignIn,
                "--name",
                Cast.Administrator.Name,
                "--password-stdin",
            ],
            new StringReader(password + "\n"),
            TextWriter.Null,
            clock
        );
        using var server = new InProcess();
        await using var app = Server.Build(
            ["--database", database, "--environment", "Development"],
            clock,
            builder =>
            {
                _ = builder.Logging.ClearProviders();
                _ = builder.Services.AddSingleton<IServer>(server);
                _ = builder.Services.AddSingleton(provider => new Comparing.PartnerLine(
                    new HttpClient(partner, disposeHandler: false),
                    provider.GetRequiredService<Comparing.Secrets>()
                ));
                _ = builder.Services.AddSingleton(
                    CaseworkSettings.Read(builder.Configuration, builder.Environment)! with
                    {
                        // The story lasts for months; nobody signs in anew each morning of it.
                        Session = TimeSpan.FromDays(31 * (MonthsBefore + 2)),
                        Idle = TimeSpan.FromDays(31 * (MonthsBefore + 2)),
                        TriesPerAddress = int.MaxValue,
                        TriesPerName = int.MaxValue,
                    }
                );
                // A password that is shown need not be hard to try.
                _ = builder.Services.Configure<PasswordHasherOptions>(hashing =>
                    hashing.IterationCount = 1_000
                );
                foreach (
                    var postman in builder
                        .Services.Where(service =>
                            service.ServiceType == typeof(IHostedService)
                            && service.ImplementationType == typeof(Postman)
                        )
                        .ToList()
                )
                    _ = builder.Services.Remove(postman);
            }
        );
        await app.StartAsync(stop);
        var stage = new Stage(server, clock, app.Services.GetRequiredService<DueWork>(), password);
        await Furnish(stage);
        await new Story(stage, new Calendar(now)).Tell(stop);
        foreach (var person in Cast.People)
            await stage.SignOut(person.SignIn);
        clock.GoTo(now);
        _ = await app.Services.GetRequiredService<DueWork>().Work(stop);
        _ = await app.Services.GetRequiredService<FigurePublisher>().Work(stop);
        await app.StopAsync(stop);
    }

    private static async Task Furnish(Stage stage)
    {
        var today = stage.Clock.GetUtcNow();
        var root = Path.Combine(AppContext.BaseDirectory, "demo", "accords");
        var files = AccordPack.Pack([
            .. AccordFile
                .ReadFolder(Path.Combine(root, "model"))
                .Select(file =>
                    file with
                    {
                        Path = Path.GetRelativePath(root, Path.GetFullPath(file.Path))
                            .Replace('\\', '/'),
                    }
                ),
        ]);
        // The states first chose other alternatives; every case of the story comes after they thought better of it.
        foreach (var (since, chosen) in new[] { (today.AddDays(-30), "b"), (today, "a") })
            await stage.Administer(
                "POST",
                $"editions?activeFrom={since.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}&choice=B-1:{chosen}&choice=B-2:a&choice=B-3:{chosen}",
                files,
                "application/zip"
            );
        foreach (var list in InventedLists.All(DateOnly.FromDateTime(today.UtcDateTime)))
        {
            using var bytes = new MemoryStream();
            SnapshotFile.Write(list, bytes);
            await stage.Administer("POST", "lists", bytes.ToArray(), "application/octet-stream");
        }
        await stage.Administer(
            "PUT",
            "calendars/common",
            new
            {
                zone = "UTC",
                weekend = new[] { "saturday", "sunday" },
                holidays = Enumerable
                    .Range(today.Year, 3)
                    .SelectMany(year => new[] { $"{year}-12-25", $"{year}-01-01" }),
                cutOff = "16:00",
            }
        );
        foreach (var agency in Cast.Agencies)
            await stage.Administer(
                "PUT",
                $"agencies/{agency.Id}",
                new
                {
                    name = new { en = agency.English, fr = agency.French },
                    kind = agency.Kind,
                    state = agency.State,
                    contact = $"post@{agency.Id}.example",
                    reviews = agency.Reviews,
                    trusted = agency.Trusted,
                }
            );
        foreach (var person in Cast.People)
            await stage.Enter(person);
        await stage.Administer(
            "POST",
            "agreements",
            new
            {
                partner = "baltic-desk",
                address = InventedPartner.Address,
                token = "invented",
                ourName = InventedPartner.Other,
                theirName = InventedPartner.Name,
                purposes = new[] { Comparing.Purposes.NoUndercut },
                legalBasis = "Arrangement on comparing denials (invented), article 4",
                floor = 5,
                mostKeysADay = 500,
            }
        );
    }
}

/// <summary>The days of the story, counted back from today in working days.</summary>
internal sealed class Calendar(DateTimeOffset now)
{
    /// <summary>An instant some working days ago.</summary>
    public DateTimeOffset Day(int workingDaysAgo, string time)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        for (var left = workingDaysAgo; left > 0; )
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }
        return new DateTimeOffset(
            day.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)),
            TimeSpan.Zero
        );
    }
}

/// <summary>The invented lists parties are screened against.</summary>
internal static class InventedLists
{
    public static IReadOnlyList<ListSnapshot> All(DateOnly day) =>
        [
            ListSnapshot.Of(
                new ListDescription
                {
                    Id = "denials",
                    Publisher = "The notifying states (demonstration)",
                    Title = "Invented denial notifications",
                    Format = "denials",
                    Date = day,
                },
                [
                    Firm("D-1", "Muster Trading House", "KP", Effect.Denied),
                    Firm("D-2", "Specimen Centrifuge Works", "BR", Effect.Denied),
                    Firm("D-3", "Placeholder Aerodynamics Bureau", "IN", Effect.Denied),
                ]
            ),
            ListSnapshot.Of(
                new ListDescription
                {
                    Id = "sanctions",
                    Publisher = "Nobody (demonstration)",
                    Title = "Invented sanctions",
                    Format = "opensanctions",
                    Date = day,
                },
                [
                    Firm("S-1", "Ejemplo Naval Engineering", "BR", Effect.Prohibits),
                    Firm("S-2", "Beispiel Procurement Group", "KP", Effect.Prohibits),
                    Firm("S-3", "Esempio Shipping Agency", "IN", Effect.RedFlag),
                ]
            ),
        ];

    private static ListEntry Firm(string id, string name, string country, Effect effect) =>
        new()
        {
            Party = new Party
            {
                Id = id,
                Kind = PartyKind.Organisation,
                Names = [new(name)],
                Countries = [country],
            },
            Consequence = new(effect),
        };
}
