using Alliance.BrowserTests.House;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.Pages;

/// <summary>A page that nobody visits is a page that nobody looked at.</summary>
public sealed class RouteTests(Run run)
{
    [Fact]
    public void Pages_OfTheApplication_AreAllVisited() => Routes().Except(Known()).ShouldBeEmpty("Give each of these a visit in Visits.cs, or say there why there is nothing to look at.");

    [Fact]
    public void Visits_OfPagesThatAreGone_AreGone() => Known().Except(Routes()).ShouldBeEmpty();

    private static List<string> Known() => [.. Visits.All.Select(v => v.Route).Concat(Visits.NotLookedAt.Keys).Distinct()];

    private List<string> Routes() =>
        [.. run.House.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct()];
}
