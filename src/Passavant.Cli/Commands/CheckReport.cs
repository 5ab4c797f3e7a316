using System.Text.Json;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Commands;

/// <summary>Writes what checking accords found, for people and for programs.</summary>
internal sealed class CheckReport(TextWriter output)
{
    public void Text(IReadOnlyList<CheckedAccord> checks)
    {
        foreach (var check in checks)
        {
            foreach (var fault in check.Faults)
                output.WriteLine(fault);
            if (check.Accord is { } accord)
            {
                output.WriteLine($"{check.Path}: {accord.Title} ({accord.State} {accord.Version})");
                if (check.Settled is { } settled)
                    output.WriteLine($"  identity {settled.Identity}");
                output.WriteLine(
                    $"  {string.Join(", ", check.Counts.Select(count => Count(count.Count, count.Kind[..^1])))}"
                );
                output.WriteLine(
                    check.Errors == 0
                        ? $"  {accord.Examples.Count} examples run, all as agreed"
                        : $"  {accord.Examples.Count} examples"
                );
            }
            else
                output.WriteLine($"{check.Path}: cannot be assessed");
            foreach (var bracket in check.Brackets)
                output.WriteLine(
                    $"  bracket {bracket.Id} at {bracket.Place}: {string.Join(" | ", bracket.Alternatives)}"
                );
            foreach (var variant in check.Variants)
                output.WriteLine(
                    $"  {variant.Name}: {(variant.Accord is { } made ? made.Identity.ToString() : $"{variant.Errors} errors")}"
                );
            output.WriteLine(
                $"  {Count(check.Errors, "error")}, {Count(check.Faults.Count(fault => fault.Severity == Severity.Warning), "warning")}, {Count(check.Faults.Count(fault => fault.Severity == Severity.Note), "note")}"
            );
        }
    }

    public void GitHub(IReadOnlyList<CheckedAccord> checks)
    {
        foreach (var fault in checks.SelectMany(check => check.Faults))
        {
            var kind = fault.Severity switch
            {
                Severity.Note => "notice",
                Severity.Warning => "warning",
                _ => "error",
            };
            output.WriteLine(
                $"::{kind} file={Property(fault.Place.File)},line={fault.Place.Line},col={fault.Place.Column},title={Property(fault.Code)}::{Data(fault.Message)}"
            );
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text)
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);

    public void Json(IReadOnlyList<CheckedAccord> checks) =>
        IndentedJson.Write(
            output,
            writer =>
            {
                writer.WriteStartArray();
                foreach (var check in checks)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", check.Path);
                    if (check.Accord is { } accord)
                    {
                        writer.WriteString("title", accord.Title.ToString());
                        writer.WriteString("state", accord.State);
                        writer.WriteString("version", accord.Version);
                    }
                    if (check.Settled is { } settled)
                        writer.WriteString("identity", settled.Identity.ToString());
                    writer.WriteNumber("errors", check.Errors);
                    writer.WriteStartObject("counts");
                    foreach (var (kind, count) in check.Counts)
                        writer.WriteNumber(kind, count);
                    writer.WriteNumber("examples", check.Accord?.Examples.Count ?? 0);
                    writer.WriteEndObject();
                    writer.WriteStartArray("faults");
                    foreach (var fault in check.Faults)
                        Write(writer, fault);
                    writer.WriteEndArray();
                    writer.WriteStartArray("brackets");
                    foreach (var bracket in check.Brackets)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("id", bracket.Id);
                        writer.WriteString("place", bracket.Place.ToString());
                        writer.WriteStartArray("alternatives");
                        foreach (var alternative in bracket.Alternatives)
                            writer.WriteStringValue(alternative);
                        writer.WriteEndArray();
                        writer.WriteEndObject();
                    }
                    writer.WriteEndArray();
                    writer.WriteStartArray("choices");
                    foreach (var variant in check.Variants)
                    {
                        writer.WriteStartObject();
                        writer.WriteStartObject("choose");
                        foreach (var (bracket, alternative) in variant.Choices)
                            writer.WriteString(bracket, alternative);
                        writer.WriteEndObject();
                        if (variant.Accord is { } made)
                            writer.WriteString("identity", made.Identity.ToString());
                        writer.WriteNumber("errors", variant.Errors);
                        writer.WriteEndObject();
                    }
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter writer, Fault fault)
    {
        writer.WriteStartObject();
        writer.WriteString("file", fault.Place.File);
        writer.WriteNumber("line", fault.Place.Line);
        writer.WriteNumber("column", fault.Place.Column);
        writer.WriteString("severity", Level(fault.Severity));
        writer.WriteString("code", fault.Code);
        writer.WriteString("found", fault.Found);
        writer.WriteString("expected", fault.Expected);
        if (fault.Nearest is { } nearest)
            writer.WriteString("nearest", nearest);
        writer.WriteEndObject();
    }

    public void Sarif(IReadOnlyList<CheckedAccord> checks)
    {
        var faults = checks.SelectMany(check => check.Faults).ToList();
        SarifLog.Write(
            output,
            [
                .. faults
                    .Select(fault => fault.Code)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(code => new SarifRule(code)),
            ],
            [
                .. faults.Select(fault => new SarifResult(
                    fault.Code,
                    Level(fault.Severity),
                    fault.Message,
                    [fault.Place]
                )),
            ]
        );
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Note => "note",
            Severity.Warning => "warning",
            _ => "error",
        };

    private static string Count(int number, string noun) =>
        $"{number} {noun}{(number == 1 ? "" : "s")}";
}
