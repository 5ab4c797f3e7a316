using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Comparing;

namespace Passavant.Casework.Bench;

/// <summary>Two states, each a server as a process of its own over records of its own, find out over HTTP which refusals both have.</summary>
/// <remarks>North asks and South answers. All that goes between them goes over a <see cref="Relay"/>. Every refusal makes one key.</remarks>
internal sealed class StatesDrill : IAsyncDisposable
{
    private const string Partner = "partner-state";

    private static readonly string[] Purpose = [Purposes.Denials];
    private static readonly string[] Destinations = ["BR", "IN", "ZA", "EG"];

    private readonly State north;
    private readonly State south;
    private readonly Relay wire;
    private readonly int common;

    private StatesDrill(State north, State south, Relay wire, int common) =>
        (this.north, this.south, this.wire, this.common) = (north, south, wire, common);

    /// <summary>What a comparison came to.</summary>
    /// <param name="Asked">How many keys North asked.</param>
    /// <param name="Held">How many keys South held.</param>
    /// <param name="Matched">How many matched.</param>
    /// <param name="ProcessorSeconds">The processor time of both processes.</param>
    /// <param name="Bytes">What went over the wire, both ways, with headers.</param>
    /// <param name="Wrong">All that is not as it should be, in a line each.</param>
    public sealed record Came(
        int Asked,
        int Held,
        int Matched,
        double ProcessorSeconds,
        long Bytes,
        IReadOnlyList<string> Wrong
    );

    /// <summary>Starts both states, each with so many refusals.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="folder">Where their records and logs go.</param>
    /// <param name="refusals">How many refusals each has.</param>
    /// <param name="common">How many of these both have.</param>
    public static async Task<StatesDrill> Start(
        string root,
        string folder,
        int refusals,
        int common
    )
    {
        var south = await State.Start(root, folder, "south", refusals - common, refusals);
        return new StatesDrill(
            await State.Start(root, folder, "north", 0, refusals),
            south,
            new Relay(south.Server.Address),
            common
        );
    }

    /// <summary>An administrator of each enters the agreement.</summary>
    public async Task Agree()
    {
        await north.Agree(wire.Address, "NO", "SO");
        await south.Agree(north.Server.Address, "SO", "NO");
    }

    /// <summary>North asks with its whole list.</summary>
    public async Task<Came> Compare()
    {
        var (used, sent) = (Used(), wire.Bytes);
        var found = await north.Send(0, HttpMethod.Post, "/comparisons", new { partner = Partner });
        (used, sent) = (Used() - used, wire.Bytes - sent);
        var wrong = new List<string>();
        // The refusals of the first are numbered from 0, those of the second from where they overlap.
        var expected = Enumerable.Range(0, int.MaxValue).Skip(north.Refusals - common).Take(common);
        var hits = Texts(found.GetProperty("hits")).Order(StringComparer.Ordinal).ToList();
        if (!hits.SequenceEqual(expected.Select(Key).Order(StringComparer.Ordinal)))
            wrong.Add($"{hits.Count} hits, which are not the {common} refusals both have");
        var held = (await south.Send(0, HttpMethod.Get, "/comparisons"))[0];
        foreach (var name in new[] { "name", "asked", "held" })
            if ($"{held.GetProperty(name)}" != $"{found.GetProperty(name)}")
                wrong.Add($"{name}: {found.GetProperty(name)} and {held.GetProperty(name)}");
        if (held.GetProperty("hits").GetArrayLength() > 0 || held.TryGetProperty("matched", out _))
            wrong.Add("the state that was asked knows what matched");
        return new Came(
            found.GetProperty("asked").GetInt32(),
            found.GetProperty("held").GetInt32(),
            hits.Count,
            used,
            sent,
            wrong
        );
    }

    /// <summary>Two officials of each state release the details of the first hit of the last comparison; answers them as North reads them.</summary>
    public async Task<JsonElement> Release()
    {
        var comparison = (await north.Send(0, HttpMethod.Get, "/comparisons"))[0];
        var asked = await north.Send(
            0,
            HttpMethod.Post,
            "/comparisons/releases",
            new
            {
                comparison = comparison.GetProperty("id").GetString(),
                hit = 0,
                because = "The same is asked of us.",
            }
        );
        var path = $"/comparisons/releases/{asked.GetProperty("name").GetString()}";
        _ = await north.Send(1, HttpMethod.Post, path, new { isAsked = true, act = "consent" });
        _ = await north.Send(0, HttpMethod.Post, path, new { isAsked = true, act = "exchange" });
        foreach (var official in new[] { 0, 1 })
            _ = await south.Send(
                official,
                HttpMethod.Post,
                path,
                new { isAsked = false, act = "consent" }
            );
        return (
            await north.Send(0, HttpMethod.Post, path, new { isAsked = true, act = "exchange" })
        )[0];
    }

