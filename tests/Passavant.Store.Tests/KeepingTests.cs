using System.Reflection;

namespace Passavant.Store.Tests;

/// <summary>What is kept comes back as it was, and is what it is said to be.</summary>
public abstract class KeepingTests : Store
{
    [Fact]
    public async Task A_case_comes_back_with_all_its_parts()
    {
        var rows = new CaseRows
        {
            Case = Filled<CaseRow>() with { Number = "C-1" },
            Parties = [Filled<PartyRow>(), Filled<PartyRow>() with { Country = null }],
            Access = [Filled<AccessRow>()],
            Deadlines =
            [
                Filled<DeadlineRow>(),
                Filled<DeadlineRow>() with
                {
                    Key = "z",
                    Due = null,
                },
            ],
            Conditions = [Filled<ConditionRow>()],
            Messages = [Filled<MessageRow>()],
        };
        await Write(rows.Put);
        await Same(rows);
        // Once more with less: what was there before is gone.
        var fewer = new CaseRows { Case = Some.Case("C-1"), Parties = [rows.Parties[1]] };
        await Write(fewer.Put);
        await Same(fewer);
        Assert.Null(await Read(reading => CaseRows.Find(reading, "C-2")));

        async Task Same(CaseRows expected)
        {
            var found = (await Read(reading => CaseRows.Find(reading, "C-1")))!;
            Assert.Equal(expected.Case, found.Case);
            Assert.Equal(expected.Parties, found.Parties);
            Assert.Equal(expected.Access, found.Access);
            Assert.Equal(expected.Deadlines, found.Deadlines);
            Assert.Equal(expected.Conditions, found.Conditions);
            Assert.Equal(expected.Messages, found.Messages);
        }
    }

    [Fact]
    public async Task Agencies_people_and_their_appointments_come_back()
    {
        var agency = Filled<AgencyRow>();
        var person = Filled<PersonRow>();
        var appointment = Filled<AppointmentRow>() with { Agency = agency.Id, Person = person.Id };
        await Write(async change =>
        {
            await People.Put(change, agency);
            await People.Put(change, person);
            await People.Put(change, appointment);
        });
        Assert.Equal(agency, await Read(reading => People.FindAgency(reading, agency.Id)));
        Assert.Equal([agency], await Read(People.Agencies));
        Assert.Equal(person, await Read(reading => People.Find(reading, person.Id)));
        Assert.Equal(person, await Read(reading => People.FindBySignIn(reading, person.SignIn)));
        Assert.Equal([person], await Read(People.All));
        Assert.Equal(
            appointment,
            await Read(reading => People.FindAppointment(reading, appointment.Id))
        );
        Assert.Equal(
            [appointment],
            await Read(reading => People.AppointmentsOf(reading, person.Id))
        );
        Assert.Equal(
            [appointment],
            await Read(reading => People.AppointmentsAt(reading, agency.Id))
        );
        var ended = appointment with { Until = null };
        await Write(change => People.Put(change, ended));
        Assert.Equal([ended], await Read(reading => People.AppointmentsOf(reading, person.Id)));
    }

    [Fact]
    public async Task Two_people_never_sign_in_alike()
    {
        var person = Filled<PersonRow>();
        await Write(change => People.Put(change, person));
        _ = await Assert.ThrowsAsync<ConflictException>(() =>
            Write(change => People.Put(change, person with { Id = "other" }))
        );
    }

