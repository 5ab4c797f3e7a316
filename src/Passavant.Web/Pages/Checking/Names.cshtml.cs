using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>Looks names of parties up in the lists in force. The names are not kept.</summary>
[Anybody]
internal sealed class NamesPage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    private const int LookedUpAMinute = 6;

    /// <summary>The roles whose names can be looked up: those in which every transfer has somebody.</summary>
    public IReadOnlyList<Role> Roles =>
        [.. Interview.Accord.Glossary.Roles.Values.Where(role => role.Required)];

    /// <summary>Whether any list is in force.</summary>
    public bool HasLists { get; private set; }

    public async Task<IActionResult> OnGet(string id)
    {
        if (!await Load(id))
            return Gone();
        HasLists = await Lists() is not null;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (!await Load(id))
            return Gone();
        var asked = Roles
            .Select(role => (role.Name, Text: Form.Text(FieldOf(role.Name))))
            .Where(one => one.Text.Length > 0)
            .ToList();
        var ready = await Lists();
        HasLists = ready is not null;
        if (ready is not var (screener, lists))
            Form.Wrong(
                "",
                Here[
                    "No list is in force, so nothing can be looked up. Answer the questions yourself, or say that you do not know."
                ]
            );
        else if (asked.Count == 0)
            Form.Wrong(FieldOf(Roles[^1].Name), Here["Enter a name, or go back to the question"]);
        else
        {
            foreach (var (name, text) in asked)
                if (text.Length > SelfAssessment.Longest)
                    Form.Wrong(
                        FieldOf(name),
                        Here["Enter a name of at most {0} letters", SelfAssessment.Longest]
                    );
            if (Form.IsRight)
            {
                Count("check-names", LookedUpAMinute);
                var glossary = Interview.Accord.Glossary;
                var looked = asked
                    .Select(one =>
                        Lookup.Of(
                            one.Name,
                            one.Text,
                            Interview.Said.Find("country", one.Name)?.Value,
                            screener,
                            lists,
                            Desk.Now
                        )
                    )
                    .ToList();
                return await Change(
                    id,
                    said => looked.Aggregate(said, (so, one) => Lookup.Into(so, one, glossary))
                )
                    ? To($"/check/{id}/names#looked")
                    : Gone();
            }
        }
        return Again();
    }

    /// <summary>The field of a role.</summary>
    public static string FieldOf(string role) => role.Replace(' ', '-');

    /// <summary>What being on a list means.</summary>
    public static string EffectOf(string word, Here here) =>
        word switch
        {
            "prohibits" => here["dealings are forbidden"],
            "licence-required" => here["a licence is needed"],
            "denied" => here["a partner state refused a transfer to it"],
            _ => here["a reason to look closer"],
        };

    private async Task<(
        Screening.Matching.Screener Screener,
        IReadOnlyList<Passavant.Cases.ListStamp> Lists
    )?> Lists() =>
        await Desk.Store.Read(
            reading => Desk.Screener(reading, Desk.Now),
            HttpContext.RequestAborted
        );
}
