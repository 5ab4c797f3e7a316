using System.Formats.Cbor;

namespace Passavant.Trust.Documents;

/// <summary>A summary in deterministic CBOR with short whole numbers as keys. What is read must be the bytes that are written for it.</summary>
internal static class SummaryCbor
{
    private static readonly string[] Kinds =
    [
        "licence",
        "general authorisation registration",
        "end-use statement",
        "delivery verification certificate",
        "decision",
        "self-assessment receipt",
    ];

    private enum Key
    {
        Kind = 0,
        Authority = 1,
        Number = 2,
        Outcome = 3,
        Holder = 4,
        Lines = 5,
        LinesLeftOut = 6,
        Destination = 7,
        DestinationsLeftOut = 8,
        EndUser = 9,
        EndUsersLeftOut = 10,
        Conditions = 11,
        Issued = 12,
        ValidUntil = 13,
        StatusList = 14,
        StatusIndex = 15,
        LogIndex = 16,
    }

    public static byte[] Write(DocumentSummary summary)
    {
        var kind = Array.IndexOf(Kinds, summary.Kind);
        var members = new List<(Key Key, Action<CborWriter> Write)>();
        void Add(Key key, bool given, Action<CborWriter> write)
        {
            if (given)
                members.Add((key, write));
        }
        void Number(Key key, long? number, bool given) =>
            Add(key, given, writer => writer.WriteUInt64((ulong)number!.Value));
        void Text(Key key, string? text) =>
            Add(key, text is not null, writer => writer.WriteTextString(text!));

        Number(Key.Kind, kind, true);
        Text(Key.Authority, summary.Authority);
        Text(Key.Number, summary.Number);
        Text(Key.Outcome, summary.Outcome);
        Add(Key.Holder, summary.Holder is not null, writer => Write(writer, summary.Holder!));
        Add(Key.Lines, summary.Lines.Count > 0, writer => Write(writer, summary.Lines));
        Number(Key.LinesLeftOut, summary.LinesLeftOut, summary.LinesLeftOut > 0);
        Add(
            Key.Destination,
            summary.Destination.Count > 0,
            writer =>
            {
                writer.WriteStartArray(summary.Destination.Count);
                foreach (var country in summary.Destination)
                    writer.WriteTextString(country);
                writer.WriteEndArray();
            }
        );
        Number(
            Key.DestinationsLeftOut,
            summary.DestinationsLeftOut,
            summary.DestinationsLeftOut > 0
        );
        Add(Key.EndUser, summary.EndUser is not null, writer => Write(writer, summary.EndUser!));
        Number(Key.EndUsersLeftOut, summary.EndUsersLeftOut, summary.EndUsersLeftOut > 0);
        Number(Key.Conditions, summary.Conditions, summary.Conditions > 0);
        Number(Key.Issued, summary.Issued.ToUnixTimeSeconds(), true);
        Number(
            Key.ValidUntil,
            summary.ValidUntil?.ToUnixTimeSeconds(),
            summary.ValidUntil is not null
        );
        Text(Key.StatusList, summary.StatusList);
        Number(Key.StatusIndex, summary.StatusIndex, summary.StatusIndex is not null);
        Number(Key.LogIndex, summary.LogIndex, summary.LogIndex is not null);

        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(members.Count);
        foreach (var (key, write) in members)
        {
            writer.WriteInt32((int)key);
            write(writer);
        }
        writer.WriteEndMap();
        return writer.Encode();
    }

