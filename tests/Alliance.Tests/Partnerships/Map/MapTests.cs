using System.Globalization;
using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Map;

public abstract class MapTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Map";
    private const string Quay = """{"type":"Polygon","coordinates":[[[-71.1,42.3],[-71.0,42.3],[-71.0,42.4],[-71.1,42.4],[-71.1,42.3]]]}""";

    private static string Here(double west, double south, double east, double north, double zoom, string filters = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}?handler=Here&Box={west},{south},{east},{north}&Zoom={zoom}{filters}");

    private static Partner At(Partner partner, double latitude, double longitude)
    {
        (partner.Latitude, partner.Longitude) = (latitude, longitude);
        return partner;
    }

    private static int Counted(Page part) => Clusters(part).Sum(c => int.Parse(c.GetAttribute("data-count")!, CultureInfo.InvariantCulture)) + Named(part).Count;

    private static IReadOnlyList<IElement> Clusters(Page part) => [.. part.Document.QuerySelectorAll("li[data-count]")];

    private static IReadOnlyList<string> Named(Page part) => part.Texts("li[data-phase] > a");

    [Fact]
    public async Task Here_AnyView_CountsEachOrganizationOnce()
    {
        var town = await Village.BuildAsync(House);
        var dice = new Random(8);
        var quay = town.Area("Old Quay", Quay);
        var all = Enumerable.Range(0, 400).Select(i =>
        {
            // Half of them crowd in the middle, as in towns.
            var spread = i % 2 == 0 ? 0.004 : 0.06;
            var shop = At(town.Partner($"Shop {i}", i % 5 == 0 ? PartnerKind.School : PartnerKind.Business, quay), 42.35 + (dice.NextDouble() - 0.5) * spread, -71.05 + (dice.NextDouble() - 0.5) * spread);
            if (i % 3 == 0) town.Tie(shop, (Phase)(1 + i % 7));
            return shop;
        }).ToList();
        At(town.Partner("A neighbor", PartnerKind.Neighbor, quay), 42.35, -71.05);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Officer);

        for (var look = 0; look < 25; look++)
        {
            var (west, south) = (-71.09 + dice.NextDouble() * 0.06, 42.31 + dice.NextDouble() * 0.06);
            var (east, north) = (west + 0.001 + dice.NextDouble() * 0.08, south + 0.001 + dice.NextDouble() * 0.08);
            // As a desk's window shows it.
            var part = await browser.GetAsync(Here(west, south, east, north, Math.Log2(1280 / 512.0 * 360 / (east - west))));
            part.ShouldBeOk();
            Counted(part).ShouldBe(all.Count(p => p.Longitude >= west && p.Longitude <= east && p.Latitude >= south && p.Latitude <= north), part.Address.Query);
        }
        var whole = await browser.GetAsync(Here(-180, -90, 180, 90, 3));
        Counted(whole).ShouldBe(400);
        whole.ShouldSay("400 organizations are in view. Somebody here knows 114 of them.");
        Clusters(whole).ShouldHaveSingleItem().TextContent.ShouldContain("Around Old Quay: 400 organizations, 114 known");
    }

    [Theory]
    [InlineData("", "12", "asked for by four numbers")]
    [InlineData("1,2,3", "12", "asked for by four numbers")]
    [InlineData("1,2,3,north", "12", "asked for by four numbers")]
    [InlineData("NaN,2,3,4", "12", "asked for by four numbers")]
    [InlineData("1,2,1e999,4", "12", "asked for by four numbers")]
    [InlineData("-181,2,3,4", "12", "between 180 degrees west and east")]
    [InlineData("1,2,3,91", "12", "between 180 degrees west and east")]
    [InlineData("170,-20,-170,-10", "12", "crosses the 180th meridian")]
    [InlineData("3,2,1,4", "12", "from west to east")]
    [InlineData("1,4,3,2", "12", "from south to north")]
    [InlineData("1,2,1,4", "12", "from west to east")]
    [InlineData("1,2,3,4", "", "a number from 0 to 24")]
    [InlineData("1,2,3,4", "-1", "a number from 0 to 24")]
    [InlineData("1,2,3,4", "near", "a number from 0 to 24")]
    public async Task Here_WhatIsNoPartOfTheMap_IsRefusedInOneSentence(string box, string zoom, string sentence)
    {
        var town = await Village.BuildAsync(House);
        At(town.Partner("Corner Grocer"), 42.35, -71.05);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Officer);

        var part = await browser.GetAsync($"{Path}?handler=Here&Box={box}&Zoom={zoom}");
        var page = await browser.GetAsync($"{Path}?Box={box}&Zoom={zoom}");

        part.ShouldBe(HttpStatusCode.BadRequest);
        part.ShouldSay(sentence);
        part.ShouldNotSay("Corner Grocer");
        if (box.Length > 0)
        {
            page.ShouldBe(HttpStatusCode.BadRequest);
            page.ShouldSay(sentence);
            page.ShouldSay("Corner Grocer");
        }
    }

    [Fact]
    public async Task Here_AFew_AreNamedWithTheirPhaseAndLeadToTheirPage()
    {
        var town = await Village.BuildAsync(House);
        var grocer = At(town.Partner("Corner Grocer"), 42.35, -71.05);
        town.Tie(grocer, Phase.Strained);
        var school = At(town.Partner("Hill School", PartnerKind.School), 42.351, -71.051);
        town.Wish(school);
        await town.MoveInAsync();

        var part = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Here(-71.1, 42.3, -71, 42.4, 14));

        Named(part).ShouldBe(["Corner Grocer", "Hill School"]);
        part.Element($"a[href='/Partnerships/Partners/{grocer.Id}']").ParentElement!.GetAttribute("data-label").ShouldBe("Corner Grocer, Strained");
        part.Element("li[data-phase=nobody]").TextContent.ShouldContain("Asked not to be approached");
        (await House.EventsAsync(PartnershipEvents.PartnersListed, town.Agency.Id)).ShouldBeEmpty("a list of organizations is no reading");
    }

    [Fact]
    public async Task Here_Filters_ShowWhatWasAskedFor()
    {
        var town = await Village.BuildAsync(House);
        var other = await House.AddAccountAsync(town.Agency.Id, $"other-{town.Agency.Id}", Role.Officer);
        town.Tie(At(town.Partner("Mine"), 42.35, -71.05), Phase.Building);
        town.Tie(At(town.Partner("A colleague's"), 42.351, -71.05), Phase.Building, owner: other);
        town.Tie(At(town.Partner("Planned"), 42.352, -71.05), Phase.NotYetMet, owner: other);
        At(town.Partner("Nobody's school", PartnerKind.School), 42.353, -71.05);
        town.Wish(At(town.Partner("Wants peace"), 42.354, -71.05));
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Officer);
        async Task<IReadOnlyList<string>> AskAsync(string filters) => Named(await browser.GetAsync(Here(-71.1, 42.3, -71, 42.4, 14, filters)));

        (await AskAsync("&Kind=School")).ShouldBe(["Nobody's school"]);
        (await AskAsync("&Phase=Building")).ShouldBe(["A colleague's", "Mine"]);
        (await AskAsync("&Unknown=true")).ShouldBe(["Nobody's school", "Planned"]);
        (await House.EventsAsync(PartnershipEvents.PartnersListed, town.Agency.Id)).ShouldBeEmpty();
        (await AskAsync("&Mine=true")).ShouldBe(["Mine"]);
        (await House.EventsAsync(PartnershipEvents.PartnersListed, town.Agency.Id)).ShouldHaveSingleItem().ActorId.ShouldBe(town.Officer.Id);
    }

    [Fact]
    public async Task Here_TooManyInOneSpot_NamesSomeAndSaysHowManyMore()
    {
        var town = await Village.BuildAsync(House);
        for (var i = 0; i < 230; i++) At(town.Partner($"Stall {i:000}"), 42.35, -71.05);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Officer);

        var far = await browser.GetAsync(Here(-71.1, 42.3, -71, 42.4, 12));
        var near = await browser.GetAsync(new Uri(new Uri("https://localhost"), far.Element("li[data-count] > a").GetAttribute("href")!).PathAndQuery);

        Clusters(far).ShouldHaveSingleItem();
        Named(near).Count.ShouldBe(200);
        near.ShouldSay("30 more lie in the same spot.");
    }

    [Fact]
    public async Task Here_MergedSinceTheMapWasRead_IsNotNamed()
    {
        var town = await Village.BuildAsync(House);
        var shop = At(town.Partner("Twice on the list"), 42.35, -71.05);
        At(town.Partner("Corner Grocer"), 42.35, -71.051);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Officer);
        Named(await browser.GetAsync(Here(-71.1, 42.3, -71, 42.4, 14))).Count.ShouldBe(2);

        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Update(shop).Entity.MergedIntoId = Guid.CreateVersion7();
            db.Record(House.Act(agency: town.Agency.Id), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, town.Agency.Id);

        Named(await browser.GetAsync(Here(-71.1, 42.3, -71, 42.4, 14))).ShouldBe(["Corner Grocer"]);
        House.Clock.Advance(TimeSpan.FromSeconds(61));
        (await browser.GetAsync(Here(-71.1, 42.3, -71, 42.4, 14))).ShouldSay("One organization is in view.");
    }

    [Fact]
    public async Task Get_AnotherAgency_ShowsNothingOfIt()
    {
        var town = await Village.BuildAsync(House);
        town.Tie(At(town.Partner("Somebody else's shop", area: town.Area("Somebody else's quarter", Quay)), 42.35, -71.05));
        await town.MoveInAsync();
        var neighbor = await Village.BuildAsync(House);
        At(neighbor.Partner("Own shop"), 42.35, -71.05);
        await neighbor.MoveInAsync();
        var browser = await neighbor.SignInAsync(Role.Officer);

        foreach (var path in new[] { Path, Here(-180, -90, 180, 90, 2) }) (await browser.GetAsync(path)).Body.ShouldNotContain("Somebody else");
        Named(await browser.GetAsync(Here(-180, -90, 180, 90, 2))).ShouldBe(["Own shop"]);
    }

    [Theory]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Steward)]
    [InlineData(Role.RecordsOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Get_WhoMayNotSeeTheDirectory_SeesNoMap(Role role)
    {
        var browser = await House.SignInAsync(role);

        foreach (var path in new[] { Path, Here(-72, 42, -71, 43, 10), $"{Path}/Basemap" }) (await browser.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_ATown_HasItsTableDrawingAndList()
    {
        var town = await Village.BuildAsync(House);
        var quay = town.Area("Old Quay", Quay);
        town.Tie(At(town.Partner("Known shop", area: quay), 42.35, -71.05), Phase.Introduced);
        town.Tie(At(town.Partner("Planned shop", area: quay), 42.351, -71.05), Phase.NotYetMet);
        town.Partner("Shop without coordinates", area: quay);
        town.Wish(town.Partner("Shop that wants peace", area: quay));
        town.Partner("School in no area", PartnerKind.School);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Officer)).GetAsync(Path);

        page.Texts("table thead th").ShouldBe(["Area", "Organizations", "Known", "Known to nobody", "Not yet met", "Introduced", "Nobody tends it"]);
        page.Texts("table tbody tr").ShouldBe(["Old Quay 4 1 2 (67%) Old Quay 1 1 2", "In no area yet 1 0 1 (100%) 0 0 1"]);
        page.Element("table tbody td a").GetAttribute("href").ShouldBe($"/Partnerships/Partners?area={quay.Id}&unknown=true");
        page.Element("svg.pa-map a").GetAttribute("aria-label").ShouldBe("Old Quay: 1 of 3 known");
        Named(page).ShouldBe(["Known shop", "Planned shop"]);
        page.ShouldSay("3 organizations have no coordinates");
        page.Element("script[data-outlines]").TextContent.ShouldContain("1 of 3 known");
    }

    [Fact]
    public async Task Get_NothingYet_SaysWhatToDo()
    {
        var town = await Village.BuildAsync(House);

        (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).ShouldSay("There is nothing to show yet");
        (await (await town.SignInAsync(Role.Officer)).GetAsync(Path)).ShouldSay("Your supervisor can bring them in.");
    }

    [Fact]
    public async Task Get_AnAreaNamedLikeMarkup_StaysAName()
    {
        var town = await Village.BuildAsync(House);
        town.Area("</script><b>Quay & \"Co\"</b>", Quay);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Officer)).GetAsync(Path);

        page.Document.QuerySelector("b").ShouldBeNull();
        System.Text.Json.JsonDocument.Parse(page.Element("script[data-outlines]").TextContent).RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("name").GetString().ShouldBe("</script><b>Quay & \"Co\"</b>");
    }

    [Fact]
    public async Task Basemap_NoneSetUp_IsNotThere() => (await (await House.SignInAsync(Role.Officer)).GetAsync($"{Path}/Basemap")).ShouldBe(HttpStatusCode.NotFound);
}

public sealed class MapTestsOnSqlite(SqliteHouse house) : MapTests(house), IClassFixture<SqliteHouse>;

public sealed class MapTestsOnPostgres(PostgresHouse house) : MapTests(house), IClassFixture<PostgresHouse>;
