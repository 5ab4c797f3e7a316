using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Pages;
using Passavant.Web.Pages.Parts;
using Words = Passavant.Web.Pages.Words;

namespace Passavant.Web.Demo;

/// <summary>The demonstration: an invented authority with people and cases, made when the program starts on empty records.</summary>
/// <remarks>The program listens at once; until everything is there it answers that it is being prepared.</remarks>
internal sealed class Demonstration(
    CaseworkSettings settings,
    Database database,
    TimeProvider time,
    InventedPartner partner,
    IServer server,
    ILogger<Demonstration> log
) : BackgroundService
{
    /// <summary>The password of everybody in it; made for this start, and kept nowhere but as everybody's hash.</summary>
    public string Password { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15));

    /// <summary>Whether everything is there.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Whether it came to nothing, and why.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Lets requests wait until everything is there.</summary>
    public Task Hold(HttpContext context, RequestDelegate next) =>
        IsReady
        || context.Request.Path == "/healthz"
        || context.Request.Path.StartsWithSegments("/assets")
            ? next(context)
        : context.Request.Path.Value!.Split('/') is ["", var language, ..]
        && Words.All.TryGetValue(language, out var words)
            ? Wait(context, words)
        : Problems.Write(
            context,
            new Trouble(
                StatusCodes.Status503ServiceUnavailable,
                Failure is null
                    ? "The demonstration is being prepared; ask again in a moment."
                    : "The demonstration could not be prepared; the log says why."
            )
            {
                Code = "being-prepared",
                French = "La démonstration est en préparation ; redemandez dans un instant.",
                RetryAfter = 1,
            }
        );

    // Before there is anything to show: a page that asks again by itself.
    private Task Wait(HttpContext context, Words words)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (Failure is null)
            context.Response.Headers["Refresh"] = "2";
        var what = words.Of(
            Failure is null
                ? Words.Text(
                    "The demonstration is being prepared. This page opens it by itself in a moment."
                )
                : Words.Text("The demonstration could not be prepared; the log says why.")
        );
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Passavant</title><link rel="stylesheet" href="{Assets.Address(
                "passavant.css"
            )}"></head>
            <body><main class="govuk-width-container"><h1 class="govuk-heading-l">Passavant</h1><p class="govuk-body">{Markup.Of(
                $"{what}"
            )}</p></main></body>
            </html>
            """
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (
                await database.Read(
                    reading => Events.Version(reading, Administering.Stream),
                    stoppingToken
                ) > 0
            )
            {
                log.DemonstrationIsThere();
            }
            else
            {
                var watch = Stopwatch.StartNew();
                await Seeding.Seed(
                    settings.Database,
                    Password,
                    time.GetUtcNow(),
                    partner,
                    stoppingToken
                );
                // The one place where it is shown: whoever started the program reads it here.
                var seconds = watch.Elapsed.TotalSeconds;
                log.DemonstrationIsReady(seconds, Password);
            }
            IsReady = true;
            var address =
                server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
            log.DemonstrationIsOpen(address);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        catch (Exception failure)
        {
            Failure = failure;
            log.DemonstrationFailed(failure);
        }
    }
}
