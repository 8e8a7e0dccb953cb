using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;

namespace Alliance.Platform.Web;

/// <summary>
/// What a page's model binds, answers and demands is read when somebody first asks for the page. Left to itself the framework reads all of them at each
/// start, some two hundred methods of each that every page inherits among them, and keeps what it read.
/// </summary>
internal sealed class PagesWhenAsked(PageLoader loader) : MatcherPolicy, IEndpointSelectorPolicy
{
    public static void Use(IServiceCollection services) =>
        // Where this one is there already, the framework leaves its own out, which reads them all.
        services.AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>().AddSingleton<MatcherPolicy, PagesWhenAsked>();

    /// <summary>Before whoever decides by what the model says.</summary>
    public override int Order => int.MinValue + 100;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => Unread(endpoint) is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (!candidates.IsValidCandidate(i) || Unread(candidate.Endpoint) is not { } page) continue;
            var read = await loader.LoadAsync(page, candidate.Endpoint.Metadata);
            candidates.ReplaceEndpoint(i, read.Endpoint, candidate.Values);
        }
    }

    private static PageActionDescriptor? Unread(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor ? page : null;
}
