using Passavant.Accords;
using Passavant.Cases;
using Passavant.Screening;
using Passavant.Screening.Matching;

namespace Passavant.Web.Pages.Checking;

/// <summary>Looks a name up in the lists in force, and says what that tells of the party.</summary>
/// <remarks>A name that is like an entry leaves the party possibly listed, never more; one that is like none leaves it not listed as far as these lists say.</remarks>
internal static class Lookup
{
    private const int Most = 5;

    /// <summary>What the lists say of a name.</summary>
    public static LookedUp Of(
        string role,
        string name,
        string? country,
        Screener screener,
        IReadOnlyList<ListStamp> lists,
        DateTimeOffset now
    )
    {
        var hits = screener.Screen(
            new Screening.Party
            {
                Id = role,
                Names = [new PartyName(name)],
                Countries = country is null ? [] : [country],
            },
            int.MaxValue,
            Tier.Possible
        );
        return new LookedUp(
            role,
            now,
            lists,
            [
                .. hits.Take(Most)
                    .Select(hit => new LikeName(
                        hit.List.Id,
                        hit.Entry.Party.Id,
                        hit.Name.Text,
                        Cases.Choices.Word(hit.Entry.Consequence.Effect)
                    )),
            ],
            Math.Max(0, hits.Count - Most)
        );
    }

    /// <summary>The answers it gives; those the lists gave about the party before are no longer among them.</summary>
    public static SelfAssessment Into(SelfAssessment said, LookedUp looked, Glossary glossary)
    {
        said = said with
        {
            Looked = [.. said.Looked.Where(one => one.Role != looked.Role), looked],
        };
        string[] words = looked.Like.Count == 0 ? ["no", "none"] : ["possible"];
        var source =
            $"name looked up on {looked.At:yyyy-MM-dd} in {string.Join(", ", looked.Lists.Select(list => $"{list.List} {list.Hash}"))}";
        foreach (
            var term in glossary.Terms.Where(term =>
                term.Source == FactSource.Screening && term.About == About.Party
            )
        )
        {
            said = said with
            {
                Answers =
                [
                    .. said.Answers.Where(answer =>
                        answer.Term != term.Name || answer.About != looked.Role
                    ),
                ],
            };
            if (term.Choices.FirstOrDefault(words.Contains) is { } word)
                said = said.With(new CheckAnswer(term.Name, looked.Role, word, Source: source));
        }
        return said;
    }
}
