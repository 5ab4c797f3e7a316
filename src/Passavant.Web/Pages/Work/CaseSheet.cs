using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Pages.Parts;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Work;

/// <summary>A case as a page lays it before an official: what they may see of it, and everything its sections show beside.</summary>
/// <remarks>Whoever shows it on another page puts the sections they need (<c>Pages/Work/Sections</c>) on it, each with the sheet as its model, and <see cref="Forms"/> only where their page takes what is sent.</remarks>
internal sealed record CaseSheet
{
    private IReadOnlyList<Actor>? colleagues;

    /// <summary>The language, who looks, where.</summary>
    public required Here Here { get; init; }

    /// <summary>The case as they may see it.</summary>
    public required OfficialView View { get; init; }

    /// <summary>The office it is worked on in.</summary>
    public required Office Office { get; init; }

    /// <summary>What was done in it, in order.</summary>
    public required IReadOnlyList<CaseEvent> History { get; init; }

    /// <summary>Its facts in words.</summary>
    public required TransferFacts Facts { get; init; }

    /// <summary>The determination it rests on.</summary>
    public Determined? Determination { get; init; }

    /// <summary>The hits beside their entries.</summary>
    public IReadOnlyList<ListedHit> Hits { get; init; } = [];

    /// <summary>Earlier decisions on like cases.</summary>
    public IReadOnlyList<CaseRow> Precedents { get; init; } = [];

    /// <summary>What is known of its end users across cases.</summary>
    public IReadOnlyList<Listing.Dossier> Dossiers { get; init; } = [];

    /// <summary>The agreements under which partner states may be asked about one transaction; for those of the authority.</summary>
    public IReadOnlyList<AgreementRow> Agreements { get; init; } = [];

    /// <summary>Who looked at it; for those who watch over that.</summary>
    public IReadOnlyList<LookRow> Looked { get; init; } = [];

    /// <summary>The forms of what may be done; null where the page only shows.</summary>
    public CaseForms? Forms { get; init; }

    /// <summary>Everybody of the office, by name.</summary>
    /// <remarks>Put in order once: comparing names as a language orders them takes most of the time of a page that lists two hundred of them thrice.</remarks>
    public IReadOnlyList<Actor> Colleagues =>
        colleagues ??= [
            .. Office.Appointments.OrderBy(
                one => Person(one.Person),
                StringComparer.Create(Here.Culture, true)
            ),
        ];

    /// <summary>The case.</summary>
    public Case Case => View.Case;

    /// <summary>The language of the accord's own words.</summary>
    public Language Tongue =>
        Language.TryParse(Here.Language, null, out var known) ? known : Language.English;

    /// <summary>Reads what the sections of a case show. The case itself was read before, with the reader's right to it.</summary>
    public static async Task<CaseSheet> Read(
        Here here,
        Desk desk,
        CaseFile file,
        Caller caller,
        CancellationToken stop
    )
    {
        var by = caller.Actor;
        var view = OfficialView.Of(file.Case, by, file.Office, desk.Now, here.Language);
        var sheet = new CaseSheet
        {
            Here = here,
            View = view,
            Office = file.Office,
            History = file.History,
            Facts = TransferFacts.None,
        };
        var inside = by.Role is Role.Officer or Role.Head or Role.Member or Role.Supervisor;
        return await desk.Store.Read(
            async reading =>
                sheet with
                {
                    Facts = TransferFacts.Of(
                        file.Case.Application,
                        file.Office.Accord,
                        sheet.Tongue
                    ),
                    Determination = file.Case.Assessment is { } assessment
                        ? await Determined.Find(reading, assessment.Determination)
                        : null,
                    Hits = await ListedHit.Of(reading, desk, file.Case, view.Hits),
                    Precedents = inside
                        ? await Store.Queue.Precedents(reading, $"{file.Case.Number}", 6)
                        : [],
                    Dossiers = inside ? await DossiersOf(reading, desk, file.Case) : [],
                    Agreements = inside ? await Asked(reading) : [],
                    Looked = by.Role is Role.Supervisor or Role.Auditor
                        ? await Looking.At(reading, $"{file.Case.Number}", 100)
                        : [],
                },
            stop
        );
    }

    /// <summary>What somebody is called.</summary>
    public string Person(string id) =>
        id == Actor.System.Person ? Here["the program"] : Office.Names.GetValueOrDefault(id) ?? id;

    /// <summary>What an agency is called.</summary>
    public string Agency(string id) =>
        id == Actor.System.Agency ? Here["the program"]
        : Office.Agencies.TryGetValue(id, out var agency) ? Here[agency.Name]
        : id;

    /// <summary>What a party of the case is called.</summary>
    public string Party(string id) =>
        Case.Application.Parties.FirstOrDefault(party => party.Id == id)?.Name ?? id;

    /// <summary>What a rung of the ladder is called.</summary>
    public string Rung(string id) =>
        Office.Procedure.Ladder.FirstOrDefault(rung => rung.Id == id) is { } rung
            ? Here[rung.Title]
            : id;

