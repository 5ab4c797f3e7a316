using System.Net;
using System.Text;
using Passavant.Cases;
using Passavant.Cli.Trust;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Holding;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>A company enters the key of its device, its documents are bound to it, and whoever it shows one to finds out that it is the holder.</summary>
public sealed class HolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_key_to_a_licence_shown_in_part_that_passes_as_its_holder_s()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        using var command = Cli.Tests.Command.Empty();
        command.Variables[KeystoreAtHand.Variable] = "correct horse battery";
        var about = await stage.Send("ann", "GET", "/holder-keys");
        Assert.Equal(0, about.GetProperty("keys").GetArrayLength());
        var authority = about.GetProperty("authority").GetString()!;
        var made = command.Run(
            "keys",
            "holder",
            "device.keys",
            "--authority",
            authority,
            "--agency",
            "nordic-drives"
        );
        Assert.True(made.Code == 0, made.Text);
        var entered = await stage.Send(
            "ann",
            "POST",
            "/holder-keys",
            new { statement = made.Output },
            201
        );
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);

        command.With("licence.json", await File(stage, $"/cases/{number}/issued/L-{number}"));
        var listed = command.Run("present", "licence.json", "--list");
        Assert.True(listed.Code == 0, listed.Text);
        Assert.Matches(
            "(?s)May be kept back:.*items/0/value.*Always shown:.*items/0/code",
            listed.Output
        );
        Assert.Contains(entered.GetProperty("id").GetString()!, listed.Output);
        var shown = command.Run(
            "present",
            "licence.json",
            "--withhold",
            "items/*/value",
            "--key",
            "device.keys",
            "--nonce",
            "7f3a91",
            "--audience",
            "border post 7",
            "--output",
            "shown.json"
        );
        Assert.True(shown.Code == 0, shown.Text);

        var passed = Check(stage, command.Read("shown.json"), "7f3a91", "border post 7");
        Assert.All(
            passed.Lines,
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
        );
        var licence = Assert.IsType<DocumentContent.Licence>(passed.Document!.Content);
        Assert.Null(Assert.Single(licence.Items).Value);
        Assert.NotNull(licence.Items[0].Quantity);
        Assert.Equal("2", licence.Items[0].Quantity);

        // Somebody else's occasion, somebody else's number, somebody else's key, and nobody's.
        foreach (
            var (nonce, audience) in new[]
            {
                ("7f3a92", "border post 7"),
                ("7f3a91", "border post 8"),
            }
        )
            Assert.Equal(
                CheckOutcome.Failed,
                Check(stage, command.Read("shown.json"), nonce, audience)[
                    CheckSubject.Holder
                ].Outcome
            );
        Assert.Equal(
            0,
            command
                .Run("keys", "holder", "other.keys", "--authority", authority, "--agency", "rival")
                .Code
        );
        var other = command.Run(
            "present",
            "licence.json",
            "--key",
            "other.keys",
            "--nonce",
            "1",
            "--audience",
            "x",
            "--output",
            "-"
        );
        Assert.Equal(2, other.Code);
        Assert.Contains("which is not in other.keys", other.Error);
        using var thief = SoftwareKey.Draw(System.Security.Cryptography.RandomNumberGenerator.Fill);
        var stolen = DocumentBundle.Read(Encoding.UTF8.GetBytes(command.Read("licence.json")));
        stolen = stolen with
        {
            Document = SdJwt
                .Read(stolen.Document)
                .Bind(thief.ToSigner(), "border post 7", "7f3a91", Shown)
                .Text,
        };
        Assert.Equal(
            CheckOutcome.Failed,
            Check(stage, Encoding.UTF8.GetString(stolen.ToBytes()), "7f3a91", "border post 7")[
                CheckSubject.Holder
            ].Outcome
        );
        Assert.Equal(
            CheckOutcome.Failed,
            Check(stage, command.Read("licence.json"), "7f3a91", "border post 7")[
                CheckSubject.Holder
            ].Outcome
        );
        // The statement of the end user is theirs, who has no key here.
        var statement = DocumentBundle.Read(
            Encoding.UTF8.GetBytes(await File(stage, $"/cases/{number}/issued/S-{number}-1"))
        );
        Assert.Null(SdJwt.Read(statement.Document).Holder());
    }

    [Fact]
    public async Task A_key_is_entered_by_whoever_has_it_for_their_own_company_and_once()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var authority = await Authority(stage);
        using var device = Key();
        var statement = HolderStatement.Sign(authority, "nordic-drives", device.ToSigner());
        // A stranger who got hold of the statement, and one made for another authority.
        await Refused(stage, "rita", statement, 422, "was made for 'nordic-drives'");
        await Refused(
            stage,
            "ann",
            HolderStatement.Sign("https://other.example", "nordic-drives", device.ToSigner()),
            422,
            "https://other.example"
        );
        foreach (var who in new[] { "ole", "admin", "ada", "eve" })
            await Refused(stage, who, statement, 403, "");
        var id = device.Key.Thumbprint;
        await stage.Send("ann", "POST", "/holder-keys", new { statement }, 201);
        await Refused(stage, "bert", statement, 409, "entered before");
        await Refused(
            stage,
            "rita",
            HolderStatement.Sign(authority, "rival", device.ToSigner()),
            409,
            "entered before"
        );
        await stage.Send("rita", "POST", $"/holder-keys/{id}/retire", status: 404);
        await stage.Send("bert", "POST", $"/holder-keys/{id}/retire");
        await stage.Send("ann", "POST", $"/holder-keys/{id}/retire", status: 409);
        await Refused(stage, "ann", statement, 409, "entered before");

        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, HolderKey.Stream + "nordic-drives"),
            Stop
        );
        Assert.Equal([HolderKey.Entered, HolderKey.Retired], events.Select(one => one.Type));
        Assert.Equal(["ann", "bert"], events.Select(one => one.Person));
        Assert.All(
            events,
            one =>
                Assert.Contains(
                    EventLeaf.Disclosures(one),
                    field => field.Name == "body.key" && field.Value == $"\"{id}\""
                )
        );
        foreach (var (who, count) in new[] { ("ann", 1), ("rita", 0), ("admin", 1), ("ada", 1) })
            Assert.Equal(
                count,
                (await stage.Send(who, "GET", "/holder-keys")).GetProperty("keys").GetArrayLength()
            );
        await stage.Send("ole", "GET", "/holder-keys", status: 403);
    }

    [Fact]
    public async Task What_is_no_statement_is_refused_and_says_how_to_mend_it()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var authority = await Authority(stage);
        using var device = Key();
        using var other = Key();
        var signer = device.ToSigner();
        var good = HolderStatement.Sign(authority, "nordic-drives", signer);
        var payload = Jws.Read(good).Payload.ToArray();
        var another = new DocumentSigner(device.Key, other.ToSigner().Sign);
        string[] wrong =
        [
            "",
            "x",
            "a.b.c",
            good[..^4],
            good + "A",
            new string('a', 1 << 20),
            $"{device.Key.ToJwk()}",
            // Signed for something else, such as the key binding of a document.
            Jws.Sign("kb+jwt", payload, signer),
            // Signed by another key than the one it enters.
            Jws.Sign(HolderStatement.Type, payload, other.ToSigner()),
            Jws.Sign(HolderStatement.Type, "[]"u8, signer),
            Jws.Sign(HolderStatement.Type, "{}"u8, signer),
            Jws.Sign(
                HolderStatement.Type,
                Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(payload).Replace("{\"aud\"", "{\"also\":1,\"aud\"")
                ),
                signer
            ),
            // The algorithm none.
            $"eyJhbGciOiJub25lIn0.{good.Split('.')[1]}.",
        ];
        foreach (var statement in wrong)
            await Refused(stage, "ann", statement, 422, "passavant keys holder");
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() =>
            HolderStatement.Sign(authority, "nordic-drives", another)
        );
        Assert.Empty(
            await stage.Server.Database.Read(reading => HolderKeys.All(reading, null), Stop)
        );
    }

    [Fact]
    public async Task What_was_issued_before_is_issued_again_bound_to_the_key_and_the_earlier_one_falls()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        await stage.Send("ann", "POST", $"/issued/L-{number}/again", status: 409);
        using var device = Key();
        await Enter(stage, device);
        foreach (var (who, status) in new[] { ("rita", 404), ("ole", 403), ("admin", 403) })
            await stage.Send(who, "POST", $"/issued/L-{number}/again", status: status);
        await stage.Send("ann", "POST", $"/issued/S-{number}-1/again", status: 404);
        var again = await stage.Send("ann", "POST", $"/issued/L-{number}/again", status: 201);
        Assert.Equal($"L-{number}.2", again.GetProperty("number").GetString());
        await stage.Send("ann", "POST", $"/issued/L-{number}/again", status: 409);
        await stage.Send("ann", "POST", $"/issued/L-{number}.2/again", status: 409);
        await IssuingTests.Settle(stage.Server);

        var before = await File(stage, $"/cases/{number}/issued/L-{number}");
        Assert.StartsWith(
            "revoked",
            IssuingTests.Check(stage.Server, before)[CheckSubject.Status].Words
        );
        var after = Bundle(await File(stage, $"/cases/{number}/issued/L-{number}.2"));
        var shown = Encoding.UTF8.GetString(
            (
                after with
                {
                    Document = SdJwt
                        .Read(after.Document)
                        .Bind(device.ToSigner(), "post", "n", Shown)
                        .Text,
                }
            ).ToBytes()
        );
        var passed = Check(stage, shown, "n", "post");
        Assert.All(
            passed.Lines,
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
        );
        // It says the very same, but for its number, its date, its place in the list and the key.
        var earlier = IssuingTests.Check(stage.Server, before).Document!;
        Assert.Equal(
            $"{(earlier with { Number = $"L-{number}.2", Issued = passed.Document!.Issued, Status = passed.Document.Status, HolderKey = device.Key }).ToJson()}",
            $"{passed.Document.ToJson()}"
        );
        Assert.All(
            (await Rows(stage, number)).Where(row => row.ReplacedBy is null),
            row => Assert.Equal(StatusList.Valid, row.Status)
        );

        // The key is lost: it is retired, another entered, and the licence issued once more.
        await stage.Send("ann", "POST", $"/holder-keys/{device.Key.Thumbprint}/retire");
        await stage.Send("ann", "POST", $"/issued/L-{number}.2/again", status: 409);
        using var next = Key();
        await Enter(stage, next);
        again = await stage.Send("ann", "POST", $"/issued/L-{number}.2/again", status: 201);
        Assert.Equal($"L-{number}.3", again.GetProperty("number").GetString());
        Assert.Equal(next.Key.Thumbprint, again.GetProperty("holderKey").GetString());
        // A later act of the case does not raise those that were replaced.
        await stage.Act(
            "ann",
            number,
            "declare-change",
            new { party = "Fábrica Sul", what = "They will make other things." }
        );
        await IssuingTests.Settle(stage.Server);
        Assert.Equal(
            [
                ($"L-{number}", StatusList.Revoked, $"L-{number}.2"),
                ($"L-{number}.2", StatusList.Revoked, $"L-{number}.3"),
                ($"L-{number}.3", StatusList.Valid, null),
            ],
            (await Rows(stage, number))
                .Where(row => row.Kind == "licence")
                .Select(row => (row.Number, (int)row.Status, row.ReplacedBy))
        );
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, HolderKey.Stream + "nordic-drives"),
            Stop
        );
        var asked = events.Where(one => one.Type == HolderKey.AskedAgain).ToList();
        Assert.Equal(2, asked.Count);
        var bases = (await Rows(stage, number)).Select(row => row.Basis).ToList();
        Assert.All(asked, one => Assert.Contains($"{one.Position} licence", bases));
        Assert.Equal(bases.Count, bases.Distinct().Count());
    }

    [Fact]
    public async Task A_registration_is_issued_again_and_falls_with_what_it_is_of()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await stage.Send(
            "ann",
            "POST",
            "/registrations",
            new
            {
                authority = Stage.Authority,
                authorisation = "M-GA-repair",
                destinations = new[] { "BR" },
                keepsConditions = true,
            },
            201
        );
        await IssuingTests.Settle(stage.Server);
        using var device = Key();
        await Enter(stage, device);
        await stage.Send("ann", "POST", "/issued/R1/again", status: 201);
        await IssuingTests.Settle(stage.Server);
        var held = Bundle(await File(stage, "/registrations/R1/document"));
        Assert.Equal(device.Key, SdJwt.Read(held.Document).Holder());
        await stage.Send("ole", "POST", "/registrations/R1/end", new { reasons = "Not kept." });
        await IssuingTests.Settle(stage.Server);
        foreach (var number in new[] { "R1", "R1.2" })
            Assert.Equal(
                StatusList.Revoked,
                (
                    await stage.Server.Database.Read(
                        reading => IssuedDocuments.Find(reading, number),
                        Stop
                    )
                )!.Status
            );
    }

    [Fact]
    public async Task A_file_is_given_with_less_and_never_without_what_limits_it()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        var path = $"/cases/{number}/issued/L-{number}";
        var less = IssuingTests.Check(
            stage.Server,
            await File(
                stage,
                $"{path}?withhold=/credentialSubject/items/0/value&withhold=/credentialSubject/endUsers/0"
            )
        );
        Assert.All(
            less.Lines.Where(line => line.Subject != CheckSubject.Holder),
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
        );
        var licence = Assert.IsType<DocumentContent.Licence>(less.Document!.Content);
        Assert.Null(licence.Items[0].Value);
        Assert.Empty(licence.EndUsers);
        foreach (
            var wrong in new[]
            {
                "?withhold=/credentialSubject/destination",
                "?withhold=/status",
                "?withhold=x",
                "?withhold=/credentialSubject/endUse&form=paper",
            }
        )
        {
            using var refused = await stage.Ask("ann", "GET", path + wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task On_pages_a_key_is_entered_documents_are_issued_again_shown_with_less_and_the_key_retired()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        using var device = Key();
        using var ann = await Browser.As(stage, "ann");
        Assert.Contains("entered no key yet", Browser.Text(await ann.Open("/en/holder-keys")));
        Assert.Contains("--agency nordic-drives", Browser.Text(ann.Page));
        Assert.DoesNotContain("name=\"again\"", ann.Page);
        await ann.Send("name=\"statement\"", 422, ("statement", ""));
        Assert.Contains("Paste the text", Browser.Text(ann.Page));
        await ann.Send("name=\"statement\"", 422, ("statement", "<b>x</b>"));
        Assert.DoesNotContain("<b>x", ann.Page);
        await ann.Open("/fr/holder-keys");
        await ann.Send(
            "name=\"statement\"",
            422,
            (
                "statement",
                HolderStatement.Sign("https://o.example", "nordic-drives", device.ToSigner())
            )
        );
        Assert.Contains("a été faite pour l'autorité", Browser.Text(ann.Page));
        await ann.Open($"/en/cases/{number}/issued/L-{number}/less");
        Assert.Contains("bound to no key", Browser.Text(ann.Page));

        await ann.Open("/en/holder-keys");
        await ann.Send(
            "name=\"statement\"",
            200,
            (
                "statement",
                HolderStatement.Sign(await Authority(stage), "nordic-drives", device.ToSigner())
            )
        );
        Assert.Contains("Documents are bound to it", Browser.Text(ann.Page));
        await ann.Send("name=\"again\"", 422, ("again", null));
        await ann.Send("name=\"again\"", 200, ("again", $"L-{number}"));
        Assert.DoesNotContain($"value=\"L-{number}\"", ann.Page);
        Assert.Contains($"value=\"D-{number}-1\"", ann.Page);
        await IssuingTests.Settle(stage.Server);
        await ann.Open($"/en/applications/{number}");
        Assert.Contains($"Issued again as L-{number}.2", Browser.Text(ann.Page));
        await ann.Open($"/fr/cases/{number}/issued/L-{number}.2/less");
        Assert.Contains(device.Key.Thumbprint, ann.Page);
        Assert.Contains("passavant present FILE", ann.Page);
        Assert.Contains("value=\"/credentialSubject/items/0/value\"", ann.Page);
        Assert.DoesNotContain("value=\"/credentialSubject/destination/0\"", ann.Page);

        await ann.Open($"/en/holder-keys/{device.Key.Thumbprint}/retire");
        Assert.Contains("1 document in force is bound to it", Browser.Text(ann.Page));
        await ann.Send("Retire it", 200);
        Assert.Contains("Retired", Browser.Text(ann.Page));
        using var rita = await Browser.As(stage, "rita");
        await rita.Open($"/en/holder-keys/{device.Key.Thumbprint}/retire", 404);
        await rita.Open($"/en/cases/{number}/issued/L-{number}.2/less", 404);
        using var admin = await Browser.As(stage, "admin");
        Assert.Contains(device.Key.Thumbprint, await admin.Open("/en/holder-keys"));
        Assert.DoesNotContain("name=\"statement\"", admin.Page);
    }

    // When whoever runs the command shows it.
    private static readonly DateTimeOffset Shown = new(
        Cli.Tests.Command.Today.ToDateTime(new TimeOnly(12, 0)),
        TimeSpan.Zero
    );

    private static SoftwareKey Key() =>
        SoftwareKey.Draw(System.Security.Cryptography.RandomNumberGenerator.Fill);

    private static DocumentBundle Bundle(string text) =>
        DocumentBundle.Read(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Authority(Stage stage) =>
        (await stage.Send("ann", "GET", "/holder-keys")).GetProperty("authority").GetString()!;

    private static async Task Enter(Stage stage, SoftwareKey device) =>
        await stage.Send(
            "ann",
            "POST",
            "/holder-keys",
            new
            {
                statement = HolderStatement.Sign(
                    await Authority(stage),
                    "nordic-drives",
                    device.ToSigner()
                ),
            },
            201
        );

    private static Task<IReadOnlyList<IssuedDocumentRow>> Rows(Stage stage, string number) =>
        stage.Server.Database.Read(reading => IssuedDocuments.Of(reading, number), Stop);

    private static DocumentVerdict Check(Stage stage, string text, string nonce, string audience) =>
        IssuingTests.Check(
            stage.Server,
            text,
            holder: new KeyBindingDemand(audience, nonce, Shown.AddMinutes(-1), Shown.AddMinutes(1))
        );

    private static async Task Refused(
        Stage stage,
        string who,
        string statement,
        int status,
        string words
    )
    {
        using var answer = await stage.Ask(who, "POST", "/holder-keys", new { statement });
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Contains(words, text.Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    private static async Task<string> File(Stage stage, string path)
    {
        using var answer = await stage.Ask("ann", "GET", path);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }
}
