using Passavant.Cli.Commands;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>What an audit found, for people and for programs.</summary>
internal static class AuditReport
{
    public static void Text(LogAudit audit, Surroundings surroundings)
    {
        var output = surroundings.Output;
        foreach (var finding in audit.Findings)
            output.WriteLine($"{Word(finding.Answer), -11}  {finding.Check, -11}  {finding.Words}");
        output.WriteLine();
        output.WriteLine(
            audit.AllHold ? "Every check that was made holds."
            : audit.HasFailed ? "NOT every check holds: do not rely on this log."
            : "No check fails, but not everything could be checked: it must not be taken to hold."
        );
        if (audit.Kept is { } kept)
            output.WriteLine(kept);
        output.WriteLine();
        output.WriteLine("Not looked at:");
        foreach (var words in audit.NotLookedAt)
            output.WriteLine($"- {words}");
    }

    public static void Json(LogAudit audit, Surroundings surroundings) =>
        IndentedJson.Write(
            surroundings.Output,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("holds", audit.AllHold);
                if (audit.Head is { } head)
                {
                    writer.WriteNumber("size", head.Size);
                    writer.WriteString("root", head.Root.ToString());
                }
                writer.WriteStartArray("findings");
                foreach (var finding in audit.Findings)
                {
                    writer.WriteStartObject();
                    writer.WriteString("check", finding.Check);
                    writer.WriteString("answer", Word(finding.Answer).ToLowerInvariant());
                    writer.WriteString("words", finding.Words);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                if (audit.Kept is { } kept)
                    writer.WriteString("kept", kept);
                writer.WriteStartArray("notLookedAt");
                foreach (var words in audit.NotLookedAt)
                    writer.WriteStringValue(words);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    private static string Word(LogAnswer answer) =>
        answer switch
        {
            LogAnswer.Holds => "holds",
            LogAnswer.Fails => "FAILS",
            _ => "not checked",
        };
}
