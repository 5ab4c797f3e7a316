namespace Passavant.Accords.Tests.Laws;

/// <summary>A condition of a generated accord, kept apart from the engine's own so that the oracle owes it nothing.</summary>
public abstract record Clause
{
    /// <summary>A term is, or is not, one of some words.</summary>
    public sealed record Words(Word Word, string[] Among, bool Not, int Demand) : Clause;

    /// <summary>A country is, or is not, in the group G.</summary>
    public sealed record InGroup(Word Word, bool Not) : Clause
    {
        public static readonly string[] Members = ["FR", "DE"];
    }

    /// <summary>A number compared with one or two limits, such as <c>more than … and at most …</c>.</summary>
    public sealed record Number(
        Word Word,
        string Verb,
        decimal First,
        decimal Second,
        bool Not,
        int Demand
    ) : Clause;

    public sealed record Day(Word Word, string Verb, string On) : Clause;

    public sealed record Band(
        Word Word,
        string Verb,
        bool LowOpen,
        decimal Low,
        decimal High,
        bool HighOpen
    ) : Clause;

    public sealed record Codes(Word Word, string[] Patterns, bool Not) : Clause;

    public sealed record Stated(Word Word) : Clause;

    /// <summary>The power compared with a formula of the mass: <c>power is at least 1 W + mass * 1 W/kg</c>.</summary>
    public sealed record Formula(string Verb, decimal Constant) : Clause;

    public sealed record FallsUnder(string[] Patterns) : Clause;

    /// <summary>A group: all, any or none.</summary>
    public sealed record Group(string Kind, Clause[] Parts) : Clause;

    public sealed record Limb(string Code, Clause Part) : Clause;

    public sealed record Over(string Quantifier, string Set, Clause Part) : Clause;

    /// <summary>This and everything below it.</summary>
    public IEnumerable<Clause> Walk() =>
        (
            this switch
            {
                Group group => group.Parts.SelectMany(part => part.Walk()),
                Limb limb => limb.Part.Walk(),
                Over over => over.Part.Walk(),
                _ => [],
            }
        ).Prepend(this);

    /// <summary>The words a sentence speaks of, each with the standing it demands.</summary>
    public IEnumerable<(Word Word, int Demand)> Uses() =>
        Walk()
            .SelectMany(clause =>
                clause switch
                {
                    Words words => [(words.Word, words.Demand)],
                    InGroup inGroup => [(inGroup.Word, 0)],
                    Number { Word.Name: "density" } =>
                    [
                        (Word.Density, 0),
                        (Word.Mass, 0),
                        (Word.Area, 0),
                    ],
                    Number number => [(number.Word, number.Demand)],
                    Day day => [(day.Word, 0)],
                    Band band => [(band.Word, 0)],
                    Codes codes => [(codes.Word, 0)],
                    Stated stated => [(stated.Word, 0)],
                    Formula => [(Word.Power, 0), (Word.Mass, 0)],
                    _ => Array.Empty<(Word, int)>(),
                }
            );

    /// <summary>Whether numbers hang together by a formula, so that the engine may not promise exactness.</summary>
    public bool HasFormula =>
        Walk().Any(clause => clause is Formula or Number { Word.Name: "density" });
}
