using System.Text;

namespace Passavant.Cli.Tests.Documents;

/// <summary>A command line as a shell would split it: blanks separate, single and double quotation marks keep together.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var letter in line)
            if (quote != '\0' && letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is '\'' or '"')
                (quote, word) = (letter, word ?? new StringBuilder());
            else if (quote == '\0' && letter == ' ')
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
            }
            else
                (word ??= new StringBuilder()).Append(letter);
        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
