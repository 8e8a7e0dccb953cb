using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Reading;
using Alliance.Stewardship.Releases;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Where the limits of reading lie: to the minute, to the record and to the neighborhood.</summary>
public sealed class ReadingEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Find_PeopleOfPartnersElsewhere_CountTogetherWithThePartners()
    {
        var (village, near, far) = await NeighborhoodsAsync();
        var (there, here) = (village.Partner("Far", area: far), village.Partner("Near", area: near));
        var (people, ours) = (Enumerable.Range(0, 4).Select(i => village.Contact(there, $"Otto {i}").Id).ToList(), Enumerable.Range(0, 9).Select(i => village.Contact(here, $"Rosa {i}").Id).ToList());
        var nowhere = village.Partner("Nowhere");
        var (others, unplaced) = (village.Partner("Farther", area: far), Enumerable.Range(0, 9).Select(i => village.Contact(nowhere, $"Vera {i}").Id).ToList());
        await village.MoveInAsync();
        var noon = At(village, 12, 0, 0);
        await OpenAsync(village, [.. people, there.Id, .. ours, here.Id, .. unplaced, nowhere.Id], i => noon.AddMinutes(10 * i), action: PartnershipEvents.ContactOpened);
        (await FindAsync(village)).ShouldBeEmpty("five are not many");

        await OpenAsync(village, [others.Id], _ => noon.AddHours(7));

        (await FindAsync(village)).ToList().ShouldBe([new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.Outside, 6, noon, noon.AddHours(7))]);
    }

    [Fact]
    public async Task Find_Outside_IsAskedOfOfficersAloneAndOnlyOfThoseWhoTendSomebody()
    {
        var (village, _, far) = await NeighborhoodsAsync();
        var shops = Shops(village, 6, far);
        // An ended one is no neighborhood of theirs.
        village.Tie(village.Partner("Once", area: far)).EndedAt = village.Now;
        await village.MoveInAsync();
        var newcomer = await House.AddAccountAsync(village.Agency.Id, $"new-{village.Agency.Id}", Role.Officer);
        await OpenAsync(village, shops, i => At(village, 12, i, 0), Role.Supervisor);
        await OpenAsync(village, shops, i => At(village, 12, i, 0), action: PartnershipEvents.PartnerEdited);
        await OpenAsync(village, shops, i => At(village, 12, i, 0), who: newcomer);
        (await FindAsync(village)).ShouldBeEmpty();

        await OpenAsync(village, shops, i => At(village, 13, i, 0));

        (await FindAsync(village)).ToList().ShouldBe([new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.Outside, 6, At(village, 13, 0, 0), At(village, 13, 5, 0))]);
    }

    [Fact]
    public async Task Find_WhereSomebodyIsBackup_IsNotOutside()
    {
        var (village, _, far) = await NeighborhoodsAsync();
        var shops = Shops(village, 6, far);
        village.Tie(shops[0], owner: village.Supervisor).BackupId = village.Officer.Id;
        await village.MoveInAsync();

        await OpenAsync(village, [.. shops], i => At(village, 12, i, 0));

        (await FindAsync(village)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    public async Task Find_ReadingSevenDaysAgo_CountsFromThatInstantOn(int milliseconds, int lines)
    {
        var (village, _, far) = await NeighborhoodsAsync();
        var shops = Shops(village, 6, far);
        await village.MoveInAsync();

        await OpenAsync(village, shops, i => i == 0 ? village.Now.AddDays(-7).AddMilliseconds(milliseconds) : village.Now.AddDays(-i));

        (await FindAsync(village)).Count(l => l.Kind == UnusualKind.Outside).ShouldBe(lines);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Find_TheLastOfTwentyOne_CountsUpToAnHourAfterTheFirst(int milliseconds, int lines)
    {
        var village = await Village.BuildAsync(House);
        var shops = Shops(village, 21);
        await village.MoveInAsync();
        var (noon, last) = (At(village, 12, 0, 0), At(village, 13, 0, 0).AddMilliseconds(milliseconds));

        await OpenAsync(village, shops, i => i == 20 ? last : noon.AddSeconds(i));

        (await FindAsync(village)).ToList().ShouldBe([.. Enumerable.Repeat(new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.ManyAtOnce, 21, noon, last), lines)]);
    }

    [Fact]
    public async Task Find_TwentyRecordsOpenedAgainAndAgain_AreNotMany()
    {
        var village = await Village.BuildAsync(House);
        var shops = Shops(village, 20);
        await village.MoveInAsync();

        await OpenAsync(village, [.. shops, .. shops], i => At(village, 12, i, 0));

        (await FindAsync(village)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(22, 25, 15, 25)]
    [InlineData(25, 22, 9, 25)]
    [InlineData(22, 22, 9, 22)]
    [InlineData(20, 22, 15, 22)]
    public async Task Find_TwoBusyHours_ShowsTheOneWithMoreRecordsAndOfEqualOnesTheFirst(int morning, int afternoon, int hour, int count)
    {
        var village = await Village.BuildAsync(House);
        var shops = Shops(village, 25);
        await village.MoveInAsync();

        await OpenAsync(village, shops[..morning], i => At(village, 9, i, 0));
        await OpenAsync(village, shops[..afternoon], i => At(village, 15, i, 0));

        (await FindAsync(village)).ToList().ShouldBe([new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.ManyAtOnce, count, At(village, hour, 0, 0), At(village, hour, count - 1, 0))]);
    }

    [Fact]
    public async Task Find_AnHourOfManyOpeningsOfFewRecords_DoesNotHideOneOfMoreRecords()
    {
        var village = await Village.BuildAsync(House);
        var shops = Shops(village, 22);
        await village.MoveInAsync();

        await OpenAsync(village, [.. shops[..21], .. shops[..21]], i => At(village, 9, i, 0));
        await OpenAsync(village, shops, i => At(village, 15, i, 0));

        (await FindAsync(village)).ToList().ShouldBe([new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.ManyAtOnce, 22, At(village, 15, 0, 0), At(village, 15, 21, 0))]);
    }

    [Theory]
    [InlineData(22, 59, 59, 6, 0)]
    [InlineData(23, 0, 0, 6, 1)]
    [InlineData(4, 59, 59, 6, 1)]
    [InlineData(5, 0, 0, 6, 0)]
    [InlineData(12, 0, 0, 6, 0)]
    [InlineData(0, 0, 0, 5, 0)]
    public async Task Find_ReadingAtThisTime_IsAtNightFromElevenUntilFiveWhereTheAgencyIs(int hour, int minute, int second, int records, int lines)
    {
        var village = await Village.BuildAsync(House);
        var shops = Shops(village, records);
        await village.MoveInAsync();
        var at = At(village, hour, minute, second);

        // Twice each: it is records that count.
        await OpenAsync(village, [.. shops, .. shops], i => at.AddMilliseconds(i));

        (await FindAsync(village)).ToList().ShouldBe([.. Enumerable.Repeat(new UnusualLine(village.Officer.Id, village.Officer.DisplayName, UnusualKind.AtNight, records, at, at.AddMilliseconds(2 * records - 1)), lines)]);
    }

    [Fact]
    public async Task Find_SeveralPeople_AreInOrderOfTheirNamesAndEachWithWhatWasFound()
    {
        var (village, _, far) = await NeighborhoodsAsync();
        var shops = Shops(village, 21, far);
        await village.MoveInAsync();
        // Without a subject an opening is of nobody's record.
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Record(House.Act(village.Supervisor.Id, Role.Supervisor, village.Agency.Id) with { Now = At(village, 1, 0, 0) }, PartnershipEvents.PartnerOpened, null, null, null, null);
            await db.SaveChangesAsync();
        }, village.Agency.Id);
        await OpenAsync(village, shops[..6], i => At(village, 2, i, 0), Role.Supervisor, village.Supervisor);
        await OpenAsync(village, shops[..5], i => At(village, 2, i, 0), Role.Evaluator, village.Evaluator);
        await OpenAsync(village, shops, i => At(village, 3, i, 0));

        (await FindAsync(village)).Select(l => (l.WhoId, l.Kind, l.Count)).ToList().ShouldBe(
            [(village.Officer.Id, UnusualKind.ManyAtOnce, 21), (village.Officer.Id, UnusualKind.AtNight, 21), (village.Officer.Id, UnusualKind.Outside, 21), (village.Supervisor.Id, UnusualKind.AtNight, 6)]);
        var steward = await House.SignInAsync(await House.AddAccountAsync(village.Agency.Id, $"watch-{village.Agency.Id}", Role.Steward), Role.Steward);
        var page = await steward.GetAsync("/Stewardship/Reading");
        page.Texts("tbody th").ShouldBe([village.Officer.DisplayName, village.Officer.DisplayName, village.Officer.DisplayName, village.Supervisor.DisplayName]);
        page.Element("tbody tr:last-child a").GetAttribute("href").ShouldEndWith($"/Stewardship/Desk?Filter.Who={village.Supervisor.Id}");
        page.ShouldNotSay("Nothing unusual this week");
    }

    [Fact]
    public async Task Page_WithoutALine_SaysSo()
    {
        var village = await Village.BuildAsync(House);
        var steward = await House.SignInAsync(await House.AddAccountAsync(village.Agency.Id, $"watch-{village.Agency.Id}", Role.Steward), Role.Steward);

        (await steward.GetAsync("/Stewardship/Reading")).ShouldSay("Nothing unusual this week");
    }

    /// <summary>The officer tends one partner in the first of two neighborhoods.</summary>
    private async Task<(Village Village, Area Near, Area Far)> NeighborhoodsAsync()
    {
        var village = await Village.BuildAsync(House);
        var (near, far) = (village.Area("Accordion Lane"), village.Area("Zither Row"));
        village.Tie(village.Partner("Home", area: near));
        return (village, near, far);
    }

    private static Partner[] Shops(Village village, int count, Area? area = null) => [.. Enumerable.Range(0, count).Select(i => village.Partner($"Shop {i}", area: area))];

    /// <summary>A time of the day before yesterday, where the agency is.</summary>
    private static DateTime At(Village village, int hour, int minute, int second) => TimeZoneInfo.ConvertTimeToUtc(village.Today.AddDays(-2).ToDateTime(new TimeOnly(hour, minute, second)), village.Agency.Zone);

    private Task<IReadOnlyList<UnusualLine>> FindAsync(Village village) => House.DoAsync(services => services.GetRequiredService<UnusualReading>().FindAsync(), village.Agency.Id);

    private Task OpenAsync(Village village, Partner[] partners, Func<int, DateTime> at, Role role = Role.Officer, Account? who = null, string action = PartnershipEvents.PartnerOpened) =>
        OpenAsync(village, [.. partners.Select(p => p.Id)], at, role, who, action);

    private Task OpenAsync(Village village, Guid[] subjects, Func<int, DateTime> at, Role role = Role.Officer, Account? who = null, string action = PartnershipEvents.PartnerOpened) => House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        for (var i = 0; i < subjects.Length; i++) db.Record(House.Act((who ?? village.Officer).Id, role, village.Agency.Id) with { Now = at(i) }, action, nameof(Partner), subjects[i], subjects[i], null);
        await db.SaveChangesAsync();
    }, village.Agency.Id);
}

