using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Passavant.Screening;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.Lists;

namespace Passavant.Web.Parties;

/// <summary>Screens parties, one or a stream of them, and answers in canonical lines: first what the answers depend on, then one line for each party. The same question to the same lists gives the same bytes.</summary>
internal static class ScreenParties
{
    private const int UsualLimit = 5;
    private const int LongestLine = 256 << 10;
    private const int Enough = 64 << 10;

    private static readonly Parameter[] Parameters =
    [
        new("limit", Holds.Whole, "How many hits for each party; 5 unless said.", 1, 500),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/screen", Handle)
            .Takes(Parameters)
            .Reads(
                "application/x-ndjson",
                """{"id":"1","kind":"person","names":[{"text":"Ivan Specimen"}],"dates":["1961"],"countries":["RU"]}"""
            )
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .Says(
                "Screening",
                "Screen parties",
                "Takes one party as JSON (application/json), or JSON lines, one party each; answers JSON lines while it reads. A line that is no party is answered, in its place, by a line with the one member error.",
                413,
                422,
                503
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson");

    private static async Task Handle(
        HttpContext context,
        ListsKeeper keeper,
        Enquiry enquiry,
        ScreeningSettings settings,
        ILogger<Enquiry> log,
        CancellationToken stop
    )
    {
        // Held to the end: the answers are all of these lists, whatever is exchanged meanwhile.
        var lists = keeper.Lists(context);
        var limit = Given.Read(context.Request, Parameters).Whole("limit") ?? UsualLimit;
        var answers = new Answers(lists, enquiry, limit, context.Response);
        if (context.Request.HasJsonContentType())
            answers.One(await Whole(context.Request, stop));
        else
        {
            if (
                context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size
            )
                size.MaxRequestBodySize = settings.MaxStreamBytes;
            await Lines(context, answers, stop);
        }
        answers.Begin();
        await context.Response.BodyWriter.FlushAsync(stop);
        log.Answered("screen", ListsInForce.All, answers.Asked, answers.Hits);
    }

    private static async Task<Party> Whole(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        try
        {
            return PartyJson.Read(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (FormatException wrong)
        {
            throw Trouble.Invalid(wrong.Message, "body");
        }
    }

    private static async Task Lines(HttpContext context, Answers answers, CancellationToken stop)
    {
        var reader = context.Request.BodyReader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(stop);
                var buffer = read.Buffer;
                while (TryLine(ref buffer, read.IsCompleted, out var line))
                {
                    if (line.Length > LongestLine)
                    {
                        answers.TooLong();
                        return;
                    }
                    answers.Line(line);
                    if (context.Response.BodyWriter.UnflushedBytes >= Enough)
                        await context.Response.BodyWriter.FlushAsync(stop);
                }
                if (buffer.Length > LongestLine)
                {
                    answers.TooLong();
                    return;
                }
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                    return;
                // Whoever asks one by one waits for the answer before asking on.
                if (answers.Asked > 0)
                    await context.Response.BodyWriter.FlushAsync(stop);
            }
        }
        catch (BadHttpRequestException wrong) when (answers.Asked > 0)
        {
            answers.Wrong(Problems.Said(context, wrong) + " What follows was not read.");
        }
    }

    private static bool TryLine(
        ref ReadOnlySequence<byte> buffer,
        bool isLast,
        out ReadOnlySequence<byte> line
    )
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }
        if (!isLast || buffer.IsEmpty)
            return false;
        line = buffer;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    /// <summary>Writes the answers, the first line before the first of them.</summary>
    private sealed class Answers(
        ListsInForce lists,
        Enquiry enquiry,
        int limit,
        HttpResponse response
    )
    {
        private bool begun;
        private long number;

        public int Asked { get; private set; }

        public int Hits { get; private set; }

        public void Begin()
        {
            if (begun)
                return;
            begun = true;
            response.ContentType = "application/x-ndjson";
            response.BodyWriter.Write(lists.IdentityLine);
            response.BodyWriter.Write("\n"u8);
        }

        public void Line(ReadOnlySequence<byte> line)
        {
            number++;
            var bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
            bytes = bytes.Trim((byte)'\r').Trim((byte)' ');
            if (bytes.IsEmpty)
                return;
            Party party;
            try
            {
                party = PartyJson.Read(bytes);
            }
            catch (FormatException wrong)
            {
                Wrong(wrong.Message);
                return;
            }
            One(party);
        }

        public void One(Party party)
        {
            Begin();
            var hits = enquiry.Ask(lists, party, limit, "screen");
            (Asked, Hits) = (Asked + 1, Hits + hits.Count);
            ScreeningJson.Write(party, hits, lists.Screener, response.BodyWriter);
            response.BodyWriter.Write("\n"u8);
        }

        public void TooLong()
        {
            number++;
            Wrong($"is longer than {LongestLine} bytes; it and what follows was not read");
        }

        public void Wrong(string says)
        {
            Begin();
            Asked++;
            response.BodyWriter.Write(
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                    new { error = $"line {number}: {says}" },
                    Json.Options
                )
            );
            response.BodyWriter.Write("\n"u8);
        }
    }
}
