using Passavant.Trust.Bench.Figures;
using Passavant.Trust.Bench.Matching;

switch (args)
{
    case ["matching", .. var rest]:
        ComparisonBench.Run(rest is [var keys] ? int.Parse(keys) : 100_000);
        break;
    case ["figures", .. var rest]:
        FigureBench.Run(rest is ["bounds"]);
        break;
    default:
        Console.Error.WriteLine("expected: matching [keys] | figures [bounds]");
        return 2;
}
return 0;
