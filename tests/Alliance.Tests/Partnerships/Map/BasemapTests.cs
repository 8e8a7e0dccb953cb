using System.Net;
using Alliance.Partnerships.Map;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Tests.Partnerships.Map;

/// <summary>A house whose administrator put a map file on the server.</summary>
public sealed class HouseWithABasemap() : TestHouse(Engine.Sqlite)
{
    public static readonly byte[] Bytes = [.. "PMTiles\u0003"u8, .. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private readonly string file = Path.GetTempFileName();

    protected override void Change(IServiceCollection services)
    {
        File.WriteAllBytes(file, Bytes);
        services.Replace(ServiceDescriptor.Singleton(BasemapTests.Of(file)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(file);
    }
}

public sealed class BasemapTests(HouseWithABasemap house) : HouseTest(house), IClassFixture<HouseWithABasemap>
{
    internal static Basemap Of(string? path) => Basemap.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Map:Basemap", path)]).Build());

    [Fact]
    public async Task Get_APieceOfIt_IsThatPiece()
    {
        var browser = await House.SignInAsync(Role.Supervisor);

        var piece = await browser.GetAsync("/Partnerships/Map/Basemap", ("Range", "bytes=0-6"));

        piece.ShouldBe(HttpStatusCode.PartialContent);
        piece.Body.ShouldBe("PMTiles");
        piece.Response.Content.Headers.ContentRange!.Length.ShouldBe(HouseWithABasemap.Bytes.Length);
        (await browser.GetAsync("/Partnerships/Map")).Element("[data-town-map], .pa-empty").ShouldNotBeNull();
    }

    [Fact]
    public void Of_AFileThatCannotBeUsed_IsSaidInOneSentence()
    {
        var other = Path.GetTempFileName();
        File.WriteAllText(other, "SQLite format 3");

        Should.Throw<BadInputException>(() => Of(other)).Message.ShouldContain("is no PMTiles file");
        File.Delete(other);
        Should.Throw<BadInputException>(() => Of(other)).Message.ShouldContain("There is no map file");
        Of(null).Path.ShouldBeNull();
        Of(" ").Path.ShouldBeNull();
    }
}
