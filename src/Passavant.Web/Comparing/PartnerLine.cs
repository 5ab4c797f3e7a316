using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Comparing;

/// <summary>The line to a partner's program: messages of version 1 of the comparison, each bounded, answered in a time.</summary>
/// <remarks>It reaches public addresses alone, like what tells programs; no redirects, no cookies, no proxy. What the partner answers is material to be checked, never trusted.</remarks>
internal sealed class PartnerLine(HttpClient client, Secrets secrets)
{
    /// <summary>The media type of the binary messages.</summary>
    public const string Binary = "application/octet-stream";

    private const int MostProblem = 1 << 14;

    // A list of a hundred thousand keys is made ready before the first answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>A line to partners.</summary>
    /// <param name="neighbours">Whether it may reach this machine and its neighbours.</param>
    public static HttpClient Open(bool neighbours)
    {
        var client = Line.Open(neighbours);
        client.Timeout = Patience;
        return client;
    }

    /// <summary>Sends a message and answers what came back.</summary>
    /// <param name="agreement">With whom.</param>
    /// <param name="method">How.</param>
    /// <param name="path">Where, below <see cref="ComparisonRoutes.Root"/>.</param>
    /// <param name="body">The message; null for none.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="most">The most bytes that are taken back.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="Trouble">The partner is not reached, refuses, or answers what no answer is.</exception>
    public async Task<byte[]> Send(
        AgreementRow agreement,
        HttpMethod method,
        string path,
        byte[]? body,
        string mediaType,
        int most,
        CancellationToken stop
    )
    {
        try
        {
            using var request = new HttpRequestMessage(
                method,
                new Uri($"{agreement.Address.TrimEnd('/')}{ComparisonRoutes.Root}{path}")
            );
            request.Headers.Authorization = new("Bearer", secrets.Open(agreement.Token));
            request.Headers.UserAgent.Add(new("Passavant", null));
            request.Headers.AcceptLanguage.Add(new("en"));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
            }
            using var answer = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                stop
            );
            if (answer.IsSuccessStatusCode)
                return await Read(answer.Content, most, stop)
                    ?? throw Odd(agreement, $"more than {most} bytes");
            throw Refused(
                agreement,
                answer.StatusCode,
                await Read(answer.Content, MostProblem, stop) ?? []
            );
        }
        catch (Exception trouble)
            when (trouble
                    is HttpRequestException
                        or IOException
                        or OperationCanceledException
                        or ForbiddenAddressException
                        or System.Security.Cryptography.CryptographicException
                && !stop.IsCancellationRequested
            )
        {
            throw Unreached(
                agreement,
                trouble switch
                {
                    ForbiddenAddressException or { InnerException: ForbiddenAddressException } =>
                        "the address is not one of the public internet",
                    OperationCanceledException => "it did not answer in time",
                    System.Security.Cryptography.CryptographicException =>
                        "its token can no longer be read; enter the agreement again",
                    _ => "it could not be reached",
                }
            );
        }
    }

    // No more than was said is ever held.
    private static async Task<byte[]?> Read(HttpContent content, int most, CancellationToken stop)
    {
        if (content.Headers.ContentLength > most)
            return null;
        using var read = new MemoryStream();
        await using var from = await content.ReadAsStreamAsync(stop);
        var part = new byte[1 << 14];
        while (await from.ReadAsync(part, stop) is > 0 and var count)
        {
            if (read.Length + count > most)
                return null;
            read.Write(part, 0, count);
        }
        return read.ToArray();
    }

    private static Trouble Refused(AgreementRow agreement, HttpStatusCode status, byte[] problem) =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "partner-refused",
            $"{agreement.TheirName} refused ({(int)status}): {Detail(problem)}",
            $"{agreement.TheirName} a refusé ({(int)status}) : {Detail(problem)}"
        );

    private static string Detail(byte[] problem)
    {
        try
        {
            using var read = JsonDocument.Parse(problem);
            if (
                read.RootElement.ValueKind == JsonValueKind.Object
                && read.RootElement.TryGetProperty("detail", out var detail)
                && detail.GetString() is { Length: > 0 } text
            )
                return text.Length > 300 ? $"{text[..300]}…" : text;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException) { }
        return "no reason that can be read";
    }

    /// <summary>The partner answered what no answer is.</summary>
    public static Trouble Odd(AgreementRow agreement, string what) =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "partner-answer",
            $"What {agreement.TheirName} answered is not taken: {what}. Nothing is known from it.",
            $"La réponse de {agreement.TheirName} n'est pas acceptée : {what}. On n'en sait rien."
        );

    private static Trouble Unreached(AgreementRow agreement, string why) =>
        Trouble.Of(
            StatusCodes.Status503ServiceUnavailable,
            "partner-unreached",
            $"{agreement.TheirName} was not asked: {why}. Nothing is known from it; try again later.",
            $"{agreement.TheirName} n'a pas été interrogé : {why}. On n'en sait rien ; réessayez plus tard."
        );
}