/// <summary>The pages of the steward and the records officer: whom they turn away, and what the first step of a release asks.</summary>
public sealed class WatchPagesEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Steward)]
    [InlineData(Role.RecordsOfficer)]
    public async Task Get_ByARoleThatHasNoPartInIt_IsForbidden(Role role)
    {
        var (browser, partner, id) = (await House.SignInAsync(role), await House.AddShopAsync(), Guid.NewGuid());

        foreach (var (path, mayOpen) in new[]
        {
            ("/Stewardship/Reading", role is Role.Steward), ("/Stewardship/Releases", role is Role.Steward or Role.RecordsOfficer), ($"/Stewardship/Releases/Begin/{partner.Id}", role is Role.RecordsOfficer),
        })
            (await browser.GetAsync(path)).ShouldBe(mayOpen ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        foreach (var path in (string[])[$"/Stewardship/Releases/{id}", $"/Stewardship/Releases/{id}/File"]) (await browser.GetAsync(path)).ShouldBe(role is Role.RecordsOfficer ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Begin_OfNoPartner_IsNotFoundAndOfOneAsksForEachAnswer()
    {
        var (partner, rita) = (await House.AddShopAsync(), await House.SignInAsync(Role.RecordsOfficer));
        var form = (await rita.GetAsync($"/Stewardship/Releases/Begin/{partner.Id}")).Form("form.pa-form");
        (await rita.GetAsync($"/Stewardship/Releases/Begin/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);
        (await rita.PostAsync($"/Stewardship/Releases/Begin/{Guid.NewGuid()}", form.Fields)).ShouldBe(HttpStatusCode.NotFound);

        var page = await form.SubmitAsync();

        foreach (var (field, sentence) in new[] { ("Input.Asker", "Choose who asks."), ("Input.Ground", "Choose by what right they ask."), ("Input.FileNumber", "Type the number of the file: 2 to 40 letters") }) page.ShouldHaveError(field, sentence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Begin_SentTwice_KeepsOneReleaseAndTheCourtsDayOnlyWhereACourtIsMeant(bool isSilent)
    {
        var (partner, rita) = (await House.AddShopAsync(), await House.SignInAsync(Role.RecordsOfficer));
        var form = (await rita.GetAsync($"/Stewardship/Releases/Begin/{partner.Id}")).Form("form.pa-form").Set("Input.Asker", "Lawyer").Set("Input.Ground", "CourtOrder").Set("Input.FileNumber", " PR-77 ").Set("Input.SilentUntil", "2027-05-06").Set("Input.OrderNumber", " ORD-3 ");
        if (isSilent) form.Set("Input.IsSilent", "true");

        foreach (var page in new[] { await form.SubmitAsync(), await form.SubmitAsync() }) page.ShouldRedirectTo($"/Stewardship/Releases/{form.Value("Input.Id")}");

        var kept = await House.AskAsync(db => db.Set<Release>().SingleAsync(r => r.PartnerId == partner.Id));
        (kept.Asker, kept.Ground, kept.FileNumber, kept.BegunById, kept.SilentUntil, kept.OrderNumber).ShouldBe((Asker.Lawyer, ReleaseGround.CourtOrder, "PR-77", House.Person(Role.RecordsOfficer).Id, isSilent ? new DateOnly(2027, 5, 6) : null, isSilent ? "ORD-3" : null));
        (await House.EventAsync(StewardshipEvents.ReleaseBegun, partner.Id)).EntityId.ShouldBe(kept.Id);
        (await rita.GetAsync($"/Stewardship/Releases/{kept.Id}/File")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Releases_OfTwoPartners_AreNewestFirstEachWithItsOwnCountsAndDays()
    {
        var (first, second, rita) = (await House.AddShopAsync("Lute Shop"), await House.AddShopAsync("Sitar Shop"), House.Person(Role.RecordsOfficer).Id);
        var evening = new DateTime(2027, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        Release Row(Partner partner, string file, int hour, DateTime? released, DateOnly? silentUntil, DateTime? toldAt) => new() { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = file, BegunById = rita, BegunAt = evening.AddHours(hour), ReleasedAt = released, SilentUntil = silentUntil, ToldAt = toldAt };
        var (open, silent, told) = (Row(first, "IX-1", 1, null, null, null), Row(second, "IX-3", 3, evening, new DateOnly(2027, 4, 5), null), Row(first, "IX-2", 2, evening, new DateOnly(2027, 3, 1), evening.AddHours(3)));
        ReleasedPart Part(Release release, Guid source, int place, Redaction? reason = null) => new() { AgencyId = release.AgencyId, Id = House.NewId(), ReleaseId = release.Id, SourceId = source, Place = place, BlackedOutFor = reason };
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        await House.KeepAsync(first.AgencyId, [open, silent, told, Part(silent, a, 0), Part(silent, a, 1, Redaction.Safety), Part(silent, b, 0, Redaction.Safety), Part(told, a, 0)]);

        var rows = (await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync("/Stewardship/Releases")).Texts("tbody tr").Where(row => row.StartsWith("IX-", StringComparison.Ordinal)).ToList();

        rows.Select(row => row[..4]).ToList().ShouldBe(["IX-3", "IX-2", "IX-1"]);
        rows[0].ShouldContain("Sitar Shop");
        rows[0].ShouldEndWith("March 1, 2027, 9:00 PM 2 texts, 2 sentences blacked out A court forbids it until April 5, 2027");
        rows[1].ShouldContain("Lute Shop");
        rows[1].ShouldEndWith("March 1, 2027, 9:00 PM 1 text, 0 sentences blacked out March 2, 2027, 12:00 AM");
        rows[2].ShouldEndWith("Not yet 0 texts, 0 sentences blacked out Not yet");
        var page = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Releases");
        page.Texts("tbody tr").Where(row => row.StartsWith("IX-3", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(Sign.Of(second.Id));
        page.ShouldNotSay("Sitar Shop");
        page.ShouldNotSay("Begin a release");
    }
}
