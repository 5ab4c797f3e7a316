using System.CommandLine;
using Passavant.Proofs.Smt;

namespace Passavant.Cli;

/// <summary>Which solver is asked where numbers hang together by formulas.</summary>
internal static class SolverOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--solver")
        {
            HelpName = "SOLVER",
            Description =
                "Asked where numbers hang together by formulas: z3, cvc5, none, or auto for whichever is installed.",
            DefaultValueFactory = _ => "auto",
        };
        option.AcceptOnlyFromAmong("auto", "z3", "cvc5", "none");
        return option;
    }

    /// <summary>The solver of that name; null for none. One asked for by name must be there.</summary>
    public static Func<SmtText, string, SolverAnswer>? Of(string name, Surroundings surroundings)
    {
        var solver = name switch
        {
            "none" => null,
            "auto" => SolverProcess.Find("z3") ?? SolverProcess.Find("cvc5"),
            _ => SolverProcess.Find(name)
                ?? throw new Trouble(
                    $"there is no {name} in the folders of PATH; install it, or leave --solver out."
                ),
        };
        return solver is null
            ? null
            : (text, question) => solver.Ask(text, question, surroundings.Stop);
    }
}
