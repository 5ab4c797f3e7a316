using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Screening;
using Passavant.Screening.Names;
using Passavant.Store;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Notices;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>The keys by which refusals and proposed transactions are compared: item, destination and end user, the end user by its name as screening reads it.</summary>
internal static class ListKeys
{
    private static readonly TokenKind[] LegalForms = [TokenKind.LegalForm];

    /// <summary>The keys of the transaction a case is about, as one record under the case's number.</summary>
    /// <param name="one">The case.</param>
    /// <param name="controls">The controls its items are under, as the determination has them.</param>
    /// <param name="accord">The accord that says which codes of other regimes they correspond to.</param>
    public static KeyedRecord Of(Case one, IReadOnlyList<string> controls, Accord accord) =>
        new(
            $"{one.Number}",
            [
                .. EndUsers
                    .Of(one)
                    .SelectMany(user => Keys(Codes(controls, accord), user.Country, user.Name))
                    .Distinct(),
            ]
        );

    // Each control by its own id and by the codes it corresponds to, so that states under other accords find one another. Customs codes are of goods too many.
    private static IReadOnlyList<string> Codes(IEnumerable<string> items, Accord accord) =>
        [
            .. items
                .SelectMany(item =>
                    accord
                        .FindControl(item)
                        ?.Corresponds.Where(one => one.Regime != "HS")
                        .Select(one => one.Code)
                        .Prepend(item)
                    ?? [item]
                )
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>One's own refusals as records to be compared, each under its reference; those that no key can be made of are left out.</summary>
    public static IReadOnlyList<KeyedRecord> Of(IEnumerable<DenialRow> denials, Accord accord) =>
        [
            .. denials
                .Select(row => new KeyedRecord(
                    row.Id,
                    [
                        .. Keys(
                            Codes(
                                JsonSerializer.Deserialize<IReadOnlyList<string>>(
                                    row.Items,
                                    CaseJson.Options
                                ) ?? [],
                                accord
                            ),
                            row.Country,
                            row.EndUser
                        ),
                    ]
                ))
                .Where(record => record.Keys.Count > 0),
        ];

    /// <summary>One's own refusals in force on a day, as records to be compared.</summary>
    /// <exception cref="Asking.Trouble">No edition of the accord is active.</exception>
    public static async Task<IReadOnlyList<KeyedRecord>> OwnDenials(
        this Desk desk,
        Reading reading,
        DateOnly day
    ) =>
        Of(
            await Denials.OwnInForce(reading, day),
            (await desk.Office(reading, null, desk.Now)).Accord
        );

    private static IEnumerable<MatchKey> Keys(
        IReadOnlyList<string> codes,
        string? destination,
        string endUser
    )
    {
        var names = Names(endUser).ToList();
        if (destination is not { Length: 2 } || names.Count == 0)
            return [];
        try
        {
            return TransactionKeys.Of(codes, destination, names);
        }
        catch (FormatException)
        {
            // An item in words too long or odd for a key: its other items still count.
            return codes.Count == 1
                ? []
                : codes.SelectMany(code => Keys([code], destination, endUser)).Distinct();
        }
    }

    /// <summary>The keys of a name: each reading of it, with its legal form and without, since states differ in whether they write it.</summary>
    public static IEnumerable<MatchKey> Names(string name) =>
        NameReader
            .Read(name, PartyKind.Organisation)
            .SelectMany(reading =>
                new[]
                {
                    reading.Tokens.Select(token => token.Text),
                    reading
                        .Tokens.Where(token => !LegalForms.Contains(token.Kind))
                        .Select(token => token.Text),
                }
            )
            .Select(words => string.Join(' ', words))
            .Where(words => words.Length is > 0 and <= 400)
            .Distinct()
            .Select(words =>
            {
                try
                {
                    return MatchKey.Name(words);
                }
                catch (FormatException)
                {
                    return null;
                }
            })
            .OfType<MatchKey>();

    /// <summary>Records as bytes, the same for the same.</summary>
    public static byte[] ToBytes(IReadOnlyList<KeyedRecord> list) =>
        JsonSerializer.SerializeToUtf8Bytes(
            list.Select(record => new Written(record.Id, [.. record.Keys.Select(key => $"{key}")])),
            CaseJson.Options
        );

    /// <summary>Records of bytes that were kept.</summary>
    public static IReadOnlyList<KeyedRecord> Read(byte[] bytes) =>
        [
            .. JsonSerializer
                .Deserialize<IReadOnlyList<Written>>(bytes, CaseJson.Options)!
                .Select(one => new KeyedRecord(
                    one.Record,
                    [.. one.Keys.Select(key => MatchKey.Parse(key))]
                )),
        ];

    private sealed record Written(string Record, IReadOnlyList<string> Keys);
}
