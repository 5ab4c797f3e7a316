namespace Passavant.Accords.Tests.Laws;

/// <summary>Generates small accords.</summary>
public static class Drafts
{
    static readonly string[] Days = ["2026-02-01", "2026-03-01"];
    static readonly decimal[] Limits = [0m, 1m, 2m, 5m];
    static readonly string[] Patterns = ["1A1", "1A2", "1B1", "1A*"];

    /// <summary>A day of assessment or knowledge, on and around the days provisions name.</summary>
    public static readonly Gen<string> AnyDay = Choose.Of(
        "2026-01-31",
        "2026-02-01",
        "2026-02-15",
        "2026-03-01",
        "2026-03-02"
    );

    static Gen<T[]> Some<T>(params T[] of) =>
        Gen.Int[1, (1 << of.Length) - 1]
            .Select(set => of.Where((_, index) => (set >> index & 1) != 0).ToArray());

    static Gen<T?> Maybe<T>(Gen<T> gen, int of = 2)
        where T : class => Gen.Select(Gen.Int[1, of], gen, (n, value) => n == 1 ? value : null);

    static readonly Gen<int> Demand = Choose.Of(0, 0, 0, 0, 0, 2, 3, 4);

    static Gen<Clause> Words(Word word) =>
        Gen.Select(
            Some([.. word.Named]),
            Gen.Bool,
            Demand,
            (among, not, demand) => (Clause)new Clause.Words(word, among, not, demand)
        );

    static Gen<Clause> InGroup(Word word) =>
        Gen.Bool.Select(not => (Clause)new Clause.InGroup(word, not));

    static Gen<Clause> Number(Word word, int largest = 5) =>
        Gen.Select(
            Choose.Of("at least", "at most", "more than", "less than", "is", "between", "chain"),
            Choose.Of([.. Limits.Where(limit => limit <= largest)]),
            Choose.Of(0.5m, 1m, 3m),
            Gen.Bool,
            Demand,
            (verb, first, more, not, demand) =>
                (Clause)
                    new Clause.Number(
                        word,
                        verb,
                        first,
                        first + more,
                        not && verb is "is" or "between",
                        word.Name == "density" ? 0 : demand
                    )
        );

    static readonly Gen<Clause> Day = Gen.Select(
        Choose.Of("before", "after", "on or before", "on or after"),
        Choose.Of(Days),
        (verb, on) => (Clause)new Clause.Day(Word.Contract, verb, on)
    );

    static readonly Gen<Clause> Band = Gen.Select(
        Choose.Of("overlaps", "covers", "lies within"),
        Gen.Bool,
        Choose.Of(1m, 2m),
        Choose.Of(2m, 5m),
        Gen.Bool,
        (verb, lowOpen, low, high, highOpen) =>
            (Clause)
                new Clause.Band(
                    Word.Span,
                    verb,
                    lowOpen && low < high,
                    low,
                    high,
                    highOpen && low < high
                )
    );

    static Gen<Clause> Codes(Word word) =>
        Gen.Select(
            Some("1A1", "1A2", "1B1", "9Z9"),
            Gen.Bool,
            (patterns, not) => (Clause)new Clause.Codes(word, patterns, not)
        );

    static readonly Gen<Clause> Formula = Gen.Select(
        Choose.Of("at least", "at most", "more than", "less than"),
        Choose.Of(Limits),
        (verb, constant) => (Clause)new Clause.Formula(verb, constant)
    );

    static readonly Gen<Clause> ItemSentence = Choose.From(
        Words(Word.Item),
        Words(Word.Item),
        Number(Word.Power),
        Number(Word.Power),
        Number(Word.Count, 2),
        Band,
        Codes(Word.Fibre),
        Codes(Word.Alloys),
        Words(Word.Special),
        Number(Word.Density),
        Formula,
        Choose.Of(Word.Power, Word.Item, Word.Span).Select(word => (Clause)new Clause.Stated(word))
    );
    static readonly Gen<Clause> WholeSentence = Choose.From(
        Words(Word.Use),
        Words(Word.Destination),
        InGroup(Word.Destination),
        Day
    );
    static readonly Gen<Clause> PartySentence = Choose.From(
        Words(Word.Listed),
        InGroup(Word.Seat),
        Words(Word.Seat)
    );
    static readonly Gen<Clause> LegSentence = Choose.From(InGroup(Word.Stop), Words(Word.Stop));

