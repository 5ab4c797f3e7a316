using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Passavant.Accords.Words;
using Passavant.Cli.Files;

namespace Passavant.Cli.Casework;

/// <summary>The options by which a command finds the server, and the language it is answered in.</summary>
internal sealed record ServiceOptions(Option<string?> Server, Option<Language> Language)
{
    /// <summary>The variable that names the server.</summary>
    public const string Variable = "PASSAVANT_SERVER";

    /// <summary>The variable that holds a token.</summary>
    public const string TokenVariable = "PASSAVANT_TOKEN";

    private const string Usual = "http://127.0.0.1:8000";

    /// <summary>The options, for a command and those below it.</summary>
    public static ServiceOptions Create()
    {
        var language = Commands.LanguageOption.Create();
        language.Recursive = true;
        return new(
            new Option<string?>("--server")
            {
                HelpName = "URL",
                Recursive = true,
                Description = $"The server. Default: {Variable}, else {Usual}.",
            },
            language
        );
    }

    /// <summary>The server a command line names.</summary>
    /// <exception cref="Trouble">It names none, or one to which a password would go in the clear.</exception>
    public Uri Address(ParseResult result)
    {
        var given =
            result.GetValue(Server)
            ?? (
                Surroundings.Of(result).Variable(Variable) is { Length: > 0 } variable
                    ? variable
                    : Usual
            );
        if (
            !Uri.TryCreate(given, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
            throw new Trouble(
                $"'{given}' is no address of a server; expected for example https://cases.example.org after --server."
            );
        if (address.Scheme == "http" && !address.IsLoopback)
            throw new Trouble(
                $"{given} is reached without encryption; what is sent could be read on the way. Use https, or http on this machine alone."
            );
        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
}

/// <summary>What a server answered.</summary>
/// <param name="Body">The JSON; undefined where there is none.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record Answer(JsonElement Body, byte[] Bytes);

/// <summary>The server that keeps the cases, asked over HTTP.</summary>
internal sealed class Service : IDisposable
{
    private const int Tries = 3;

    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    );
    private readonly Surroundings surroundings;
    private readonly Uri address;
    private readonly Language language;
    private readonly string? secret;

    private Service(Surroundings surroundings, Uri address, Language language, string? secret) =>
        (this.surroundings, this.address, this.language, this.secret) = (
            surroundings,
            address,
            language,
            secret
        );

    /// <summary>The server of a command line, asked as whoever signed in to it.</summary>
    public static Service Of(ParseResult result, ServiceOptions options)
    {
        var surroundings = Surroundings.Of(result);
        var address = options.Address(result);
        return new(
            surroundings,
            address,
            result.GetRequiredValue(options.Language),
            surroundings.Variable(ServiceOptions.TokenVariable)?.Trim() is { Length: > 0 } token
                ? token.All(sign => sign is > ' ' and < '\x7f')
                    ? token
                    : throw new Trouble(
                        $"{ServiceOptions.TokenVariable} holds no token; expected letters and signs of one line, as the page or 'passavant sign-in' gave them."
                    )
                : SignInFile.Find(surroundings, address)
        );
    }

    /// <summary>The server of a command line, asked with another secret or none.</summary>
    public static Service As(ParseResult result, ServiceOptions options, string? secret) =>
        new(
            Surroundings.Of(result),
            options.Address(result),
            result.GetRequiredValue(options.Language),
            secret
        );

    /// <summary>Reads.</summary>
    /// <param name="path">Below the server's address.</param>
    /// <param name="longest">The most bytes that are taken.</param>
    /// <exception cref="Trouble">The answer is longer.</exception>
    public Answer Get(string path, int longest = int.MaxValue) =>
        Send(HttpMethod.Get, path, null, null, null, longest);

    /// <summary>Does something, at most once however often the connection breaks.</summary>
    public Answer Post(
        string path,
        byte[] body,
        string mediaType = "application/json",
        int? ifVersion = null
    ) => Send(HttpMethod.Post, path, body, mediaType, ifVersion);

    /// <summary>Any other request.</summary>
    public Answer Send(
        HttpMethod method,
        string path,
        byte[]? body = null,
        string? mediaType = "application/json",
        int? ifVersion = null,
        int longest = int.MaxValue
    )
    {
        var key = Guid.CreateVersion7().ToString();
        for (var i = 1; ; i++)
            try
            {
                using var request = Request(method, path, body, mediaType);
                if (method == HttpMethod.Post)
                    request.Headers.Add("Idempotency-Key", key);
                if (ifVersion is { } version)
                    request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
                using var response = client.Send(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    surroundings.Stop
                );
                // A long answer may take long, and not for ever.
                using var late = new CancellationTokenSource(TimeSpan.FromMinutes(10));
                using var cut = late.Token.Register(response.Dispose);
                return Read(
                    response,
                    BoundedFile.ReadUpTo(response.Content.ReadAsStream(surroundings.Stop), longest)
                        ?? throw new Trouble(
                            $"{address} answers with more than {longest} bytes; is it Passavant?"
                        )
                );
            }
            catch (Exception wrong)
                when (wrong is HttpRequestException or IOException or ObjectDisposedException
                    || wrong is OperationCanceledException
                        && !surroundings.Stop.IsCancellationRequested
                )
            {
                if (i >= Tries || !MayRepeat(method, path, wrong))
                    throw new Trouble(
                        $"{address} does not answer: {wrong.Message.TrimEnd('.')}. Is the server running, and is this its address? Say where it is with --server or {ServiceOptions.Variable}."
                    );
            }
    }

    // What never reached the server may be sent again; what may have reached it, only where the server does it once.
    private static bool MayRepeat(HttpMethod method, string path, Exception wrong) =>
        wrong is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
        || method == HttpMethod.Get
        || path.StartsWith("cases/", StringComparison.Ordinal);

    private HttpRequestMessage Request(
        HttpMethod method,
        string path,
        byte[]? body,
        string? mediaType
    )
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.AcceptLanguage.ParseAdd(language.Code);
        request.Headers.UserAgent.ParseAdd("passavant");
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType!);
        }
        return request;
    }

    private Answer Read(HttpResponseMessage response, byte[] bytes)
    {
        var isJson =
            response.Content.Headers.ContentType?.MediaType?.EndsWith(
                "json",
                StringComparison.Ordinal
            ) == true;
        JsonElement body = default;
        if (isJson && bytes.Length > 0)
            try
            {
                body = JsonElement.Parse(bytes);
            }
            catch (JsonException)
            {
                throw new Trouble($"{address} answers with what is no JSON; is it Passavant?");
            }
        if (response.IsSuccessStatusCode)
            return new Answer(body, bytes);
        throw new Refused((int)response.StatusCode, body, address);
    }

    public void Dispose() => client.Dispose();
}

