using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ita.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ita.Web;

/// <summary>
/// The API's OpenAPI 3.1 document, made from its endpoints and the records they answer with: what is set here is what
/// no code says.
/// </summary>
internal static partial class ApiDocument
{
    public const string Address = Addresses.ApiPrefix + "/openapi.json";

    private const string SignInScheme = "platform";

    private static readonly Dictionary<string, (string Description, string? Pattern)> s_pathParameters = new(
        StringComparer.Ordinal
    )
    {
        ["agencyCode"] = ("As in the registry. Case matters.", "^[A-Za-z0-9-]{2,32}$"),
        ["provinceCode"] = ("ISO 3166-2:TH number.", "^[0-9]{2}$"),
        ["fiscalYear"] = ("Buddhist era, four ASCII digits.", "^[0-9]{4}$"),
        ["submission"] = ("The submission's id.", null),
        ["month"] = ("Buddhist era, such as 2569-11; or latest.", "^(latest|[0-9]{4}-[0-9]{2})$"),
        ["document"] = ("A fiscal year, or schema for the schema of such files.", null),
        ["instrument"] = ("An instrument part of the year (IIT, EIT or EIT1 and EIT2, OIT), or all.", null),
        ["format"] = ("The form of the file: docx, xlsx, html or json, as far as there is one.", null),
    };

    private static readonly Dictionary<string, string> s_queryParameters = new(StringComparer.Ordinal)
    {
        ["year"] = "Figures of which year; the newest with results if left out.",
        ["after"] = "Only what is older than this; taken from next.",
    };

    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) => DescribeAsync(document));
            options.AddOperationTransformer(DescribeAsync);
            options.AddSchemaTransformer((schema, context, _) => DescribeAsync(schema, context));
        });
    }

    private static Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ITA",
            Version = "1",
            Summary = "Scores and reports of the integrity and transparency assessment.",
            Description =
                "A caller sees what its roles allow: admin, province:{code}, agency:{code}. Scores are strings with "
                + "two decimals. What is not there is left out. Whoever asks for text/html at an address that was a "
                + "page once is sent to the page.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [SignInScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "AppServiceAuthSession",
                Description = "Sign-in with Entra ID by the platform, before the app; a bearer token does as well.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SignInScheme, document)] = [] },
        ];

        // Whatever can be fetched can be asked about by HEAD: said once is enough.
        foreach (var path in document.Paths.Values)
            path.Operations?.Remove(HttpMethod.Head);
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            operation.Responses?.Remove("401");
        }

        // Parts of the address that the access to the object is decided by, before the endpoint itself.
        operation.Parameters ??= [];
        foreach (var name in PlacesIn(context.Description.RelativePath))
        {
            if (!operation.Parameters.Any(parameter => parameter.Name == name))
                operation.Parameters.Add(PathParameter(name));
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            Describe(parameter);
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Description = parameter.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        }

        if (metadata.OfType<FormBody>().FirstOrDefault() is { } form)
            operation.RequestBody = BodyOf(form);
        if (metadata.OfType<JsonBody>().FirstOrDefault() is { } body)
            operation.RequestBody = BodyOf(
                await context.GetOrCreateSchemaAsync(body.Type, parameterDescription: null, cancellationToken)
            );
        if (
            metadata.OfType<ETagMetadata>().Any()
            && operation.Responses?.GetValueOrDefault("200") is OpenApiResponse response
        )
        {
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader
            {
                Description = "Of this content. Sent back in If-None-Match it saves fetching it again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private static OpenApiRequestBody BodyOf(OpenApiSchema schema) =>
        new()
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
        };

    private static OpenApiRequestBody BodyOf(FormBody form) =>
        new()
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [form.ContentType] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = form.Fields.ToDictionary(
                            field => field.Name,
                            IOpenApiSchema (field) => SchemaOf(field)
                        ),
                    },
                },
            },
        };

    private static OpenApiSchema SchemaOf(FormField field) =>
        field.IsFile
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = field.Description,
                Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            }
            : new OpenApiSchema { Type = JsonSchemaType.String, Description = field.Description };

    private static IEnumerable<string> PlacesIn(string? path) =>
        Place().Matches(path ?? "").Select(place => place.Groups[1].Value);

    private static OpenApiParameter PathParameter(string name) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static void Describe(OpenApiParameter parameter)
    {
        if (parameter.In == ParameterLocation.Path && s_pathParameters.TryGetValue(parameter.Name!, out var known))
        {
            parameter.Description = known.Description;
            if (known.Pattern is { } pattern && parameter.Schema is OpenApiSchema schema)
                schema.Pattern = pattern;
        }
        else if (
            parameter.In == ParameterLocation.Query
            && s_queryParameters.TryGetValue(parameter.Name!, out var description)
        )
        {
            parameter.Description = description;
        }
    }

    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var allowed = context
            .JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true)
            .OfType<AllowedValuesAttribute>()
            .FirstOrDefault();
        if (allowed is not null)
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)JsonValue.Create((string)value!))];
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Place();
}
