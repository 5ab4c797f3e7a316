using System.Text;

namespace Passavant.Cli.Casework;

/// <summary>Asks whoever types; what is piped in is read line by line.</summary>
internal sealed class Prompt(Surroundings surroundings)
{
    /// <summary>A line; null when there is none left.</summary>
    public string? Line(string question)
    {
        surroundings.Output.Flush();
        surroundings.Error.Write(question);
        var line = new List<byte>();
        int letter;
        while ((letter = surroundings.Input.ReadByte()) is >= 0 and not '\n')
            line.Add((byte)letter);
        surroundings.Error.WriteLine();
        return letter < 0 && line.Count == 0
            ? null
            : Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }

    /// <summary>A line that is not shown while it is typed.</summary>
    public string? Secret(string question)
    {
        if (surroundings.ReadHidden is not { } read)
            return Line(question);
        surroundings.Error.Write(question);
        var typed = read();
        surroundings.Error.WriteLine();
        return typed;
    }
}
