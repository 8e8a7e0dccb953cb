using System.Text.RegularExpressions;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;

namespace Alliance.Tests.Architecture;

/// <summary>What leaves the house stands in <c>docs/promise.md</c>; nothing else leaves, and nothing stands there that does not.</summary>
public sealed partial class PurposeWallTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private static readonly string Promise = File.ReadAllText(Path.Combine(Repository.Root, "docs", "promise.md"));
    private static readonly HashSet<string> ListedCode = Listed(Code());
    private static readonly HashSet<string> ListedRoutes = Listed(Route());

    [Fact]
    public void EveryTypeThatSendsSomethingOut_IsOnTheList()
    {
        var found = new WaysOut(AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location)).Find();

        found.Where(f => !ListedCode.Contains(f.Key)).Select(f => $"{f.Key} calls {f.Value}").ShouldBeEmpty("Say in docs/promise.md what leaves by this way, for whom and why; or do not open it.");
    }

    [Fact]
    public void EveryTypeOnTheList_IsThere() =>
        ListedCode.Where(name => typeof(Program).Assembly.GetType(name) is null).ShouldBeEmpty("docs/promise.md names what is no more.");

    [Fact]
    public void EveryEndpointThatIsNoPage_IsOnTheList()
    {
        var others = Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(RouteOf)
            // The framework's own, for the style sheets and pictures that come with the program.
            .Where(route => route != "/{**path:file}");

        others.Where(route => !ListedRoutes.Contains(route)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryRouteOnTheList_IsThere()
    {
        var routes = Endpoints().Select(RouteOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

        ListedRoutes.Where(route => !routes.Contains(route)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Steward)]
    [InlineData(Role.RecordsOfficer)]
    [InlineData(Role.Administrator)]
    public async Task EveryPage_AnswersWithAPage_ToEveryRole(Role role)
    {
        var browser = await House.SignInAsync(role);
        var pages = Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(RouteOf).Distinct().Where(r => !r.Contains('{') && !ListedRoutes.Contains(r)).ToList();
        pages.Count.ShouldBeGreaterThan(10);

        foreach (var path in pages)
        {
            var answer = await browser.GetAsync(path);
            var isPage = answer.Response.Content.Headers.ContentType?.MediaType is "text/html" && answer.Response.Content.Headers.ContentDisposition is null;
            (isPage || answer.Body.Length == 0).ShouldBeTrue($"{path} answers {role} with {(int)answer.Status} {answer.Response.Content.Headers.ContentType}, and docs/promise.md does not say so.");
        }
    }

    [Fact]
    public void Search_FindsWhatIsKnownToSend()
    {
        // An eye that sees nothing would let everything pass.
        var found = new WaysOut(AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location)).Find().Keys;
        found.ShouldContain("Alliance.Partnerships.Export.OrganizationsModel");
        found.ShouldContain("Alliance.Platform.Web.SecureAwayFromHome");
        ListedRoutes.ShouldContain("/Partnerships/Export/Organizations");

        var seen = new WaysOut(AssemblyDefinition.ReadAssembly(typeof(PurposeWallTests).Assembly.Location)).Find().Keys;
        seen.ShouldContain(typeof(SendsAFile).FullName!);
        seen.ShouldContain(typeof(SendsByNetwork).FullName!);
        seen.ShouldContain(typeof(SendsJson).FullName!);
        seen.ShouldContain(typeof(SendsTheBody).FullName!);
        seen.ShouldContain(typeof(SendsToDisk).FullName!);
        seen.ShouldContain(typeof(SendsACopy).FullName!);
        seen.ShouldNotContain(typeof(SendsAPage).FullName!);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => House.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static HashSet<string> Listed(Regex pattern) =>
        Promise.Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => pattern.Matches(line)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"`(Alliance\.[\w.]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"`(/[\w/{}:*.-]+)`")]
    private static partial Regex Route();
}

internal sealed class SendsAFile : PageModel
{
    public Microsoft.AspNetCore.Mvc.IActionResult OnGet() => File([1], "text/csv");
}

internal sealed class SendsJson : PageModel
{
    public static Microsoft.AspNetCore.Mvc.IActionResult OnGet() => new Microsoft.AspNetCore.Mvc.JsonResult(1);
}

internal sealed class SendsTheBody : PageModel
{
    public async Task OnGetAsync() => await Response.Body.WriteAsync(new byte[] { 1 });
}

internal sealed class SendsByNetwork
{
    public static async Task SendAsync()
    {
        using var client = new HttpClient();
        await client.GetAsync(new Uri("https://example.org"));
    }
}

internal sealed class SendsToDisk
{
    public static Task SendAsync() => File.WriteAllTextAsync("x", "y");
}

internal sealed class SendsACopy
{
    public static void Send() => new FileInfo("x").CopyTo("y");
}

internal sealed class SendsAPage : PageModel
{
    public Microsoft.AspNetCore.Mvc.IActionResult OnGet() => Page();
}
