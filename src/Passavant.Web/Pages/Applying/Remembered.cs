using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>What an applicant's organisation sent before, and to whom: read from its own applications, the latest first, and kept nowhere else.</summary>
internal static class Remembered
{
    private const int Most = 200;

    /// <summary>Something sent before.</summary>
    /// <param name="Key">What addresses call it.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="Maker">Who made it.</param>
    /// <param name="Kind">What kind of item it is.</param>
    /// <param name="Unit">In what it is counted.</param>
    /// <param name="Currency">In what it is paid.</param>
    /// <param name="Facts">Its facts, by term.</param>
    /// <param name="Times">In how many applications it stands.</param>
    internal sealed record Product(
        string Key,
        string Description,
        string? Maker,
        string? Kind,
        string Unit,
        string Currency,
        IReadOnlyDictionary<string, string> Facts,
        int Times
    );

    /// <summary>A party named before.</summary>
    /// <param name="Key">What addresses call it.</param>
    /// <param name="Details">Who it is, as it was written last.</param>
    /// <param name="Roles">The parts it played last.</param>
    /// <param name="Facts">Its facts, by term.</param>
    /// <param name="Times">In how many applications it stands.</param>
    internal sealed record Known(
        string Key,
        PartyDetails Details,
        IReadOnlyList<string> Roles,
        IReadOnlyDictionary<string, string> Facts,
        int Times
    );

    /// <summary>What was sent before.</summary>
    public static async Task<IReadOnlyList<Product>> Products(
        Desk desk,
        Actor by,
        CancellationToken stop
    ) =>
        [
            .. (await Applications(desk, by, stop))
                .SelectMany(one => one.Lines.Select(line => (One: one, Line: line)))
                .GroupBy(pair => Key($"{pair.Line.Description}\n{pair.Line.Maker}"))
                .Select(group =>
                {
                    var (one, line) = group.First();
                    return new Product(
                        group.Key,
                        line.Description,
                        line.Maker,
                        one.KindOf(line.Line),
                        line.Unit,
                        line.Value.Currency,
                        one.Facts(new Subject(About.Item, line.Line))
                            .Where(fact => fact.Key is not ("quantity" or "value"))
                            .ToDictionary(),
                        group.Count()
                    );
                }),
        ];

    /// <summary>Parties named before.</summary>
    public static async Task<IReadOnlyList<Known>> Parties(
        Desk desk,
        Actor by,
        CancellationToken stop
    ) =>
        [
            .. (await Applications(desk, by, stop))
                .SelectMany(one => one.Parties.Select(party => (One: one, Party: party)))
                .GroupBy(pair => Key($"{pair.Party.Name}\n{pair.Party.Country}"))
                .Select(group =>
                {
                    var (one, party) = group.First();
                    return new Known(
                        group.Key,
                        party,
                        one.Roles(party.Id),
                        one.Facts(new Subject(About.Party, party.Id)),
                        group.Count()
                    );
                }),
        ];

    private static async Task<IReadOnlyList<Application>> Applications(
        Desk desk,
        Actor by,
        CancellationToken stop
    ) =>
        [
            .. (
                await desk.Store.Read(
                    reading => WrittenApplications.Of(reading, by.Agency, by.Person, Most),
                    stop
                )
            )
                .Select(body =>
                    CaseJson.Read(body).Act switch
                    {
                        OpenCase open => open.Application,
                        Redraft redraft => redraft.Application,
                        AmendApplication amend => amend.Application,
                        _ => null,
                    }
                )
                .OfType<Application>(),
        ];

    private static string Key(string text) =>
        CaseFiles.Hash(System.Text.Encoding.UTF8.GetBytes(text.ToUpperInvariant()))[..12];
}
