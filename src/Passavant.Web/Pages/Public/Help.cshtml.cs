namespace Passavant.Web.Pages.Public;

/// <summary>How to use the pages, and what the words mean.</summary>
[Anybody]
internal sealed class HelpPage(Here here) : SeatPage(here)
{
    /// <summary>The terms, each with the id its explanation is linked to by.</summary>
    public IReadOnlyList<(string Id, string Term, string Meaning)> Terms { get; } =
    [
        .. All.Select(term => (term.Id, here[term.Term], here[term.Meaning]))
            .OrderBy(term => term.Item2, StringComparer.Create(here.Culture, true)),
    ];

    private static readonly (string Id, string Term, string Meaning)[] All =
    [
        (
            "accord",
            Words.Text("Accord"),
            Words.Text(
                "The one agreement between states that says what may pass. People read it; the program computes from it."
            )
        ),
        (
            "appeal",
            Words.Text("Appeal"),
            Words.Text(
                "Asking an independent panel to look at a decision again. It has its own time limit, and its answer binds the authority."
            )
        ),
        (
            "authority",
            Words.Text("Authority"),
            Words.Text("The office of a state that decides on applications.")
        ),
        (
            "case-by-case",
            Words.Text("Case by case"),
            Words.Text(
                "Nothing is presumed: use, user, route and region are weighed against each other."
            )
        ),
        (
            "clock",
            Words.Text("Clock"),
            Words.Text(
                "Counts the days until something has to be done. It stands still only on grounds the accord names, such as a question you have not answered yet."
            )
        ),
        (
            "consignee",
            Words.Text("Consignee"),
            Words.Text("Who receives the items. Not always who uses them.")
        ),
        (
            "control",
            Words.Text("Control"),
            Words.Text(
                "An entry of the list of sensitive technology, by what it can do: a code, conditions, thresholds."
            )
        ),
        (
            "departure",
            Words.Text("Departure from policy"),
            Words.Text(
                "A decision other than the review policy suggests. It needs reasons and a second officer, and is counted in public."
            )
        ),
        (
            "derogation",
            Words.Text("Derogation"),
            Words.Text("A named exception to one prohibition, with conditions of its own.")
        ),
        (
            "diversion",
            Words.Text("Diversion"),
            Words.Text("An item reaching another user, use or place than was examined.")
        ),
        (
            "dual-use",
            Words.Text("Dual-use technology"),
            Words.Text(
                "Goods, software and knowledge that serve civil life and can also serve weapons or repression."
            )
        ),
        (
            "edition",
            Words.Text("Edition"),
            Words.Text(
                "The accord as it stood for a while. A decision always names the edition it was made under."
            )
        ),
        (
            "end-use-statement",
            Words.Text("End-use statement"),
            Words.Text(
                "What the end user signs: what the items are for, who uses them, and that they are not passed on."
            )
        ),
        ("end-user", Words.Text("End user"), Words.Text("Who uses the items in the end.")),
        (
            "general-authorisation",
            Words.Text("General authorisation"),
            Words.Text(
                "A permission published in advance. Whoever keeps its conditions need not apply."
            )
        ),
        (
            "grievance",
            Words.Text("Grievance"),
            Words.Text(
                "A complaint about harm or treatment, open to anybody concerned, looked at by the ombudsperson."
            )
        ),
        (
            "hearing",
            Words.Text("Intent to refuse"),
            Words.Text(
                "Before a refusal the authority says why it means to refuse and what would change its mind; you have time to answer."
            )
        ),
        (
            "identity",
            Words.Text("Identity"),
            Words.Text(
                "A fingerprint of everything a text says. Two editions with the same identity say the same."
            )
        ),
        (
            "indicator",
            Words.Text("Sign of risk"),
            Words.Text(
                "A published fact that raises the risk of a transfer, such as a listed party."
            )
        ),
        (
            "instruction",
            Words.Text("Instruction"),
            Words.Text(
                "A decision given from above, for instance by a minister. It is recorded with its author and counted apart."
            )
        ),
        (
            "ladder",
            Words.Text("Ladder of decision"),
            Words.Text(
                "The levels that may decide, from the desk officer up. Each has a time limit; missed limits move the case up."
            )
        ),
        (
            "licence",
            Words.Text("Licence"),
            Words.Text("A permission granted to one applicant, with conditions.")
        ),
        (
            "no-undercut",
            Words.Text("No undercutting"),
            Words.Text("What one state refused, another does not grant without asking it first.")
        ),
        (
            "ombudsperson",
            Words.Text("Ombudsperson"),
            Words.Text("Independent of the authority; looks at grievances and delays.")
        ),
        (
            "presumption-of-approval",
            Words.Text("Presumption of approval"),
            Words.Text("A licence is granted unless something speaks against it.")
        ),
        (
            "presumption-of-denial",
            Words.Text("Presumption of denial"),
            Words.Text("A licence is refused unless the applicant shows why it should not be.")
        ),
        (
            "re-export",
            Words.Text("Re-export"),
            Words.Text("Sending an item on from one foreign state to another.")
        ),
        (
            "review-policy",
            Words.Text("Review policy"),
            Words.Text(
                "How an application is looked at: approval presumed, case by case, denial presumed."
            )
        ),
        (
            "safe-harbour",
            Words.Text("Safe harbour"),
            Words.Text(
                "A general authorisation for what serves public welfare, such as medical devices or disaster relief."
            )
        ),
        (
            "safeguard",
            Words.Text("Safeguard"),
            Words.Text(
                "A technical or other measure that lowers one risk once somebody else has verified it."
            )
        ),
        (
            "screening",
            Words.Text("Screening"),
            Words.Text(
                "Comparing the names of those involved with lists of parties that need care. A likeness is only a question; a person answers it."
            )
        ),
        (
            "sensitivity",
            Words.Text("Sensitivity"),
            Words.Text("How grave it would be if an item of a control came into the wrong hands.")
        ),
        (
            "threshold",
            Words.Text("Threshold"),
            Words.Text("The value from which on a control reaches an item.")
        ),
        (
            "transfer",
            Words.Text("Transfer"),
            Words.Text(
                "Anything by which technology reaches somebody elsewhere: sending, taking along, e-mailing, teaching, brokering."
            )
        ),
    ];
}
