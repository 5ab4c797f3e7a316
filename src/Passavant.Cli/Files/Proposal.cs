using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Files;

/// <summary>Why a row, or the transfer it belongs to, was not assessed.</summary>
internal sealed record Reject(
    string File,
    long Line,
    string Transfer,
    string ItemLine,
    string Column,
    string Value,
    string Reason,
    string Row
)
{
    public static readonly string[] Header =
    [
        "file",
        "file line",
        "transfer",
        "line",
        "column",
        "value",
        "reason",
        "row",
    ];

    public IEnumerable<string> Cells =>
        [
            File,
            Line.ToString(null as IFormatProvider),
            Transfer,
            ItemLine,
            Column,
            Value,
            Reason,
            Row,
        ];
}

/// <summary>A proposed transfer as found in a file, not yet read by a glossary.</summary>
internal abstract class Proposal
{
    /// <summary>How many rows of the file it takes.</summary>
    public abstract int Rows { get; }

    /// <summary>The transfer as the glossary of an accord reads it, or null with the reasons why not.</summary>
    /// <param name="accord">The accord.</param>
    /// <param name="number">Which of the accords in use it is.</param>
    /// <param name="rejects">Receives the reasons.</param>
    public abstract Transfer? Read(Accord accord, int number, List<Reject> rejects);

    /// <summary>A reject for each of its rows, for a reason that lies outside it.</summary>
    public abstract IEnumerable<Reject> RejectAll(string id, string reason);
}

/// <summary>A transfer as one JSON object.</summary>
internal sealed class JsonProposal(
    string file,
    long line,
    ReadOnlyMemory<byte> json,
    Standing standing
) : Proposal
{
    public override int Rows => 1;

    /// <summary>The object as found.</summary>
    public ReadOnlyMemory<byte> Json => json;

    private string Raw => System.Text.Encoding.UTF8.GetString(json.Span);

    public override Transfer? Read(Accord accord, int number, List<Reject> rejects)
    {
        var faults = new List<InputFault>();
        var transfer = TransferJson.Read(json, accord.Glossary, faults, standing);
        foreach (var fault in faults)
            rejects.Add(
                new Reject(file, line, "", "", fault.Where, fault.Value ?? "", fault.Message, Raw)
            );
        return transfer;
    }

    public override IEnumerable<Reject> RejectAll(string id, string reason) =>
        [new Reject(file, line, id, "", "transfer", id, reason, Raw)];
}
