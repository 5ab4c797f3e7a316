using System.Runtime.CompilerServices;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Web.Pages.Public;

/// <summary>How an item of a control is treated on its way to a group of destinations, where nothing else speaks against it.</summary>
/// <param name="Control">The control.</param>
/// <param name="Outcome">The treatment that is left once what certainly lifts a duty has lifted it.</param>
/// <param name="MayBeLifted">What may lift the duty to ask, if its conditions are kept.</param>
/// <param name="Requirements">The duties to ask first.</param>
/// <param name="Prohibitions">The prohibitions.</param>
internal sealed record Treatment(
    Control Control,
    Outcome Outcome,
    IReadOnlyList<Authorisation> MayBeLifted,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<Prohibition> Prohibitions
);

/// <summary>The accord as a map: technology domains by groups of destinations. It is computed by assessing, for a member of each group, a plain civil export about which nothing raises the risk.</summary>
internal sealed class Treatments
{
    private static readonly ConditionalWeakTable<Accord, Treatments> Kept = [];

    private readonly Dictionary<string, IReadOnlyList<Treatment>> byGroup = [];

    private Treatments(Accord accord, DateOnly day)
    {
        Domains =
        [
            .. accord.Controls.Where(Telling.MaySee).Select(control => control.Domain).Distinct(),
        ];
        var groups = GroupsOf(accord);
        foreach (var group in groups)
            byGroup[group.Name] = Of(accord, group, groups, day);
        Groups = [.. groups.OrderBy(group => byGroup[group.Name].Sum(one => (int)one.Outcome))];
    }

    /// <summary>The domains, in the order of the controls; null for controls that name none.</summary>
    public IReadOnlyList<string?> Domains { get; }

    /// <summary>The groups that tell destinations apart, the mildest treated first.</summary>
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>The treatments of an edition; made once for each.</summary>
    public static Treatments Of(Edition edition) =>
        Kept.GetValue(edition.Accord, accord => new Treatments(accord, edition.Day));

    /// <summary>The controls of a domain on the way to a group.</summary>
    public IReadOnlyList<Treatment> At(string? domain, Group group) =>
        [.. byGroup[group.Name].Where(one => one.Control.Domain == domain)];

    /// <summary>The groups duties, permissions and signs of risk tell apart. The same members are shown once.</summary>
    internal static List<Group> GroupsOf(Accord accord)
    {
        var spoken = accord
            .Provisions.Where(provision =>
                provision is Requirement or Prohibition or Authorisation or Indicator
            )
            .SelectMany(provision => provision.Unless.Prepend(provision.When))
            .SelectMany(condition => condition.Walk())
            .OfType<Condition.OneOf>()
            .Where(one => one.Term.Name == "destination")
            .SelectMany(one => one.Groups)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. accord
                .Glossary.Groups.Values.Where(group =>
                    spoken.Contains(group.Name) && group.Countries.Count > 0
                )
                .GroupBy(group => string.Join(' ', group.Countries.Order(StringComparer.Ordinal)))
                .Select(same => same.OrderBy(one => one.Name.Length).First())
                .OrderBy(group => group.Name, Natural.Order)
                .Take(8),
        ];
    }

    private static List<Treatment> Of(
        Accord accord,
        Group group,
        IReadOnlyList<Group> groups,
        DateOnly day
    )
    {
        // A member that stands in no narrower group shows what being in this one means.
        var others = groups
            .Where(other => other != group && other.Countries.Count < group.Countries.Count)
            .SelectMany(other => other.Countries)
            .ToHashSet(StringComparer.Ordinal);
        var member =
            group.Countries.FirstOrDefault(country => !others.Contains(country))
            ?? group.Countries[0];
        var transfer = Plain.Export(accord, member);
        var determination = new Assessor(accord, Instruments.None, day, day).Assess(
            transfer,
            new AssessmentOptions { Budget = 1, WithQuestions = false }
        );
        var line = determination.Lines[0];
        var reasoning = new Reasoning(accord, transfer, day, day);
        return
        [
            .. accord
                .Controls.Where(Telling.MaySee)
                .Select(control =>
                {
                    var found = line
                        .Requirements.Where(one =>
                            one.Control == control || one.Control is null && one.Holds == Truth.Yes
                        )
                        .ToList();
                    var prohibited = accord
                        .Prohibitions.Where(one =>
                            (one.Controls is null || one.Controls.Covers(control))
                            && reasoning.Of(one.When, transfer.Items[0]).Truth == Truth.Yes
                            && one.Unless.All(unless =>
                                reasoning.Of(unless, transfer.Items[0]).Truth != Truth.Yes
                            )
                        )
                        .ToList();
                    var standing = found
                        .Where(one => !one.LiftedBy.Any(lifting => Lifts(lifting, Truth.Yes)))
                        .ToList();
                    return new Treatment(
                        control,
                        prohibited.Count > 0 ? Outcome.Prohibited
                            : found.Count == 0 ? Outcome.NotRequired
                            : standing.Count == 0 ? Outcome.Authorised
                            : standing.Max(one => one.Outcomes.Strictest),
                        [
                            .. found
                                .SelectMany(one => one.LiftedBy)
                                .Where(lifting => lifting.Holds != Truth.No)
                                .Select(lifting => lifting.Authorisation)
                                .OfType<Authorisation>()
                                .Where(one => one.Controls is null || one.Controls.Covers(control))
                                .Distinct(),
                        ],
                        [.. found.Select(one => one.Requirement).Distinct()],
                        prohibited
                    );

                    bool Lifts(Lifting lifting, Truth truth) =>
                        lifting.Holds == truth
                        && (
                            lifting.Authorisation?.Controls is not { } reach
                            || reach.Covers(control)
                        );
                }),
        ];
    }
}

