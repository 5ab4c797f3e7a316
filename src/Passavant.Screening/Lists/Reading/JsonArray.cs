using System.Text.Json;

namespace Passavant.Screening.Lists.Reading;

/// <summary>Reads the objects of one array of a JSON document, holding one of them in memory at a time.</summary>
internal sealed class JsonArray(FileIntake file, string member)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool atEnd;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 32 });
    private bool inside;
    private bool done;

    /// <summary>The array's objects, each counted as found.</summary>
    public IEnumerable<JsonElement> Read()
    {
        while (Next() is { } document)
            using (document)
                yield return document.RootElement;
        if (!inside)
            throw file.Broken(
                null,
                "a document without it",
                $"an array '{member}'",
                "check the format"
            );
    }

    private JsonDocument? Next()
    {
        while (true)
        {
            try
            {
                if (Step() is var (document, isEnd) && (document is not null || isEnd))
                    return document;
            }
            catch (JsonException wrong)
            {
                throw file.Broken(
                    wrong.LineNumber + 1,
                    "JSON that is broken",
                    "well-formed JSON to the end",
                    "the file may be cut off: fetch it again",
                    wrong
                );
            }
        }
    }

    private (JsonDocument? Document, bool IsEnd) Step()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), atEnd, state);
        while (true)
        {
            var before = (reader.CurrentState, Consumed: (int)reader.BytesConsumed);
            if (!reader.Read())
            {
                // The last block is read to its end, or has thrown.
                if (atEnd)
                    return (null, true);
                Keep(before);
                return (null, false);
            }
            if (done)
                continue;
            if (!inside)
            {
                // The array may be the document itself.
                if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
                    inside = true;
                else if (
                    reader.TokenType == JsonTokenType.PropertyName
                    && reader.CurrentDepth == 1
                    && reader.ValueTextEquals(member)
                )
                {
                    if (!reader.Read())
                    {
                        Keep(before);
                        return (null, false);
                    }
                    inside = reader.TokenType == JsonTokenType.StartArray;
                }
                continue;
            }
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                done = true;
                continue;
            }
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException($"'{member}' holds something that is no object");
            var ahead = reader;
            if (!ahead.TrySkip())
            {
                Keep(before);
                return (null, false);
            }
            file.Found();
            var document = JsonDocument.ParseValue(ref reader);
            state = reader.CurrentState;
            start += (int)reader.BytesConsumed;
            return (document, false);
        }
    }

    // What was read but not used is read again with more behind it.
    private void Keep((JsonReaderState State, int Consumed) before)
    {
        state = before.State;
        start += before.Consumed;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Array.Resize(ref buffer, checked(buffer.Length * 2));
        var read = file.Content.Read(buffer, end, buffer.Length - end);
        end += read;
        atEnd = read == 0;
    }
}
