using System.Text;
using Passavant.Accords.Tests;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Lists;

/// <summary>Short ways to read lists in tests.</summary>
internal static class Reading
{
    public static ListSnapshot Text(string format, params string[] texts) =>
        Bytes(format, [.. texts.Select(Encoding.UTF8.GetBytes)]);

    public static ListSnapshot Bytes(string format, params byte[][] files) =>
        ListFormats
            .Find(format)!
            .Read([
                .. files.Select(
                    (bytes, i) => new ListFile($"{(char)('a' + i)}.txt", new MemoryStream(bytes))
                ),
            ]);

    public static ListFault Refused(string format, params byte[][] files) =>
        Assert.Throws<ListFormatException>(() => Bytes(format, files)).Fault;

    /// <summary>A real list of the shared data; skips where it is absent.</summary>
    public static ListSnapshot Real(string format, ImportOptions? options, params string[] files)
    {
        var paths = files.Select(file => SharedData.Require("lists/" + file)).ToList();
        var streams = paths.ConvertAll(File.OpenRead);
        try
        {
            return ListFormats
                .Find(format)!
                .Read(
                    [
                        .. paths.Zip(
                            streams,
                            (path, stream) => new ListFile(Path.GetFileName(path), stream)
                        ),
                    ],
                    options
                );
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    public static string Json(ListEntry entry) =>
        Encoding.UTF8.GetString(ListEntryJson.ToBytes(entry));

    public static string[] Other(this ListEntry entry, string name) =>
        [.. entry.Other.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    public static string[] Names(this ListEntry entry, NameKind kind) =>
        [.. entry.Party.Names.Where(name => name.Kind == kind).Select(name => name.Text)];

    /// <summary>What every snapshot must be: counts that add up, no id twice, the same when written and read.</summary>
    public static void HoldsTogether(ListSnapshot snapshot)
    {
        foreach (var source in snapshot.Sources)
            Assert.Equal(source.Found, source.Entries + source.Joined + source.Refused);
        Assert.Equal(snapshot.Sources.Sum(source => source.Entries), snapshot.Entries.Count);
        Assert.Equal(
            snapshot.Sources.Sum(source => source.Refused),
            snapshot.Faults.Count(fault => fault.Kind == ListFaultKind.Record)
        );
        var file = new MemoryStream();
        SnapshotFile.Write(snapshot, file);
        file.Position = 0;
        var read = SnapshotFile.Read(file, "kept");
        Assert.Equal(snapshot.Hash, read.Hash);
        Assert.Equal(snapshot.About, read.About);
        Assert.Equal(snapshot.Sources, read.Sources);
        Assert.Equal(snapshot.Faults, read.Faults);
        Assert.Equal(snapshot.Hash, ListSnapshot.Of(read.About, read.Entries).Hash);
        var exported = new MemoryStream();
        FtmExport.Write(snapshot, exported);
        exported.Position = 0;
        var again = ListFormats.Find("ftm")!.Read([new ListFile("exported", exported)]);
        Assert.Equal(snapshot.Hash, again.Hash);
        Assert.DoesNotContain(again.Faults, fault => fault.Kind == ListFaultKind.Record);
    }
}
