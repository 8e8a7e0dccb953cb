using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Web;

/// <summary>One address of the application, as the router knows it.</summary>
/// <param name="Handlers">The names of what it does on POST; empty where it has none.</param>
public sealed record Route(string Template, IReadOnlyList<string> Policies, bool IsAnonymous, IReadOnlyList<Parameter> Parameters, bool AnswersGet, IReadOnlyList<string?> Handlers)
{
    /// <summary>Whether it is for partners, who come in by a door of their own.</summary>
    public bool IsPortal => Template.StartsWith("/portal", StringComparison.Ordinal);

    /// <summary>Whether it is for other programs, which come with a key.</summary>
    public bool IsApi => Template.StartsWith("/api/", StringComparison.Ordinal);

    public bool TakesKey => Parameters.Any(p => p.IsKey);

    /// <summary>The address with this key in every place for one.</summary>
    public string For(Guid key) => "/" + string.Join('/', Template.Trim('/').Split('/').Select(part => part.StartsWith('{') ? key.ToString() : part));
}

public sealed record Parameter(string Name, bool IsKey, bool IsKnown);

public static class Routes
{
    /// <summary>Parameters that name nothing an agency holds.</summary>
    private static readonly string[] Harmless = ["/status/{code:int} code", "/portal/enter/{secret} secret", "/portal/invitation/{secret} secret", "/transparency/{quarter} quarter", "/transparency/{quarter}/csv quarter",
        // Whatever is not there: it says so.
        "/api/v1/{**rest} rest",
        // A public address, looked up among those of the agency that the address names.
        "/concern/{code} code",
        // A secret and codes, looked up among those of the agency that the address names.
        "/Survey/{secret} secret", "/S/{code} code", "/Kiosk/{code} code",
        // A secret, looked up by its hash among those of the agency that the address names; it gives organizations and counts (decision 33).
        "/calendar/{secret}.ics secret",
        // A module's or a format's short name, looked up in the program and among the agency's own.
        "/Training/Modules/{key} key", "/Training/Modules/{key}/Check key", "/Training/Formats/{key} key", "/Training/Versions/{key} key", "/Training/Write/{key?} key",
        // A questionnaire's, a question's or a scale's short name.
        "/Evaluation/Instruments/Ready/{key} key", "/Evaluation/Instruments/File/{which} which", "/Evaluation/Instruments/{id:guid}/Item/{key?} key", "/Evaluation/Instruments/{id:guid}/Scale/{key?} key"];

    /// <summary>Where the framework sends what looks like a file and is none.</summary>
    private const string NoSuchFile = "{**path:file}";

    /// <summary>Every endpoint but files, with what its compiled page says.</summary>
    public static async Task<IReadOnlyList<Route>> RoutesAsync(this TestHouse house)
    {
        var endpoints = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != NoSuchFile);
        var routes = new List<Route>();
        foreach (var endpoint in endpoints) routes.Add(await ReadAsync(house, endpoint));
        return routes;
    }

    /// <summary>Whether the route's policies let in somebody who acts in this role, whatever the key.</summary>
    public static async Task<bool> LetsInAsync(this TestHouse house, Route route, Role role)
    {
        var authorization = house.Services.GetRequiredService<IAuthorizationService>();
        var person = Principal.Of(house.Person(role), role, [role], mayTendRegister: false);
        foreach (var policy in route.Policies)
            if (!(await authorization.AuthorizeAsync(person, null, policy)).Succeeded) return false;
        return true;
    }

    private static async Task<Route> ReadAsync(TestHouse house, RouteEndpoint endpoint)
    {
        var template = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var metadata = endpoint.Metadata;
        IReadOnlyList<string?> handlers = [];
        var methods = metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        var answersGet = methods is null || methods.Contains("GET");
        if (metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            // A page's attributes and handlers are known once it is compiled, which the router does at the first request.
            var compiled = await house.Services.GetRequiredService<PageLoader>().LoadAsync(page, metadata);
            metadata = new EndpointMetadataCollection([.. metadata, .. compiled.EndpointMetadata ?? []]);
            handlers = [.. compiled.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name)];
        }
        var parameters = endpoint.RoutePattern.Parameters.Select(p => new Parameter(p.Name,
            endpoint.RoutePattern.ParameterPolicies.TryGetValue(p.Name, out var policies) && policies.Any(c => c.Content == "guid" || c.ParameterPolicy is GuidRouteConstraint),
            Harmless.Contains($"{template} {p.Name}"))).ToList();
        return new Route(template, [.. metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "")], metadata.GetMetadata<IAllowAnonymous>() is not null, parameters, answersGet, handlers);
    }
}