    /// <summary>What a limit is called.</summary>
    public string Limit(string id) =>
        LimitNames.Of(Office.Procedure, id) is { } title ? Here[title] : id;

    /// <summary>What a ground to stop the clock is called.</summary>
    public string Ground(string id) =>
        Office.Procedure.StopGrounds.FirstOrDefault(ground => ground.Id == id) is { } ground
            ? Here[ground.Title]
            : id;

    /// <summary>What a country is called.</summary>
    public string Country(string? code) => code is null or "" ? "" : CountryNames.In(Tongue, code);

    /// <summary>An outcome by its word, as people say it.</summary>
    public string Outcome(string word) =>
        Accords.Outcomes.Find(word) is { } outcome ? Tongue.Say(outcome) : word;

    /// <summary>What a line or a party is called: <em>Line 1</em>, the name of the party, or the whole.</summary>
    public string On(string? line, string? party) =>
        line is not null ? Here["Line {0}", line]
        : party is not null ? Party(party)
        : Here["The whole"];

    /// <summary>The form of an act, where it may be done here and now.</summary>
    /// <param name="act">The act, by its word.</param>
    /// <param name="about">What it is about, where it is done to one of several.</param>
    public Markup Form(string act, string about = "") => Forms?.Show(act, about) ?? Markup.Empty;

    /// <summary>Whether the page holds the form of an act.</summary>
    public bool Holds(string act) => Forms?.May(act, "") ?? false;

    /// <summary>What a form of this section did just now; nothing where none did.</summary>
    public Markup DoneIn(string section) => Forms?.DoneIn(section) ?? Markup.Empty;

    /// <summary>A day by which something is due, with how long that is; red where it is past.</summary>
    public Markup Due(DateTimeOffset due) => DueWords.Say(Here, due);

    /// <summary>A hash or identity, as much of it as tells it from others.</summary>
    public static string Short(string hash)
    {
        var digits = hash[(hash.LastIndexOf(':') + 1)..];
        return digits.Length > 12 ? digits[..12] : digits;
    }

    /// <summary>A question of the determination, as people ask it.</summary>
    public string Question(DeterminedQuestion question)
    {
        var text = Office.Accord.Glossary.FindTerm(question.Term) is { } term
            ? QuestionWords.Text(term, Tongue)
            : question.Term;
        return question.About.Length == 0 ? text
            : Case.Application.Lines.Any(line => line.Line == question.About)
                ? $"{On(question.About, null)}: {text}"
            : Case.Application.Parties.Any(party => party.Id == question.About)
                ? $"{Party(question.About)}: {text}"
            : $"{Accords.Words.Names.Capital(Office.Accord.Glossary.RoleIn(question.About, Tongue))}: {text}";
    }

    /// <summary>The questions still open, each once, the best one first.</summary>
    public IReadOnlyList<DeterminedQuestion> Questions =>
        [
            .. (Determination?.Questions ?? []).DistinctBy(question =>
                (question.Term, question.About)
            ),
        ];

    /// <summary>Who is asked a question of the determination.</summary>
    public string AskedOf(DeterminedQuestion question) =>
        Office.Accord.Glossary.RoleIn(question.Who, Tongue);

    /// <summary>The signs that raise a tier of risk, and what lowers it.</summary>
    public Markup Signs(DeterminedTier tier)
    {
        var signs = tier
            .Indicators.Concat(tier.Mitigations)
            .Where(part => part.Holds != "no")
            .Select(part =>
                $"{Provision(part.Id)}{(part.Holds == "yes" ? "" : $" ({Here["not known yet"]})")}"
            )
            .ToList();
        return Markup.If(
            signs.Count > 0,
            $"<br><span class=\"p-quiet\">{string.Join("; ", signs)}</span>"
        );
    }

    /// <summary>What a clock is about, in words; empty where its title says it.</summary>
    public string KeyOf(ClockView clock) =>
        clock.Key.Split(' ')[0] is var key && Office.Agencies.ContainsKey(key) ? Agency(key)
        : key == "case" || Office.Procedure.Ladder.Any(rung => rung.Id == key) ? ""
        : clock.Key;

    /// <summary>The next clock to run out.</summary>
    public ClockView? Next =>
        View.Clocks.FirstOrDefault(clock => clock is { Ended: null, Due: not null });

    /// <summary>When something asked is due: the running clock of that key.</summary>
    public Markup ClockOf(string key) =>
        View.Clocks.FirstOrDefault(clock =>
            clock is { Ended: null, Due: not null } && clock.Key.Split(' ')[0] == key
        )
            is { Due: { } due }
            ? Due(due)
            : Markup.Empty;

