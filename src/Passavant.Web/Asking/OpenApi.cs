using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Passavant.Web.Asking;

/// <summary>Describes the endpoints to programs.</summary>
internal static class OpenApi
{
    /// <summary>Says which parameters an endpoint takes in the query.</summary>
    public static RouteHandlerBuilder Takes(
        this RouteHandlerBuilder route,
        IReadOnlyList<Parameter> parameters
    ) => route.WithMetadata(new Taken(parameters));

    /// <summary>Says what an endpoint is for, and which refusals are to be expected.</summary>
    public static RouteHandlerBuilder Says(
        this RouteHandlerBuilder route,
        string tag,
        string summary,
        string description,
        params int[] refusals
    )
    {
        route.WithTags(tag).WithSummary(summary).WithDescription(description);
        foreach (var status in refusals)
            route.ProducesProblem(status);
        return route;
    }

    /// <summary>Shows what a body may look like.</summary>
    public static RouteHandlerBuilder Reads(
        this RouteHandlerBuilder route,
        string type,
        string example
    ) => route.WithMetadata(new Body(type, example));

    public static void Describe(OpenApiOptions options)
    {
        // Every slice has a response: it is told apart by its slice.
        options.CreateSchemaReferenceId = type =>
            OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id
                ? type.Type.DeclaringType?.Name + id
                : null;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Passavant: screening",
                    Version = typeof(OpenApi).Assembly.GetName().Version!.ToString(3),
                    Description =
                        "Whether a party is on a list, in any script, and why. Speaks the API of yente and the reconciliation API 0.2 beside its own.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                foreach (var taken in metadata.OfType<Taken>())
                foreach (var parameter in taken.Parameters)
                    (operation.Parameters ??= []).Add(Of(parameter));
                if (metadata.OfType<Body>().FirstOrDefault() is { } body)
                    operation.RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, OpenApiMediaType>
                        {
                            [body.Type] = new()
                            {
                                Example =
                                    body.Type.EndsWith("json", StringComparison.Ordinal)
                                    && !body.Type.Contains("ndjson", StringComparison.Ordinal)
                                        ? JsonNode.Parse(body.Example)
                                        : JsonValue.Create(body.Example),
                            },
                        },
                    };
                return Task.CompletedTask;
            }
        );
    }

    private static OpenApiParameter Of(Parameter parameter)
    {
        var schema = new OpenApiSchema
        {
            Type = parameter.Holds switch
            {
                Holds.Whole => JsonSchemaType.Integer,
                Holds.Share => JsonSchemaType.Number,
                Holds.Truth => JsonSchemaType.Boolean,
                Holds.Texts => JsonSchemaType.Array,
                _ => JsonSchemaType.String,
            },
        };
        if (parameter.Holds == Holds.Texts)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        if (parameter.Holds == Holds.Whole)
            (schema.Minimum, schema.Maximum) = (
                $"{parameter.Least}",
                parameter.Most == int.MaxValue ? null : $"{parameter.Most}"
            );
        if (parameter.Holds == Holds.Share)
            (schema.Minimum, schema.Maximum) = ("0", "1");
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Says,
            Schema = schema,
        };
    }

    internal sealed record Taken(IReadOnlyList<Parameter> Parameters);

    internal sealed record Body(string Type, string Example);
}
