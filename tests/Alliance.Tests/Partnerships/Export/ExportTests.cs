using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Partnerships.Export;

public abstract class ExportTests(TestHouse house) : HouseTest(house)
{
    private const string Organizations = "/Partnerships/Export/Organizations", Aggregates = "/Partnerships/Export/Aggregates";

    private static string[] Lines(Page file) => file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private async Task<Village> VillageAsync()
    {
        var town = await Village.BuildAsync(House);
        var bakery = town.Partner("=Harbor \"Street\" Bakery, Inc.", area: town.Area("Old Quay"));
        (bakery.Street, bakery.Telephone, bakery.Latitude, bakery.Longitude) = ("12 Quay", "+1 555 0100", 42.5, -71.25);
        town.Contact(bakery, "Rosa Invented");
        town.Tie(bakery, Phase.Strained);
        town.Talk(bakery, town.Now.AddDays(-1), 20);
        town.Promise(bakery, Side.Us, town.Today);
        town.Partner("A neighbor in Old Quay", PartnerKind.Neighbor);
        town.Wish(town.Partner("Shop that wants peace"));
        town.Partner("Half-imported shop").StagedById = Guid.CreateVersion7();
        await town.MoveInAsync();
        return town;
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    public async Task Organizations_AsCsv_HoldPublicFactsOnly(Role role)
    {
        var town = await VillageAsync();

        var file = await (await town.SignInAsync(role)).GetAsync(Organizations + "?format=csv");

        file.ShouldBeOk();
        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("organizations.csv");
        (await file.Response.Content.ReadAsByteArrayAsync())[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Lines(file).Length.ShouldBe(2);
        Lines(file)[1].ShouldBe("\"'=Harbor \"\"Street\"\" Bakery, Inc.\",,Business,,12 Quay,,,,'+1 555 0100,,,,Old Quay,42.5,-71.25");
        foreach (var word in new[] { "Rosa", "example.org", "Words of", "safer lane", "Strained", town.Officer.DisplayName, town.Officer.Id.ToString() }) file.Body.ShouldNotContain(word);
        var told = (await House.EventsAsync(PartnershipEvents.OrganizationsExported, town.Agency.Id)).ShouldHaveSingleItem();
        told.Role.ShouldBe(role.ToString());
    }

    [Fact]
    public async Task Organizations_AsJson_AreTheSameRows()
    {
        var town = await VillageAsync();

        var file = await (await town.SignInAsync(Role.Officer)).GetAsync(Organizations + "?format=json");

        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var row = JsonDocument.Parse(file.Body).RootElement.EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("name").GetString().ShouldBe("=Harbor \"Street\" Bakery, Inc.");
        row.GetProperty("longitude").GetDouble().ShouldBe(-71.25);
        row.GetProperty("roleEmail").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Organizations_MoreThanOneChunk_AreAllThereOnce()
    {
        var town = await Village.BuildAsync(House);
        for (var i = 0; i < 4100; i++) town.Partner($"Shop {i}");
        await town.MoveInAsync();

        var file = await (await town.SignInAsync(Role.Officer)).GetAsync(Organizations);

        Lines(file).Skip(1).Select(l => l.Split(',')[0]).Distinct().Count().ShouldBe(4100);
        Lines(file).Length.ShouldBe(4101);
    }

    [Theory]
    [InlineData(Role.Evaluator, Organizations)]
    [InlineData(Role.Officer, Aggregates)]
    [InlineData(Role.Officer, "/Partnerships/Aggregates")]
    public async Task Get_WhoMayNot_GetsNothing(Role role, string path)
    {
        var town = await VillageAsync();

        var page = await (await town.SignInAsync(role)).GetAsync(path);

        page.Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        page.Body.ShouldNotContain("Bakery");
        (await House.EventsAsync(PartnershipEvents.OrganizationsExported, town.Agency.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Aggregates_ForASupervisor_AreExact()
    {
        var town = await VillageAsync();

        var file = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Aggregates + "?format=csv");

        var lines = Lines(file);
        lines.ShouldContain("partners,Old Quay,Business,Strained,,,,,1");
        lines.ShouldContain("partners,(none),Neighbor,NoRelationship,,,,,1");
        lines.ShouldContain($"talks,,,,{town.Today.AddDays(-1):yyyy-MM},InPerson,,,1");
        lines.ShouldContain($"minutes,,,,{town.Today.AddDays(-1):yyyy-MM},InPerson,,,20");
        lines.ShouldContain($"promises,,,,{town.Today:yyyy-MM},,Us,Open,1");
        (await House.EventsAsync(PartnershipEvents.AggregatesExported, town.Agency.Id)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Aggregates_ForAnEvaluator_HoldBackSmallCounts(string format)
    {
        var town = await VillageAsync();
        var area = town.Area("Lakeview");
        for (var i = 0; i < 12; i++) town.Tie(town.Partner($"Shop {i}", area: area), Phase.Building);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Evaluator);

        var file = await browser.GetAsync($"{Aggregates}?format={format}");

        var values = format == "csv" ? Lines(file).Skip(1).Select(l => l[(l.LastIndexOf(',') + 1)..]).ToList()
            : [.. JsonDocument.Parse(file.Body).RootElement.EnumerateArray().Select(r => r.GetProperty("value").ToString())];
        values.Distinct().Order().ShouldBe(["0", "12", "fewer than 10"]);
        var page = await browser.GetAsync("/Partnerships/Aggregates");
        page.ShouldBeOk();
        page.Texts("section[aria-labelledby=partners] tbody td").Distinct().Order().ShouldBe(["0", "12", "fewer than 10"]);
    }
}

public sealed class ExportTestsOnSqlite(SqliteHouse house) : ExportTests(house), IClassFixture<SqliteHouse>;

public sealed class ExportTestsOnPostgres(PostgresHouse house) : ExportTests(house), IClassFixture<PostgresHouse>;
