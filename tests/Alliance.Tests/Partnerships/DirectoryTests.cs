using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Partnerships;

public abstract class DirectoryTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData("etoile")]
    [InlineData("ÉTOI")]
    [InlineData("cafe l'étoile")]
    [InlineData("étoile café")]
    public async Task Get_TheBeginningOfAWord_FindsWithoutAccentsOrCapitals(string typed)
    {
        await House.AddPartnerAsync("Café de l'Étoile Inventée");

        (await ListAsync($"q={Uri.EscapeDataString(typed)}")).ShouldContain("Café de l'Étoile Inventée");
    }

    [Theory]
    [InlineData("toile")]
    [InlineData("etoile bakery")]
    [InlineData("--")]
    [InlineData("%")]
    [InlineData("'; DROP TABLE Partner; --")]
    public async Task Get_WhatIsInNoName_FindsNothing(string typed)
    {
        await House.AddPartnerAsync("Café de l'Étoile Inventée");
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners?q={Uri.EscapeDataString(typed)}");

        page.ShouldBeOk();
        page.ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_Filters_NarrowTheList()
    {
        var owner = await House.AddAccountAsync("filterer", Role.Officer);
        var school = await House.AddPartnerAsync("Filter School", PartnerKind.School);
        var known = await House.AddPartnerAsync("Filter Shop");
        await House.AddPartnerAsync("Filter Stranger");
        await House.AddRelationshipAsync(known, owner, r => (r.CadenceDays, r.DueOn) = (7, House.Today().AddDays(7)));
        await House.AddRelationshipAsync(school.Id, owner.Id);

        (await ListAsync("q=filter")).ShouldBe(["Filter School", "Filter Shop", "Filter Stranger"]);
        (await ListAsync("q=filter&kind=School")).ShouldBe(["Filter School"]);
        (await ListAsync("q=filter&phase=Building")).ShouldBe(["Filter Shop"]);
        (await ListAsync($"owner={owner.Id}")).ShouldBe(["Filter School", "Filter Shop"]);
        (await ListAsync("q=filter&met=never")).ShouldBe(["Filter School", "Filter Stranger"]);
        House.Clock.Advance(TimeSpan.FromDays(10));
        (await ListAsync($"owner={owner.Id}&overdue=true")).ShouldBe(["Filter Shop"]);
    }

    [Fact]
    public async Task Get_MoreThanAPage_IsLeafedThroughWithoutGapOrRepeat()
    {
        for (var i = 0; i < 60; i++) await House.AddPartnerAsync("Leafed Twin " + (i / 3));
        var officer = await House.SignInAsync(Role.Officer);
        var seen = new List<string>();
        for (var path = "/Partnerships/Partners?q=leafed"; path is not null;)
        {
            var page = await officer.GetAsync(path);
            seen.AddRange(page.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!));
            path = page.Document.QuerySelector("main nav a.usa-button")?.GetAttribute("href");
        }

        seen.Count.ShouldBe(60);
        seen.Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task Get_NamesOfPeople_AreNotListedAndNotFound()
    {
        var partner = await House.AddPartnerAsync("Quiet Forge");
        await House.AddRelationshipAsync(partner.Id);
        await House.AddContactAsync(partner.Id, "Xaverine Specimen");
        var officer = await House.SignInAsync(Role.Officer);

        (await officer.GetAsync("/Partnerships/Partners?q=quiet")).ShouldNotSay("Xaverine");
        (await officer.GetAsync("/Partnerships/Partners?q=xaverine")).ShouldSay("Nothing found");
    }

    private async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners?{query}");
        page.ShouldBeOk();
        return page.Texts("tbody th a");
    }
}

public sealed class DirectoryTestsOnSqlite(SqliteHouse house) : DirectoryTests(house), IClassFixture<SqliteHouse>;

public sealed class DirectoryTestsOnPostgres(PostgresHouse house) : DirectoryTests(house), IClassFixture<PostgresHouse>;
