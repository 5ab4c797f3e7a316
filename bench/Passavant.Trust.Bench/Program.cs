using System.Globalization;
using Passavant.Trust.Bench;
using Passavant.Trust.Bench.Figures;
using Passavant.Trust.Bench.Matching;

// How fast the log grows and is checked, two lists are compared, and figures are attacked:
//   log                appending, proofs, a whole check
//   serve ENTRIES MS   a log on loopback, every answer after so many milliseconds, for 'passavant audit'
//   matching [keys]    two lists of so many keys, one direction
//   figures [bounds]   a table of three dimensions; with the ends of every hidden count
switch (args)
{
    case ["log"]:
        LogBench.Run();
        return 0;
    case ["serve", var size, var milliseconds]:
        ServedLog.Run(
            int.Parse(size, CultureInfo.InvariantCulture),
            int.Parse(milliseconds, CultureInfo.InvariantCulture)
        );
        return 0;
    case ["matching", .. var rest]:
        ComparisonBench.Run(
            rest is [var keys] ? int.Parse(keys, CultureInfo.InvariantCulture) : 100_000
        );
        return 0;
    case ["figures", .. var rest]:
        FigureBench.Run(rest is ["bounds"]);
        return 0;
    default:
        Console.Error.WriteLine(
            "expected 'log', 'serve ENTRIES MS', 'matching [keys]' or 'figures [bounds]'"
        );
        return 2;
}
