using System.Globalization;
using Passavant.Trust.Bench;
using Passavant.Trust.Bench.Figures;
using Passavant.Trust.Bench.Matching;

// How fast the log grows and is checked, two lists are compared, and figures are attacked:
//   log                appending, proofs, a whole check
//   matching [keys]    two lists of so many keys, one direction
//   figures [bounds]   a table of three dimensions; with the ends of every hidden count
switch (args)
{
    case ["log"]:
        LogBench.Run();
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
        Console.Error.WriteLine("expected 'log', 'matching [keys]' or 'figures [bounds]'");
        return 2;
}
