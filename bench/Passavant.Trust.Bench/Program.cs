using Passavant.Trust.Bench.Matching;

ComparisonBench.Run(args.Length > 1 ? int.Parse(args[1]) : 100_000);
