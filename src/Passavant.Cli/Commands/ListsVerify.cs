using System.CommandLine;
using Passavant.Screening.Lists;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists verify</c>: whether a snapshot is whole, and is what its publisher's files say.</summary>
internal static class ListsVerify
{
    public static Command Create()
    {
        var path = Lists.Snapshot("SNAPSHOT", "The file of a snapshot.");
        var files = new Argument<string[]>("FILE")
        {
            Description =
                "The list's files, to read again and compare; in the order of the import.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "verify",
            "Computes a snapshot's count and hash again; with the list's files, reads them again and compares."
        )
        {
            path,
            files,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var file = result.GetRequiredValue(path);
            var snapshot = Lists.Read(file, surroundings);
            surroundings.Output.WriteLine(
                $"{file}: {ListReport.Count(snapshot.Entries.Count, "entry", "entries")}, sha256 {snapshot.Hash}: as it says."
            );
            var given = result.GetValue(files) ?? [];
            return given.Length == 0 || Again(snapshot, given, surroundings)
                ? ExitCode.Fine
                : ExitCode.Findings;
        });
        return command.WithExamples(
            "passavant lists verify lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl",
            "passavant lists verify lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl sdn.csv alt.csv add.csv sdn_comments.csv"
        );
    }

    private static bool Again(
        ListSnapshot snapshot,
        IReadOnlyList<string> files,
        Surroundings surroundings
    )
    {
        var output = surroundings.Output;
        var format =
            ListFormats.Find(snapshot.About.Format)
            ?? throw new Trouble(
                $"the snapshot was read from the format '{snapshot.About.Format}', which this version does not know."
            );
        // What the user said at the import is in the snapshot; an effect given for every entry shows in each.
        var again = ListsImport.Read(
            format,
            files,
            null,
            new ImportOptions
            {
                Id = snapshot.Id,
                Date = snapshot.About.Date,
                Effect = snapshot.About.Effect,
                AllowPartial = snapshot.About.IsPartial,
            },
            surroundings
        );
        var same = true;
        foreach (var (source, read) in snapshot.Sources.Zip(again.Sources))
            if (source.Sha256 != read.Sha256)
            {
                same = false;
                output.WriteLine(
                    $"{read.Name}: sha256 {read.Sha256}, but the snapshot was made from {source.Name} with {source.Sha256}."
                );
            }
        if (snapshot.Sources.Count != again.Sources.Count)
        {
            same = false;
            output.WriteLine(
                $"{ListReport.Count(again.Sources.Count, "file", "files")} given, but the snapshot was made from {snapshot.Sources.Count}."
            );
        }
        if (again.Hash != snapshot.Hash)
        {
            var delta = ListDelta.Between(snapshot, again);
            output.WriteLine(
                $"Read again, the files give other entries: {delta.Added.Count} more, {delta.Removed.Count} fewer, {delta.Changed.Count} that say something else."
            );
            return false;
        }
        if (same)
            output.WriteLine("Read again, the files give the same entries.");
        return same;
    }
}
