using Passavant.Screening.Lists.Formats;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists;

/// <summary>A format in which lists are published.</summary>
public sealed class ListFormat
{
    private readonly Action<IReadOnlyList<ListFile>, Intake, ListRule> read;

    internal ListFormat(
        string id,
        string rule,
        string files,
        Action<IReadOnlyList<ListFile>, Intake, ListRule> read
    ) => (Id, Rule, Files, this.read) = (id, ListRules.Of(rule), files, read);

    /// <summary>Its name on the command line.</summary>
    public string Id { get; }

    /// <summary>The list usually published in it.</summary>
    public ListRule Rule { get; }

    /// <summary>The files it takes, in words.</summary>
    public string Files { get; }

    /// <summary>Reads a list whole: every record becomes an entry, is joined to one, or is a fault of the snapshot.</summary>
    /// <param name="files">The list's files; each stream is read to its end and left open.</param>
    /// <param name="options">What the user says about the list.</param>
    /// <exception cref="ListFormatException">A file cannot be read at all, or is cut off.</exception>
    public ListSnapshot Read(IReadOnlyList<ListFile> files, ImportOptions? options = null)
    {
        options ??= new ImportOptions();
        var rule = (options.Id is { } id ? ListRules.Find(id) : null) ?? Rule;
        var list = new Intake(options);
        read(files, list, rule);
        if (options.Effect is { } effect)
            foreach (var draft in list.Drafts.Values)
                draft.Consequence = draft.Consequence with { Effect = effect };
        return list.Finish(
            new ListDescription
            {
                Id = options.Id ?? Rule.Id,
                Publisher = options.Publisher ?? rule.Publisher,
                Title = options.Title ?? rule.Title,
                Format = Id,
                Date = options.Date,
            }
        );
    }
}

/// <summary>Every format that is read.</summary>
public static class ListFormats
{
    /// <summary>The formats, by what they are of.</summary>
    public static IReadOnlyList<ListFormat> All { get; } =
    [
        new(
            "ofac-sdn",
            "us-ofac-sdn",
            "sdn.csv, and with it alt.csv, add.csv, sdn_comments.csv",
            OfacCsv.Read
        ),
        new("csl-csv", "us-csl", "consolidated.csv", CslCsv.Read),
        new("un-xml", "un-sc", "consolidated.xml", UnXml.Read),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static ListFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}
