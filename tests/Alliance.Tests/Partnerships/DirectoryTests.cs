using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

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
    public async Task Get_NamesOfAColleaguesPeople_AreNotListedAndNotFound()
    {
        var partner = await House.AddPartnerAsync("Quiet Forge");
        await House.AddRelationshipAsync(partner.Id, (await House.AddOfficerAsync()).Id);
        await House.AddContactAsync(partner.Id, "Xaverine Specimen");
        var officer = await House.SignInAsync(Role.Officer);

        (await officer.GetAsync("/Partnerships/Partners?q=quiet")).ShouldNotSay("Xaverine");
        (await officer.GetAsync("/Partnerships/Partners?q=xaverine")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_APersonOfMyOwn_IsFoundByNameAndTheReadingIsRecorded()
    {
        var (owned, backed) = (await House.AddPartnerAsync("Inked Press"), await House.AddPartnerAsync("Inked Annex"));
        await House.AddRelationshipAsync(owned.Id);
        await House.AddRelationshipAsync(backed.Id, (await House.AddOfficerAsync()).Id, backup: House.Person(Role.Officer).Id);
        await House.AddContactAsync(owned.Id, "Zoë Quillmaker");
        await House.AddContactAsync(backed.Id, "Zoey Quillmaker");

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Partners?q=quill+zoe");

        page.Texts("[aria-labelledby=people] strong").ShouldBe(["Zoë Quillmaker", "Zoey Quillmaker"]);
        (await House.EventsAsync(PartnershipEvents.PartnersListed)).ShouldNotBeEmpty();
        (await House.AskAsync(db => db.AuditPayloads.Where(p => p.Json.Contains("subjects")).Select(p => p.Json).ToListAsync())).ShouldContain(json => json.Contains(owned.Id.ToString(), StringComparison.Ordinal));
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Partners?q=quillmaker")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_WhomSomebodyTalkedWith_IsNotCalledNeverMet()
    {
        var (talked, ended, stranger) = (await House.AddPartnerAsync("Metric Kiosk"), await House.AddPartnerAsync("Metric Mill"), await House.AddPartnerAsync("Metric Moor"));
        await TalkAsync(talked);
        await TalkAsync(ended);
        await House.AddRelationshipAsync(ended, House.Person(Role.Officer), r => (r.Phase, r.EndedAt, r.DueOn) = (Phase.Ended, House.Clock.Instant(), null));
        await House.KeepAsync(TestPeople.AgencyId, [new ApproachWish { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = (await House.AddPartnerAsync("Metric Rest")).Id, SaidAt = House.Clock.Instant(), RecordedById = House.Person(Role.Officer).Id }]);
        await House.AddPartnerAsync("Metric neighbor", PartnerKind.Neighbor);

        (await ListAsync("q=metric&met=never")).ShouldBe(["Metric Moor", "Metric neighbor", "Metric Rest"]);
        (await ListAsync("q=metric&phase=NotYetMet")).ShouldBe(["Metric Moor", "Metric neighbor", "Metric Rest"]);
        (await ListAsync("q=metric&phase=Ended")).ShouldBe(["Metric Mill"]);
        (await ListAsync("q=metric&unknown=true")).ShouldBe(["Metric Kiosk", "Metric Mill", "Metric Moor"]);
        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync("/Partnerships/Partners?q=metric+kiosk")).ShouldSay("Met, and nobody tends it");
        (await officer.GetAsync("/Partnerships/Partners?q=metric+rest")).ShouldSay("Asked not to be approached");
        (await officer.GetAsync($"/Partnerships/Partners/{ended.Id}")).Element(".pa-title .pa-phase").TextContent.ShouldBe("Ended");
        (await officer.GetAsync($"/Partnerships/Partners/{stranger.Id}")).Element(".pa-title .pa-phase").TextContent.ShouldBe("Not yet met");
    }

    [Theory]
    [InlineData("q={199}😀")]
    [InlineData("after=%00&afterId=01937838-ab00-7e23-90c5-fcea46947102")]
    [InlineData("q=metric&after=x&afterWord=%00&afterId=01937838-ab00-7e23-90c5-fcea46947102")]
    public async Task Get_WhatNoLinkHereSays_IsAnsweredAllTheSame(string query) =>
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners?{query.Replace("{199}", new string('a', 199), StringComparison.Ordinal)}")).ShouldBeOk();

    [Fact]
    public async Task Get_SearchingWithinFilters_KeepsThem()
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Partners?kind=School&overdue=true");

        var fields = page.Form("form.pa-search").Fields;
        fields.ShouldContain(new KeyValuePair<string, string>("Kind", "School"));
        fields.ShouldContain(new KeyValuePair<string, string>("Overdue", "true"));
    }

    private Task TalkAsync(Partner partner) => House.KeepAsync(TestPeople.AgencyId,
        [new Engagement { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = House.Person(Role.Officer).Id, At = House.Clock.Instant(), Channel = Channel.InPerson, Setting = Setting.Street, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 10, Purpose = "the lane" }]);

    private async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners?{query}");
        page.ShouldBeOk();
        return page.Texts("tbody th a");
    }
}

public sealed class DirectoryTestsOnSqlite(SqliteHouse house) : DirectoryTests(house), IClassFixture<SqliteHouse>;

public sealed class DirectoryTestsOnPostgres(PostgresHouse house) : DirectoryTests(house), IClassFixture<PostgresHouse>;
