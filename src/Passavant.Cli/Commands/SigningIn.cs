using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant sign-in</c>, <c>sign-out</c> and <c>whoami</c>: as whom the work on cases is done.</summary>
internal static class SigningIn
{
    /// <summary>Signs in, and keeps the sign-in for the commands that follow.</summary>
    public static Command SignIn()
    {
        var service = ServiceOptions.Create();
        var name = new Option<string>("--name", "-n")
        {
            HelpName = "NAME",
            Required = true,
            Description = "The name you sign in with.",
        };
        var code = new Option<string?>("--code")
        {
            HelpName = "CODE",
            Description =
                "The code of your second factor, or a recovery code. Asked for where it is needed.",
        };
        var appointment = new Option<string?>("--as")
        {
            HelpName = "ROLE[@AGENCY]",
            Description =
                "Which of your appointments to act under, such as officer or officer@licensing-authority. Asked for where you hold several.",
        };
        var command = new Command(
            "sign-in",
            "Signs in to a server; the password is typed, or is the first line of standard input."
        )
        {
            name,
            code,
            appointment,
            service.Server,
            service.Language,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var prompt = new Prompt(surroundings);
            var password =
                prompt.Secret("Password: ")
                ?? throw new Trouble(
                    "there is no password; type it, or give it as the first line of standard input."
                );
            var body = new JsonObject
            {
                ["signIn"] = result.GetRequiredValue(name),
                ["password"] = password,
                ["token"] = true,
            };
            if (result.GetValue(code) is { } given)
                body["code"] = given;
            var opened = Open(result, service, body, prompt);
            var secret = opened.Text("secret")!;
            using var server = Service.As(result, service, secret);
            var held = opened
                .List("appointments")
                .OrderBy(one => one.Text("agency"), StringComparer.Ordinal)
                .ThenBy(one => one.Text("role"), StringComparer.Ordinal)
                .ToList();
            var acting = held.Count switch
            {
                0 => default,
                1 => held[0],
                _ => Choose(server, held, result.GetValue(appointment), prompt, surroundings),
            };
            SignInFile.Put(surroundings, service.Address(result), secret);
            surroundings.Output.WriteLine(
                $"Signed in as {Reading.Plain(opened.Of("person").Text("name")!)}{(acting.ValueKind == JsonValueKind.Object ? $", {Said(acting)}" : "; you hold no appointment")}, until {opened.Of("session").Instant("expires")}."
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant sign-in --server https://cases.example.org --name ole",
            "passavant sign-in --name siv --as officer@licensing-authority < password.txt"
        );
    }

    /// <summary>Signs out.</summary>
    public static Command SignOut()
    {
        var service = ServiceOptions.Create();
        var command = new Command("sign-out", "Ends the sign-in to a server.")
        {
            service.Server,
            service.Language,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var address = service.Address(result);
            if (SignInFile.Find(surroundings, address) is not { } secret)
                throw new Trouble($"nobody is signed in to {address} here.");
            using var server = Service.As(result, service, secret);
            try
            {
                server.Send(HttpMethod.Delete, "sessions/current");
            }
            catch (Refused refused) when (refused.Word == "not-signed-in")
            {
                // It had ended already.
            }
            SignInFile.Remove(surroundings, address);
            surroundings.Output.WriteLine("Signed out.");
            return ExitCode.Fine;
        });
        return command.WithExamples("passavant sign-out");
    }

    /// <summary>Says as whom one acts.</summary>
    public static Command WhoAmI()
    {
        var service = ServiceOptions.Create();
        var json = CaseCommand.Json();
        var command = new Command("whoami", "Says who is signed in to a server, and as what.")
        {
            json,
            service.Server,
            service.Language,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            using var server = Service.Of(result, service);
            var me = server.Get("me").Body;
            if (result.GetValue(json))
                CaseCommand.Write(surroundings, me);
            else
                surroundings.Output.WriteLine(
                    $"{Reading.Plain(me.Of("person").Text("name") ?? "")} ({me.Of("person").Text("signIn")}), {(me.Of("acting").ValueKind == JsonValueKind.Object ? Said(me.Of("acting")) : "acting as nothing yet")}, until {me.Of("session").Instant("expires")}"
                );
            return ExitCode.Fine;
        });
        return command.WithExamples("passavant whoami", "passavant whoami --json");
    }

    private static JsonElement Open(
        ParseResult result,
        ServiceOptions service,
        JsonObject body,
        Prompt prompt
    )
    {
        using var server = Service.As(result, service, null);
        try
        {
            return server.Post("sessions", CaseCommand.Bytes(body)).Body;
        }
        catch (Refused refused)
            when (refused.Word == "second-factor-needed" && !body.ContainsKey("code"))
        {
            body["code"] = prompt.Line("Code: ") ?? throw refused;
            return server.Post("sessions", CaseCommand.Bytes(body)).Body;
        }
    }

    private static JsonElement Choose(
        Service server,
        IReadOnlyList<JsonElement> held,
        string? wanted,
        Prompt prompt,
        Surroundings surroundings
    )
    {
        if (wanted is null)
        {
            for (var i = 0; i < held.Count; i++)
                surroundings.Error.WriteLine($"  {i + 1}  {Said(held[i])}");
            wanted = prompt.Line($"Act as (1 to {held.Count}): ");
        }
        var found =
            int.TryParse(wanted, out var number) && number >= 1 && number <= held.Count
                ? [held[number - 1]]
                : held.Where(one =>
                        wanted == one.Text("id")
                        || wanted == one.Text("role")
                        || wanted == $"{one.Text("role")}@{one.Text("agency")}"
                    )
                    .ToList();
        if (found.Count != 1)
            throw new Trouble(
                $"'{wanted}' names {(found.Count == 0 ? "none" : "several")} of your appointments; expected one of {string.Join(", ", held.Select(one => $"{one.Text("role")}@{one.Text("agency")}"))} after --as."
            );
        server.Send(
            HttpMethod.Put,
            "sessions/current/appointment",
            CaseCommand.Bytes(new JsonObject { ["appointment"] = found[0].Text("id") })
        );
        return found[0];
    }

    private static string Said(JsonElement appointment) =>
        $"{appointment.Text("role")} of {Reading.Plain(appointment.Text("agency") ?? "")}{(appointment.List("rungs").Count > 0 ? $" ({appointment.Joined("rungs")})" : "")}";
}
