using Passavant.Accords;

namespace Passavant.Proofs.Smt;

/// <summary>What a transfer says, over the constants of a text.</summary>
internal static class Given
{
    /// <summary>The lines, parties and legs of the transfer are those of the world, and each fact stated is so, whatever its standing.</summary>
    public static IEnumerable<string> Of(
        Transfer transfer,
        SmtWorld world,
        Sentences sentences,
        Func<Subject, string> existence
    )
    {
        if (
            transfer.Items.Count != world.Lines
            || transfer.Items.Any(item => item.Parts.Count > 0)
            || transfer.Legs.Count > world.Legs
            || Placed(transfer, world) is not { } parties
        )
            throw new ArgumentException(
                "The world has no room for the lines, parts, parties or legs of the transfer.",
                nameof(transfer)
            );
        return
        [
            .. Facts(transfer.Facts, Subject.Transfer),
            .. transfer.Items.SelectMany((item, line) => Facts(item.Facts, Subject.Line(line))),
            .. Things(world.Parties.Count, Subject.Party, parties, party => party.Facts),
            .. Things(
                world.Legs,
                Subject.Leg,
                transfer.Legs.Index().ToDictionary(pair => pair.Index, pair => pair.Item),
                leg => leg.Facts
            ),
        ];

        IEnumerable<string> Facts(Facts facts, Subject subject) =>
            facts.All.Select(fact => sentences.Is(fact, subject));

        IEnumerable<string> Things<T>(
            int count,
            Func<int, Subject> subject,
            Dictionary<int, T> there,
            Func<T, Facts> facts
        ) =>
            Enumerable
                .Range(0, count)
                .SelectMany(index =>
                    there.TryGetValue(index, out var thing)
                        ? Facts(facts(thing), subject(index)).Prepend(existence(subject(index)))
                        : [Terms.Not(existence(subject(index)))]
                );
    }

    // Each party in the first free place for its roles; null where one finds none.
    private static Dictionary<int, Party>? Placed(Transfer transfer, SmtWorld world)
    {
        var placed = new Dictionary<int, Party>();
        foreach (var party in transfer.Parties)
        {
            var place = Enumerable
                .Range(0, world.Parties.Count)
                .FirstOrDefault(
                    index =>
                        !placed.ContainsKey(index)
                        && world.Parties[index].ToHashSet().SetEquals(party.Roles),
                    -1
                );
            if (place < 0)
                return null;
            placed[place] = party;
        }
        return placed;
    }
}