/// <summary>Makes the plain transfer the map is drawn for: a civil export from a participating state, every question that could raise the risk answered so that it does not.</summary>
internal static class Plain
{
    /// <summary>The export to a country.</summary>
    public static Transfer Export(Accord accord, string destination)
    {
        var raising = Raising(accord);
        var home = Home(accord, destination);
        return new Transfer
        {
            Id = "plain",
            Facts = new Facts(Facts(accord, About.Transfer, raising, destination, home)),
            Items = [new Item { Line = "1" }],
            Parties =
            [
                .. accord
                    .Glossary.Roles.Values.Where(role => role.Required)
                    .Select(role => new Party
                    {
                        Id = role.Name,
                        Roles = [role.Name],
                        Facts = new Facts(
                            Facts(
                                accord,
                                About.Party,
                                raising,
                                role.Name == "exporter" ? home : destination,
                                home
                            )
                        ),
                    }),
            ],
        };
    }

    /// <summary>What is taken as given, term by term, of the transfer and the parties.</summary>
    public static IEnumerable<(Term Term, string Word)> Given(Accord accord)
    {
        var raising = Raising(accord);
        var used = accord
            .Provisions.Where(provision => provision is not Control and not Expectation)
            .SelectMany(provision => provision.Unless.Prepend(provision.When))
            .SelectMany(condition => condition.Walk())
            .OfType<Condition.Sentence>()
            .Select(sentence => sentence.Term.Name)
            .ToHashSet(StringComparer.Ordinal);
        return accord
            .Glossary.Terms.Where(term =>
                term.About is About.Transfer or About.Party
                && term.Choices.Count > 0
                && term.Kind is not TermKind.Ownership
                && used.Contains(term.Name)
            )
            .Select(term => (term, Mildest(term, raising)));
    }

    private static IEnumerable<Fact> Facts(
        Accord accord,
        About about,
        HashSet<(string, string)> raising,
        string country,
        string home
    )
    {
        foreach (var term in accord.Glossary.Terms.Where(term => term.About == about))
            if (term.Kind is TermKind.Country)
                yield return Fact(
                    term,
                    new FactValue.Country(term.Name == "location" ? home : country)
                );
            else if (term.Choices.Count > 0)
                yield return Fact(term, new FactValue.Word(Mildest(term, raising)));
    }

    private static Fact Fact(Term term, FactValue value) =>
        new(term, value) { Standing = Standing.OfficiallyDetermined };

    // The first answer no sign of risk speaks of.
    private static string Mildest(Term term, HashSet<(string, string)> raising) =>
        term.Choices.FirstOrDefault(word => !raising.Contains((term.Name, word)))
        ?? term.Choices[0];

    private static HashSet<(string Term, string Word)> Raising(Accord accord) =>
        [
            .. accord
                .Indicators.SelectMany(indicator => indicator.When.Walk())
                .OfType<Condition.OneOf>()
                .Where(sentence => !sentence.Negated)
                .SelectMany(sentence => sentence.Words.Select(word => (sentence.Term.Name, word))),
        ];

    // A state the text applies in: the first from which a transfer is within its jurisdiction.
    private static string Home(Accord accord, string destination)
    {
        if (
            accord.Glossary.FindTerm("location") is not { Kind: TermKind.Country } location
            || accord.Jurisdiction is Condition.All { Parts.Count: 0 }
        )
            return destination;
        var day = accord.Valid.From ?? DateOnly.MinValue;
        foreach (var country in Countries.All)
        {
            var here = new Transfer
            {
                Id = "home",
                Facts = new Facts([Fact(location, new FactValue.Country(country))]),
                Items = [new Item { Line = "1" }],
            };
            if (
                new Reasoning(accord, here, day, day).Of(accord.Jurisdiction, here.Items[0]).Truth
                == Truth.Yes
            )
                return country;
        }
        return destination;
    }
}
