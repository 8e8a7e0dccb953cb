using System.Net;
using System.Text;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

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
