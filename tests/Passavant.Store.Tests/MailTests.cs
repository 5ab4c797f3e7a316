namespace Passavant.Store.Tests;

public abstract class MailTests : Store
{
    [Fact]
    public async Task A_mail_is_held_by_one_server_until_its_lease_is_over()
    {
        await Put("m-1", Noon);
        Assert.True(await Waits(Noon));
        Assert.Equal("m-1", (await Take(Noon, 15))?.Id);
        Assert.Null(await Take(Noon.AddMinutes(14), 15));
        Assert.False(await Waits(Noon.AddMinutes(14)));
        var again = await Take(Noon.AddMinutes(15), 15);
        Assert.Equal(("m-1", 1), (again?.Id, again?.Tries));
    }

    [Fact]
    public async Task Of_many_servers_each_takes_another()
    {
        for (var i = 0; i < 8; i++)
            await Put($"m-{i}", Noon);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Take(Noon, 15)));
        Assert.Equal(8, taken.Select(mail => mail?.Id).Distinct().Count());
        Assert.All(taken, Assert.NotNull);
    }

    [Fact]
    public async Task What_was_delivered_does_not_come_again()
    {
        await Put("m-1", Noon);
        _ = await Take(Noon, 15);
        await Database.Write(change => Mails.Deliver(change, "m-1", Noon), Cancellation);
        Assert.Null(await Take(Noon.AddDays(9), 15));
        // Another that held it meanwhile comes too late to say otherwise.
        await Database.Write(change => Mails.Fail(change, "m-1", "no", Noon), Cancellation);
        var mail = await Only();
        Assert.Equal((Noon, null, null), (mail.Sent, mail.Failed, mail.Trouble));
    }

    [Fact]
    public async Task What_was_put_off_comes_again_then_and_says_why()
    {
        await Put("m-1", Noon);
        _ = await Take(Noon, 15);
        await Database.Write(
            change => Mails.PutOff(change, "m-1", "the box is full", Noon.AddHours(2)),
            Cancellation
        );
        Assert.Null(await Take(Noon.AddHours(1), 15));
        Assert.Equal("the box is full", (await Take(Noon.AddHours(2), 15))?.Trouble);
    }

    [Fact]
    public async Task What_can_never_be_delivered_is_given_up()
    {
        await Put("m-1", Noon);
        _ = await Take(Noon, 15);
        await Database.Write(
            change => Mails.Fail(change, "m-1", "nobody there", Noon),
            Cancellation
        );
        Assert.Null(await Take(Noon.AddDays(9), 15));
        var mail = await Only();
        Assert.Equal((Noon, "nobody there"), (mail.Failed, mail.Trouble));
    }

    [Fact]
    public async Task What_a_letter_was_written_from_is_kept_by_the_letter()
    {
        var letter = new LetterRow
        {
            Sha256 = new string('a', 64),
            Number = "2026-000001",
            Kind = "refusal",
            Content = [1, 2, 3],
        };
        for (var i = 0; i < 2; i++)
            await Database.Write(change => WrittenLetters.Keep(change, letter), Cancellation);
        var found = await Database.Read(
            reading => WrittenLetters.Find(reading, letter.Sha256),
            Cancellation
        );
        Assert.Equal(letter.Content, found?.Content);
        Assert.Null(
            await Database.Read(reading => WrittenLetters.Find(reading, "b"), Cancellation)
        );
    }

    private Task Put(string id, DateTimeOffset at) =>
        Database.Write(
            change =>
                Mails.Put(
                    change,
                    new MailRow
                    {
                        Id = id,
                        Number = "2026-000001",
                        At = at,
                        Recipient = "somebody@firm.example",
                        Subject = "A letter",
                        Body = "Text",
                        Again = at,
                    }
                ),
            Cancellation
        );

    private Task<bool> Waits(DateTimeOffset now) =>
        Database.Read(reading => Mails.Waits(reading, now), Cancellation);

    private Task<MailRow?> Take(DateTimeOffset now, int minutes) =>
        Database.Write(change => Mails.Take(change, now, now.AddMinutes(minutes)), Cancellation);

    private async Task<MailRow> Only() =>
        Assert.Single(
            await Database.Read(reading => Mails.Of(reading, "2026-000001"), Cancellation)
        );
}

public sealed class SqliteMailTests : MailTests
{
    protected override string NewConnection() => PathOf("records.db");
}

public sealed class PostgresMailTests : MailTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
