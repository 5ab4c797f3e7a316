using System.Text;
using Microsoft.AspNetCore.Routing;
using Passavant.Accords.Tests.Laws;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Tests.Cases;

/// <summary>Who may do what: the table of rights is what the endpoints declare, and the running server holds to it.</summary>
public sealed class RightsTests
{
    private static readonly Role[] Roles =
    [
        .. Enum.GetValues<Role>().Where(role => role is not (Role.System or Role.EndUser)),
    ];

    [Fact]
    public async Task The_table_of_rights_is_the_one_that_was_looked_at()
    {
        await using var server = await RunningCasework.Start();
        var table = new StringBuilder(
            """
            # Who may do what, an endpoint and a role a line: the endpoint, the role, whose case it is
            # (own, other), and the phases. What is not listed is refused, and the refusal recorded.
            # Generated from the program; a test holds the running server to it.

            """.ReplaceLineEndings("\n")
        );
        foreach (
            var (name, endpoint) in server
                .Endpoints.Select(one => (Name(one), one))
                .OrderBy(one => one.Item1, StringComparer.Ordinal)
        )
        foreach (var line in Lines(endpoint))
            _ = table.Append(name.PadRight(52)).Append(' ').Append(line).Append('\n');
        Golden.Matches("docs/guide/rights.txt", table.ToString());
    }

    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var server = await RunningCasework.Start();
        Assert.All(
            server.Endpoints,
            endpoint =>
                Assert.True(
                    endpoint.Metadata.GetMetadata<Access>() is not null,
                    $"{Name(endpoint)} does not say who may use it."
                )
        );
    }

    [Fact]
    public async Task The_running_server_refuses_whoever_the_table_does_not_list_and_nobody_else()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        var scenes = await Scenes.Set(stage);
        var endpoints = stage
            .Server.Endpoints.Where(one =>
                one.Metadata.GetMetadata<Allows>() is { AboutCase: true }
            )
            .ToList();
        var asked = 0;
        var let = new HashSet<(string, Role)>();
        foreach (var endpoint in endpoints)
        foreach (var phase in Enum.GetValues<Phase>())
        foreach (var who in stage.Everybody)
        {
            // A normal run takes every seventh; a long one all.
            if (!Long.Run && ++asked % 7 != 0)
                continue;
            var allows = endpoint.Metadata.GetMetadata<Allows>()!;
            var (number, relation) = await scenes.At(phase, who);
            var may = allows.May(who.Role, relation, phase);
            using var response = await scenes.Ask(endpoint, number, who.Person);
            var status = (int)response.StatusCode;
            var said = await response.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            var code = status >= 400 ? Scenes.Code(said) : null;
            var what =
                $"{Name(endpoint)} by {who.Person} ({who.Role}, {relation}, {phase}): {status} {said[..Math.Min(said.Length, 200)]}";
            Assert.True(status < 500 || status == 503, what);
            if (may)
            {
                _ = await scenes.Refusals();
                _ = let.Add((Name(endpoint), who.Role));
                Assert.True(
                    code is not ("not-yours" or "not-yours-to-do" or "not-now" or "not-your-role"),
                    what
                );
                continue;
            }
            Assert.True(status is 403 or 404 or 409, what);
            Assert.True(status != 409 || code == "not-now", what);
            if (status is 403 or 404)
                Assert.True(await scenes.Refusals() > 0, $"not recorded: {what}");
        }
        // Where the scenes never let anybody in, the test would hold nothing.
        Assert.True(let.Count > (Long.Run ? endpoints.Count : 30), $"{let.Count}");
    }

    [Fact]
    public async Task What_is_about_no_case_is_for_the_roles_listed()
    {
        await using var stage = await Stage.Set();
        foreach (
            var endpoint in stage.Server.Endpoints.Where(one =>
                one.Metadata.GetMetadata<Allows>() is { AboutCase: false, IsOpen: false }
            )
        )
        foreach (var who in stage.Everybody.DistinctBy(one => one.Role))
        {
            using var response = await Scenes.Ask(stage, endpoint, "", who.Person);
            var may = endpoint.Metadata.GetMetadata<Allows>()!.May(who.Role, Relation.Own, null);
            Assert.True(
                may == (response.StatusCode != System.Net.HttpStatusCode.Forbidden),
                $"{Name(endpoint)} by {who.Role}: {response.StatusCode}"
            );
        }
    }

    private static IEnumerable<string> Lines(RouteEndpoint endpoint)
    {
        var access = endpoint.Metadata.GetMetadata<Access>();
        if (endpoint.Metadata.GetMetadata<Allows>() is { } allows)
        {
            if (allows.IsOpen)
                return ["everybody"];
            return Roles
                .SelectMany(role =>
                    allows.AboutCase
                        ? Enum.GetValues<Relation>().Select(relation => Of(allows, role, relation))
                        : [allows.May(role, Relation.Own, null) ? Word(role) : null]
                )
                .OfType<string>();
        }
        return access switch
        {
            null => ["NOBODY SAID"],
            { Needs: Needs.Nothing } => ["everybody"],
            { Needs: Needs.SignIn } => ["everybody signed in"],
            { Needs: Needs.Person } => ["everybody signed in, not a program"],
            { Needs: Needs.Screen } =>
            [
                .. access.Roles.Select(Word),
                "a program with the scope screen",
            ],
            _ => access.Roles.Select(Word),
        };
    }

    private static string? Of(Allows allows, Role role, Relation relation)
    {
        var phases = Enum.GetValues<Phase>()
            .Where(phase => allows.May(role, relation, phase))
            .ToList();
        return phases.Count == 0
            ? null
            : $"{Word(role), -13} {Word(relation), -5} {{{string.Join(", ", phases.Select(Word))}}}";
    }

    private static string Word<T>(T choice)
        where T : struct, Enum => Choices.Word(choice);

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]), -6} /{endpoint.RoutePattern.RawText!.Trim('/')}";
}
