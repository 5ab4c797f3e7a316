using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Passavant.Trust.Log;

/// <summary>A log's statement of its size and root: the text of a checkpoint (c2sp.org/tlog-checkpoint), without signatures.</summary>
/// <remarks>Compare by <see cref="Text"/>.</remarks>
public sealed class Checkpoint
{
    /// <summary>A checkpoint. Throws <see cref="ArgumentException"/> on an origin that is no line, or a negative size.</summary>
    /// <param name="origin">Which log it is, such as <c>authority.example/log</c>: a line, not empty.</param>
    /// <param name="head">Its size and root.</param>
    public Checkpoint(string origin, TreeHead head)
        : this(origin, head, [])
    {
        if (!NoteText.IsLine(origin))
            throw new ArgumentException("The origin of a log is a line of text, not empty.");
        ArgumentOutOfRangeException.ThrowIfNegative(head.Size);
    }

    private Checkpoint(string origin, TreeHead head, IReadOnlyList<string> extensions)
    {
        Origin = origin;
        Head = head;
        Extensions = extensions;
    }

    /// <summary>Which log it is.</summary>
    public string Origin { get; }

    /// <summary>Its size and root.</summary>
    public TreeHead Head { get; }

    /// <summary>Lines after the root, which nobody audits; ours have none.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The text that is signed, each line with its newline.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Origin}\n{Head.Size}\n{Head.Root}\n{string.Concat(Extensions.Select(line => line + "\n"))}"
        );

    /// <summary>Reads the text of a checkpoint in its one spelling.</summary>
    /// <param name="fault">Which line is wrong and what was expected, in English.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        [NotNullWhen(false)] out string? fault
    )
    {
        checkpoint = null;
        fault = null;
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1] != "")
            fault = "a checkpoint of fewer than three lines; expected origin, size and root";
        else if (
            Array.FindIndex(lines, line => !NoteText.IsLine(line)) is var empty
            && empty != lines.Length - 1
        )
            fault = $"line {empty + 1} of the checkpoint is empty or no text";
        else if (!Digits.TryParse(lines[1], out var size))
            fault =
                "line 2 of the checkpoint is no size; expected digits without leading zeros, below 2^63";
        else if (!TreeHash.TryParse(lines[2], out var root))
            fault = "line 3 of the checkpoint is no root; expected 32 bytes in base64";
        else
            checkpoint = new Checkpoint(lines[0], new TreeHead(size, root), lines[3..^1]);
        return checkpoint is not null;
    }
}
