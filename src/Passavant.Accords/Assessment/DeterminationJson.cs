using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>A determination as one JSON object: everything needed to give reasons for it and to compute it again.</summary>
/// <remarks>The same determination always gives the same bytes. Compare two by their RFC 8785 form, since other programs may write the object anew.</remarks>
public static class DeterminationJson
{
    /// <summary>The name and version of this format, the value of its first key.</summary>
    public const string Format = "passavant determination 1";

    /// <summary>How the object is written: on one line, with letters of every script as they are.</summary>
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object as UTF-8.</summary>
    public static byte[] ToBytes(Determination determination)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(writer, determination);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter writer, Determination determination)
    {
        var accord = determination.Accord;
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("engine", Determination.EngineVersion);
        writer.WritePropertyName("transfer");
        TransferJson.Write(writer, determination.Transfer);
        writer.WriteStartObject("accord");
        writer.WriteString("identity", accord.Identity.ToString());
        Write(writer, "title", accord.Title);
        writer.WriteString("version", accord.Version);
        writer.WriteString("state", accord.State);
        Write(writer, "notice", accord.Notice);
        writer.WriteEndObject();
        writer.WriteString("as of", JsonInput.Day(determination.AsOf));
        writer.WriteString("known at", JsonInput.Day(determination.KnownAt));
        writer.WritePropertyName("acts");
        InstrumentsJson.Write(writer, determination.Acts);
        writer.WriteNumber("budget", determination.Options.Budget);
        writer.WriteBoolean("in force", determination.IsInForce);
        writer.WriteString("jurisdiction", Name(determination.Jurisdiction));
        Write(writer, "outcomes", determination.Outcomes);
        writer.WriteBoolean("exact", determination.IsExact);
        writer.WriteString("stands", determination.Stands.Name());
        writer.WriteStartArray("lines");
        foreach (var line in determination.Lines)
            Write(writer, line);
        writer.WriteEndArray();
        writer.WriteStartArray("decided by");
        foreach (var by in determination.DecidedBy)
            Write(writer, by);
        writer.WriteEndArray();
        writer.WriteStartArray("attached");
        foreach (var attached in determination.Attached)
        {
            writer.WriteStartObject();
            writer.WriteString("from", attached.From);
            Write(writer, "text", attached.Text);
            if (attached.Within is { } within)
                writer.WriteString("within", within.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (determination.Options.WithQuestions)
        {
            writer.WriteStartArray("questions");
            foreach (var question in determination.Questions)
                Write(writer, question);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LineDetermination line)
    {
        writer.WriteStartObject();
        writer.WriteString("line", line.Item.Line);
        Write(writer, "outcomes", line.Outcomes);
        writer.WriteBoolean("exact", line.IsExact);
        writer.WriteStartArray("controls");
        foreach (var finding in line.Controls)
        {
            writer.WriteStartObject();
            Name(writer, finding.Control);
            writer.WriteString("text", Name(finding.Text));
            writer.WriteString("applies", Name(finding.Applies));
            Holding(
                writer,
                "limbs",
                finding.Limbs.Select(limb => (limb.Code.ToString(), limb.Holds))
            );
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("requirements");
        foreach (var finding in line.Requirements)
            Write(writer, finding);
        writer.WriteEndArray();
        writer.WriteStartArray("prohibitions");
        foreach (var finding in line.Prohibitions)
        {
            writer.WriteStartObject();
            Name(writer, finding.Prohibition);
            writer.WriteString("holds", Name(finding.Holds));
            Write(writer, "legal basis", finding.Prohibition.LegalBasis);
            Holding(
                writer,
                "derogations",
                finding.Derogations.Select(pair => (pair.Derogation.Id, pair.Holds))
            );
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("risk");
        foreach (var tier in line.Risk)
        {
            writer.WriteStartObject();
            writer.WriteString("tier", Tiers[(int)tier.Tier]);
            writer.WriteStartArray("levels");
            foreach (var level in tier.Levels)
                writer.WriteStringValue(level);
            writer.WriteEndArray();
            Holding(
                writer,
                "indicators",
                tier.Indicators.Select(pair => (pair.Indicator.Id, pair.Holds))
            );
            Holding(
                writer,
                "mitigations",
                tier.Mitigations.Select(pair => (pair.Mitigation.Id, pair.Holds))
            );
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RequirementFinding finding)
    {
        var requirement = finding.Requirement;
        writer.WriteStartObject();
        Name(writer, requirement);
        writer.WriteString("trigger", Triggers[(int)requirement.Trigger]);
        if (finding.Control is { } control)
            writer.WriteString("control", control.Id);
        writer.WriteString("holds", Name(finding.Holds));
        writer.WriteString("authority", requirement.Authority);
        Write(writer, "list", requirement.List);
        Write(writer, "legal basis", requirement.LegalBasis);
        Write(writer, "outcomes", finding.Outcomes);
        writer.WriteStartArray("lifted by");
        foreach (var lifting in finding.LiftedBy)
        {
            writer.WriteStartObject();
            writer.WriteString("id", lifting.Id);
            writer.WriteString("kind", lifting.Authorisation is null ? "licence" : "authorisation");
            writer.WriteString("holds", Name(lifting.Holds));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DecidedBy by)
    {
        writer.WriteStartObject();
        if (by.Rung is { } rung)
        {
            writer.WriteString("rung", rung.Id);
            Write(writer, "rung title", rung.Title);
        }
        if (by.Authority is { } authority)
        {
            writer.WriteString("authority", authority.Id);
            Write(writer, "authority title", authority.Title);
        }
        if (by.Within is { } within)
            writer.WriteString("within", within.ToString());
        if (by.By is { } day)
            writer.WriteString("by", JsonInput.Day(day));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Question question)
    {
        writer.WriteStartObject();
        writer.WriteString("term", question.Term.Name);
        if (question.About.Length > 0)
            writer.WriteString("about", question.About);
        if (question.Demand > Standing.Asserted)
            writer.WriteString("standing", question.Demand.Name());
        writer.WriteString("who", question.Term.Ask.Who);
        writer.WriteString("cost", Costs[(int)question.Term.Ask.Cost]);
        writer.WriteBoolean("can settle", question.CanSettle);
        writer.WriteNumber("remaining", Math.Round(question.Remaining, 6));
        writer.WriteEndObject();
    }

    private static readonly string[] Truths = ["no", "not stated", "yes"];
    private static readonly string[] Tiers =
    [
        "end use",
        "end user",
        "diversion",
        "human rights",
        "regional stability",
    ];
    private static readonly string[] Triggers =
    [
        "control",
        "destination",
        "end use",
        "end user",
        "informed",
        "awareness",
        "suspicion",
    ];
    private static readonly string[] Costs = ["low", "medium", "high"];

    private static string Name(Truth truth) => Truths[(int)truth];

    private static void Name(Utf8JsonWriter writer, Provision provision)
    {
        writer.WriteString("id", provision.Id);
        Write(writer, "title", provision.Title);
    }

    private static void Holding(
        Utf8JsonWriter writer,
        string key,
        IEnumerable<(string Id, Truth Holds)> parts
    )
    {
        writer.WriteStartArray(key);
        foreach (var (id, holds) in parts)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("holds", Name(holds));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string key, OutcomeSet outcomes)
    {
        writer.WriteStartArray(key);
        foreach (var outcome in outcomes)
            writer.WriteStringValue(outcome.Name());
        writer.WriteEndArray();
    }

    // Without languages where there is one, else by language; nothing where nothing is written.
    private static void Write(Utf8JsonWriter writer, string key, Wording? wording)
    {
        if (wording is null)
            return;
        var texts = wording.All.ToList();
        if (texts is [{ Key: Wording.DefaultLanguage } only])
        {
            writer.WriteString(key, only.Value);
            return;
        }
        writer.WriteStartObject(key);
        foreach (var (language, text) in texts)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
