using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.OpenApi;

namespace Alliance.Platform.Api;

/// <summary>What a room answers to other programs, below <c>/api/v1</c>.</summary>
public sealed record ApiPart(Action<RouteGroupBuilder> Map);

/// <summary>The door for the agency's other programs: JSON, version 1, by the key of a service account.</summary>
public static class Api
{
    public const string Path = "/api/v1";
    public const string RateLimit = "api";
    public const int InAMinute = 600;
    public const string Document = "v1";

    /// <summary>Names stay as they are in version 1; what it does not know in a body is refused, so that a typing error is not silence.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ServiceKeyHandler>(ServiceKeyHandler.SchemeName, null);
        var policies = services.AddAuthorizationBuilder();
        policies.AddPolicy(PolicyOf(ServiceScopes.None), policy => policy.AddAuthenticationSchemes(ServiceKeyHandler.SchemeName).RequireAuthenticatedUser());
        foreach (var one in Enum.GetValues<ServiceScopes>().Where(s => s != ServiceScopes.None))
            policies.AddPolicy(PolicyOf(one), policy => policy.AddAuthenticationSchemes(ServiceKeyHandler.SchemeName).RequireClaim(ServiceKeyHandler.ScopeClaim, one.ToString()));
        services.Configure<RateLimiterOptions>(options =>
        {
            options.AddPolicy(RateLimit, request => RateLimitPartition.GetTokenBucketLimiter(request.Source() ?? "",
                _ => new TokenBucketRateLimiterOptions { TokenLimit = InAMinute, TokensPerPeriod = InAMinute / 60, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 }));
            options.OnRejected = async (rejected, _) =>
            {
                if (!rejected.HttpContext.Request.Path.StartsWithSegments(Path)) return;
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                await ApiProblem.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, $"That is too much at once: send at most {InAMinute / 60} requests a second. Wait, and send this one again.");
            };
        });
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));
        return services.AddOpenApi(Document, Describe);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.GroupName == Document;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Proactive Alliance";
            document.Info.Version = "1";
            document.Info.Description = "Organizations and counts, for the agency's other programs. No person, no entry and no promise is here, by design.";
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["serviceKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key of a service account, which an administrator gives." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("serviceKey", document)] = [] }];
            return Task.CompletedTask;
        });
    }

    public static void MapApi(this WebApplication app)
    {
        // The document says what there is, and nothing of what is in it.
        app.MapOpenApi(Path + "/openapi.json").AllowAnonymous().RequireRateLimiting(RateLimit);
        var api = app.MapGroup(Path).RequireRateLimiting(RateLimit).WithGroupName(Document).AddEndpointFilter(ApiProblem.CatchAsync);
        foreach (var part in app.Services.GetServices<ApiPart>()) part.Map(api);
        api.Map("/{**rest}", SayWhatThereIs).RequireAuthorization(PolicyOf(ServiceScopes.None)).ExcludeFromDescription();
    }

    private static IResult SayWhatThereIs(HttpContext context, EndpointDataSource all)
    {
        var methods = all.Endpoints.OfType<RouteEndpoint>().Where(e => new TemplateMatcher(new RouteTemplate(e.RoutePattern), new()).TryMatch(context.Request.Path, new()))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order().ToList();
        // By its own method it was not found: a part of the address is none, as a key that is no key.
        if (methods.Count == 0 || methods.Contains(context.Request.Method)) return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is nothing here. {Path}/openapi.json lists what there is.");
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, $"Here one can {string.Join(" or ", methods.Where(m => m != HttpMethods.Head))}, and not {context.Request.Method}. {Path}/openapi.json lists what there is.");
    }

    /// <summary>Asks for this scope.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, ServiceScopes scope) => endpoint
        .RequireAuthorization(PolicyOf(scope)).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status429TooManyRequests);

    public static string PolicyOf(ServiceScopes scope) => $"Api.{scope}";

    /// <summary>Who acts: a program, named where the request came from; no person.</summary>
    public static ActionContext ActAsService(this HttpContext request, string purpose) =>
        new(request.RequestServices.GetRequiredService<AgencyScope>().Current.Id, null, ServiceKeyHandler.Role, request.RequestServices.GetRequiredService<TimeProvider>().Instant(), purpose, request.User.Identity!.Name);

    /// <summary>The body; null, with what to say, where it cannot be read as one.</summary>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(this HttpContext context) where T : class
    {
        if (!context.Request.HasJsonContentType()) return (null, ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the header Content-Type: application/json."));
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(Json, context.RequestAborted) is { } body ? (body, null) : (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "The body is empty. Nothing was saved."));
        }
        catch (JsonException bad)
        {
            var where = bad.Path is { Length: > 0 } path ? $" at {path}" : "";
            return (null, ApiProblem.Of(StatusCodes.Status400BadRequest, $"The body cannot be read{where}. Compare it with {Path}/openapi.json. Nothing was saved."));
        }
    }
}
