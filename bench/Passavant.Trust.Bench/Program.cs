using Passavant.Trust.Bench;

switch (args)
{
    case ["log"]:
        LogBench.Run();
        return 0;
    default:
        Console.Error.WriteLine("log");
        return 2;
}
