using Passavant.Accords.Conditions;

namespace Passavant.Accords.Reading;

/// <summary>Checks what one provision says of another: ids that exist once, codes that are known, no control that leads back to itself.</summary>
internal sealed class References(Accord accord, ReadingContext context)
{
    public void Check()
    {
        RepeatedIds();
        Ordered(accord.Header, accord.Valid);
        var rungs = accord.Procedure.Ladder.Select(rung => rung.Id).ToList();
        var authorities = accord.Procedure.Authorities.Keys.ToList();
        var requirements = accord.Requirements.Select(requirement => requirement.Id).ToList();
        var domains =
            (
                accord.Chapters.GetValueOrDefault("domains") as IReadOnlyDictionary<string, object>
            )?.Keys.ToList() ?? [];
        var interests = (
            accord.Chapters.GetValueOrDefault("interests") as IReadOnlyList<object> ?? []
        )
            .Cast<Entry>()
            .Select(entry => entry.Text("id")!)
            .ToList();
        var sources = accord.Header.Map("sources").Keys.ToList();
        foreach (var provision in accord.Provisions)
        {
            foreach (var interest in provision.Entry.Texts("cites"))
                Known(provision.Entry, "cites", interest, interests, "the id of an interest");
            if (sources.Count > 0 && provision.Source?.Of is { } of)
                Known(
                    provision.Entry.Record("source")!,
                    "of",
                    of,
                    sources,
                    "a source named in the header"
                );
            if (
                provision.GovernedBy != GoverningDay.Assessment
                && GoverningTerm(provision.GovernedBy) is null
            )
                context.Refuse(
                    provision.Entry.PlaceOf("governed by"),
                    "unknown-term",
                    $"'{provision.Entry.Text("governed by")}'",
                    $"a term '{provision.Entry.Text("governed by")} day' in the glossary, about the transfer"
                );
            Ordered(provision.Entry, provision.Valid);
        }
        foreach (var control in accord.Controls)
        {
            Known(
                control.Entry,
                "sensitivity",
                control.Entry.Text("sensitivity")!,
                accord.Matrix.Sensitivities,
                "a row of the matrix"
            );
            if (control.Domain is { } domain && domains.Count > 0)
                Known(control.Entry, "domain", domain, domains, "a technology domain");
            foreach (var code in control.After)
                Covered(control.Entry, "after", code);
            foreach (var limb in control.Limbs)
                if (!control.Code.Covers(limb.Code))
                    context.Refuse(
                        context.PlaceOf(limb) ?? control.Entry.PlaceOf("when"),
                        "wrong-value",
                        $"the limb {limb.Code}",
                        $"a code below {control.Id}"
                    );
        }
        foreach (var condition in Conditions())
            ConditionCodes(condition.Entry, condition.Condition);
        foreach (var requirement in accord.Requirements)
        {
            Known(
                requirement.Entry,
                "authority",
                requirement.Authority,
                authorities,
                "an authority of the procedure"
            );
            if (requirement.Entry.Text("sensitivity") is { } level)
                Known(
                    requirement.Entry,
                    "sensitivity",
                    level,
                    accord.Matrix.Sensitivities,
                    "a row of the matrix"
                );
            if ((requirement.Trigger == Trigger.Control) != (requirement.Controls is not null))
                context.Refuse(
                    requirement.Place,
                    "wrong-value",
                    requirement.Controls is null
                        ? "the trigger 'control' without controls"
                        : $"controls with the trigger '{requirement.Entry.Text("trigger")}'",
                    "controls: with the trigger control, and only there"
                );
            Selects(requirement, requirement.Controls);
            foreach (var review in requirement.Entry.Records("review"))
                if (review.Text("level") is { } rung)
                    Known(review, "level", rung, rungs, "a rung of the ladder");
        }
        foreach (var authorisation in accord.Authorisations)
        {
            foreach (var lifted in authorisation.Lifts)
                if (!context.Declared("requirements").Contains(lifted))
                    Known(
                        authorisation.Entry,
                        "lifts",
                        lifted,
                        requirements,
                        "the id of a requirement"
                    );
            Selects(authorisation, authorisation.Controls);
        }
        foreach (var prohibition in accord.Prohibitions)
        {
            Selects(prohibition, prohibition.Controls);
            if (prohibition.Authority is { } authority)
                Known(
                    prohibition.Entry,
                    "authority",
                    authority,
                    authorities,
                    "an authority of the procedure"
                );
        }
        foreach (var indicator in accord.Indicators)
            Known(
                indicator.Entry,
                "level",
                indicator.Entry.Text("level")!,
                accord.Matrix.Risks,
                "a column of the matrix"
            );
        foreach (var mitigation in accord.Mitigations)
            Known(
                mitigation.Entry,
                "not below",
                mitigation.Entry.Text("not below")!,
                accord.Matrix.Risks,
                "a column of the matrix"
            );
        foreach (var expectation in accord.Expectations)
            if (
                expectation is { NeverMilderThan: { } mildest, NeverStricterThan: { } strictest }
                && mildest > strictest
            )
                context.Refuse(
                    expectation.Entry.PlaceOf("never stricter than"),
                    "wrong-value",
                    $"never milder than '{mildest.Name()}' and never stricter than '{strictest.Name()}' in {expectation.Id}",
                    "a strictest outcome that is not below the mildest"
                );
        Levels(rungs);
        Procedure(rungs, authorities);
        Circles();
    }