    public static DocumentSummary Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var summary = Read(new CborReader(bytes, CborConformanceMode.Canonical));
            return Write(summary).AsSpan().SequenceEqual(bytes.Span)
                ? summary
                : throw new DocumentException(
                    "summary",
                    "another spelling of it",
                    "the one encoding a summary has"
                );
        }
        catch (Exception wrong)
            when (wrong
                    is CborContentException
                        or InvalidOperationException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw new DocumentException(
                "summary",
                "bytes that are no summary",
                "a map of known keys in deterministic CBOR"
            );
        }
    }

    private static DocumentSummary Read(CborReader reader)
    {
        var (texts, numbers) = (new Dictionary<Key, string>(), new Dictionary<Key, long>());
        SummaryName? holder = null;
        SummaryName? endUser = null;
        IReadOnlyList<SummaryLine> lines = [];
        IReadOnlyList<string> destination = [];
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = (Key)reader.ReadInt32();
            switch (key)
            {
                case Key.Authority or Key.Number or Key.Outcome or Key.StatusList:
                    texts[key] = reader.ReadTextString();
                    break;
                case Key.Holder:
                    holder = ReadName(reader);
                    break;
                case Key.EndUser:
                    endUser = ReadName(reader);
                    break;
                case Key.Lines:
                    lines = ReadLines(reader);
                    break;
                case Key.Destination:
                    destination = ReadList(reader, static one => one.ReadTextString());
                    break;
                case >= Key.Kind and <= Key.LogIndex:
                    numbers[key] = checked((long)reader.ReadUInt64());
                    break;
                default:
                    throw new DocumentException(
                        "summary",
                        $"the key {(int)key}",
                        "keys from 0 to 16"
                    );
            }
        }
        reader.ReadEndMap();
        long Number(Key key) => numbers.GetValueOrDefault(key);
        long? Find(Key key) => numbers.TryGetValue(key, out var number) ? number : null;
        string Need(Key key) =>
            texts.GetValueOrDefault(key)
            ?? throw new DocumentException("summary", "nothing", $"the member {key}");
        return new DocumentSummary(
            Find(Key.Kind) is >= 0 and var kind && kind < Kinds.Length
                ? Kinds[kind]
                : throw new DocumentException("summary", "no known kind", string.Join(", ", Kinds)),
            Need(Key.Authority),
            Need(Key.Number),
            texts.GetValueOrDefault(Key.Outcome),
            holder,
            lines,
            Number(Key.LinesLeftOut),
            destination,
            Number(Key.DestinationsLeftOut),
            endUser,
            Number(Key.EndUsersLeftOut),
            Number(Key.Conditions),
            DateTimeOffset.FromUnixTimeSeconds(
                Find(Key.Issued)
                    ?? throw new DocumentException("summary", "nothing", "when it was issued")
            ),
            Find(Key.ValidUntil) is { } until ? DateTimeOffset.FromUnixTimeSeconds(until) : null,
            texts.GetValueOrDefault(Key.StatusList),
            Find(Key.StatusIndex),
            Find(Key.LogIndex)
        );
    }

    private static void Write(CborWriter writer, SummaryName name)
    {
        if (name.Hash is null)
        {
            writer.WriteTextString(name.Text);
            return;
        }
        writer.WriteStartArray(2);
        writer.WriteTextString(name.Text);
        writer.WriteByteString(Convert.FromHexString(name.Hash));
        writer.WriteEndArray();
    }

    private static SummaryName ReadName(CborReader reader)
    {
        if (reader.PeekState() == CborReaderState.TextString)
            return new SummaryName(reader.ReadTextString(), null);
        reader.ReadStartArray();
        var text = reader.ReadTextString();
        var hash = reader.ReadByteString();
        reader.ReadEndArray();
        return hash.Length == SummaryName.HashLength
            ? new SummaryName(text, Convert.ToHexStringLower(hash))
            : throw new DocumentException(
                "summary",
                $"a hash of {hash.Length} bytes",
                $"{SummaryName.HashLength} bytes"
            );
    }

    // A code without a quantity stands as a bare text.
    private static void Write(CborWriter writer, IReadOnlyList<SummaryLine> lines)
    {
        writer.WriteStartArray(lines.Count);
        foreach (var line in lines)
        {
            if (line.Quantity is null)
            {
                writer.WriteTextString(line.Code);
                continue;
            }
            writer.WriteStartArray(2);
            writer.WriteTextString(line.Code);
            writer.WriteTextString(line.Quantity);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static IReadOnlyList<SummaryLine> ReadLines(CborReader reader) =>
        ReadList(
            reader,
            static one =>
            {
                if (one.PeekState() == CborReaderState.TextString)
                    return new SummaryLine(one.ReadTextString(), null);
                one.ReadStartArray();
                var line = new SummaryLine(one.ReadTextString(), one.ReadTextString());
                one.ReadEndArray();
                return line;
            }
        );

    private static List<T> ReadList<T>(CborReader reader, Func<CborReader, T> read)
    {
        var list = new List<T>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
            list.Add(read(reader));
        reader.ReadEndArray();
        return list;
    }
}
