using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Certifies claims about accords on their days, one after the other.</summary>
/// <remarks>Same accords, days, budget and claim: same certificate.</remarks>
/// <param name="accords">The accords, as statements count them.</param>
/// <param name="asOf">The day of law.</param>
/// <param name="knownAt">The day of knowledge.</param>
/// <param name="budget">How many sides of boxes one claim may try.</param>
internal sealed class Certifier(
    IReadOnlyList<Accord> accords,
    DateOnly asOf,
    DateOnly knownAt,
    long budget
)
{
    private const int MostLeaves = 500_000;
    private const int LongestText = 1 << 26;

    private Texts? kept;

    /// <summary>The laws as written, and the roles and cells their conditions make.</summary>
    private sealed record Texts(Universe Universe, IReadOnlyList<Law> Laws);

    /// <summary>Certifies that statements cannot all hold of a line of a complete transfer.</summary>
    /// <param name="claim">The claim, in words.</param>
    /// <param name="statements">What cannot hold together.</param>
    public Certification Write(string claim, params IReadOnlyList<Statement> statements)
    {
        if (UnlikeTerm() is { } name)
            return new Certification.NotDecided(
                false,
                $"'{name}' means one thing in one text and another in the other"
            );
        var texts = Read(statements);
        var refuter = new Refuter(
            texts.Universe.Formulas,
            [.. statements.Select(one => one.Formula(texts.Laws, texts.Universe.Formulas))],
            new Nobody(texts.Universe).In
        );
        var why = "the budget ran out";
        if (refuter.Refute(budget) is { } proof)
        {
            var written = Text(claim, statements, proof, texts.Universe);
            if (written is Certification.Written)
                return written;
            why = ((Certification.NotDecided)written).Why;
        }
        else if (!refuter.IsSpent)
            why = "what certificates take for independent stands in the way";
        return Search(statements, why);
    }

    // What the search says that takes no care to be checked.
    private Certification Search(IReadOnlyList<Statement> statements, string why)
    {
        var prover = new Prover(
            [.. accords.Select(accord => (accord, asOf, knownAt))],
            budget,
            also: statements.SelectMany(one => one.Conditions)
        );
        var (answer, _, witness) = prover.Show(
            [.. statements.Select(one => one.Formula(prover.Laws, prover.Formulas))],
            outcomes => statements.All(one => one.MayBe(outcomes))
        );
        return witness is not null
            ? new Certification.Refuted(witness)
            : new Certification.NotDecided(answer == Answer.None, why);
    }

    private Texts Read(IReadOnlyList<Statement> statements)
    {
        var also = statements.SelectMany(one => one.Conditions).ToList();
        // A condition the laws have anyway brings nothing new.
        var isNew = also.Exists(condition =>
            !accords.Any(accord => ReferenceEquals(accord.Jurisdiction, condition))
        );
        if (!isNew && kept is not null)
            return kept;
        var universe = new Universe(
            [.. accords.Distinct()],
            accords.SelectMany(ConditionsOf).Concat(also),
            merging: false
        );
        var texts = new Texts(
            universe,
            [.. accords.Select(accord => new Law(universe, accord, asOf, knownAt))]
        );
        if (!isNew)
            kept = texts;
        return texts;
    }

    // What is in force, and no more: whom it takes for granted, every transfer names.
    private IEnumerable<Condition> ConditionsOf(Accord accord)
    {
        yield return accord.Jurisdiction;
        if (!accord.Valid.Holds(asOf) || accord.Published > knownAt)
            yield break;
        foreach (
            var provision in accord.Provisions.Where(one => LegalTime.MayHold(one, asOf, knownAt))
        )
        {
            yield return provision.When;
            foreach (
                var unless in provision is Control control
                    ? control.AllExclusions
                    : provision.Unless
            )
                yield return unless;
            yield return LegalTime.Reach(provision, accord.Glossary, asOf);
            if (provision is Requirement requirement)
                foreach (var rule in requirement.Review)
                foreach (var condition in rule.Unless.Prepend(rule.When))
                    yield return condition;
        }
    }

    private string? UnlikeTerm() =>
        accords
            .SelectMany(accord => accord.Glossary.Terms)
            .GroupBy(term => term.Name, StringComparer.Ordinal)
            .FirstOrDefault(same =>
                same.Any(term =>
                    term.About != same.First().About || Sort(term) != Sort(same.First())
                )
            )
            ?.Key;

    private static (string, Passavant.Accords.Quantities.Dimension?) Sort(Term term) =>
        term.Kind switch
        {
            TermKind.Number number => ("number", number.Dimension),
            TermKind.Derived derived => ("number", derived.Unit.Dimension),
            TermKind.Band band => ("band", band.Unit.Dimension),
            TermKind.Codes codes => (codes.Several ? "codes" : "code", null),
            TermKind.Country => ("country", null),
            TermKind.Day => ("day", null),
            TermKind.Shown => ("name", null),
            _ => ("words", null),
        };

    private Certification Text(
        string claim,
        IReadOnlyList<Statement> statements,
        Proof proof,
        Universe universe
    )
    {
        using var bytes = new MemoryStream();
        using var json = new Utf8JsonWriter(
            bytes,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteNumber("passavant certificate", 1);
        json.WriteStartArray("accords");
        foreach (var accord in accords)
            json.WriteStringValue(accord.Identity.ToString());
        json.WriteEndArray();
        json.WriteString("as of", Day(asOf));
        json.WriteString("known at", Day(knownAt));
        json.WriteString("claim", claim);
        json.WriteStartArray("refutes");
        foreach (var statement in statements)
            statement.Write(json);
        json.WriteEndArray();
        json.WritePropertyName("tree");
        var tree = new TreeText(json, universe, accords, MostLeaves);
        if (tree.Write(proof) is { } fault)
            return new Certification.NotDecided(false, fault);
        json.WriteEndObject();
        json.Flush();
        if (bytes.Length > LongestText)
            return new Certification.NotDecided(false, "a certificate too long to be read");
        return new Certification.Written(
            Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length),
            tree.Leaves
        );
    }

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
