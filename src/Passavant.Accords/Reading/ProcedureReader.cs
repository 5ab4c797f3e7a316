namespace Passavant.Accords.Reading;

/// <summary>Builds the procedure from its chapter.</summary>
internal sealed class ProcedureReader(ReadingContext context)
{
    public Procedure Read(Entry? entry) =>
        new()
        {
            Authorities = Unique(
                entry?.Records("authorities"),
                authority => new Authority(
                    authority.Text("id")!,
                    Title(authority),
                    authority.Text("state"),
                    authority.Wording("contact")?.ToString(),
                    authority.Text("calendar")
                )
            ),
            Calendars = Calendars(entry),
            Ladder = [.. Unique(entry?.Records("ladder"), Rung).Values],
            Limits =
            [
                .. Unique(
                    entry?.Records("limits"),
                    limit => Limit(limit, limit.Text("stage")!)
                ).Values,
            ],
            StopGrounds =
            [
                .. Unique(
                    entry?.Records("stop grounds"),
                    ground => new StopGround(
                        ground.Text("id")!,
                        Title(ground),
                        ground.Limit("within")
                    )
                    {
                        Steps = Steps(ground),
                    }
                ).Values,
            ],
            Consultations = [.. Unique(entry?.Records("consultations"), Consultation).Values],
            Appeal = Track(entry?.Record("appeal")),
            Redress = Track(entry?.Record("redress")),
            NonMaterialChanges =
            [
                .. Unique(
                    entry?.Records("non-material changes"),
                    change => new NonMaterialChange(
                        change.Text("id")!,
                        Title(change),
                        change.Choice<Amendment>("change")
                    )
                ).Values,
            ],
            FastChannel = entry?.Record("fast channel") is { } fast
                ? new FastChannel(
                    fast.Wording("title"),
                    fast.Limit("within")!,
                    Signatures(fast),
                    fast.Choices<ReviewPolicy>("for"),
                    fast.Wording("needs")
                )
                : null,
        };

    private static Wording Title(Entry entry) =>
        entry.Wording("title") ?? new Wording(entry.Text("id")!);

    private static int Signatures(Entry entry) => entry.Text("signatures") == "1" ? 1 : 2;

    private static Rung Rung(Entry rung) =>
        new(
            rung.Text("id")!,
            Title(rung),
            rung.Text("authority"),
            rung.Limit("within"),
            rung.Text("escalates to"),
            rung.Text("if missed")
        )
        {
            Decides = rung.Choices<ReviewPolicy>("decides"),
            Then =
                rung["then"] is null && rung.Text("escalates to") is not null
                    ? [Deed.Escalate]
                    : rung.Choices<Deed>("then"),
            Tells = rung.Texts("tells"),
            Stops = rung.Texts("stops"),
            Signatures = Signatures(rung),
        };

    private static StageLimit Limit(Entry limit, string stage) =>
        new(
            limit.Text("id")!,
            limit.Wording("title"),
            stage,
            limit.Limit("within"),
            limit.Text("from"),
            limit.Text("if missed"),
            limit.Texts("stops")
        )
        {
            Runs = Runs(limit),
            For = limit.Texts("for"),
            At = limit.Text("at"),
            Body = limit.Text("body"),
            Then = limit.Choices<Deed>("then"),
            Tells = limit.Texts("tells"),
        };

    private static Span? Runs(Entry entry) =>
        entry["runs"] is null ? null : entry.Choice<Span>("runs");

    private static IReadOnlyList<StageLimit> Steps(Entry entry) =>
        [.. entry.Records("steps").Select(step => Limit(step, Title(step).ToString()))];

    private static Consultation Consultation(Entry entry) =>
        new(
            entry.Text("id")!,
            Title(entry),
            entry["kind"] is null ? null : entry.Choice<ConsultationKind>("kind"),
            entry.Text("with"),
            entry.Wording("on"),
            entry.Limit("within"),
            entry.Limit("extended to"),
            entry.Wording("silence"),
            entry.Choice<Deeming>("deems")
        );

    private static Track? Track(Entry? track) =>
        track is null
            ? null
            : new Track(
                track.Wording("title"),
                track.Text("body"),
                track.Limit("within"),
                track.Text("from"),
                Steps(track),
                track.Wordings("rules"),
                track.Choices<Deed>("then")
            )
            {
                Runs = Runs(track),
                For = track.Texts("for"),
                At = track.Text("at"),
                Tells = track.Texts("tells"),
                IfMissed = track.Text("if missed"),
            };

    private Dictionary<string, WorkingCalendar> Calendars(Entry? entry)
    {
        var calendars = new Dictionary<string, WorkingCalendar>(StringComparer.Ordinal);
        foreach (var (name, value) in entry?.Map("calendars") ?? new Dictionary<string, object>())
        {
            var calendar = (Entry)value;
            var weekend = calendar
                .Texts("weekend")
                .Select(day => Enum.Parse<DayOfWeek>(day, true))
                .Distinct()
                .ToList();
            if (weekend.Count == 7)
            {
                context.Refuse(
                    calendar.PlaceOf("weekend"),
                    "wrong-value",
                    "seven days of rest",
                    "at least one working day in the week"
                );
                continue;
            }
            var zone = calendar.Text("zone")!;
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                context.Refuse(
                    calendar.PlaceOf("zone"),
                    "unknown-word",
                    $"the time zone '{zone}'",
                    "an IANA time zone such as Europe/Brussels",
                    Nearest.Of(zone, TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id))
                );
                zone = WorkingCalendar.Plain.Zone;
            }
            var holidays = (calendar["holidays"] as IReadOnlyList<object> ?? [])
                .Cast<DateOnly>()
                .ToHashSet();
            calendars[name] = new WorkingCalendar(
                name,
                zone,
                calendar["weekend"] is null ? [DayOfWeek.Saturday, DayOfWeek.Sunday] : weekend,
                holidays,
                calendar["cut-off"] is TimeOnly time ? time : null
            );
        }
        return calendars;
    }

    private Dictionary<string, T> Unique<T>(IEnumerable<Entry>? entries, Func<Entry, T> make)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in entries ?? [])
            if (!byId.TryAdd(entry.Text("id")!, make(entry)))
                context.Refuse(
                    entry.PlaceOf("id"),
                    "repeated-id",
                    $"'{entry.Text("id")}' a second time",
                    "an id of its own"
                );
        return byId;
    }
}