/// <summary>The server refused: what it says, in the language asked for, with everything that stands open.</summary>
internal sealed class Refused(int status, JsonElement problem, Uri address)
    : Trouble(Say(status, problem, address), CodeOf(status, problem))
{
    /// <summary>The status of HTTP.</summary>
    public int Status => status;

    /// <summary>The word for programs.</summary>
    public string? Word => problem.Text("code");

    // Refused by the rules, or asked wrongly.
    private static int CodeOf(int status, JsonElement problem) =>
        status switch
        {
            (int)HttpStatusCode.Forbidden
            or (int)HttpStatusCode.Conflict
            or (int)HttpStatusCode.PreconditionFailed => ExitCode.Findings,
            (int)HttpStatusCode.UnprocessableEntity
                when problem.Text("code") is { } code && code != "invalid" => ExitCode.Findings,
            _ => ExitCode.Unusable,
        };

    private static string Say(int status, JsonElement problem, Uri address)
    {
        var said = new StringBuilder(
            problem.Text("detail")
                ?? problem.Text("title")
                ?? $"{address} answers with status {status}; is it Passavant?"
        );
        if (problem.Text("code") is { } word)
            said.Append($" [{word}]");
        foreach (var gate in problem.List("gates"))
            said.Append(
                $"\n  {gate.Text("code")}{(gate.Text("about") is { Length: > 0 } about ? $" ({about})" : "")}: {gate.Text("what")}"
            );
        foreach (var fault in problem.List("errors"))
            said.Append(
                $"\n  {string.Join('.', fault.List("loc").Select(part => part.GetString()))}: {fault.Text("msg")}"
            );
        if (problem.Text("provision") is { } provision)
            said.Append($"\n  {provision}");
        if (status == (int)HttpStatusCode.Unauthorized && problem.Text("code") == "not-signed-in")
            said.Append(
                $"\n  passavant sign-in --server {address.ToString().TrimEnd('/')} --name NAME"
            );
        return said.ToString();
    }
}