    [Fact]
    public async Task Failures_to_sign_in_are_all_counted()
    {
        var person = Filled<PersonRow>();
        var credential = Filled<CredentialRow>() with { Person = person.Id, Failed = 0 };
        await Write(async change =>
        {
            await People.Put(change, person);
            await Credentials.Put(change, credential);
        });
        Assert.Equal(credential, await Read(reading => Credentials.Find(reading, person.Id)));
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(attempt =>
                    Task.Run(() =>
                        Write(async change =>
                        {
                            var found = (await Credentials.Find(change, person.Id))!;
                            await Credentials.Put(change, found with { Failed = found.Failed + 1 });
                        })
                    )
                )
        );
        Assert.Equal(12, (await Read(reading => Credentials.Find(reading, person.Id)))!.Failed);
    }

    [Fact]
    public async Task A_session_is_found_until_it_is_over_or_revoked()
    {
        var session = Filled<SessionRow>() with { Expires = Noon.AddHours(1), Revoked = null };
        await Write(change => Sessions.Open(change, session));
        Assert.Equal(session, await Find(Noon));
        Assert.Null(await Find(Noon.AddHours(1)));
        await Write(change => Sessions.Seen(change, session.TokenHash, Noon.AddDays(400)));
        await Write(change => Sessions.Choose(change, session.TokenHash, "ap-2"));
        var used = session with { LastSeen = Noon.AddDays(400), Appointment = "ap-2" };
        Assert.Equal(used, await Find(Noon));
        Assert.True(
            await Database.Write(
                change => Sessions.Revoke(change, session.TokenHash, Noon),
                Cancellation
            )
        );
        Assert.False(
            await Database.Write(
                change => Sessions.Revoke(change, session.TokenHash, Noon),
                Cancellation
            )
        );
        Assert.Null(await Find(Noon));
        Assert.Equal(
            [used with { Revoked = Noon }],
            await Read(reading => Sessions.Of(reading, session.Person))
        );
        Assert.Equal(
            1,
            await Database.Write(change => Sessions.Forget(change, Noon.AddTicks(10)), Cancellation)
        );

        Task<SessionRow?> Find(DateTimeOffset now) =>
            Read(reading => Sessions.Find(reading, session.TokenHash, now));
    }

    [Fact]
    public async Task A_self_assessment_is_found_until_it_expires_and_its_receipt_for_good()
    {
        var check = Filled<CheckRow>() with { Expires = Noon.AddDays(30) };
        var receipt = Filled<CheckReceiptRow>();
        await Write(async change =>
        {
            await Checks.Put(change, check with { Content = "earlier" });
            await Checks.Put(change, check);
            await Checks.Keep(change, receipt);
        });
        Assert.Equal(check, await Read(reading => Checks.Find(reading, check.TokenHash, Noon)));
        Assert.Null(await Read(reading => Checks.Find(reading, check.TokenHash, check.Expires)));
        Assert.Null(await Read(reading => Checks.Find(reading, "another", Noon)));
        Assert.Equal(0, await Database.Write(change => Checks.Forget(change, Noon), Cancellation));
        Assert.Equal(
            1,
            await Database.Write(change => Checks.Forget(change, check.Expires), Cancellation)
        );
        Assert.False(
            await Database.Write(change => Checks.Remove(change, check.TokenHash), Cancellation)
        );
        var found = await Read(reading => Checks.FindReceipt(reading, receipt.TokenHash));
        Assert.Equal(receipt.Body, found!.Body);
        Assert.Equal(receipt, found with { Body = receipt.Body });
        Assert.Null(await Read(reading => Checks.FindReceipt(reading, receipt.Number)));
    }

    [Fact]
    public async Task All_sessions_of_a_person_can_be_revoked_at_once()
    {
        var session = Filled<SessionRow>() with { Expires = Noon.AddHours(1), Revoked = null };
        await Write(async change =>
        {
            await Sessions.Open(change, session);
            await Sessions.Open(change, session with { TokenHash = "two" });
            await Sessions.Open(change, session with { TokenHash = "three", Person = "other" });
        });
        Assert.Equal(
            2,
            await Database.Write(
                change => Sessions.RevokeAll(change, session.Person, Noon),
                Cancellation
            )
        );
        Assert.NotNull(await Read(reading => Sessions.Find(reading, "three", Noon)));
    }

    [Fact]
    public async Task An_answer_is_kept_with_what_it_answers_or_not_at_all()
    {
        var answer = Filled<AnswerRow>();
        await Act("C-1");
        Assert.Equivalent(
            answer,
            await Read(reading => Answers.Find(reading, answer.Person, answer.Key))
        );
        _ = await Assert.ThrowsAsync<ConflictException>(() => Act("C-2"));
        Assert.Equal(0, await Read(reading => Events.Version(reading, "C-2")));
        Assert.Null(await Read(reading => Answers.Find(reading, "other", answer.Key)));

        Task Act(string stream) =>
            Write(async change =>
            {
                _ = await Events.Append(change, stream, 0, [Happened()]);
                await Answers.Keep(change, answer);
            });
    }

    [Fact]
    public async Task Of_one_request_sent_many_times_at_once_one_is_done()
    {
        var answer = Filled<AnswerRow>();
        var done = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await Write(async change =>
                            {
                                _ = await Events.Append(change, $"C-{i}", 0, [Happened()]);
                                await Answers.Keep(change, answer);
                            });
                            return true;
                        }
                        catch (ConflictException)
                        {
                            return false;
                        }
                    })
                )
        );
        Assert.Single(done, one => one);
        Assert.Single(await Read(reading => Events.ReadAll(reading)));
    }

    [Fact]
    public async Task Who_looked_and_who_was_refused_is_on_record()
    {
        var look = Filled<LookRow>();
        var refusal = Filled<RefusalRow>();
        var stranger = new RefusalRow
        {
            At = Noon,
            What = "GET /cases",
            Why = "nobody signed in",
        };
        await Write(async change =>
        {
            await Looking.Record(change, look);
            await Looking.Record(change, refusal);
            await Looking.Record(change, stranger);
        });
        Assert.Equal([look], await Read(reading => Looking.At(reading, look.Number)));
        Assert.Equal([look], await Read(reading => Looking.By(reading, look.Person)));
        Assert.Equal([refusal, stranger], await Read(reading => Looking.Refusals(reading, Noon)));
        Assert.Equal(
            [refusal],
            await Read(reading => Looking.Refusals(reading, Noon.AddTicks(10)))
        );
    }

    [Fact]
    public async Task An_edition_is_active_from_its_instant_until_the_next()
    {
        var first = Filled<EditionRow>() with { Identity = "b", ActiveFrom = Noon };
        var second = first with { Identity = "a", ActiveFrom = Noon.AddDays(1) };
        await Write(async change =>
        {
            await Editions.Put(change, second, [2]);
            await Editions.Put(change, first, [1]);
        });
        Assert.Null(await Read(reading => Editions.Active(reading, Noon.AddTicks(-10))));
        Assert.Equal(first, await Read(reading => Editions.Active(reading, Noon)));
        Assert.Equal(second, await Read(reading => Editions.Active(reading, Noon.AddDays(1))));
        Assert.Equal([first, second], await Read(Editions.All));
        Assert.Equal([1], await Read(reading => Editions.Documents(reading, "b")));
        Assert.Null(await Read(reading => Editions.Documents(reading, "c")));
    }

    [Fact]
    public async Task Of_each_list_the_latest_active_snapshot_counts()
    {
        var row = Filled<SnapshotRow>();
        SnapshotRow[] snapshots =
        [
            row with
            {
                Hash = "1",
                List = "eu",
                ActiveFrom = Noon,
            },
            row with
            {
                Hash = "2",
                List = "eu",
                ActiveFrom = Noon.AddDays(1),
                Published = null,
            },
            row with
            {
                Hash = "3",
                List = "un",
                ActiveFrom = Noon.AddDays(-1),
            },
            row with
            {
                Hash = "4",
                List = "us",
                ActiveFrom = Noon.AddDays(9),
            },
        ];
        await Write(async change =>
        {
            foreach (var snapshot in snapshots)
                await Editions.Put(change, snapshot, [4, 2]);
        });
        Assert.Equal(snapshots, await Read(Editions.Snapshots));
        Assert.Equal(
            [snapshots[0], snapshots[2]],
            await Read(reading => Editions.ActiveSnapshots(reading, Noon))
        );
        Assert.Equal(
            [snapshots[1], snapshots[2]],
            await Read(reading => Editions.ActiveSnapshots(reading, Noon.AddDays(2)))
        );
        Assert.Equal([4, 2], await Read(reading => Editions.Entries(reading, "3")));
    }

    [Fact]
    public async Task A_calendar_somebody_else_changed_is_a_conflict()
    {
        await Write(change => Calendars.Put(change, "home", 0, "{}"));
        await Write(change => Calendars.Put(change, "home", 1, """{"a":1}"""));
        foreach (var expected in new[] { 0, 1, 3 })
            _ = await Assert.ThrowsAsync<ConflictException>(() =>
                Write(change => Calendars.Put(change, "home", expected, "lost"))
            );
        var calendar = new CalendarRow
        {
            Name = "home",
            Version = 2,
            Content = """{"a":1}""",
        };
        Assert.Equal(calendar, await Read(reading => Calendars.Find(reading, "home")));
        Assert.Equal([calendar], await Read(Calendars.All));
    }

    [Fact]
    public async Task Templates_documents_determinations_and_keys_come_back()
    {
        var template = Filled<LetterTemplateRow>();
        var hash = "";
        await Write(async change =>
        {
            await LetterTemplates.Put(change, template);
            hash = await Documents.Keep(change, "application/pdf", "a.pdf", [1, 2], Noon);
            _ = await Documents.Keep(change, "text/plain", "b.txt", [1, 2], Noon);
            await Determinations.Keep(change, "sha256:aa", [3], Noon);
            await Determinations.Keep(change, "sha256:aa", [3], Noon);
            await DataProtectionKeys.Put(change, "k", "<key/>", Noon);
        });
        Assert.Equal(
            template,
            await Read(reading =>
                LetterTemplates.Find(reading, template.Authority, template.Kind, template.Language)
            )
        );
        Assert.Equal(
            [template],
            await Read(reading => LetterTemplates.Of(reading, template.Authority))
        );
        Assert.Equal(
            new DocumentRow
            {
                Sha256 = hash,
                MediaType = "application/pdf",
                Name = "a.pdf",
                Size = 2,
                At = Noon,
            },
            await Read(reading => Documents.Find(reading, hash))
        );
        Assert.Equal([1, 2], await Read(reading => Documents.Bytes(reading, hash)));
        Assert.Equal([3], await Read(reading => Determinations.Find(reading, "sha256:aa")));
        Assert.Equal(["<key/>"], await Read(DataProtectionKeys.All));
    }

    [Fact]
    public async Task Denials_stand_from_their_day_until_they_lapse_or_are_revoked()
    {
        var day = DateOnly.FromDateTime(Noon.Date);
        var denial = Filled<DenialRow>() with
        {
            Id = "D-1",
            EndUser = "Société Générale d'Optique",
            EndUserKey = Dossiers.Key("Société Générale d'Optique"),
            Day = day,
            StandingUntil = day.AddDays(10),
            Revoked = null,
        };
        DenialRow[] denials =
        [
            denial,
            denial with
            {
                Id = "D-2",
                StandingUntil = null,
            },
            denial with
            {
                Id = "D-3",
                Revoked = day.AddDays(1),
            },
            denial with
            {
                Id = "D-4",
                EndUserKey = "somebody else",
            },
        ];
        await Write(async change =>
        {
            foreach (var one in denials)
                await Denials.Put(change, one);
        });
        Assert.Equal(["D-1", "D-2", "D-3"], await Standing(0));
        Assert.Empty(await Standing(-1));
        Assert.Equal(["D-1", "D-2"], await Standing(1));
        Assert.Equal(["D-2"], await Standing(11));
        Assert.Equal(denial, await Read(reading => Denials.Find(reading, "D-1")));
        Assert.Equal(4, (await Read(reading => Denials.All(reading))).Count);

        async Task<IEnumerable<string>> Standing(int days) =>
            (
                await Read(reading =>
                    Denials.Standing(reading, "SOCIETE GENERALE D OPTIQUE", day.AddDays(days))
                )
            ).Select(row => row.Id);
    }

    [Fact]
    public async Task A_dossier_gathers_cases_and_licences_of_one_name()
    {
        var licence = Filled<LicenceRow>() with { Number = "C-1" };
        await Write(async change =>
        {
            foreach (
                var (number, name) in new[]
                {
                    ("C-1", "Łódź Optics"),
                    ("C-2", "łódź  optics."),
                    ("C-3", "Other"),
                    ("C-4", "Łódź Optics"),
                    ("C-5", "Łódź Optics"),
                }
            )
                await (
                    Some.Rows(
                        Some.Case(number) with
                        {
                            Phase = number == "C-5" ? "draft" : "decided",
                            Restricted = number == "C-4",
                            Outcome = number == "C-5" ? null : "granted",
                            Value = 250,
                            Currency = number == "C-1" ? "EUR" : "USD",
                        }
                    ) with
                    {
                        Parties =
                        [
                            new PartyRow
                            {
                                Role = "end-user",
                                Name = name,
                                NameKey = Dossiers.Key(name),
                                Country = number == "C-1" ? "PL" : null,
                            },
                        ],
                    }
                ).Put(change);
            await Licences.Put(change, licence);
        });
        // A restricted case is in nobody's dossier, and a draft is nobody's yet.
        Assert.Equal(
            ["C-2", "C-1"],
            (await Read(reading => Dossiers.Cases(reading, "Łódź Optics"))).Select(row =>
                row.Number
            )
        );
        Assert.Equal(
            [("EUR", 250), ("USD", 250)],
            (await Read(reading => Dossiers.Granted(reading, "Łódź Optics"))).Select(sum =>
                (sum.Currency, sum.Value)
            )
        );
        Assert.Equal(
            ["C-1"],
            (await Read(reading => Dossiers.Cases(reading, "Łódź Optics", "PL"))).Select(row =>
                row.Number
            )
        );
        Assert.Equal([licence], await Read(reading => Dossiers.Licences(reading, "Łódź Optics")));
        Assert.Equal(licence, await Read(reading => Licences.Find(reading, licence.Licence)));
        Assert.Equal([licence], await Read(reading => Licences.Of(reading, "C-1")));
        Assert.Equal([licence], await Read(reading => Licences.HeldBy(reading, licence.Holder)));
    }

    /// <summary>A row in which every column holds something, so that none is forgotten unnoticed.</summary>
    [Fact]
    public async Task A_passkey_comes_back_and_a_challenge_is_spent_once()
    {
        var person = Filled<PersonRow>();
        var passkey = Filled<PasskeyRow>() with { Person = person.Id };
        await Write(async change =>
        {
            await People.Put(change, person);
            await Passkeys.Put(change, passkey with { SignCount = 1 });
            await Passkeys.Put(change, passkey);
        });
        Assert.Equivalent(
            passkey,
            await Read(reading => Passkeys.Find(reading, passkey.Credential))
        );
        Assert.Single(await Read(reading => Passkeys.Of(reading, person.Id)));
        Assert.False(await Remove("another"));
        Assert.True(await Remove(person.Id));
        Assert.Null(await Read(reading => Passkeys.Find(reading, passkey.Credential)));
        Assert.True(await Spend(Noon));
        Assert.False(await Spend(Noon.AddMinutes(4)));
        // Once it is over, it is forgotten: it is refused by its time then.
        Assert.True(await Spend(Noon.AddMinutes(6)));

        Task<bool> Remove(string who) =>
            Database.Write(
                change => Passkeys.Remove(change, who, passkey.Credential),
                Cancellation
            );
        Task<bool> Spend(DateTimeOffset now) =>
            Database.Write(
                change => Passkeys.Spend(change, "challenge", Noon.AddMinutes(5), now),
                Cancellation
            );
    }

    [Fact]
    public async Task Nobody_is_two_people_at_a_service_and_no_two_are_one()
    {
        var (ann, bo) = (
            Filled<PersonRow>() with
            {
                Id = "ann",
                SignIn = "ann",
            },
            Filled<PersonRow>() with
            {
                Id = "bo",
                SignIn = "bo",
            }
        );
        await Write(async change =>
        {
            await People.Put(change, ann);
            await People.Put(change, bo);
        });
        var first = new IdentityRow
        {
            Issuer = "i",
            Subject = "s",
            Person = "ann",
            Since = Noon,
        };
        Assert.True(await Add(first));
        Assert.False(await Add(first with { Person = "bo" }));
        Assert.False(await Add(first with { Subject = "t" }));
        Assert.True(await Add(first with { Issuer = "j" }));
        Assert.Equal(first, await Read(reading => Identities.Find(reading, "i", "s")));
        Assert.Equal(2, (await Read(reading => Identities.Of(reading, "ann"))).Count);
        Assert.True(
            await Database.Write(change => Identities.Remove(change, "ann", "i"), Cancellation)
        );
        Assert.True(await Add(first with { Person = "bo" }));

        Task<bool> Add(IdentityRow identity) =>
            Database.Write(change => Identities.Add(change, identity), Cancellation);
    }

    [Fact]
    public async Task What_a_program_is_to_be_told_is_taken_by_one_until_it_is_told_or_given_up()
    {
        var agency = Filled<AgencyRow>();
        var person = Filled<PersonRow>();
        var appointment = Filled<AppointmentRow>() with
        {
            Agency = agency.Id,
            Person = person.Id,
            Since = Noon,
            Until = Noon.AddDays(9),
        };
        var webhook = Filled<WebhookRow>() with
        {
            Person = person.Id,
            Appointment = appointment.Id,
            Ended = null,
        };
        var call = Filled<WebhookCallRow>() with
        {
            Webhook = webhook.Id,
            Tries = 0,
            Again = Noon,
            Taken = null,
            Failed = null,
            Trouble = null,
        };
        await Write(async change =>
        {
            await People.Put(change, agency);
            await People.Put(change, person);
            await People.Put(change, appointment);
            await Webhooks.Add(change, webhook);
            await Webhooks.Tell(change, [call, call with { Id = "second" }]);
        });
        Assert.Equal(webhook, await Read(reading => Webhooks.Find(reading, webhook.Id)));
        Assert.Equal(
            appointment.Id,
            Assert.Single(await Read(reading => Webhooks.Listening(reading, Noon))).Appointment.Id
        );
        Assert.Empty(await Read(reading => Webhooks.Listening(reading, Noon.AddDays(9))));
        var taken = new[] { await Take(Noon), await Take(Noon) };
        Assert.Equal(2, taken.Select(one => one!.Id).Distinct().Count());
        Assert.Null(await Take(Noon));
        await Write(change => Webhooks.Took(change, call.Id, Noon));
        await Write(change => Webhooks.PutOff(change, "second", "answered 500", Noon.AddHours(1)));
        Assert.False(await Read(reading => Webhooks.Waits(reading, Noon.AddMinutes(59))));
        Assert.Equal(1, (await Take(Noon.AddHours(1)))!.Tries);
        Assert.True(
            await Database.Write(change => Webhooks.End(change, webhook.Id, Noon), Cancellation)
        );
        Assert.False(await Read(reading => Webhooks.Waits(reading, Noon.AddDays(1))));
        Assert.Empty(await Read(reading => Webhooks.Listening(reading, Noon)));
        Assert.Equal(
            2,
            await Database.Write(change => Webhooks.Forget(change, Noon.AddDays(1)), Cancellation)
        );

        Task<WebhookCallRow?> Take(DateTimeOffset now) =>
            Database.Write(change => Webhooks.Take(change, now, now.AddMinutes(2)), Cancellation);
    }

    private static T Filled<T>()
    {
        var row = Activator.CreateInstance<T>();
        var number = 1;
        foreach (
            var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        )
            property.SetValue(
                row,
                Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            );
        return row;

        object Value(Type type) =>
            type == typeof(string) ? $"{typeof(T).Name} {++number}"
            : type == typeof(bool) ? true
            : type == typeof(int) ? ++number
            : type == typeof(long) ? 1_000_000_000_000L + ++number
            : type == typeof(byte[]) ? new byte[] { 1, 2, 3 }
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(Noon.Date).AddDays(++number)
            : type == typeof(DateTimeOffset) ? Noon.AddMicroseconds(++number)
            : throw new NotSupportedException(type.Name);
    }

    private Task Write(Func<Transaction, Task> work) => Database.Write(work, Cancellation);

    private Task<T> Read<T>(Func<Reading, Task<T>> work) => Database.Read(work, Cancellation);
}

public sealed class SqliteKeepingTests : KeepingTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresKeepingTests : KeepingTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
