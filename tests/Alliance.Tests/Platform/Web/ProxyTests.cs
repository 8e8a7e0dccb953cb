using System.Net;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Http;

namespace Alliance.Tests.Platform.Web;

/// <summary>What a proxy says of who asked counts where the proxy is this machine's own, or is named among the settings.</summary>
public sealed class ProxyTests(ProxiedHouse house) : HouseTest(house), IClassFixture<ProxiedHouse>
{
    private static readonly IPAddress Reader = IPAddress.Parse("203.0.113.9");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.0.7")]
    [InlineData("10.88.3.4")]
    [InlineData("::ffff:10.88.0.1")]
    public async Task Get_ByAKnownProxy_IsAnsweredAsHttpsAndCountedAsTheReader(string proxy)
    {
        var request = await AskAsync(proxy);

        request.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        request.Connection.RemoteIpAddress.ShouldBe(Reader);
    }

    [Fact]
    public async Task Get_ByAnybodyElse_IsRefusedAndTheLogSaysOnceWhatMayBeMissing()
    {
        foreach (var other in new[] { "10.1.0.8", "10.89.0.1", "203.0.113.5" })
        {
            var request = await AskAsync(other);

            request.Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
            request.Connection.RemoteIpAddress.ShouldBe(IPAddress.Parse(other));
        }

        var said = ((ProxiedHouse)House).Lines.Where(l => l.Contains("ALLIANCE_PROXIES", StringComparison.Ordinal)).ToList();
        said.ShouldHaveSingleItem().ShouldNotContain("10.1.0.8", customMessage: "whose address it is, nobody knows");
    }

    private Task<HttpContext> AskAsync(string sender) => House.Server.SendAsync(request =>
    {
        request.Connection.RemoteIpAddress = IPAddress.Parse(sender);
        (request.Request.Method, request.Request.Scheme, request.Request.Host, request.Request.Path) = ("GET", "http", new HostString("town.example"), "/sign-in");
        (request.Request.Headers["X-Forwarded-Proto"], request.Request.Headers["X-Forwarded-For"]) = ("https", $"{Reader}");
    }, TestContext.Current.CancellationToken);
}

/// <summary>A house behind proxies that stand elsewhere.</summary>
public sealed class ProxiedHouse : LoggedHouse
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(Settings.DataFolder, "alliance.json"), """{ "ALLIANCE_PROXIES": "10.1.0.7, 10.88.0.0/16" }""");
    }
}
