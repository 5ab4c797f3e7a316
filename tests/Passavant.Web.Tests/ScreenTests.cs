using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Passavant.Screening;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Web.Tests;

/// <summary>Canonical answers over HTTP are the library's own.</summary>
public sealed class ScreenTests
{
    private static readonly Party[] Asked =
    [
        new()
        {
            Id = "1",
            Kind = PartyKind.Person,
            Names = [new("Ivan Obraztsov")],
            Dates = [PartialDate.Year(1961)],
        },
        new() { Id = "2", Names = [new("Sample Trading House")] },
        new() { Id = "3", Names = [new("Nobody \"Of\" Concern")] },
    ];

    [Fact]
    public async Task An_answer_is_byte_for_byte_the_library_s()
    {
        ListSnapshot[] lists = [Some.Denials(), Some.Sanctions()];
        await using var server = await RunningServer.Start([lists[1], lists[0]]);
        Assert.Equal(Library(lists, Asked), await Screen(server, Lines(Asked)));
        // Asked again it is the same.
        Assert.Equal(Library(lists, Asked), await Screen(server, Lines(Asked).TrimEnd('\n')));
    }

    [Fact]
    public async Task One_party_may_be_asked_about_as_json()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var response = await server.Client.PostAsync(
            "/screen",
            new StringContent(
                "{\n \"id\": \"2\",\n \"names\": [{\"text\": \"Sample Trading House\"}]\n}",
                Encoding.UTF8,
                "application/json"
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            Library([Some.Denials()], [Asked[1]]),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        var problem = await server.Post("/screen", "{\"id\":\"2\"}", 422);
        Assert.Contains(
            "names",
            problem.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_that_is_no_party_is_answered_in_its_place()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var lines = Lines([Asked[0]]) + "{\"id\":\"x\"}\n\n" + Lines([Asked[1]]);
        var answers = (await Screen(server, lines)).Split('\n');
        var right = Library([Some.Denials()], [Asked[0], Asked[1]]).Split('\n');
        Assert.Equal(right[0], answers[0]);
        Assert.Equal(right[1], answers[1]);
        Assert.StartsWith("{\"error\":\"line 2: ", answers[2], StringComparison.Ordinal);
        Assert.Equal(right[2], answers[3]);
    }

    [Fact]
    public async Task A_line_longer_than_any_party_ends_the_answer()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var lines = Lines([Asked[0]]) + new string('a', 300_000) + "\n" + Lines([Asked[1]]);
        var answers = (await Screen(server, lines)).TrimEnd('\n').Split('\n');
        Assert.Equal(3, answers.Length);
        Assert.StartsWith("{\"error\":\"line 2: is longer", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_question_has_an_empty_answer()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        Assert.Equal(Library([Some.Denials()], []), await Screen(server, ""));
    }

    [Fact]
    public async Task Answers_come_while_questions_are_still_asked()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var stop = TestContext.Current.CancellationToken;
        using var line = new TcpClient();
        await line.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port, stop);
        var stream = line.GetStream();
        var heard = "";
        await Say("POST /screen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var party in Asked)
        {
            var question = Lines([party]);
            await Say($"{Encoding.UTF8.GetByteCount(question):x}\r\n{question}\r\n");
            while (!heard.Contains($"\"id\":\"{party.Id}\",", StringComparison.Ordinal))
                await Hear();
        }
        await Say("0\r\n\r\n");
        while (!heard.EndsWith("0\r\n\r\n", StringComparison.Ordinal))
            await Hear();

        ValueTask Say(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

        async Task Hear()
        {
            var buffer = new byte[4096];
            var length = await stream.ReadAsync(buffer, stop);
            Assert.NotEqual(0, length);
            heard += Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    [Fact]
    public async Task Too_long_a_stream_ends_with_the_reason()
    {
        await using var server = await RunningServer.Start(
            [Some.Denials()],
            ["--Screening:MaxStreamBytes", "300000"]
        );
        var many = string.Concat(Enumerable.Repeat(Lines([Asked[0]]), 5000));
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(many)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/screen")
        {
            Content = content,
        };
        request.Headers.TransferEncodingChunked = true;
        using var response = await server.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        var last = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .TrimEnd('\n')
            .Split('\n')[^1];
        Assert.Contains("300000 bytes", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_compressed_for_whoever_can_read_them_so()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/screen")
        {
            Content = new StringContent(Lines(Asked)),
        };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await server.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        using var text = new StreamReader(
            new System.IO.Compression.BrotliStream(
                await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
                System.IO.Compression.CompressionMode.Decompress
            )
        );
        Assert.Equal(
            Library([Some.Denials()], Asked),
            await text.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
    }

    public static string Lines(IEnumerable<Party> parties) =>
        string.Concat(
            parties.Select(party => Encoding.UTF8.GetString(PartyJson.ToBytes(party)) + "\n")
        );

    public static string Library(IReadOnlyList<ListSnapshot> lists, IEnumerable<Party> asked)
    {
        var output = new ArrayBufferWriter<byte>();
        var screener = new Screener(lists);
        ScreeningJson.Write(ScreeningIdentity.Of(lists), output);
        output.Write("\n"u8);
        foreach (var party in asked)
        {
            ScreeningJson.Write(party, screener.Screen(party), screener, output);
            output.Write("\n"u8);
        }
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    internal static async Task<string> Screen(RunningServer server, string lines)
    {
        var response = await server.Client.PostAsync("/screen", new StringContent(lines));
        return await response.Content.ReadAsStringAsync();
    }
}