    /// <summary>The history by day, the latest first: what was done, and who looked where that is shown.</summary>
    public IEnumerable<(DateOnly Day, IReadOnlyList<Moment> Moments)> Told() =>
        History
            .Select(one => new Moment(
                one.Stamp.At,
                one.Version,
                Here[HistoryWords.Done(one.Act)],
                HistoryWords.About(one.Act, this),
                one.Stamp.By.Role == Role.System
                    ? Here["the program"]
                    : $"{Person(one.Stamp.By.Person)}, {Here[Navigation.NameOf(one.Stamp.By.Role)]}, {Agency(one.Stamp.By.Agency)}",
                false
            ))
            .Concat(
                Looked.Select(look => new Moment(
                    look.At,
                    0,
                    Here["Looked at the case"],
                    null,
                    $"{Person(look.Person)}, {Here[Navigation.NameOf(Choices.Role(look.Role))]}, {Agency(look.Agency)}",
                    true
                ))
            )
            .OrderByDescending(moment => moment.At)
            .ThenByDescending(moment => moment.Version)
            .GroupBy(moment => DateOnly.FromDateTime(moment.At.UtcDateTime))
            .Select(group => (group.Key, (IReadOnlyList<Moment>)[.. group]));

    /// <summary>From when it was worked on under which edition of the accord.</summary>
    public IEnumerable<(DateTimeOffset From, string Accord)> Editions()
    {
        string? last = null;
        foreach (var one in History)
            if ($"{one.Stamp.Accord}" is var now && now != last)
                yield return (one.Stamp.At, Short(last = now));
    }

    private string Provision(string id) =>
        Office
            .Accord.Indicators.Cast<Provision>()
            .Concat(Office.Accord.Mitigations)
            .FirstOrDefault(provision => provision.Id == id)
            ?.Title
            is { } title
            ? Here[title]
            : id;

    private static async Task<IReadOnlyList<AgreementRow>> Asked(Reading reading) =>
        [
            .. (await Comparisons.Agreements(reading)).Where(one =>
                one.Ended is null && Purposes.Of(one.Purposes).Contains(Purposes.NoUndercut)
            ),
        ];

    private static async Task<IReadOnlyList<Listing.Dossier>> DossiersOf(
        Reading reading,
        Desk desk,
        Case one
    )
    {
        var dossiers = new List<Listing.Dossier>();
        foreach (var user in EndUsers.Of(one).Take(3))
        {
            var dossier = await Listing.DossierOf(
                reading,
                user.Name,
                user.Country,
                desk.Now,
                most: 50
            );
            dossiers.Add(
                dossier with
                {
                    Cases = [.. dossier.Cases.Where(other => other.Number != $"{one.Number}")],
                }
            );
        }
        return dossiers;
    }
}

/// <summary>What limits are called, wherever an accord sets them.</summary>
internal static class LimitNames
{
    /// <summary>The title of a limit, rung, consultation, appeal or redress; null for none of that id.</summary>
    public static Wording? Of(Procedure procedure, string id) =>
        procedure.Limits.FirstOrDefault(limit => limit.Id == id)?.Title
        ?? procedure.Ladder.FirstOrDefault(rung => rung.Id == id)?.Title
        ?? procedure.Consultations.FirstOrDefault(one => one.Id == id)?.Title
        ?? Of(procedure.Appeal, "appeal", id)
        ?? Of(procedure.Redress, "redress", id);

    private static Wording? Of(Track? track, string name, string id) =>
        track is null ? null
        : id == name ? track.Title
        : track.Steps.FirstOrDefault(step => step.Id == id)?.Title;
}

/// <summary>How long it is until something is due.</summary>
internal static class DueWords
{
    /// <summary>The day, and how many days are left; red, and with the word, once it is past.</summary>
    /// <param name="due">The instant after the last day.</param>
    public static Markup Say(Here here, DateTimeOffset due)
    {
        var last = DateOnly.FromDateTime(due.UtcDateTime.AddTicks(-1));
        var left = last.DayNumber - DateOnly.FromDateTime(here.Now.UtcDateTime).DayNumber;
        var words =
            due <= here.Now ? here.Count(Math.Max(1, -left), "{0} day late", "{0} days late")
            : left == 0 ? here["today"]
            : here.Count(left, "{0} day left", "{0} days left");
        var look =
            due <= here.Now ? "p-tag p-tag--stop"
            : left <= 3 ? "p-tag p-tag--wait"
            : "p-quiet";
        return Markup.Of(
            $"""<time datetime="{last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}">{here.Day(last)}</time> <span class="{look}">{words}</span>"""
        );
    }
}

/// <summary>Something that happened in a case.</summary>
/// <param name="At">When.</param>
/// <param name="Version">Its place among what was done; 0 for a look.</param>
/// <param name="What">What was done.</param>
/// <param name="About">What it was about.</param>
/// <param name="Who">Who did it, in which role, for whom.</param>
/// <param name="IsLook">Whether somebody only looked.</param>
internal sealed record Moment(
    DateTimeOffset At,
    int Version,
    string What,
    string? About,
    string Who,
    bool IsLook
);
