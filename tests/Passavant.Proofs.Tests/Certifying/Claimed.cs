using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Certifying;

namespace Passavant.Proofs.Tests.Certifying;

/// <summary>A generated accord, a day, and what is said not to come about.</summary>
public sealed record Claimed(Draft Draft, string AsOf, (int Kind, int Which, bool Is)[] Said)
{
    internal static readonly Gen<Claimed> Any = Gen.Select(
        Drafts.Any,
        Drafts.AnyDay,
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1000], Gen.Bool).Array[1, 3],
        (draft, day, said) => new Claimed(draft, day, said)
    );

    /// <summary>A transfer of which everything is stated and officially determined.</summary>
    internal static readonly Gen<Deal> CompleteDeal = Deals
        .Of(100)
        .Where(deal => deal.Parties.Any(party => party.Roles.Contains("end user")))
        .Select(deal => new Deal(
            Determined(deal.Whole),
            [.. deal.Items.Select(Determined)],
            [.. deal.Parties.Select(Determined)],
            [.. deal.Legs.Select(Determined)]
        ));

    private static Thing Determined(Thing thing) =>
        thing with
        {
            Facts =
            [
                .. thing.Facts.Select(fact =>
                    fact with
                    {
                        Standing = Standing.OfficiallyDetermined,
                    }
                ),
            ],
        };

    public DateOnly Day => DateOnly.Parse(AsOf, System.Globalization.CultureInfo.InvariantCulture);

    internal Statement[] Statements(Accord accord) =>
        [.. Said.Select(said => Statement(accord, said.Kind, said.Which, said.Is))];

    private static Statement Statement(Accord accord, int kind, int which, bool holds)
    {
        T One<T>(params IEnumerable<T>[] of) =>
            of.SelectMany(one => one).ToList() is var all ? all[which % all.Count] : default!;
        return kind switch
        {
            0 => new Statement.AtLeast((Outcome)(which % 7)),
            1 => new Statement.AtMost((Outcome)(which % 7)),
            2 => new Statement.Controlled(holds),
            3 => new Statement.Applies(
                One<Provision>(accord.Controls, accord.Requirements, accord.Prohibitions),
                0,
                holds
            ),
            _ => new Statement.Text(
                One<Provision>(accord.Controls, accord.Indicators, accord.Mitigations),
                0,
                holds
            ),
        };
    }

    internal static string Json(Statement statement)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            statement.Write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public override string ToString() => $"\n{Draft}\nas of {AsOf}: {string.Join(" and ", Said)}\n";
}
