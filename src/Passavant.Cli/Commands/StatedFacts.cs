using System.Collections.Immutable;
using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Commands;

/// <summary>Facts stated one by one about a transfer of one item. Immutable: taking one back is going back to what was there before.</summary>
/// <remarks><c>item=laser</c> and <c>destination=NG</c> stand alone; <c>end user: country=NG</c> is about a party, <c>leg 1: from=DE</c> about a leg.</remarks>
internal sealed record StatedFacts(ImmutableList<(string About, Fact Fact)> Facts)
{
    /// <summary>Nothing stated.</summary>
    public static StatedFacts None { get; } = new([]);

    /// <summary>Whether anything but the item was spoken of, so that the outcome is asked for too.</summary>
    public bool SpeakOfTheTransfer => Facts.Any(stated => stated.Fact.Term.About != About.Item);

    /// <summary>These facts with one more.</summary>
    public StatedFacts With(string about, Fact fact) => new(Facts.Add((about, fact)));

    /// <summary>Reads <c>NAME=VALUE</c>; a <see cref="Trouble"/> says what is wrong with it.</summary>
    public StatedFacts With(string text, Glossary glossary)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new Trouble(
                $"found '{text}'; expected a fact such as 'output frequency=650 Hz' after --fact."
            );
        var (name, value) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        var about = "";
        if (name.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
            (about, name) = (name[..colon].Trim(), name[(colon + 2)..].Trim());
        if (glossary.FindTerm(name) is not { } term)
            throw new Trouble(
                $"found the term '{name}'; expected a term of the glossary{Guess(name, glossary.Terms.Select(known => known.Name))}"
            );
        if (term.About == About.Party && !glossary.Roles.ContainsKey(about))
            throw new Trouble(
                $"found '{text}', a fact about a party; expected its role first, such as 'end user: {name}={value}'{Guess(about, glossary.Roles.Keys)}"
            );
        if (term.About == About.Leg && !IsLeg(about))
            throw new Trouble(
                $"found '{text}', a fact about a leg; expected its number first, such as 'leg 1: {name}={value}'."
            );
        if (about.Length > 0 && term.About is About.Item or About.Transfer)
            about = "";
        if (Facts.Exists(known => known.About == about && known.Fact.Term == term))
            throw new Trouble(
                $"found '{name}' stated twice{(about.Length > 0 ? $" for {about}" : "")}; expected each fact once."
            );
        return With(about, ReadFact(term, value));
    }

    /// <summary>A fact from its text, which may end in a standing: <c>civil, documented</c>.</summary>
    public static Fact ReadFact(Term term, string text)
    {
        var standing = Standing.Asserted;
        foreach (var name in Standings.Names)
            if (
                text.EndsWith($", {name}", StringComparison.Ordinal)
                && Standings.TryRead(name, out standing)
            )
                text = text[..^(name.Length + 2)];
        if (!FactText.TryRead(term, text, out var value, out var refusal))
            throw new Trouble(
                $"found for '{term.Name}': {refusal.Found}; expected {refusal.Expected}{(refusal.Nearest is { } nearest ? $"; did you mean '{nearest}'?" : ".")}"
            );
        var fact = new Fact(term, value) { Standing = standing };
        return term.Kind is TermKind.Judgement judgement
            ? fact with
            {
                SettledBy = judgement.SettledBy,
            }
            : fact;
    }

    /// <summary>A bare number takes the unit of its term: the question has shown it.</summary>
    public static string WithUnit(Term term, string text) =>
        Passavant.Accords.Words.FactWords.UnitOf(term) is { } unit
        && unit != Unit.One
        && Rational.TryParse(text, out _)
            ? $"{text} {unit.Code}"
            : text;

    /// <summary>The transfer these facts make.</summary>
    public Transfer ToTransfer() =>
        new()
        {
            Id = "classify",
            Facts = Of(About.Transfer, ""),
            Items = [new Item { Line = "1", Facts = Of(About.Item, "") }],
            Parties =
            [
                .. Facts
                    .Where(stated => stated.Fact.Term.About == About.Party)
                    .Select(stated => stated.About)
                    .Distinct()
                    .Select(role => new Party
                    {
                        Id = role,
                        Roles = [role],
                        Facts = Of(About.Party, role),
                    }),
            ],
            Legs =
            [
                .. Facts
                    .Where(stated => stated.Fact.Term.About == About.Leg)
                    .Select(stated => stated.About)
                    .Distinct()
                    .Order(Natural.Order)
                    .Select(leg => new Leg { Facts = Of(About.Leg, leg) }),
            ],
        };

    private Facts Of(About kind, string about) =>
        new(
            Facts
                .Where(stated => stated.Fact.Term.About == kind && stated.About == about)
                .Select(stated => stated.Fact)
        );

    private static bool IsLeg(string about) =>
        about.StartsWith("leg ", StringComparison.Ordinal)
        && int.TryParse(about[4..], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Guess(string word, IEnumerable<string> known) =>
        Nearest.Of(word, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
}