    private void Ordered(Entry entry, Validity valid)
    {
        if (valid is { From: { } from, Until: { } until } && from >= until)
            context.Refuse(
                entry.PlaceOf("valid"),
                "wrong-value",
                $"validity from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}",
                "a last day after the first"
            );
    }

    private Term? GoverningTerm(GoverningDay day) =>
        accord.Glossary.FindTerm(LegalTime.TermName(day))
            is { Kind: TermKind.Day, About: About.Transfer } term
            ? term
            : null;

    private void RepeatedIds()
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var provision in accord.Provisions)
            if (!seen.TryAdd(provision.Id, provision.Place))
                context.Refuse(
                    provision.Entry.PlaceOf("id"),
                    "repeated-id",
                    $"'{provision.Id}' a second time (first at {seen[provision.Id]})",
                    "an id of its own for each provision"
                );
    }

    private IEnumerable<(Entry Entry, Condition Condition)> Conditions()
    {
        foreach (var provision in accord.Provisions)
        {
            yield return (provision.Entry, provision.When);
            foreach (
                var condition in provision.Unless.Concat(
                    provision.Savings.Select(saving => saving.When)
                )
            )
                yield return (provision.Entry, condition);
        }
        foreach (var requirement in accord.Requirements)
        foreach (var (review, rule) in requirement.Entry.Records("review").Zip(requirement.Review))
        foreach (var condition in rule.Unless.Prepend(rule.When))
            yield return (review, condition);
        yield return (accord.Header, accord.Jurisdiction);
    }

    private void ConditionCodes(Entry entry, Condition condition)
    {
        foreach (var part in condition.Walk())
        foreach (
            var pattern in part switch
            {
                Condition.CodeIs code => code.Patterns,
                Condition.Contains contains => contains.Patterns,
                Condition.FallsUnder falls => falls.Patterns,
                _ => [],
            }
        )
            if (pattern.Code is { } code)
                Covered(entry, "when", code, part);
    }

    private void Covered(Entry entry, string key, ControlCode code, Condition? condition = null)
    {
        if (
            IsKnown(code)
            || context
                .Declared("controls")
                .Any(id =>
                    ControlCode.TryParse(id, null, out var other)
                    && (other.Covers(code) || code.Covers(other))
                )
        )
            return;
        var known = accord
            .Controls.Select(control => control.Id)
            .Concat(accord.CodesElsewhere.Keys);
        context.Refuse(
            (condition is null ? null : context.PlaceOf(condition)) ?? entry.PlaceOf(key),
            "unknown-code",
            $"the code '{code}' in {entry.Text("id") ?? "the header"}",
            "a control of this accord, a paragraph of one, or an entry of 'codes elsewhere'",
            Nearest.Of(code.ToString(), known)
        );
    }

    private bool IsKnown(ControlCode code) =>
        accord.Controls.Any(control => code.Covers(control.Code) || control.Code.Covers(code))
        || accord.CodesElsewhere.Keys.Any(key =>
            ControlCode.TryParse(key, null, out var other)
            && (other.Covers(code) || code.Covers(other))
        );

    private void Selects(Provision provision, Selection? selection)
    {
        if (selection is null)
            return;
        foreach (var pattern in selection.Codes.Concat(selection.Except))
            if (
                pattern.Code is { } code
                && !accord.Controls.Any(control => code.Covers(control.Code))
            )
            {
                if (
                    accord.Controls.FirstOrDefault(control => control.Code.Covers(code)) is
                    { } whole
                )
                    context.Warn(
                        provision.Entry.PlaceOf("controls"),
                        "part-of-control",
                        $"'{code}', a part of {whole.Id}, in {provision.Id}",
                        $"a whole control: selection cannot reach into {whole.Id}; make {code} a control of its own if the difference matters"
                    );
                else
                    Covered(provision.Entry, "controls", code);
            }
    }

    private void Levels(List<string> rungs)
    {
        var matrix = (Entry)accord.Chapters["matrix"];
        foreach (
            var level in accord
                .Matrix.Cells.SelectMany(row => row)
                .Select(cell => cell.Level)
                .Distinct()
        )
            Known(matrix, "cells", level, rungs, "a rung of the ladder");
    }

    private void Procedure(List<string> rungs, List<string> authorities)
    {
        if (accord.Chapters.GetValueOrDefault("procedure") is not Entry procedure)
            return;
        var calendars = accord.Procedure.Calendars.Keys.ToList();
        foreach (var authority in procedure.Records("authorities"))
            if (authority.Text("calendar") is { } calendar)
                Known(authority, "calendar", calendar, calendars, "a calendar of the procedure");
        var grounds = accord.Procedure.StopGrounds.Select(ground => ground.Id).ToList();
        foreach (var rung in procedure.Records("ladder"))
        {
            if (rung.Text("authority") is { } authority)
                Known(rung, "authority", authority, authorities, "an authority of the procedure");
            if (rung.Text("escalates to") is { } next)
                Known(rung, "escalates to", next, rungs, "a rung of the ladder");
            Clock(rung);
        }
        foreach (var limit in procedure.Records("limits"))
            Clock(limit);
        foreach (var ground in procedure.Records("stop grounds"))
            Track(ground);
        foreach (var consultation in procedure.Records("consultations"))
            Clock(consultation);
        foreach (
            var key in (string[])
                ["appeal", "redress", "disputes", "unilateral measures", "emergency"]
        )
            if (procedure.Record(key) is { } track)
                Track(track);
        if (procedure.Record("fast channel") is { } fast)
            Clock(fast);

        void Track(Entry track)
        {
            Clock(track);
            foreach (var step in track.Records("steps"))
                Clock(step);
        }

        void Clock(Entry entry)
        {
            foreach (var key in (string[])["within", "extended to"])
                if (entry.Limit(key)?.Calendar is { } calendar)
                    Known(entry, key, calendar, calendars, "a calendar of the procedure");
            if (entry.Text("at") is { } rung)
                Known(entry, "at", rung, rungs, "a rung of the ladder");
            foreach (var told in entry.Texts("tells"))
                Known(entry, "tells", told, authorities, "an authority of the procedure");
            foreach (var ground in entry.Texts("stops"))
                Known(entry, "stops", ground, grounds, "a ground to stop the clock");
            if (entry["runs"] is not null && entry["within"] is null)
                context.Refuse(
                    entry.PlaceOf("runs"),
                    "missing-key",
                    $"a clock for '{entry.Text("runs")}' without a limit",
                    "the key 'within' beside 'runs'"
                );
        }
    }

    // A control may speak of others (after, falls under), never of itself by way of them.
    private void Circles()
    {
        var acrossLines = LookAcross(accord.Controls);
        var next = accord.Controls.ToDictionary(
            control => control,
            control => SpokenOf(control, accord.Controls, acrossLines)
        );
        var done = new HashSet<Control>();
        var path = new List<Control>();
        foreach (var control in accord.Controls)
            Visit(control);

        void Visit(Control control)
        {
            if (path.Contains(control))
            {
                context.Refuse(
                    control.Place,
                    "circle",
                    $"{string.Join(" → ", path.SkipWhile(other => other != control).Append(control).Select(other => other.Id))}",
                    "controls that do not lead back to themselves"
                );
                return;
            }
            if (!done.Add(control))
                return;
            path.Add(control);
            foreach (var other in next[control])
                Visit(other);
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>The controls a control rests on: those to be tried first, and those its conditions ask whether the item falls under. What it contains leads down to parts and so to an end, unless controls look across lines.</summary>
    internal static List<Control> SpokenOf(
        Control control,
        IReadOnlyList<Control> controls,
        bool acrossLines
    )
    {
        var patterns = ConditionsOf(control)
            .SelectMany(condition => condition.Walk())
            .SelectMany(part =>
                part switch
                {
                    Condition.FallsUnder falls => falls.Patterns,
                    Condition.Contains contains when acrossLines => contains.Patterns,
                    _ => [],
                }
            )
            .ToList();
        return patterns.Count == 0 && control.After.Count == 0
            ? []
            :
            [
                .. controls.Where(other =>
                    control.After.Any(code => code.Covers(other.Code))
                    || patterns.Exists(pattern => pattern.Covers(other.Code))
                ),
            ];
    }

    /// <summary>Whether a control asks what other lines fall under or contain.</summary>
    internal static bool LookAcross(IEnumerable<Control> controls) =>
        controls
            .SelectMany(ConditionsOf)
            .SelectMany(condition => condition.Walk())
            .OfType<Condition.Over>()
            .Any(LooksAcross);

    internal static bool LooksAcross(Condition.Over over) =>
        over.Set == About.Item
        && over.Walk().Any(part => part is Condition.FallsUnder or Condition.Contains);

    private static IEnumerable<Condition> ConditionsOf(Control control) =>
        control
            .AllExclusions.Prepend(control.When)
            .Concat(control.Savings.Select(saving => saving.When));

    private void Known(
        Entry entry,
        string key,
        string word,
        IReadOnlyCollection<string> known,
        string expected
    )
    {
        if (known.Contains(word))
            return;
        context.Refuse(
            entry.PlaceOf(key),
            "unknown-reference",
            $"'{word}'",
            known.Count is > 0 and <= 12 ? $"{expected}: {string.Join(", ", known)}" : expected,
            Nearest.Of(word, known)
        );
    }
}
