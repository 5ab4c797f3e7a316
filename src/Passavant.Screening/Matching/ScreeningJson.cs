using System.Buffers;
using System.Globalization;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Ownership;

namespace Passavant.Screening.Matching;

/// <summary>Answers as canonical JSON (RFC 8785), one line each.</summary>
public static class ScreeningJson
{
    /// <summary>The first line of a file of answers: what they depend on.</summary>
    /// <param name="identity">What they depend on.</param>
    /// <param name="to">Where to write.</param>
    /// <param name="decided">The hash of the decisions taken into account, and the day on which they are to hold.</param>
    /// <param name="owners">The hash of the table of owners taken into account, and the day on which holdings are to hold.</param>
    public static void Write(
        ScreeningIdentity identity,
        IBufferWriter<byte> to,
        (string Hash, DateOnly Day)? decided = null,
        (string Hash, DateOnly Day)? owners = null
    )
    {
        var writer = new CanonicalWriter(to);
        writer.BeginObject();
        writer.Member("configuration", identity.Configuration);
        writer.Member("day", decided?.Day ?? owners?.Day);
        writer.Member("decisions", decided?.Hash);
        writer.Member("engine", identity.Engine);
        writer.Name("lists");
        writer.BeginArray();
        foreach (var list in identity.Lists)
        {
            writer.BeginObject();
            writer.Member("hash", list.Hash);
            writer.Member("id", list.Id);
            writer.EndObject();
        }
        writer.EndArray();
        writer.Member("owners", owners?.Hash);
        writer.EndObject();
    }

    /// <summary>The answer for one party: who may be meant, and why.</summary>
    public static void Write(
        Party asked,
        IReadOnlyList<Hit> hits,
        Screener screener,
        IBufferWriter<byte> to
    ) => Write(asked, Decisions.None.Apply(hits, asked, default), screener, to);

    /// <summary>The answer for one party: who may be meant, why, and what was decided.</summary>
    /// <param name="asked">The party.</param>
    /// <param name="hits">Who may be meant.</param>
    /// <param name="screener">The lists.</param>
    /// <param name="to">Where to write.</param>
    /// <param name="owned">Which lists' rules on owners cover it or leave it unknown; null where owners were not asked for.</param>
    public static void Write(
        Party asked,
        IReadOnlyList<DecidedHit> hits,
        Screener screener,
        IBufferWriter<byte> to,
        IReadOnlyList<OwnershipAnswer>? owned = null
    )
    {
        var writer = new CanonicalWriter(to);
        writer.BeginObject();
        writer.Name("hits");
        writer.BeginArray();
        foreach (var hit in hits)
            Write(hit, screener.Explain(asked, hit.Hit), writer);
        writer.EndArray();
        writer.Member("id", asked.Id);
        writer.Member("name", asked.Names.Count > 0 ? asked.Names[0].Text : "");
        if (owned is not null)
        {
            writer.Name("ownership");
            writer.BeginArray();
            foreach (var answer in owned)
                Write(answer, writer);
            writer.EndArray();
        }
        writer.Member("query", ScreeningIdentity.Of(asked));
        writer.EndObject();
    }

    private static void Write(OwnershipAnswer answer, CanonicalWriter writer)
    {
        var finding = answer.Finding;
        writer.BeginObject();
        writer.Member("atLeast", OwnershipStep.Percent(finding.AtLeast));
        writer.Member("atMost", OwnershipStep.Percent(finding.AtMost));
        writer.Member("coverage", finding.Coverage.ToString().ToLowerInvariant());
        writer.Member("doubt", answer.Rule.Doubt);
        writer.Member("list", answer.List);
        writer.Member("paths", [.. answer.Paths]);
        writer.Member("rule", answer.Rule.ToString());
        writer.Member("source", answer.Rule.Source);
        writer.EndObject();
    }

    private static void Write(
        DecidedHit decided,
        IReadOnlyList<Evidence> evidence,
        CanonicalWriter writer
    )
    {
        var hit = decided.Hit;
        var consequence = hit.Entry.Consequence;
        writer.BeginObject();
        DecisionJson.WriteState(decided, writer);
        writer.Member("deniedBy", consequence.DeniedBy);
        writer.Member("effect", consequence.Effect.Name());
        writer.Name("evidence");
        writer.BeginArray();
        foreach (var one in evidence)
        {
            writer.BeginObject();
            writer.Member("asked", one.Asked);
            writer.Member("feature", FeatureWords.Name(one.Feature));
            writer.Member("listed", one.Listed);
            writer.Member("points", Decimal(one.Points));
            writer.EndObject();
        }
        writer.EndArray();
        writer.Member("itemScope", consequence.ItemScope);
        writer.Member("list", hit.List.Id);
        writer.Member("listId", hit.Entry.Party.Id);
        writer.Member("name", hit.Name.Text);
        writer.Member("policy", consequence.Policy);
        writer.Member("probability", hit.Probability.ToString(CultureInfo.InvariantCulture));
        writer.Member("score", Decimal(hit.Points));
        writer.Member("tier", hit.Tier.ToString().ToLowerInvariant());
        writer.Member("until", consequence.Until ?? hit.Entry.Until);
        writer.EndObject();
    }

    internal static string Decimal(int hundredths) =>
        (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