    static Gen<Clause> FallsUnder(int before) =>
        before == 0
            ? ItemSentence
            : Some(Patterns[..before]).Select(patterns => (Clause)new Clause.FallsUnder(patterns));

    static Gen<Clause> Grouped(Gen<Clause> part) =>
        Gen.Select(
            Choose.Of("all", "any", "none"),
            part.Array[1, 3],
            (kind, parts) => (Clause)new Clause.Group(kind, parts)
        );

    static Gen<Clause> Over(string set, Gen<Clause> part, params string[] quantifiers) =>
        Gen.Select(
            Choose.Of(quantifiers),
            part,
            (quantifier, inner) => (Clause)new Clause.Over(quantifier, set, inner)
        );

    /// <summary>A condition that may speak of the first <paramref name="before"/> controls.</summary>
    public static Gen<Clause> Condition(int before, int depth = 2)
    {
        var item = Choose.From(ItemSentence, ItemSentence, ItemSentence, FallsUnder(before));
        var sentence = Choose.From(item, item, WholeSentence);
        var party = Choose.From(PartySentence, Grouped(Choose.From(PartySentence, WholeSentence)));
        var over = Choose.From(
            Over("party", party, "any", "every", "no"),
            Over("broker", party, "any", "every", "no"),
            Over("end user", party, "any", "every", "no", "the"),
            Over("leg", Choose.From(LegSentence, Grouped(LegSentence)), "any", "every", "no"),
            Over("item", Choose.From(item, Grouped(item)), "any", "every", "no")
        );
        var part = Choose.From(sentence, sentence, sentence, over);
        return depth == 0 ? part : Choose.From(part, Grouped(Condition(before, depth - 1)));
    }

    static readonly Gen<Times> AnyTimes = Gen.Select(
        Gen.Int[0, 11],
        Maybe(Choose.Of(Days)),
        Maybe(Choose.Of(Days)),
        Gen.Bool,
        Maybe(Choose.From(WholeSentence, ItemSentence)),
        Maybe(Choose.Of(Days)),
        (kind, from, published, byContract, saved, savedUntil) =>
            kind switch
            {
                0 => new Times(from, null, published, byContract, null, null),
                1 => new Times(null, from, published, byContract, saved, savedUntil),
                2 => new Times(Days[0], Days[1], published, byContract, saved, savedUntil),
                3 => new Times(null, null, published, false, saved, savedUntil),
                _ => Times.Always,
            }
    );

    static Gen<T[]> Numbered<T>(int least, int most, Func<int, Gen<T>> make) =>
        Gen.Int[least, most].SelectMany(count => Sequence(Enumerable.Range(1, count).Select(make)));

    static Gen<T[]> Sequence<T>(IEnumerable<Gen<T>> gens) =>
        gens.Aggregate(
            Gen.Const(Array.Empty<T>()),
            (all, next) => Gen.Select(all, next, (first, last) => (T[])[.. first, last])
        );

    static Gen<DraftControl> Control(string id, int before) =>
        Gen.Select(
            Choose.From(
                Condition(before),
                Condition(before).Select(part => (Clause)new Clause.Limb($"{id}.a", part))
            ),
            Condition(before, 0).Array[0, 1],
            AnyTimes,
            before == 0
                ? Gen.Const(Array.Empty<string>())
                : Maybe(Some(Patterns[..Math.Min(before, 3)])).Select(after => after ?? []),
            Gen.Int[0, 1],
            Choose.Of("NP", "MT"),
            (when, unless, times, after, sensitivity, reason) =>
                new DraftControl(id, when, unless, times, after, sensitivity, reason)
        );

    static readonly Gen<string[]?> Selection = Maybe(
        Choose.Of<string[]>(["all"], ["1A*"], ["1A1"], ["1A2", "1B1"])
    );

