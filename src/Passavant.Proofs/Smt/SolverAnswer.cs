using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>What a solver said to a <see cref="SmtText.Question"/>. A closed family.</summary>
/// <remarks>An answer is as good as the solver: replay what it found with <see cref="SmtModel.ToTransfer"/>.</remarks>
public abstract record SolverAnswer
{
    private SolverAnswer() { }

    /// <summary>There is such a transfer.</summary>
    public sealed record Satisfied(SmtModel Model) : SolverAnswer;

    /// <summary>There is none.</summary>
    public sealed record Unsatisfied : SolverAnswer;

    /// <summary>It is not known: the solver gave up, ran out of time or memory, printed an error, or found numbers that are no fractions.</summary>
    public sealed record Unknown(string Reason) : SolverAnswer;

    /// <summary>Reads what a solver printed for a question of <paramref name="text"/>. Never throws: what cannot be read is unknown.</summary>
    public static SolverAnswer Read(string output, SmtText text)
    {
        var sound = Printed.TryRead(output, out var printed);
        switch (printed)
        {
            case []:
                return new Unknown("The solver printed nothing.");
            // A solver asked for the facts of no transfer calls that an error, after it has answered.
            case [{ Word: "unsat" }, ..]:
                return new Unsatisfied();
            case [{ Word: "unknown" or "timeout" } word, ..]:
                return new Unknown($"The solver printed '{word}'.");
            case [{ Word: "sat" }]:
                return sound
                    ? new Satisfied(new SmtModel(text, new Dictionary<string, SmtValue>()))
                    : Unreadable(output);
            case [{ Word: "sat" }, { Word: null } values]:
                return sound ? Facts(values, text) : Unreadable(output);
            default:
                return Unreadable(output);
        }
    }

    private static SolverAnswer Facts(Printed values, SmtText text)
    {
        var facts = new Dictionary<string, SmtValue>(StringComparer.Ordinal);
        foreach (var pair in values.List)
        {
            if (pair.List is not [{ Word: { } name }, var value])
                return Unreadable(pair.ToString());
            if (value.Word is "true" or "false")
                facts[name] = new SmtValue(value.Word == "true", null);
            else if (value.Number is { } number)
                facts[name] = new SmtValue(false, number);
            else
                return new Unknown($"'{name}' is '{value}', which is no fraction.");
        }
        return new Satisfied(new SmtModel(text, facts));
    }

    private static Unknown Unreadable(string output)
    {
        var line = string.Join(
            ' ',
            output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return new Unknown(
            $"The solver printed '{(line.Length > 200 ? line[..200] + "…" : line)}'."
        );
    }
}

/// <summary>The value of one constant: a truth, or a number where that is not null.</summary>
public readonly record struct SmtValue(bool Truth, Rational? Number);
