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
    /// <exception cref="ArgumentException">There are no files.</exception>
    public ListSnapshot Read(IReadOnlyList<ListFile> files, ImportOptions? options = null)
    {
        if (files.Count == 0)
            throw new ArgumentException("A list is read from at least one file.", nameof(files));
        options ??= new ImportOptions();
        var rule = (options.Id is { } id ? ListRules.Find(id) : null) ?? Rule;
        var list = new Intake(options);
        read(files, list, rule);
        return list.Finish(
            new ListDescription
            {
                Id = options.Id ?? Rule.Id,
                Publisher = options.Publisher ?? rule.Publisher,
                Title = options.Title ?? rule.Title,
                Format = Id,
                Date = options.Date,
                Effect = options.Effect,
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
        new("ofac-xml", "us-ofac-sdn", "sdn.xml or consolidated.xml", OfacXml.Read),
        new(
            "ofac-enhanced",
            "us-ofac-sdn",
            "SDN_ENHANCED.XML or CONS_ENHANCED.XML",
            OfacEnhancedXml.Read
        ),
        new(
            "ofac-advanced",
            "us-ofac-sdn",
            "sdn_advanced.xml or cons_advanced.xml",
            OfacAdvancedXml.Read
        ),
        new("csl-csv", "us-csl", "consolidated.csv", CslCsv.Read),
        new("csl-json", "us-csl", "consolidated.json", CslJson.Read),
        new("bis-dpl", "us-bis-dpl", "dpl.txt", BisDeniedPersons.Read),
        new("un-xml", "un-sc", "consolidated.xml", UnXml.Read),
        new("eu-xml", "eu-fsf", "xmlFullSanctionsList_1_1.xml", EuXml.Read),
        new("uk-csv", "uk-ofsi", "ConList.csv or UK_Sanctions_List.csv", UkCsv.Read),
        new(
            "ftm",
            "ftm",
            "entities.ftm.json, and with it entities.delta.json in their order",
            FtmReader.Read
        ),
        new("opensanctions", "opensanctions", "targets.simple.csv", OpenSanctionsSimple.Read),
        new("senzing", "senzing", "senzing.json", SenzingJson.Read),
        new("denials", "denials", "a table of denial notifications", DenialNotifications.Read),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static ListFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}
