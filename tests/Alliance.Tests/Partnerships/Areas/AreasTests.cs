using System.Globalization;
using System.Net;
using System.Text;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Area = Alliance.Partnerships.Areas.Area;

namespace Alliance.Tests.Partnerships.Areas;

public abstract class AreasTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Areas";

    private static byte[] Map(params string[] names) => Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', names.Select((name, i) =>
        $$$"""{"type":"Feature","properties":{"name":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{i}}},0],[{{{i + 1}}},0],[{{{i + 1}}},1],[{{{i}}},1],[{{{i}}},0]]]}}"""))}}]}""");

    private static Task<List<Area>> AreasOf(Village town) => town.AskAsync(db => db.Set<Area>().AsNoTracking().OrderBy(a => a.SortName).ToListAsync());

    [Fact]
    public async Task PostAdd_ANewName_IsAnAreaOnce()
    {
        var town = await Village.BuildAsync(House);
        var form = (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form("#add-area").Set("Input.Name", " Old  Quay ").Set("Input.Kind", "Beat");

        (await form.SubmitAsync()).ShouldRedirectTo(Path);
        await form.SubmitAsync();

        var area = (await AreasOf(town)).ShouldHaveSingleItem();
        (area.Name, area.SortName, area.Kind).ShouldBe(("Old  Quay", "old quay", AreaKind.Beat));
        (await House.EventsAsync(PartnershipEvents.AreaAdded, town.Agency.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PostAdd_ANameThereIs_IsRefusedHoweverItIsWritten()
    {
        var town = await Village.BuildAsync(House);
        town.Area("Old Quay");
        await town.MoveInAsync();

        var refused = await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form("#add-area").Set("Input.Name", "OLD-QUAY").SubmitAsync();

        refused.ShouldHaveError("Input.Name", "There is an area of this kind and name already.");
        refused.Form("#add-area").Value("Input.Name").ShouldBe("OLD-QUAY");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -- ")]
    public async Task PostAdd_NoName_IsAskedForOne(string name)
    {
        var town = await Village.BuildAsync(House);

        (await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form("#add-area").Set("Input.Name", name).SubmitAsync())
            .ShouldHaveError("Input.Name", "Give the area a name.");
    }

    [Fact]
    public async Task PostEdit_ANewName_IsKeptAndRecorded()
    {
        var town = await Village.BuildAsync(House);
        var area = town.Area("Old Quay");
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);
        var stale = await browser.GetAsync($"{Path}/{area.Id}");

        (await (await browser.GetAsync($"{Path}/{area.Id}")).Form("#edit-area").Set("Input.Name", "New Quay").SubmitAsync()).ShouldRedirectTo(Path);

        (await AreasOf(town)).ShouldHaveSingleItem().Name.ShouldBe("New Quay");
        (await House.EventsAsync(PartnershipEvents.AreaChanged, town.Agency.Id)).ShouldHaveSingleItem().EntityId.ShouldBe(area.Id);
        (await stale.Form("#edit-area").Set("Input.Name", "Third Quay").SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task PostRemove_AnEmptyArea_TakesItAway()
    {
        var town = await Village.BuildAsync(House);
        var area = town.Area("Old Quay");
        await town.MoveInAsync();

        (await (await (await town.SignInAsync(Role.Supervisor)).GetAsync($"{Path}/{area.Id}")).Form("#remove-area").SubmitAsync()).ShouldRedirectTo(Path);

        (await AreasOf(town)).ShouldBeEmpty();
        (await House.EventsAsync(PartnershipEvents.AreaRemoved, town.Agency.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PostRemove_WherePartnersArePlaced_IsRefused_AlsoForMergedOnes()
    {
        var town = await Village.BuildAsync(House);
        var area = town.Area("Old Quay");
        await town.MoveInAsync();
        var form = (await (await town.SignInAsync(Role.Supervisor)).GetAsync($"{Path}/{area.Id}")).Form("#remove-area");
        town.Partner("Merged shop", area: area).MergedIntoId = Guid.CreateVersion7();
        await town.MoveInAsync();

        var refused = await form.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", "Partners are placed here.");
        (await AreasOf(town)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task PostDraw_AMapFile_DrawsWhatIsThereAndAddsTheRest()
    {
        var town = await Village.BuildAsync(House);
        var known = town.Area("Old Quay");
        town.Partner("Shop", area: known);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);
        async Task<Page> DrawAsync() => await (await browser.GetAsync(Path)).Form("#draw-areas").Attach("Map", "map.geojson", Map("OLD QUAY", "Lakeview")).SubmitAsync();

        (await (await DrawAsync()).FollowAsync()).ShouldSay("1 areas added, 1 drawn anew, 0 as they were");
        (await (await DrawAsync()).FollowAsync()).ShouldSay("0 areas added, 0 drawn anew, 2 as they were");

        var areas = await AreasOf(town);
        areas.Select(a => a.Name).ShouldBe(["Lakeview", "Old Quay"]);
        areas.ShouldAllBe(a => a.Outline != null);
        areas[1].Id.ShouldBe(known.Id);
        (await House.EventsAsync(PartnershipEvents.AreasDrawn, town.Agency.Id)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", "Choose a map file first.")]
    [InlineData("not a map", "This file is not GeoJSON (a FeatureCollection of areas).")]
    public async Task PostDraw_NoMap_IsSaidInOneSentence(string content, string sentence)
    {
        var town = await Village.BuildAsync(House);

        var refused = await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form("#draw-areas").Attach("Map", "map.geojson", Encoding.UTF8.GetBytes(content)).SubmitAsync();

        refused.ShouldHaveError("Map", sentence);
    }

    private static string Ring(params (double X, double Y)[] corners) =>
        $"[{string.Join(',', corners.Append(corners[0]).Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.X:0.######},{c.Y:0.######}]")))}]";

    private static string Feature(string name, params string[] rings) => $$$"""{"type":"Feature","properties":{"name":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[{{{string.Join(',', rings)}}}]}}""";

    private static string Square(double west, double south, double side = 0.01) => Ring((west, south), (west + side, south), (west + side, south + side), (west, south + side));

    private static byte[] Collection(params string[] features) => Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");

    private static async Task<Page> DrawAsync(Village town, byte[] file, string kind = "Beat") =>
        await (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).Form("#draw-areas").Set("MapKind", kind).Attach("Map", "map.geojson", file).SubmitAsync();

    public static TheoryData<string, string> BadMaps => new()
    {
        { "name;city\nQuay;Harbor", "not GeoJSON" },
        { """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coord""", "not GeoJSON" },
        { """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,"north"]]]}}]}""", "not GeoJSON" },
        { """{"type":"FeatureCollection","features":[]}""", "holds no areas" },
        { """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}]}""", "holds no areas" },
        { $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"OBJECTID":1},"geometry":{"type":"Polygon","coordinates":[{{{Square(-71, 42)}}}]}}]}""", "Area 1 in this file has no name" },
        { $$"""{"type":"FeatureCollection","features":[{{Feature("Quay", Square(770_000, 2_950_000, 100))}}]}""", "“Quay” are not longitude and latitude" },
        { $$"""{"type":"FeatureCollection","features":[{{Feature("Quay", Square(42.35, -71.05))}}]}""", "have probably changed places" },
        { $$"""{"type":"FeatureCollection","features":[{{Feature("Line", Ring((-71, 42), (-70, 43), (-71, 42)))}}]}""", "The border of “Line” is damaged" },
    };

    [Theory]
    [MemberData(nameof(BadMaps))]
    public async Task PostDraw_ABadMap_IsSaidInOneSentenceAndNothingIsLost(string file, string sentence)
    {
        var town = await Village.BuildAsync(House);
        town.Area("Old Quay", """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}""");
        await town.MoveInAsync();

        var refused = await DrawAsync(town, Encoding.UTF8.GetBytes(file));

        refused.ShouldHaveError("Map", sentence);
        refused.Form("#draw-areas").Value("MapKind").ShouldBe("Beat");
        Guid.Parse(refused.Form("#add-area").Value("Input.Id")!).ShouldNotBe(Guid.Empty, "the other form on the page still works");
        (await AreasOf(town)).ShouldHaveSingleItem().Outline.ShouldNotBeNull();
        (await House.EventsAsync(PartnershipEvents.AreasDrawn, town.Agency.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task PostDraw_NineOfTenAreRight_TakesTheNineAndNamesTheTenth()
    {
        var town = await Village.BuildAsync(House);
        var features = Enumerable.Range(0, 9).Select(i => Feature($"Quarter {i}", Square(-71 + i * 0.01, 42))).Append(Feature("Broken Hill", Ring((-70, 42), (-69, 43), (-70, 42))));

        var page = await (await DrawAsync(town, Collection([.. features]))).FollowAsync();

        page.ShouldBeOk();
        page.ShouldSay("9 areas added");
        page.ShouldSay("The border of “Broken Hill” is damaged and cannot be mended; please check it on a map.");
        page.ShouldSay("Mend the others, and take the file over again");
        (await AreasOf(town)).Count.ShouldBe(9);
        (await page.Browser.GetAsync(Path)).ShouldNotSay("Broken Hill");
    }

    [Fact]
    public async Task PostDraw_ABorderThatCrossesItself_IsMendedAndSaidSo()
    {
        var town = await Village.BuildAsync(House);

        var page = await (await DrawAsync(town, Collection(Feature("Bow", Ring((-71, 42), (-70.98, 42.02), (-70.98, 42), (-71, 42.02)))))).FollowAsync();

        page.ShouldSay("crossed itself and was mended, so look at them on the map: Bow.");
        Neighborhoods.OfOutline("Bow", (await AreasOf(town)).ShouldHaveSingleItem().Outline!)!.Geometry.IsValid.ShouldBeTrue();
    }

    [Fact]
    public async Task PostDraw_ABorderThatCrossesItselfAtEveryTurn_IsRefusedAtOnce()
    {
        var town = await Village.BuildAsync(House);
        const int corners = 50_001;
        var star = Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i * (corners / 2) / corners).Select(a => (-71 + 0.01 * Math.Cos(a), 42 + 0.01 * Math.Sin(a)));

        (await DrawAsync(town, Collection(Feature("Star", Ring([.. star]))))).ShouldHaveError("Map", "The border of “Star” is damaged and cannot be mended");
    }

    [Fact]
    public async Task PostDraw_AHole_IsKeptAndHoldsNobody()
    {
        var town = await Village.BuildAsync(House);

        (await DrawAsync(town, Collection(Feature("Ring", Square(-71, 42, 0.03), Square(-70.99, 42.01))))).ShouldRedirectTo(Path);

        var kept = Neighborhoods.OfOutline("Ring", (await AreasOf(town)).ShouldHaveSingleItem().Outline!)!;
        var locator = new AreaLocator([kept]);
        locator.Locate(42.005, -70.995).ShouldNotBeNull();
        locator.Locate(42.015, -70.985).ShouldBeNull();
    }

    [Fact]
    public async Task PostDraw_AHundredThousandCorners_AreKeptAndTheMapStaysLight()
    {
        var town = await Village.BuildAsync(House);
        var shore = Team.TownDrawingTests.Shore(100_000);

        (await DrawAsync(town, Collection($$$"""{"type":"Feature","properties":{"name":"Lake"},"geometry":{{{shore}}}}"""))).ShouldRedirectTo(Path);
        var map = await (await town.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Map");

        Neighborhoods.OfOutline("Lake", (await AreasOf(town)).ShouldHaveSingleItem().Outline!)!.Geometry.NumPoints.ShouldBe(100_001);
        map.ShouldBeOk();
        map.Body.Length.ShouldBeLessThan(250_000);
        (await DrawAsync(town, Collection($$$"""{"type":"Feature","properties":{"name":"Sea"},"geometry":{{{Team.TownDrawingTests.Shore(200_001)}}}}""")))
            .ShouldHaveError("Map", "The border of “Sea” has 200,002 corners, and 200,000 are the most; please simplify it.");
    }

    [Fact]
    public async Task PostDraw_OneNameWrittenTwoWays_IsOneAreaOfBothParts()
    {
        var town = await Village.BuildAsync(House);

        var page = await (await DrawAsync(town, Collection(Feature("Old Quay", Square(-71, 42)), Feature("OLD-QUAY", Square(-70.9, 42))))).FollowAsync();

        page.ShouldSay("1 areas added");
        page.ShouldSay("stand in the file more than once and are one area each: Old Quay.");
        var area = (await AreasOf(town)).ShouldHaveSingleItem();
        var locator = new AreaLocator([Neighborhoods.OfOutline(area.Name, area.Outline!)!]);
        locator.Locate(42.005, -70.995).ShouldNotBeNull();
        locator.Locate(42.005, -70.895).ShouldNotBeNull("the first part is not lost to the second");
    }

    [Fact]
    public async Task PostDraw_AFileTooLargeToRead_IsSaidBeforeItIsRead()
    {
        var town = await Village.BuildAsync(House);

        var page = await (await DrawAsync(town, new byte[22 * 1024 * 1024])).FollowAsync();

        page.ShouldHaveError("Map", "This file is larger than 20 MB; please simplify its borders.");
        (await DrawAsync(town, new byte[20 * 1024 * 1024 + 1])).ShouldHaveError("Map", "This file is larger than 20 MB; please simplify its borders.");
    }

    [Fact]
    public async Task Get_AnotherAgencysArea_IsNotThere()
    {
        var (town, neighbor) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var area = neighbor.Area("Old Quay");
        await neighbor.MoveInAsync();

        (await (await town.SignInAsync(Role.Supervisor)).GetAsync($"{Path}/{area.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class AreasTestsOnSqlite(SqliteHouse house) : AreasTests(house), IClassFixture<SqliteHouse>;

public sealed class AreasTestsOnPostgres(PostgresHouse house) : AreasTests(house), IClassFixture<PostgresHouse>;
