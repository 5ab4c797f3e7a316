using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Passavant.Accords.Reading;
using Passavant.Cli.Tests.Documents;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;

namespace Passavant.Web.Tests.Administration;

public sealed class EditionTests
{
    private static readonly string Accords = Path.Combine(Repository.Root, "accords");

    private const string Plain = "/administration/editions";

    // The Model Accord leaves three choices to whoever takes it up.
    private const string Chosen = Plain + "?choice=B-1:a&choice=B-2:a&choice=B-3:a";

    private static readonly Dictionary<string, string> Choices = new()
    {
        ["B-1"] = "a",
        ["B-2"] = "a",
        ["B-3"] = "a",
    };

    private static readonly IReadOnlyList<AccordFile> Model = AccordFile.ReadFolder(
        Path.Combine(Accords, "model")
    );

    [Fact]
    public async Task An_edition_is_uploaded_as_a_zip_and_can_be_read_again()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var entered = await server.Send("POST", Chosen, Zip(Model), root, 201);
        var identity = AccordReader.Read(Model, Choices).Accord!.Identity.ToString();
        Assert.Equal(identity, entered.GetProperty("identity").GetString());
        Assert.True(entered.GetProperty("isActive").GetBoolean());
        var kept = await server.Database.Read(
            reading => Editions.Documents(reading, identity),
            TestContext.Current.CancellationToken
        );
        var again = EditionFile.Of(kept!).Read();
        Assert.Equal(identity, again.Accord!.Identity.ToString());
        var problem = await server.Send("POST", Chosen, Zip(Model), root, 409);
        Assert.Equal("known", RunningCasework.Code(problem));
    }

    [Fact]
    public async Task An_edition_is_active_from_its_instant_until_the_next()
    {
        await using var server = await RunningCasework.Start("--Casework:Accords", Accords);
        var root = await server.SignIn("root");
        await server.Send("POST", Chosen, new { folder = "model" }, root, 201);
        using var form = new MultipartFormDataContent();
        foreach (var file in Another())
            form.Add(
                new ByteArrayContent(file.Content.ToArray()),
                "files",
                Path.GetFileName(file.Path)
            );
        await server.Send(
            "POST",
            Chosen + "&activeFrom=2026-12-01T00:00:00Z",
            Zip(Another()),
            root,
            422
        );
        await server.Send("POST", Chosen + "&activeFrom=soon", Zip(Model), root, 422);
        var second = await server.Send(
            "POST",
            Chosen + "&activeFrom=2026-12-01T12:00:00Z",
            form,
            root,
            201
        );
        Assert.False(second.GetProperty("isActive").GetBoolean());
        Assert.Equal([true, false], await Active(server, root));
        server.Clock.Pass(TimeSpan.FromHours(3));
        Assert.Equal([false, true], await Active(server, await server.SignIn("root")));
    }

    [Fact]
    public async Task Every_fault_of_a_text_is_named_with_file_line_and_column_and_nothing_is_taken()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var files = Model.Append(
            new AccordFile("extra.yaml", "contrlos: []\nmatrxi: []\n"u8.ToArray())
        );
        var problem = await server.Send("POST", Chosen, Zip([.. files]), root, 422);
        Assert.Equal("accord-faults", RunningCasework.Code(problem));
        var faults = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(
            ["extra.yaml 1 1 unknown-chapter", "extra.yaml 2 1 unknown-chapter"],
            faults.Select(fault =>
                $"{string.Join(' ', fault.GetProperty("loc").EnumerateArray())} {fault.GetProperty("type").GetString()}"
            )
        );
        Assert.Contains(
            "did you mean 'controls'",
            faults[0].GetProperty("msg").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Empty(await Active(server, root));
    }

    [Fact]
    public async Task What_is_no_accord_is_a_clear_problem()
    {
        await using var server = await RunningCasework.Start("--Casework:Accords", Accords);
        var root = await server.SignIn("root");
        HttpContent[] bodies =
        [
            Typed("PK, but no zip"u8.ToArray(), "application/zip"),
            Typed([], "application/zip"),
            Zip([]),
            Zip(Model, cut: 1000),
            new StringContent("{\"folder\":\"../../etc\"}", Encoding.UTF8, "application/json"),
            new StringContent("{\"folder\":\"/etc\"}", Encoding.UTF8, "application/json"),
            new StringContent("{\"folder\":\"nowhere\"}", Encoding.UTF8, "application/json"),
            new MultipartFormDataContent { { new StringContent("x"), "a" } },
        ];
        foreach (var body in bodies)
            await server.Send("POST", Chosen, body, root, 422);
        await server.Send(
            "POST",
            Chosen,
            new StringContent("x", Encoding.UTF8, "text/plain"),
            root,
            415
        );
    }

    [Fact]
    public async Task A_choice_left_open_is_named_and_nothing_is_taken()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var problem = await server.Send("POST", Plain + "?choice=B-1:a", Zip(Model), root, 422);
        Assert.Equal(
            ["the choice 'B-2' is open", "the choice 'B-3' is open"],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(fault => fault.GetProperty("msg").GetString())
                .Order(StringComparer.Ordinal)
        );
        await server.Send("POST", Plain + "?choice=B-1", Zip(Model), root, 422);
        await server.Send("POST", Chosen + "&choice=B-9:a", Zip(Model), root, 422);
    }

    [Fact]
    public void A_zip_that_unpacks_to_too_much_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
        {
            using var bomb = zip.CreateEntry("accord.yaml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 65; i++)
                bomb.Write(zeros);
        }
        packed.Position = 0;
        Assert.True(packed.Length < 1 << 20);
        Assert.Throws<FormatException>(() => AccordPack.Unpack(packed));
    }

    [Fact]
    public async Task A_snapshot_of_a_list_is_entered_and_active_until_the_next()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        const string Path = "/administration/lists";
        var whole = Snapshot(Some.Denials());
        await server.Send(
            "POST",
            Path,
            new ByteArrayContent(whole[..(whole.Length - 20)]),
            root,
            422
        );
        await server.Send("POST", Path, new ByteArrayContent([]), root, 422);
        await server.Send(
            "POST",
            Path + "?activeFrom=2026-11-01T00:00:00Z",
            new ByteArrayContent(whole),
            root,
            422
        );
        var entered = await server.Send("POST", Path, new ByteArrayContent(whole), root, 201);
        Assert.Equal("denials", entered.GetProperty("list").GetString());
        Assert.Equal("2026-11-20", entered.GetProperty("published").GetString());
        await server.Send("POST", Path, new ByteArrayContent(whole), root, 409);
        await server.Send(
            "POST",
            Path + "?activeFrom=2026-12-01T10:00:00Z",
            new ByteArrayContent(Snapshot(Some.Denials(28, Some.Firm(1)))),
            root,
            201
        );
        await server.Send(
            "POST",
            Path,
            new ByteArrayContent(Snapshot(Some.Sanctions())),
            root,
            201
        );
        Assert.Equal([true, false, true], await Active(server, root, Path));
        server.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal([false, true, true], await Active(server, await server.SignIn("root"), Path));
        var kept = await server.Database.Read(
            reading => Editions.Entries(reading, entered.GetProperty("hash").GetString()!),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(whole, kept);
    }

    private static IReadOnlyList<AccordFile> Another() =>
        [
            .. Model.Select(file =>
                Path.GetFileName(file.Path) == AccordReader.HeaderFile
                    ? file with
                    {
                        Content = Encoding.UTF8.GetBytes(
                            string.Join(
                                '\n',
                                Encoding
                                    .UTF8.GetString(file.Content.Span)
                                    .Split('\n')
                                    .Select(line =>
                                        line.StartsWith("version:", StringComparison.Ordinal)
                                            ? "version: 99.0.0"
                                            : line
                                    )
                            )
                        ),
                    }
                    : file
            ),
        ];

    private static HttpContent Zip(IReadOnlyList<AccordFile> files, int cut = 0)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
            foreach (var file in files)
            {
                using var content = zip.CreateEntry(file.Path).Open();
                content.Write(file.Content.Span);
            }
        var bytes = packed.ToArray();
        return Typed(bytes[..(bytes.Length - cut)], "application/zip");
    }

    private static ByteArrayContent Typed(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static byte[] Snapshot(ListSnapshot list)
    {
        using var bytes = new MemoryStream();
        SnapshotFile.Write(list, bytes);
        return bytes.ToArray();
    }

    private static async Task<IEnumerable<bool>> Active(
        RunningCasework server,
        string secret,
        string path = Plain
    ) =>
        (await server.Send("GET", path, null, secret, 200))
            .EnumerateArray()
            .Select(one => one.GetProperty("isActive").GetBoolean());
}