    static Gen<DraftRequirement> Requirement(int number) =>
        Gen.Select(
            Gen.Select(Maybe(Condition(4, 1)), Condition(4, 0).Array[0, 1], AnyTimes),
            Choose.From(Selection, Choose.Of<string[]?>(["all"], ["1A*"])),
            Maybe(Choose.Of("NP", "MT"), 4),
            Gen.Int[0, 4],
            Gen.Int[0, 1],
            Gen.Select(
                Condition(4, 0),
                Gen.Int[0, 2],
                (when, policy) => new DraftReview(when, policy)
            ).Array[0, 2],
            (common, controls, reason, effect, sensitivity, reviews) =>
                new DraftRequirement(
                    $"R{number}",
                    common.Item1,
                    common.Item2,
                    common.Item3,
                    controls,
                    reason,
                    effect == 0,
                    sensitivity,
                    reviews
                )
        );

    static Gen<DraftAuthorisation> Authorisation(int number, int requirements) =>
        Gen.Select(
            Maybe(Condition(4, 1)),
            Condition(4, 0).Array[0, 1],
            AnyTimes,
            Some([.. Enumerable.Range(1, requirements).Select(other => $"R{other}")]),
            Selection,
            (when, unless, times, lifts, controls) =>
                new DraftAuthorisation($"G{number}", when, unless, times, lifts, controls)
        );

    static Gen<DraftProhibition> Prohibition(int number) =>
        Gen.Select(
            Condition(4, 1),
            Condition(4, 0).Array[0, 1],
            AnyTimes,
            Selection,
            Numbered(
                0,
                2,
                derogation =>
                    Gen.Select(
                        Condition(4, 0),
                        AnyTimes,
                        (when, times) =>
                            new DraftDerogation($"D{number}-{derogation}", when, [], times)
                    )
            ),
            (when, unless, times, controls, derogations) =>
                new DraftProhibition($"P{number}", when, unless, times, controls, derogations)
        );

    static Gen<DraftIndicator> Indicator(int number) =>
        Gen.Select(
            Condition(4, 0),
            AnyTimes,
            Gen.Int[0, 1],
            Gen.Int[0, 2],
            (when, times, tier, level) =>
                new DraftIndicator($"I{number}", when, [], times, tier, level)
        );

    static Gen<DraftMitigation> Mitigation(int number) =>
        Gen.Select(
            Condition(4, 0),
            AnyTimes,
            Gen.Int[0, 1],
            Gen.Int[0, 2],
            Gen.Int[0, 2],
            (when, times, tier, lowers, floor) =>
                new DraftMitigation($"M{number}", when, [], times, tier, lowers, floor)
        );

    public static readonly Gen<Draft> Any = Gen.Select(
        Gen.Select(
            Maybe(Condition(0, 0), 4),
            AnyTimes.Select(times =>
                times with
                {
                    ByContract = false,
                    Saved = null,
                    SavedUntil = null,
                }
            ),
            Gen.Int[0, 2].Array[6]
        ),
        Gen.Select(
            Control("1A1", 0),
            Control("1A2", 1),
            Control("1B1", 2),
            (a, b, c) => (DraftControl[])[a, b, c]
        ),
        Maybe(
            Gen.Select(
                Condition(0, 0),
                Selection,
                (unless, scope) => new DraftNote("N1", [unless], scope ?? ["all"])
            ),
            4
        ),
        Gen.Int[1, 3]
            .SelectMany(count =>
                Gen.Select(
                    Sequence(Enumerable.Range(1, count).Select(Requirement)),
                    Numbered(0, 2, number => Authorisation(number, count))
                )
            ),
        Numbered(0, 2, Prohibition),
        Numbered(0, 3, Indicator),
        Numbered(0, 2, Mitigation),
        (head, controls, note, duties, prohibitions, indicators, mitigations) =>
            new Draft(
                head.Item1,
                head.Item2,
                head.Item3,
                controls,
                note is null ? [] : [note],
                duties.Item1,
                duties.Item2,
                prohibitions,
                indicators,
                mitigations
            )
    );
}
