using System.Globalization;

namespace Passavant.Screening.Lists.Reading;

/// <summary>What has been read of a list so far: entries being made, faults, and what became of every record.</summary>
internal sealed class Intake(ImportOptions options)
{
    private readonly List<FileIntake> files = [];
    private readonly List<ListFault> faults = [];
    private readonly Dictionary<(string, string, string), (int Place, int Times)> seen = [];
    private readonly Dictionary<string, EntryDraft> drafts = new(StringComparer.Ordinal);

    /// <summary>What the user asked for.</summary>
    public ImportOptions Options => options;

    /// <summary>The day the files themselves give the list.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Whether a file was found cut off and read as far as it goes.</summary>
    public bool IsPartial { get; set; }

    /// <summary>The entries being made, by id.</summary>
    public Dictionary<string, EntryDraft> Drafts => drafts;

    public FileIntake Open(ListFile file)
    {
        var intake = new FileIntake(this, file);
        files.Add(intake);
        return intake;
    }

    public void Add(ListFault fault) => faults.Add(fault);

    /// <summary>A fault that may occur again: it is told once, with how often.</summary>
    public void Count(ListFault fault)
    {
        var key = (fault.File, fault.Where ?? "", fault.Found);
        if (seen.TryGetValue(key, out var before))
        {
            seen[key] = (before.Place, before.Times + 1);
            return;
        }
        seen[key] = (faults.Count, 1);
        faults.Add(fault);
    }

    /// <summary>The finished snapshot. Every record must have become something.</summary>
    public ListSnapshot Finish(ListDescription about)
    {
        var sources = files.ConvertAll(file => file.Finish());
        foreach (var source in sources)
            if (source.Found != source.Entries + source.Joined + source.Refused)
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{source.Name}: {source.Found} records were found, but {source.Entries} became entries, {source.Joined} were joined and {source.Refused} refused."
                    )
                );
        if (sources.Sum(source => source.Found) == 0)
            throw files[0]
                .Broken(
                    null,
                    "no record",
                    "at least one",
                    "check the format, or fetch the file again"
                );
        foreach (var (place, times) in seen.Values)
            if (times > 1)
                faults[place] = faults[place] with { Times = times };
        return ListSnapshot.Of(
            about with
            {
                Date = about.Date ?? Date,
                IsPartial = IsPartial,
            },
            drafts.Values.Select(draft => WithEffect(draft.Build())),
            sources,
            faults
        );
    }

    // The user has the last word.
    private ListEntry WithEffect(ListEntry entry) =>
        options.Effect is { } effect
            ? entry with
            {
                Consequence = entry.Consequence with { Effect = effect },
            }
            : entry;
}

/// <summary>One file of a list being read.</summary>
internal sealed class FileIntake(Intake list, ListFile file)
{
    private int found;
    private int entries;
    private int joined;
    private int refused;

    public string Name => file.Name;

    public Intake List => list;

    /// <summary>The bytes, hashed on their way.</summary>
    public HashedStream Content { get; } = new(file.Content);

    /// <summary>Whether the file ended in the mark that some systems end files with.</summary>
    public bool HasEndMark { get; set; }

    /// <summary>How many records were found so far.</summary>
    public int Records => found;

    /// <summary>A record begins. It must end in one of the four ways below.</summary>
    public void Found() => found++;

    /// <summary>The record is an entry of its own. A second one of the same id is refused.</summary>
    public bool Entry(EntryDraft draft)
    {
        if (draft.Id.Length == 0)
        {
            Refuse(
                draft.Line,
                "an entry",
                "no id",
                "the list's own id",
                "have the publisher mend the row"
            );
            return false;
        }
        if (!draft.HasName)
        {
            Refuse(
                draft.Line,
                $"entry '{draft.Id}'",
                "no name",
                "at least one name",
                "have the publisher mend the row"
            );
            return false;
        }
        if (list.Drafts.TryGetValue(draft.Id, out var before))
        {
            Refuse(
                draft.Line,
                $"entry '{draft.Id}'",
                "an id that was used before, for " + $"'{before.FirstName}' on line {before.Line}",
                "each id once",
                "the first was kept; give this one an id of its own"
            );
            return false;
        }
        list.Drafts.Add(draft.Id, draft);
        entries++;
        return true;
    }

    /// <summary>The record was joined to an entry.</summary>
    public void Joined() => joined++;

    /// <summary>The record is left out.</summary>
    public void Refuse(long? line, string? where, string found, string expected, string mend)
    {
        refused++;
        list.Add(new ListFault(ListFaultKind.Record, Name, line, where, found, expected, mend));
    }

    /// <summary>An element that stands where a record should is left out.</summary>
    public void Stray(Node element, string expected)
    {
        found++;
        Refuse(
            element.Line,
            null,
            $"the element '{element.Name}'",
            expected,
            "ask for a version that reads it"
        );
    }

    /// <summary>A part of a record could not be read as what it is.</summary>
    public void Value(long? line, string where, string found, string expected, string mend) =>
        list.Add(new ListFault(ListFaultKind.Value, Name, line, where, found, expected, mend));

    /// <summary>A column, element or word that is not known.</summary>
    public void Unknown(long? line, string what, string name, string expected) =>
        list.Count(
            new ListFault(
                ListFaultKind.Unknown,
                Name,
                line,
                what,
                $"'{name}'",
                expected,
                "its text was kept beside the entry"
            )
        );

    /// <summary>The file may not be whole.</summary>
    public void Doubt(long? line, string found, string expected, string mend) =>
        list.Add(new ListFault(ListFaultKind.Whole, Name, line, null, found, expected, mend));

    /// <summary>The file breaks off. Unless the user asked for what there is, nothing comes of it.</summary>
    public void CutOff(long? line, string found, string expected)
    {
        if (!list.Options.AllowPartial)
            throw Broken(
                line,
                found,
                expected,
                "fetch the file again, or ask for what there is (--partial)"
            );
        list.IsPartial = true;
        Doubt(line, found, expected, "read as far as it goes; fetch the file again");
    }

    /// <summary>The file cannot be read at all.</summary>
    public ListFormatException Broken(
        long? line,
        string found,
        string expected,
        string mend,
        Exception? inner = null
    ) => new(new ListFault(ListFaultKind.Whole, Name, line, null, found, expected, mend), inner);

    public ListSource Finish()
    {
        var hash = Content.Finish();
        return new ListSource(Name, hash, Content.Count, found, entries, joined, refused);
    }
}
