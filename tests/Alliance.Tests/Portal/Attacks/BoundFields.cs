using System.Reflection;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>One value that a page takes from a request.</summary>
/// <param name="Template">The route.</param>
/// <param name="Handler">Which handler takes it; null for an unnamed one.</param>
/// <param name="Method">Post or Get.</param>
/// <param name="Name">As a form or an address sends it.</param>
/// <param name="Type">What it is read as.</param>
/// <param name="IsInAddress">Whether it stands in the address's path.</param>
internal sealed record BoundField(string Template, string? Handler, string Method, string Name, Type Type, bool IsInAddress);

/// <summary>What every page takes from requests, as the framework binds it: what is asked for here cannot be forgotten in a list.</summary>
internal static class BoundFields
{
    public static async Task<IReadOnlyList<BoundField>> BoundFieldsAsync(this TestHouse house)
    {
        var loader = house.Services.GetRequiredService<PageLoader>();
        var fields = new List<BoundField>();
        foreach (var endpoint in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor) continue;
            var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
            var template = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            foreach (var handler in page.HandlerMethods)
            {
                foreach (var property in page.BoundProperties.OfType<PageBoundPropertyDescriptor>().Where(p => handler.HttpMethod == "Post" || p.Property.GetCustomAttribute<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>()?.SupportsGet != false))
                    fields.AddRange(Flatten(property.BindingInfo?.BinderModelName ?? property.Name, property.ParameterType).Select(f => new BoundField(template, handler.Name, handler.HttpMethod, f.Name, f.Type, property.BindingInfo?.BindingSource == BindingSource.Path)));
                foreach (var parameter in handler.Parameters)
                    fields.AddRange(Flatten(parameter.Name!, parameter.ParameterType).Select(f => new BoundField(template, handler.Name, handler.HttpMethod, f.Name, f.Type, endpoint.RoutePattern.Parameters.Any(p => p.Name == parameter.Name))));
            }
        }
        return fields;
    }

    private static IEnumerable<(string Name, Type Type)> Flatten(string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } many && type != typeof(string))
        {
            var element = many.GetGenericArguments()[0];
            return element.Namespace?.StartsWith("Alliance", StringComparison.Ordinal) == true && element.IsClass ? Flatten($"{name}[0]", element) : [(name, Nullable.GetUnderlyingType(element) ?? element)];
        }
        if (type.IsEnum || type.Namespace?.StartsWith("Alliance", StringComparison.Ordinal) != true) return [(name, type)];
        return type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).SelectMany(p => Flatten($"{name}.{p.Name}", p.PropertyType));
    }
}
