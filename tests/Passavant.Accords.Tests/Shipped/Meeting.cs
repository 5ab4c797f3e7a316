using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>A transfer of one line, bent until a condition holds of it: every fact the condition speaks of is set so, one branch of each choice drawn by chance. What it cannot meet it leaves; the caller looks.</summary>
internal sealed class Meeting(Accord accord, Transfer start, PCG chance)
{
    private Facts facts = start.Facts;
    private Facts item = start.Items[0].Facts;
    private readonly Dictionary<string, Facts> parties = start
        .Parties.GroupBy(party => party.Roles[0])
        .ToDictionary(role => role.Key, role => role.First().Facts);

    public Transfer Transfer =>
        new()
        {
            Id = "bent",
            Facts = facts,
            Items = [new Item { Line = "1", Facts = item }],
            Parties =
            [
                .. parties.Select(party => new Party
                {
                    Id = party.Key,
                    Roles = [party.Key],
                    Facts = party.Value,
                }),
            ],
        };

    /// <summary>Makes a condition hold, or fail.</summary>
    public void Bend(Condition condition, bool holds, string? role = null)
    {
        switch (condition)
        {
            case Condition.All all:
                Parts(all.Parts, holds, every: holds, role);
                break;
            case Condition.Any any:
                Parts(any.Parts, holds, every: !holds, role);
                break;
            case Condition.None none:
                Parts(none.Parts, !holds, every: holds, role);
                break;
            case Condition.Limb limb:
                Bend(limb.Content, holds, role);
                break;
            case Condition.Over { Set: About.Party } over:
                Bend(
                    over.Content,
                    holds != (over.Quantifier == Quantifier.No),
                    over.Role ?? Pick([.. parties.Keys, "end user"])
                );
                break;
            case Condition.FallsUnder falls when holds:
                var control = Pick([
                    .. accord.Controls.Where(control =>
                        falls.Patterns.Count == 0
                        || falls.Patterns.Any(pattern => pattern.Covers(control.Code))
                    ),
                ]);
                Bend(control.When, true);
                foreach (var unless in control.AllExclusions)
                    Bend(unless, false);
                break;
            case Condition.Sentence sentence
                when Value(sentence, holds) is { } text
                    && FactText.TryRead(sentence.Term, text, out var value, out _):
                Set(sentence.Term, value, Standing.OfficiallyDetermined, role);
                break;
        }
    }

    /// <summary>Sets a term of the accord to some value, well or badly established.</summary>
    public void Stray(Term term)
    {
        var text = term.Kind switch
        {
            TermKind.Choice choice => Pick(choice.Words),
            TermKind.Judgement or TermKind.Ownership => Pick(["no", "yes"]),
            TermKind.Country => Pick([.. Countries.All]),
            TermKind.Number number => Quantity.Of(new Rational(Next(200)), number.Unit).ToString(),
            _ => "",
        };
        if (FactText.TryRead(term, text, out var value, out _))
            Set(
                term,
                value,
                Pick([Standing.Asserted, Standing.Documented, Standing.Verified]),
                Pick([.. parties.Keys, "end user"])
            );
    }

    private void Parts(IReadOnlyList<Condition> parts, bool hold, bool every, string? role)
    {
        if (parts.Count == 0)
            return;
        foreach (var part in every ? parts : [Pick(parts)])
            Bend(part, hold, role);
    }

    private void Set(Term term, FactValue value, Standing standing, string? role)
    {
        var fact = new Fact(term, value)
        {
            Standing = standing,
            SettledBy = (term.Kind as TermKind.Judgement)?.SettledBy,
        };
        switch (term.About)
        {
            case About.Transfer:
                facts = facts.With(fact);
                break;
            case About.Item:
                item = item.With(fact);
                break;
            case About.Party when role is not null:
                parties[role] = parties.GetValueOrDefault(role, Facts.None).With(fact);
                break;
        }
    }

    private string? Value(Condition.Sentence sentence, bool holds) =>
        sentence switch
        {
            Condition.OneOf one when holds != one.Negated => Pick(one.Words),
            Condition.OneOf one => Others(one) is { Count: > 0 } others ? Pick(others) : null,
            Condition.CodeIs code when holds != code.Negated => Pick([
                    .. accord
                        .Controls.Select(control => control.Code)
                        .Where(known => code.Patterns.Any(pattern => pattern.Covers(known)))
                        .Concat(
                            code.Patterns.Select(pattern => pattern.Code).OfType<ControlCode>()
                        ),
                ])
                .ToString(),
            Condition.CodeIs => "none",
            Condition.Within within when sentence.Term.Kind is TermKind.Number number => Number(
                within.Interval,
                number.Unit,
                holds != within.Negated
            ),
            _ => null,
        };

    private static List<string> Others(Condition.OneOf one) =>
        [
            .. (
                one.Term.Kind switch
                {
                    TermKind.Choice choice => choice.Words,
                    TermKind.Country => Countries.All,
                    _ => ["no", "yes"],
                }
            ).Except(one.Words),
        ];

    private static string Number(Interval interval, Unit unit, bool inside)
    {
        var two = new Rational(2);
        var value = (interval.Lower?.Value, interval.Upper?.Value, inside) switch
        {
            ({ } lower, { } upper, true) => (lower + upper) / two,
            ({ } lower, _, true) => lower * two,
            (_, { } upper, true) => upper / two,
            (_, { } upper, false) => upper * two,
            ({ } lower, _, false) => lower / two,
            _ => Rational.One,
        };
        return Quantity.Of(unit.FromBase(value), unit).ToString();
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private int Next(int below) => (int)chance.Next((uint)below);
}
