using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Cases;

/// <summary>The description of casework to programs (OpenAPI 3.1), made from the endpoints themselves.</summary>
internal static class CaseworkDocument
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, string> PathParts = new(StringComparer.Ordinal)
    {
        ["number"] = "The number of the case, such as 2026-000123.",
        ["sha256"] = "The SHA-256 of the document, in lower-case hexadecimal.",
        ["secret"] = "What the one-time link ends in.",
        ["identity"] = "The identity of the edition, such as sha256:….",
        ["hash"] = "The hash of the snapshot.",
        ["id"] = "Its id.",
        ["name"] = "Its name.",
        ["language"] = "A language, by ISO 639 code.",
        ["version"] = "Which act of the case, from 1.",
        ["path"] = "The path of the tile, such as 0/000 or entries/000.p/12.",
    };

    private static readonly Dictionary<int, string> Statuses = new()
    {
        [400] = "The request cannot be read.",
        [401] = "Nobody is signed in.",
        [403] =
            "The caller may not do this: their role, separation of duties, a conflict of interest.",
        [404] = "It is not there, or not the caller's to see.",
        [409] = "Not now: the case stands elsewhere, or gates are open; 'gates' names each.",
        [412] = "Somebody acted on it since it was read.",
        [413] = "The request is too long.",
        [415] = "This media type is not taken here.",
        [422] = "The request holds faults; 'errors' names each with its place.",
        [428] = "If-Match is missing: which version is changed?",
        [429] = "Too many tries.",
        [503] = "No edition of the accord, or no list, is in force yet.",
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/openapi/casework.json",
                (EndpointDataSource endpoints) =>
                    Results.Content(Of(endpoints), "application/json; charset=utf-8")
            )
            .For(
                Allows.Everybody,
                "The interface",
                "This description.",
                gives: typeof(JsonElement)
            );

    /// <summary>The description of the endpoints of casework.</summary>
    public static string Of(EndpointDataSource endpoints)
    {
        var schemas = new Schemas();
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>().Where(IsOfCasework))
        {
            var path =
                "/"
                + endpoint
                    .RoutePattern.RawText!.Trim('/')
                    .Replace("{**", "{", StringComparison.Ordinal);
            foreach (
                var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                    ?? []
            )
            {
                var operation = Operation(endpoint, path, method, schemas);
                var id = (string)operation["operationId"]!;
                if (!ids.Add(id))
                    throw new InvalidOperationException($"Two operations are called {id}.");
                if (!paths.TryGetValue(path, out var item))
                    paths[path] = item = [];
                item[method.ToLowerInvariant()] = operation;
            }
        }
        var problem = Problem(schemas);
        return new JsonObject
            {
                ["openapi"] = "3.1.0",
                ["info"] = new JsonObject
                {
                    ["title"] = "Passavant: casework",
                    ["version"] = typeof(CaseworkDocument).Assembly.GetName().Version!.ToString(3),
                    ["description"] =
                        "Applications, rulings, appeals and grievances, with their clocks, and what administrators keep. "
                        + "A case is read with GET and changed by acts, each a POST of its own. Answers carry an ETag; send it as If-Match and an act is done only on the case as it was read. "
                        + "Send an Idempotency-Key with an act, and it is done once however often it is sent. "
                        + "What is refused is told as problem details (RFC 9457) with a code for programs, in the language of Accept-Language (en, fr).",
                    ["license"] = new JsonObject
                    {
                        ["name"] = "Apache-2.0",
                        ["identifier"] = "Apache-2.0",
                    },
                },
                ["security"] = new JsonArray(
                    new JsonObject { ["token"] = new JsonArray() },
                    new JsonObject { ["cookie"] = new JsonArray() }
                ),
                ["paths"] = new JsonObject(
                    paths.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))
                ),
                ["components"] = new JsonObject
                {
                    ["securitySchemes"] = new JsonObject
                    {
                        ["token"] = new JsonObject
                        {
                            ["type"] = "http",
                            ["scheme"] = "bearer",
                            ["description"] =
                                "A program's token with scopes (read, act, screen, administer), or a session's secret.",
                        },
                        ["cookie"] = new JsonObject
                        {
                            ["type"] = "apiKey",
                            ["in"] = "cookie",
                            ["name"] = "__Host-passavant",
                            ["description"] =
                                "A browser's session. Changes have to come from the same site.",
                        },
                    },
                    ["parameters"] = Headers(),
                    ["responses"] = new JsonObject(
                        Statuses.Select(one =>
                            KeyValuePair.Create(
                                $"Problem{one.Key}",
                                (JsonNode?)
                                    new JsonObject
                                    {
                                        ["description"] = one.Value,
                                        ["content"] = new JsonObject
                                        {
                                            ["application/problem+json"] = new JsonObject
                                            {
                                                ["schema"] = new JsonObject
                                                {
                                                    ["$ref"] = "#/components/schemas/Problem",
                                                },
                                            },
                                        },
                                    }
                            )
                        )
                    ),
                    ["schemas"] = With(schemas.Components(), "Problem", problem),
                },
            }.ToJsonString(Written) + "\n";
    }

    private static bool IsOfCasework(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Described>() is not null
        || endpoint.Metadata.GetMetadata<Access>() is { Needs: not Needs.Screen }
            && endpoint.Metadata.GetMetadata<ITagsMetadata>() is { } tags
            && !tags.Tags.Contains("Operations");

    private static JsonObject Operation(
        RouteEndpoint endpoint,
        string path,
        string method,
        Schemas schemas
    )
    {
        var metadata = endpoint.Metadata;
        var described = metadata.GetMetadata<Described>();
        var allows = metadata.GetMetadata<Allows>();
        var access = metadata.GetMetadata<Access>()!;
        var operation = new JsonObject
        {
            ["operationId"] = Id(path, method),
            ["tags"] = new JsonArray(
                described?.Tag ?? metadata.GetMetadata<ITagsMetadata>()!.Tags[0]
            ),
            ["summary"] =
                described?.Summary
                ?? metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary
                ?? "",
        };
        if (
            metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description is
            { Length: > 0 } more
        )
            operation["description"] = more;
        if (access.Needs == Needs.Nothing)
            operation["security"] = new JsonArray();
        var isAct = allows is { AboutCase: true } && method == "POST";
        var parameters = Parameters(endpoint, path, method, isAct);
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        if (Body(endpoint, described, schemas) is { } body)
            operation["requestBody"] = body;
        operation["responses"] = Responses(
            endpoint,
            described,
            allows,
            access,
            isAct,
            path,
            method,
            schemas
        );
        return operation;
    }

    private static JsonArray Parameters(
        RouteEndpoint endpoint,
        string path,
        string method,
        bool isAct
    )
    {
        var parameters = new JsonArray();
        foreach (var part in endpoint.RoutePattern.Parameters)
            parameters.Add(
                new JsonObject
                {
                    ["name"] = part.Name,
                    ["in"] = "path",
                    ["required"] = true,
                    ["description"] = PathParts.GetValueOrDefault(part.Name) ?? "",
                    ["schema"] = new JsonObject { ["type"] = "string" },
                }
            );
        foreach (
            var parameter in endpoint
                .Metadata.OfType<OpenApi.Taken>()
                .SelectMany(taken => taken.Parameters)
        )
            parameters.Add(Of(parameter));
        if (isAct)
        {
            parameters.Add(Reference("IdempotencyKey"));
            parameters.Add(Reference("IfMatch"));
        }
        if (method == "GET" && path == "/cases/{number}")
            parameters.Add(Reference("IfNoneMatch"));
        return parameters;

        static JsonNode Reference(string name) =>
            new JsonObject { ["$ref"] = $"#/components/parameters/{name}" };
    }

    private static JsonObject Of(Parameter parameter)
    {
        var schema = new JsonObject
        {
            ["type"] = parameter.Holds switch
            {
                Holds.Whole => "integer",
                Holds.Share => "number",
                Holds.Truth => "boolean",
                Holds.Texts => "array",
                _ => "string",
            },
        };
        if (parameter.Holds == Holds.Texts)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (parameter.Holds == Holds.Whole)
        {
            schema["minimum"] = parameter.Least;
            if (parameter.Most != int.MaxValue)
                schema["maximum"] = parameter.Most;
        }
        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = "query",
            ["description"] = parameter.Says,
            ["schema"] = schema,
        };
    }

    private static JsonObject? Body(RouteEndpoint endpoint, Described? described, Schemas schemas)
    {
        if (described?.Takes is { } takes)
            return takes == typeof(Stream)
                ? Content(
                    "application/octet-stream",
                    new JsonObject { ["schema"] = new JsonObject() }
                )
                : Content(
                    "application/json",
                    new JsonObject
                    {
                        ["schema"] = schemas.Of(takes),
                        ["example"] = Examples.Of(takes),
                    }
                );
        return endpoint.Metadata.GetMetadata<OpenApi.Body>() is { } body
            ? Content(
                body.Type,
                new JsonObject
                {
                    ["schema"] = new JsonObject { ["type"] = "object" },
                    ["example"] = body.Type.EndsWith("json", StringComparison.Ordinal)
                        ? JsonNode.Parse(body.Example)
                        : body.Example,
                }
            )
            : null;

        static JsonObject Content(string type, JsonObject content) =>
            new()
            {
                ["required"] = true,
                ["content"] = new JsonObject { [type] = content },
            };
    }

    private static JsonObject Responses(
        RouteEndpoint endpoint,
        Described? described,
        Allows? allows,
        Access access,
        bool isAct,
        string path,
        string method,
        Schemas schemas
    )
    {
        var responses = new JsonObject();
        var done = new JsonObject { ["description"] = "Done." };
        if (described?.Gives == typeof(Stream))
            done["content"] = new JsonObject
            {
                ["application/octet-stream"] = new JsonObject { ["schema"] = new JsonObject() },
            };
        else if (described?.Gives is { } gives)
            done["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = schemas.Of(gives) },
            };
        if (isAct || path == "/cases/{number}")
            done["headers"] = new JsonObject
            {
                ["ETag"] = new JsonObject
                {
                    ["description"] = "The version of the case as it now is; send it as If-Match.",
                    ["schema"] = new JsonObject { ["type"] = "string" },
                },
            };
        responses[described is null ? "2XX" : $"{described.Status}"] = done;
        if (method == "GET" && path == "/cases/{number}")
            responses["304"] = new JsonObject
            {
                ["description"] = "The case is as the caller has it.",
            };
        foreach (var status in Refused(endpoint, described, allows, access, isAct).Order())
            responses[$"{status}"] = new JsonObject
            {
                ["$ref"] = $"#/components/responses/Problem{status}",
            };
        return responses;
    }

    private static IEnumerable<int> Refused(
        RouteEndpoint endpoint,
        Described? described,
        Allows? allows,
        Access access,
        bool isAct
    )
    {
        var statuses = new SortedSet<int> { 400 };
        if (access.Needs != Needs.Nothing)
            statuses.UnionWith([401, 403]);
        if (endpoint.RoutePattern.Parameters.Count > 0)
            _ = statuses.Add(404);
        if (described?.Takes is not null)
            statuses.UnionWith([413, 422]);
        if (allows is { AboutCase: true })
            _ = statuses.Add(404);
        if (isAct)
            statuses.UnionWith([409, 412, 422, 503]);
        if (endpoint.Metadata.OfType<OpenApi.Taken>().Any())
            _ = statuses.Add(422);
        if (described is null)
            statuses.UnionWith(
                endpoint
                    .Metadata.OfType<IProducesResponseTypeMetadata>()
                    .Select(one => one.StatusCode)
                    .Where(Statuses.ContainsKey)
            );
        return statuses;
    }

    private static JsonObject Headers() =>
        new()
        {
            ["IdempotencyKey"] = Header(
                "Idempotency-Key",
                "A text of the caller's for this act, of at most 200 characters: sent again, it is answered as the first time and done once."
            ),
            ["IfMatch"] = Header(
                "If-Match",
                "The ETag of the case as it was read: the act is done only if nobody acted since."
            ),
            ["IfNoneMatch"] = Header(
                "If-None-Match",
                "The ETag of the case as the caller has it: 304 if it is still so."
            ),
        };

    private static JsonObject Header(string name, string says) =>
        new()
        {
            ["name"] = name,
            ["in"] = "header",
            ["description"] = says,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private static JsonObject Problem(Schemas schemas) =>
        new()
        {
            ["type"] = "object",
            ["description"] = "What is wrong, as RFC 9457 has it.",
            ["properties"] = new JsonObject
            {
                ["type"] = Text("urn:passavant:problem: and the code."),
                ["title"] = Text("The status in words."),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = Text("What is wrong and what to do, in the caller's language."),
                ["code"] = Text("A word for it that programs can tell apart."),
                ["provision"] = Text("The provision it rests on."),
                ["trace_id"] = Text("Where the program's log speaks of it."),
                ["gates"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = "Everything that has to be settled before the decision.",
                    ["items"] = schemas.Of(typeof(GateView)),
                },
                ["errors"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = "Each fault with its place.",
                    ["items"] = schemas.Of(typeof(Fault)),
                },
            },
            ["required"] = new JsonArray("status"),
        };

    private static JsonObject Text(string says) =>
        new() { ["type"] = "string", ["description"] = says };

    private static JsonObject With(JsonObject schemas, string name, JsonNode schema)
    {
        schemas[name] = schema;
        return schemas;
    }

    // POST /cases/{number}/let-in: letIn. GET /cases/{number}: getCasesByNumber.
    private static string Id(string path, string method)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (
            method == "POST"
            && path.StartsWith("/cases/{number}/", StringComparison.Ordinal)
            && segments.Length == 3
        )
            return Camel(segments[2], false);
        return method.ToLowerInvariant()
            + string.Concat(
                segments.Select(one =>
                    one.StartsWith('{') ? "By" + Camel(one.Trim('{', '}'), true) : Camel(one, true)
                )
            );

        static string Camel(string text, bool upper)
        {
            var words = text.Split('-', '.');
            return string.Concat(
                words.Select(
                    (word, i) =>
                        i == 0 && !upper ? word : char.ToUpperInvariant(word[0]) + word[1..]
                )
            );
        }
    }
}
