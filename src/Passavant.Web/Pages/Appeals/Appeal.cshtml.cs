using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Appeals;

/// <summary>An appeal for the panel that hears it: who sits and why others may not, both sides, the record, its own clock, and its acts.</summary>
[Seats(Role.Panel)]
internal sealed class AppealPage(Here here, Desk desk, Looks looks)
    : OfficialCasePage(here, desk, looks)
{
    /// <summary>How many conditions the form of a decision takes.</summary>
    public const int MostConditions = 3;

    public override string Place => "/appeals";

    /// <summary>The appeal.</summary>
    public Appeal Appeal => Case.Appeal!;

    /// <summary>Whether it has still to be decided.</summary>
    public bool IsPending => Appeal is { Outcome: null, Overtaken: null };

    /// <summary>Whether whoever looks hears it.</summary>
    public bool Sits => Appeal.Members.Contains(By.Person) && !IsConflicted;

    /// <summary>Everybody of the panel, with why they may not sit; null where they may.</summary>
    public IReadOnlyList<(string Person, string Name, string? Why)> Panel { get; private set; } =
    [];

    /// <summary>The clocks of the appeal.</summary>
    public IEnumerable<Clock> OwnClocks =>
        Clocks
            .Where(clock =>
                clock.Span is Span.AppealRecord or Span.AppealHearing or Span.AppealDecision
                && clock.Started == Appeal.Lodged
            )
            .OrderBy(clock => clock.Due ?? DateTimeOffset.MaxValue);

    /// <summary>The decision appealed against; null for a delay.</summary>
    public Passavant.Cases.Decision? Appealed =>
        Appeal.Against == AppealAgainst.Delay
            ? null
            : Case.Decisions.LastOrDefault(one => !one.OnAppeal && one.At <= Appeal.Lodged);

    /// <summary>What the applicant said to the panel, in order.</summary>
    public IEnumerable<Submission> ByApplicant =>
        Appeal.Submissions.Where(one => one.Agency == Case.Applicant);

    /// <summary>What the authority said to the panel, in order.</summary>
    public IEnumerable<Submission> ByAuthority =>
        Appeal.Submissions.Where(one => one.Agency != Case.Applicant);

    /// <summary>The units in which it is said how long something holds.</summary>
    public IEnumerable<Option> Units =>
        [
            new Option("years", Here["years"]),
            new Option("months", Here["months"]),
            new Option("days", Here["days"]),
        ];

    /// <summary>The form of the seats: as it was sent, or with those who sit.</summary>
    public Form SeatForm
    {
        get
        {
            if (IsSent<SeatPanel>())
                return Form;
            var form = new Form();
            form.Tick("seat-members", Appeal.Members);
            return form;
        }
    }

    /// <summary>How the panel may decide.</summary>
    public IEnumerable<Option> Outcomes =>
        Enum.GetValues<AppealOutcome>()
            // There is no decision to send back where none was made.
            .Where(one => one != AppealOutcome.Remitted || Appeal.Against != AppealAgainst.Delay)
            .Select(one => new Option(CaseJson.Word(one), Here[CaseWords.Of(one)]));

    /// <summary>What a replacement may say of a line or the whole.</summary>
    public IEnumerable<Option> Verdicts =>
        new[] { Verdict.Grant, Verdict.Refuse, Verdict.NotRequired, Verdict.Rule }
            .Where(verdict =>
                Case.Kind.EndsInRuling() ? verdict != Verdict.Grant : verdict != Verdict.Rule
            )
            .Select(verdict => new Option(CaseJson.Word(verdict), Here[Replaces(verdict)]));

    /// <summary>The lines of the transfer, as the form calls them.</summary>
    public IReadOnlyList<(string Field, string Label, string Line)> Points =>
        [
            .. Case.Application.Lines.Select(
                (line, i) =>
                    (
                        $"decide-line-{i}",
                        Here["Line {0}: {1}", line.Line, line.Description],
                        line.Line
                    )
            ),
        ];

    protected override async Task Show()
    {
        await base.Show();
        Panel =
        [
            .. Office
                .Appointments.Where(one => one.Role == Role.Panel && one.Agency == Appeal.Body)
                .Select(one => one.Person)
                .Distinct()
                .OrderBy(Person, StringComparer.Ordinal)
                .Select(person => (person, Person(person), WhyNot(person))),
        ];
    }

    protected override Act? Make(string act) =>
        act switch
        {
            "seat-panel" => Seat(),
            "hear" => new Hear(Present(), Told("hear-minutes", Here["Write the minutes"])),
            "order-interim" => Interim(),
            "decide-appeal" => Decide(),
            _ => null,
        };

    protected override string? Said(string act) =>
        act switch
        {
            "seat-panel" => Here["The panel is seated."],
            "hear" => Here["The hearing is in the file."],
            "order-interim" => Here["The measure is ordered; both sides read it."],
            "decide-appeal" => Here["The panel has decided. Both sides are written to."],
            _ => base.Said(act),
        };

    private static string Replaces(Verdict verdict) =>
        verdict switch
        {
            Verdict.Grant => Words.Text("Grant it"),
            Verdict.Refuse => Words.Text("Refuse it"),
            Verdict.NotRequired => Words.Text("Say that no licence is needed"),
            _ => Words.Text("Answer it"),
        };

    // What the engine would say no to, in words for the page.
    private string? WhyNot(string person) =>
        !IsPending || Appeal.Hearing is not null ? null
        : base.Against(new SeatPanel([person]))?.Code != "not-independent" ? null
        : Case.IsConflicted(person) ? Here["has a conflict of interest"]
        : Case.Team.Any(one => one.Person == person) ? Here["is among those who ask"]
        : Case.FirstHands.Contains(person)
            ? Here["prepared, signed or made the decision appealed against"]
        : Here["acted in this case before, in another seat"];

    private SeatPanel Seat()
    {
        var members = Form.Texts("seat-members");
        if (members.Count == 0)
            Form.Wrong("seat-members", Here["Choose at least one member"]);
        return new SeatPanel(members);
    }

    private IReadOnlyList<string> Present()
    {
        var present = Lines("hear-present");
        if (present.Count == 0)
            Form.Wrong("hear-present", Here["Say who was present"]);
        return present;
    }

    private OrderInterim Interim()
    {
        var measure = Told("interim-measure", Here["Say what is ordered"], 5000);
        DateOnly? until = null;
        if (
            Form.Texts("interim-until-day").Count > 0
            || Form.Texts("interim-until-month").Count > 0
            || Form.Texts("interim-until-year").Count > 0
        )
        {
            until = Form.Day(
                "interim-until",
                Here["Enter a day that exists, such as 31 1 2027, or leave it empty"]
            );
            if (until < DateOnly.FromDateTime(Now.UtcDateTime))
                Form.Wrong("interim-until", Here["Enter a day that is not past"]);
        }
        return new OrderInterim(measure, until);
    }

    private DecideAppeal? Decide()
    {
        var outcome = Form.Choice<AppealOutcome>("decide-outcome", Here["Choose the outcome"]);
        var replaces = outcome == AppealOutcome.Replaced;
        var reasons = new Reasons(
            Told("decide-public", Here["Give the reasons for everybody"]),
            Told("decide-applicant", Here["Give the reasons for the applicant"]),
            Form.Text("decide-closed") is { Length: > 0 } closed ? closed : null
        );
        var verdicts = replaces ? Replacement() : [];
        var conditions = replaces ? Conditions() : [];
        TimeLimit? validity = null;
        if (
            replaces
            && Form.Text("decide-length").Length > 0
            && Form.Whole(
                "decide-length",
                Here["Enter how long it holds in whole numbers, from 1 to 120"],
                1,
                120
            )
                is { } length
        )
            validity = TimeLimit.Parse(
                $"{length} {(Form.Text("decide-unit") is "days" or "months" ? Form.Text("decide-unit") : "years")}"
            );
        return outcome is { } chosen
            ? new DecideAppeal(chosen, reasons)
            {
                Verdicts = verdicts,
                Conditions = conditions,
                Basis = Lines("decide-basis"),
                Validity = validity,
            }
            : null;
    }

    private IReadOnlyList<VerdictOn> Replacement()
    {
        var lines = Points.Where(point => Form.Text(point.Field).Length > 0).ToList();
        if (lines.Count == 0)
            return
                Form.Choice<Verdict>(
                    "decide-whole",
                    Here["Choose what the panel puts in its place"]
                )
                    is { } whole
                ? [new VerdictOn(whole)]
                : [];
        // Said of some lines, it is said of each: the others as of the whole.
        var rest =
            lines.Count < Points.Count
                ? Form.Choice<Verdict>(
                    "decide-whole",
                    Here["Choose what the panel says of the other lines"]
                )
                : null;
        return
        [
            .. Points
                .Select(point =>
                    (
                        point.Line,
                        Verdict: Form.Text(point.Field).Length > 0
                            ? Form.Choice<Verdict>(point.Field, Here["Choose one of the list"])
                            : rest
                    )
                )
                .Where(one => one.Verdict is not null)
                .Select(one => new VerdictOn(one.Verdict!.Value, one.Line)),
        ];
    }

    private List<Condition> Conditions()
    {
        var conditions = new List<Condition>();
        for (var i = 0; i < MostConditions; i++)
        {
            var (what, evidence) = (
                Form.Text($"decide-what-{i}"),
                Form.Text($"decide-evidence-{i}")
            );
            if (what.Length + evidence.Length == 0)
                continue;
            conditions.Add(
                new Condition(
                    Told($"decide-what-{i}", Here["Say what has to be done or left"], 5000),
                    Told($"decide-evidence-{i}", Here["Say what shows it"], 2000)
                )
            );
        }
        return conditions;
    }
}
