namespace Passavant.Accords.Tests.Laws;

/// <summary>Ways to write the same accord that must not matter.</summary>
public sealed record Spelling(
    bool Backwards = false,
    bool Doubled = false,
    bool Commented = false,
    bool Kilo = false
)
{
    /// <summary>A condition as flow YAML.</summary>
    public string Of(Clause clause) =>
        clause switch
        {
            Clause.Group group => $"{{ {group.Kind}: {List(group.Parts)} }}",
            Clause.Limb limb => $"{{ limb {limb.Code}: {List([limb.Part])} }}",
            Clause.Over over => $"{{ {over.Quantifier} {over.Set}: {List([over.Part])} }}",
            _ => $"\"{Sentence(clause)}\"",
        };

    /// <summary>Conditions as a list.</summary>
    public string List(IEnumerable<Clause> clauses) => Texts(clauses.Select(Of));

    public string Texts(IEnumerable<string> texts)
    {
        var list = texts.ToList();
        if (Doubled)
            list = [.. list, .. list];
        if (Backwards)
            list.Reverse();
        return $"[{string.Join(", ", list)}]";
    }

    string Sentence(Clause clause)
    {
        switch (clause)
        {
            case Clause.Words words:
                var among = Backwards ? words.Among.Reverse() : words.Among;
                return $"{words.Word} is {(words.Not ? "not " : "")}{(words.Among.Length > 1 ? "one of " : "")}{string.Join(", ", among)}{Demand(words.Demand)}";
            case Clause.InGroup inGroup:
                return $"{inGroup.Word} is {(inGroup.Not ? "not " : "")}in G";
            case Clause.Number number:
                var first = number.Word.Spell(number.First, Kilo);
                var second = number.Word.Spell(number.Second, Kilo);
                var limits = number.Verb switch
                {
                    "between" => $"between {first} and {second}",
                    "chain" => $"more than {first} and at most {second}",
                    "is" => first,
                    _ => $"{number.Verb} {first}",
                };
                return $"{number.Word} is {(number.Not ? "not " : "")}{limits}{Demand(number.Demand)}";
            case Clause.Day day:
                return $"{day.Word} is {day.Verb} {day.On}";
            case Clause.Band band:
                return $"{band.Word} {band.Verb} {(band.LowOpen ? "above " : "")}{band.Word.Spell(band.Low, Kilo)} to {(band.HighOpen ? "below " : "")}{band.Word.Spell(band.High, Kilo)}";
            case Clause.Codes codes:
                return $"{codes.Word} is {(codes.Not ? "not " : "")}one of {string.Join(", ", codes.Patterns)}";
            case Clause.Stated stated:
                return $"{stated.Word} is stated";
            case Clause.Formula formula:
                return $"power is {formula.Verb} {Word.Power.Spell(formula.Constant, Kilo)} + mass * 1 W/kg";
            case Clause.FallsUnder falls:
                return $"falls under one of {string.Join(", ", falls.Patterns)}";
            default:
                throw new InvalidOperationException();
        }
    }

    static string Demand(int demand) =>
        demand switch
        {
            2 => ", documented",
            3 => ", verified",
            4 => ", officially determined",
            _ => "",
        };
}
