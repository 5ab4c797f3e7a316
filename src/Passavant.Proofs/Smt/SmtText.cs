using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Smt;

/// <summary>One accord, or several over the same terms, as SMT-LIB 2: what a transfer is becomes constants, what the accord says of it becomes truths defined over them, for any solver to search.</summary>
/// <remarks>
/// <para>It reads the accord's conditions directly and shares nothing with other analyses, so that each checks the other. Making one costs little: text is made as it is asked for. Not safe for several threads.</para>
/// <para>A solver's world is a complete transfer: every fact is stated and officially determined, so that no demanded standing fails and <em>is stated</em> is true. The constants are:
/// a number, one Real in base units, within the glossary's bounds, or one Int in the term's own unit where it is whole;
/// a day, one Int, days since 0001-01-01;
/// a band, two Reals, the lower first;
/// a choice, country, judgement or ownership term, and a term for one code, some Bools that spell the place of the word in its list in binary, so that a question about numbers holds no whole ones but those it speaks of;
/// a term for several codes, one Bool for each code the accords know;
/// each party and leg a Bool for whether it is there, each requirement that arises by being informed a Bool for whether an act says so.</para>
/// <para>A derived number is its formula. Left out are the worlds in which something spoken of is undefined: a formula that divides by zero, or <em>the</em> end user where there is none. A sentence about a thing nothing speaks of, which no transfer can state, is open: a Bool of its own.</para>
/// <para>Truths of provisions are Bools with names such as <c>accord 1 line 1: text: 3A001</c>, each made equal to its meaning once and shared.</para>
/// </remarks>
public sealed class SmtText
{
    private readonly Symbols symbols = new();
    private readonly Vocabulary vocabulary;
    private readonly AccordText[] readings;
    private readonly LineOutcomes[] outcomes;
    private readonly Sentences sentences;

    /// <summary>Reads <paramref name="accords"/> as of a day, as known on <paramref name="knownAt"/> (the same day where none is given), for transfers of the size of <paramref name="world"/> (enough for any of one line where none is given).</summary>
    /// <exception cref="ArgumentException">There is no accord; two mean different things by one term; or the world has no line, or no party in a required role.</exception>
    public SmtText(
        IReadOnlyList<Accord> accords,
        DateOnly asOf,
        DateOnly? knownAt = null,
        SmtWorld? world = null
    )
    {
        if (accords.Count == 0)
            throw new ArgumentException("There is no accord to read.", nameof(accords));
        vocabulary = new Vocabulary(accords);
        World = world ?? SmtWorld.Enough(accords);
        if (
            World.Lines < 1
            || vocabulary.RequiredRoles.Any(role =>
                !World.Parties.Any(party => party.Contains(role))
            )
        )
            throw new ArgumentException(
                "The world needs a line, and a party in each required role.",
                nameof(world)
            );
        (AsOf, KnownAt) = (asOf, knownAt ?? asOf);
        Accords = accords;
        sentences = new Sentences(symbols, vocabulary);
        readings =
        [
            .. accords.Select(
                (accord, index) =>
                    new AccordText(
                        accord,
                        $"accord {index + 1}",
                        World,
                        vocabulary,
                        symbols,
                        sentences,
                        AsOf,
                        KnownAt
                    )
            ),
        ];
        outcomes = [.. readings.Select(reading => new LineOutcomes(reading))];
    }

    /// <summary>The accords, counted from 0 in what follows.</summary>
    public IReadOnlyList<Accord> Accords { get; }

    /// <summary>The day of law.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The day of knowledge.</summary>
    public DateOnly KnownAt { get; }

    /// <summary>How many things a transfer may name.</summary>
    public SmtWorld World { get; }

    /// <summary>The outcome of a line by an accord is <paramref name="least"/> or stricter.</summary>
    public string OutcomeAtLeast(int accord, Outcome least, int line = 0) =>
        outcomes[accord].AtLeast(least, line);

    /// <summary>The accord reaches the line. Beyond it every outcome is the mildest, so assert this to ask about what it reaches.</summary>
    public string Jurisdiction(int accord, int line = 0) => outcomes[accord].Jurisdiction(line);

    /// <summary>A provision applies to the line: a control governs it; a requirement arises, lifted or not; a prohibition reaches it, yielding or not; a general note excludes; the conditions of another provision hold.</summary>
    /// <remarks>False of a provision that is not in force. The controls an authorisation covers matter for what it lifts, not here.</remarks>
    /// <exception cref="ArgumentException">The provision is of none of the accords.</exception>
    public string Applies(Provision provision, int line = 0)
    {
        var accord = IndexOf(provision);
        return provision switch
        {
            Control control => readings[accord].Governs(control, line),
            Requirement requirement => outcomes[accord].Arises(requirement, line),
            Prohibition prohibition => outcomes[accord].Reaches(prohibition, line),
            GeneralNote note => Of(new Condition.Any(note.Unless), accord, line),
            _ => readings[accord].Holds(provision, line),
        };
    }

    /// <summary>A control's own text holds, exclusions included, whatever the order of review.</summary>
    /// <exception cref="ArgumentException">The control is of none of the accords.</exception>
    public string TextHolds(Control control, int line = 0) =>
        readings[IndexOf(control)].Text(control, line);

    /// <summary>A condition in the words of an accord holds for a line.</summary>
    public string Of(Condition condition, int accord = 0, int line = 0) =>
        readings[accord].Of(condition, new Scope(line));

    /// <summary>The world is this transfer: its lines, its parties and legs and no others, and each fact it states, whatever its standing. What it does not state may be anything.</summary>
    /// <exception cref="ArgumentException">The world has no room for its lines, parties or legs (a party needs one with the same roles), or an item has parts.</exception>
    public string Is(Transfer transfer) =>
        Terms.And(Given.Of(transfer, World, sentences, readings[0].Existence));

    /// <summary>The whole script that asks for a transfer of which every assertion is true, and for its facts.</summary>
    public string Question(params IReadOnlyList<string> assertions) => symbols.Script(assertions);

    internal Vocabulary Vocabulary => vocabulary;

    internal AccordText Text(int accord) => readings[accord];

    private int IndexOf(Provision provision)
    {
        var accord = Accords.ToList().FindIndex(one => one.Provisions.Contains(provision));
        return accord >= 0
            ? accord
            : throw new ArgumentException(
                $"{provision.Id} is a provision of none of the accords.",
                nameof(provision)
            );
    }
}
