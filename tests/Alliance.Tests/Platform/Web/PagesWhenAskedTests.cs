using Alliance.Tests.House;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Web;

/// <summary>That what a page demands is known before anybody is let in, <see cref="AuthorizationMatrixTests"/> asks of each.</summary>
public sealed class PagesWhenAskedTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public void NoPage_IsReadAtTheStart()
    {
        var pages = House.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().ToList();

        pages.Count.ShouldBeGreaterThan(200);
        pages.OfType<CompiledPageActionDescriptor>().ShouldBeEmpty();
    }
}
