using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Partnerships.Team;

public abstract class TeamPageTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Team";

    [Fact]
    public async Task Get_AnEmptyAgency_SaysWhatToDoFirst()
    {
        var town = await Village.BuildAsync(House);

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        page.ShouldBeOk();
        page.ShouldSay("No organization yet");
        page.ShouldSay("No relationship asks for time yet.");
        page.Document.QuerySelector("svg.pa-map").ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Evaluator)]
    public async Task Get_WhoDoesNotLead_IsNotLetIn(Role role)
    {
        var town = await Village.BuildAsync(House);
        var browser = await town.SignInAsync(role);

        foreach (var path in new[] { Path, "/Partnerships/Team/Report", "/Partnerships/Settings", "/Partnerships/Export/Report" })
            (await browser.GetAsync(path)).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Coverage_ASmallTown_CountsWhoIsKnownToNobody()
    {
        var town = await Village.BuildAsync(House);
        var quay = town.Area("Old Quay", """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}""");
        town.Tie(town.Partner("Known shop", area: quay), Phase.Introduced);
        town.Tie(town.Partner("Planned shop", area: quay), Phase.NotYetMet);
        town.Partner("Unknown shop", area: quay);
        Ended(town.Tie(town.Partner("Once known shop", area: quay), Phase.Ended), town.Now);
        town.Wish(town.Partner("Shop that wants peace", area: quay));
        var asked = town.Partner("Known shop that wants peace", area: quay);
        town.Wish(asked);
        town.Tie(asked, Phase.Strained);
        town.Tie(town.Partner("Known school", PartnerKind.School, quay));
        town.Partner("School in no area", PartnerKind.School);
        town.Partner("A neighbor", PartnerKind.Neighbor, quay);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        page.Texts(".pa-coverage thead th").ShouldBe(["Area", "Business", "School", "All"]);
        page.Texts(".pa-coverage tbody tr").ShouldBe(["Old Quay 2 of 5 1 of 1 3 of 6", "In no area yet none here 0 of 1 0 of 1"]);
        page.Texts(".pa-coverage tfoot tr").ShouldBe(["All areas 2 of 5 1 of 2 3 of 7"]);
        page.Element(".pa-coverage tbody td a").GetAttribute("href").ShouldBe($"/Partnerships/Partners?area={quay.Id}&kind=Business&unknown=true");
        page.Element(".pa-map a").GetAttribute("aria-label").ShouldBe("Old Quay: 3 of 6 known");
    }

    [Fact]
    public async Task Coverage_LookedAtTwiceInAMinute_IsCountedOnce()
    {
        var town = await Village.BuildAsync(House);
        town.Partner("First shop");
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);
        (await browser.GetAsync(Path)).Texts(".pa-coverage tfoot td")[^1].ShouldBe("0 of 1");

        town.Partner("Second shop");
        await town.MoveInAsync(atOnce: true);

        (await browser.GetAsync(Path)).Texts(".pa-coverage tfoot td")[^1].ShouldBe("0 of 1");
        House.Clock.Advance(TimeSpan.FromSeconds(61));
        (await browser.GetAsync(Path)).Texts(".pa-coverage tfoot td")[^1].ShouldBe("0 of 2");
    }

    [Fact]
    public async Task Lapsing_LateByMoreThanTheirCadence_ByDueDateOnly()
    {
        var town = await Village.BuildAsync(House);
        var other = await House.AddAccountAsync(town.Agency.Id, $"aaa-{town.Agency.Id}", Role.Officer);
        town.Tie(town.Partner("A fortnight late"), cadence: 14, due: town.Today.AddDays(-14));
        town.Tie(town.Partner("A fortnight and a day late"), cadence: 14, due: town.Today.AddDays(-15));
        town.Tie(town.Partner("Late by the agency's own"), due: town.Today.AddDays(-61), owner: other);
        town.Tie(town.Partner("Late by half of the agency's own"), due: town.Today.AddDays(-30));
        town.Pause(town.Tie(town.Partner("Paused"), cadence: 7, due: town.Today.AddDays(-100)));
        town.Pause(town.Tie(town.Partner("Paused until last month"), cadence: 7, due: town.Today.AddDays(-20)), until: town.Today.AddDays(-20));
        Ended(town.Tie(town.Partner("Ended"), Phase.Ended, cadence: 7), town.Now);
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);

        var page = await browser.GetAsync(Path);

        page.Texts("section[aria-labelledby=lapsing] tbody th").ShouldBe(["Late by the agency's own", "Paused until last month", "A fortnight and a day late"]);
        page.Texts("section[aria-labelledby=lapsing] tbody td:last-child")[0].ShouldBe(other.DisplayName);
        // Whatever is asked for, the order stays.
        var asked = await browser.GetAsync($"{Path}?sort=owner&orderBy=owner&owner={other.Id}");
        asked.Texts("section[aria-labelledby=lapsing] tbody th").ShouldBe(page.Texts("section[aria-labelledby=lapsing] tbody th"));
        page.Document.QuerySelectorAll("thead a, thead button, [aria-sort]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Overdue_PromisesOfBothSides_WithoutTheirWords()
    {
        var town = await Village.BuildAsync(House);
        var shop = town.Partner("The shop");
        town.Contact(shop, "Rosa Invented");
        town.Tie(shop);
        town.Promise(shop, Side.Us, town.Today.AddDays(-1), words: "Mend the secret lamp");
        town.Promise(town.Partner("Nobody's shop"), Side.Them, town.Today.AddDays(-3), words: "Bring the secret cake");
        town.Promise(shop, Side.Us, town.Today, words: "Due today");
        town.Promise(shop, Side.Us, town.Today.AddDays(-9), PromiseState.Kept);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        page.Texts("section[aria-labelledby=overdue] tbody tr").ShouldBe([$"Nobody's shop Theirs 3 days late {town.Officer.DisplayName}", $"The shop Ours 1 day late {town.Officer.DisplayName}"]);
        page.ShouldNotSay("secret");
        page.ShouldNotSay("Rosa");
        page.ShouldSay("One promise of ours falls due");
    }

    [Fact]
    public async Task Get_WhoseNamesAreShown_IsWrittenDown()
    {
        var town = await Village.BuildAsync(House);
        var shop = town.Partner("The shop");
        town.Promise(shop, Side.Us, town.Today.AddDays(-1));
        await town.MoveInAsync();

        await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        var read = (await House.EventsAsync(PartnershipEvents.PartnersListed, town.Agency.Id)).ShouldHaveSingleItem();
        (read.ActorId, read.SubjectId).ShouldBe((town.Supervisor.Id, shop.Id));
    }

    /// <summary>By hand: 4 × 7/14 + 2 × 7/30 (the agency's) = 2.4667 talks; at 40 minutes 1.64 hours; one officer has 5.</summary>
    [Fact]
    public async Task Week_CadencesAgainstHours_SaysBoth()
    {
        var town = await Village.BuildAsync(House);
        town.Settings(cadence: 30, hours: 5);
        var partners = Enumerable.Range(0, 8).Select(i => town.Partner($"Shop {i}")).ToList();
        for (var i = 0; i < 4; i++) town.Tie(partners[i], cadence: 14);
        town.Tie(partners[4]);
        town.Tie(partners[5]);
        town.Pause(town.Tie(partners[6], cadence: 7));
        Ended(town.Tie(partners[7], Phase.Ended, cadence: 7), town.Now);
        foreach (var minutes in new[] { 10, 40, 55 }) town.Talk(partners[0], town.Now.AddDays(-minutes), minutes);
        town.Talk(partners[0], town.Now.AddDays(-366), 600);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        page.ShouldSay("6 relationships ask for about 2 talks a week: 2 hours at 40 minutes a talk.");
        page.ShouldSay("One officer has 5 hours set aside.");
        page.ShouldSay("It fits, with 3 hours to spare");
        page.ShouldSay("40 minutes is the middle of the 3 newest talks of the last twelve months.");
    }

    [Fact]
    public async Task Get_AnotherAgency_ShowsNothingOfIt()
    {
        var town = await Village.BuildAsync(House);
        var shop = town.Partner("Somebody else's shop", area: town.Area("Somebody else's quarter"));
        town.Tie(shop, cadence: 7, due: town.Today.AddDays(-100));
        town.Promise(shop, Side.Us, town.Today.AddDays(-1));
        await town.MoveInAsync();
        var neighbor = await Village.BuildAsync(House);

        foreach (var path in new[] { Path, "/Partnerships/Team/Report", "/Partnerships/Aggregates", "/Partnerships/Export/Organizations", "/Partnerships/Export/Aggregates" })
            (await (await neighbor.SignInAsync(Role.Supervisor)).GetAsync(path)).Body.ShouldNotContain("Somebody else");
    }

    private static void Ended(Relationship tie, DateTime at) => (tie.EndedAt, tie.DueOn) = (at, null);
}

public sealed class TeamPageTestsOnSqlite(SqliteHouse house) : TeamPageTests(house), IClassFixture<SqliteHouse>;

public sealed class TeamPageTestsOnPostgres(PostgresHouse house) : TeamPageTests(house), IClassFixture<PostgresHouse>;