    /// <summary>Holds the log of each state against its records; answers what is wrong, and what kinds of acts about comparisons each has.</summary>
    public async Task<(IReadOnlyList<string> Wrong, IReadOnlyList<string>[] Acts)> Logs() =>
        (
            [.. await north.Settled(), .. await south.Settled()],
            [await north.Acts(), await south.Acts()]
        );

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        await north.DisposeAsync();
        await south.DisposeAsync();
    }

    private double Used() => north.Server.ProcessorSeconds + south.Server.ProcessorSeconds;

    private static IEnumerable<string> Texts(JsonElement list) =>
        list.EnumerateArray().Select(one => one.GetString()!);

    private static string Country(int refusal) => Destinations[refusal % Destinations.Length];

    private static string EndUser(int refusal) => $"Zorvane {refusal}";

    private static string Key(int refusal) =>
        $"transaction:3A225|{Country(refusal)}|name:{EndUser(refusal).ToUpperInvariant()}";

    private sealed class State : IAsyncDisposable
    {
        private readonly Database store;
        private readonly HttpClient client;
        private readonly SignedLog signed;

        private State(Database store, ServerProcess server, string log, int refusals)
        {
            (this.store, Server, Refusals, signed) = (store, server, refusals, new SignedLog(log));
            // A hundred thousand keys take a while on either side.
            client = new HttpClient
            {
                BaseAddress = server.Address,
                Timeout = TimeSpan.FromMinutes(10),
            };
        }

        public ServerProcess Server { get; }

        public int Refusals { get; }

        public static async Task<State> Start(
            string root,
            string folder,
            string name,
            int first,
            int refusals
        )
        {
            var now = DateTimeOffset.UtcNow;
            var path = Path.Combine(folder, $"{name}.db");
            var store = Database.Open(path);
            _ = await store.Migrate(now);
            await new Seed(root, now.AddDays(-2)).People(store, 2);
            await store.Write(async change =>
            {
                await Store.People.Put(
                    change,
                    AgencyRows.Row(
                        new Agency(Partner, new Accords.Wording("Partner"), AgencyKind.Partner)
                    )
                );
                await Seed.Person(change, "admin", Seed.Authority, "administrator", "admin", now);
                await Seed.Person(change, "line", Partner, "partner", "line", now);
                for (var i = first; i < first + refusals; i++)
                    await Denials.Put(
                        change,
                        new DenialRow
                        {
                            Id = $"{name}-{i}",
                            State = name,
                            Partner = Seed.Authority,
                            Day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
                            EndUser = EndUser(i),
                            EndUserKey = EndUser(i),
                            Country = Country(i),
                            Items = "[\"3A225\"]",
                            Grounds = $"Refused by {name}.",
                            Number = $"{name}-{i}",
                        }
                    );
            });
            var log = Path.Combine(folder, $"{name}.log");
            var server = await ServerProcess.Start(
                path,
                log: log,
                settings: ["--Casework:Webhooks:Neighbours=true"]
            );
            return new State(store, server, log, refusals);
        }

        public Task<JsonElement> Agree(Uri address, string ours, string theirs) =>
            Send(
                "admin",
                HttpMethod.Post,
                "/administration/agreements",
                new
                {
                    partner = Partner,
                    address = $"{address}",
                    token = "line",
                    ourName = ours,
                    theirName = theirs,
                    purposes = Purpose,
                    legalBasis = $"Law of {ours}",
                    floor = 5,
                    mostKeysADay = 500_000,
                }
            );

        public Task<JsonElement> Send(
            int official,
            HttpMethod method,
            string path,
            object? body = null
        ) => Send(Seed.Token(official), method, path, body);

        public Task<IReadOnlyList<string>> Settled() => signed.Settle(store);

        public Task<IReadOnlyList<string>> Acts() =>
            store.Read<IReadOnlyList<string>>(async reading =>
                [.. (await Events.Read(reading, Recording.Stream)).Select(one => one.Type)]
            );

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await Server.DisposeAsync();
            await store.DisposeAsync();
        }

        private async Task<JsonElement> Send(
            string token,
            HttpMethod method,
            string path,
            object? body
        )
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (body is not null)
                request.Content = JsonContent.Create(body);
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{method} {path}: {answer.StatusCode} {text}");
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
    }
}
