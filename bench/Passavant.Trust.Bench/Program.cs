using System.Globalization;
using Passavant.Trust.Bench;
using Passavant.Trust.Bench.Matching;

// How fast the log grows and is checked, and two lists are compared:
//   log              appending, proofs, a whole check
//   matching [keys]  two lists of so many keys, one direction
switch (args)
{
    case ["log"]:
        LogBench.Run();
        return 0;
    case ["matching"]:
        ComparisonBench.Run(100_000);
        return 0;
    case ["matching", var keys]:
        ComparisonBench.Run(int.Parse(keys, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("expected 'log' or 'matching [keys]'");
        return 2;
}
