using System.Globalization;
using System.Text;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Log;

/// <summary>The proof that an act of a case is in the log, and what opens its entry, for who may read what it opens.</summary>
internal static class EntryProof
{
    private static readonly Parameter[] Parameters =
    [
        new(
            "fields",
            Holds.Texts,
            "Only these fields of the entry are opened, such as body.verdicts; all that the caller may read unless said."
        ),
    ];

    /// <summary>The proof of one act.</summary>
    /// <param name="Index">Where its entry stands in the log, from 0.</param>
    /// <param name="Entry">The entry: the text whose hash the log has.</param>
    /// <param name="Proof">The proof, to be kept in a file ending in .tlog-proof (c2sp.org/tlog-proof).</param>
    /// <param name="Disclosures">What opens fields of the entry: of each its salt in base64url, its name and its value. Whoever is given one can check it, and learns nothing of the others.</param>
    internal sealed record ProofView(
        long Index,
        string Entry,
        string Proof,
        IReadOnlyList<IReadOnlyList<string>> Disclosures
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes
            .MapGet("/cases/{number}/events/{version}/proof", Handle)
            .Takes(Parameters)
            .For(
                Allows.Reading,
                "The log",
                "The proof that an act of a case is in the log, with what opens its entry; of an applicant and a partner state, their own acts.",
                gives: typeof(ProofView)
            );

    private static async Task<IResult> Handle(
        string number,
        string version,
        HttpContext context,
        Desk desk,
        Looks looks,
        PublishedLog log,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, Parameters);
        var (file, caller) = await Opening.Readable(number, context, desk, Allows.Reading, stop);
        var happened = int.TryParse(
            version,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var which
        )
            ? await desk.Store.Read(
                reading => Events.Find(reading, $"{file.Case.Number}", which),
                stop
            )
            : null;
        var relation = WhoMay.RelationOf(file.Case, caller.Actor, file.Office);
        var inside = Allows.ReadingInside.May(caller.Actor.Role, relation, file.Case.Phase);
        if (happened is null || !inside && happened.Agency != caller.Actor.Agency)
            throw Trouble.Absent($"There is no act {version} in the case that is yours to see.");
        looks.Saw(file.Case, caller.Actor, desk.Now);

        // What the history of the case keeps back from the reader, its proof keeps back too.
        var isOpen =
            !inside
            || file.History.Any(one =>
                one.Version == which
                && HistoryView.Of(one, caller.Actor, file.Case).What is not null
            );
        var disclosures = EventLeaf
            .Disclosures(happened)
            .Where(one => isOpen || !EventLeaf.IsOfBody(one.Name))
            .ToList();
        var asked = given.Texts("fields");
        if (asked.FirstOrDefault(name => !disclosures.Exists(one => one.Name == name)) is { } none)
            throw Trouble.Invalid(
                $"is '{none}'; expected one of {string.Join(", ", disclosures.Select(one => one.Name))}",
                "query",
                "fields"
            );
        var entry = EventLeaf.Of(happened).ToBytes();
        var proof =
            log.Prove(EventLeaf.IndexOf(happened), entry)
            ?? throw Trouble.Absent(
                "The act is not in the published log yet; ask again in a moment."
            );
        return CaseAnswers.Ok(
            context,
            new ProofView(
                proof.Index,
                Encoding.UTF8.GetString(entry),
                Encoding.UTF8.GetString(proof.ToBytes()),
                [
                    .. disclosures
                        .Where(one => asked.Count == 0 || asked.Contains(one.Name))
                        .Select(one =>
                            JsonSerializer.Deserialize<IReadOnlyList<string>>(one.ToBytes())!
                        ),
                ]
            )
        );
    }
}
