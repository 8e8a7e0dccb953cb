using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Every quarter anybody reads how it went, and nobody reads of whom.</summary>
public abstract class TransparencyTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Publish_AQuarterThatIsOver_ShowsItToAnybodyWithSmallCountsHeldBack()
    {
        var village = await Village.BuildAsync(House);
        var mill = village.Area("Millrace");
        foreach (var number in Enumerable.Range(1, 14)) village.Partner($"Mill shop {number}", area: mill);
        foreach (var number in Enumerable.Range(1, 3)) village.Partner($"Mill school {number}", PartnerKind.School, mill);
        var shop = village.Partner("Corner shop", area: mill);
        foreach (var number in Enumerable.Range(1, 12)) village.Promise(shop, Side.Us, village.Today, PromiseState.Kept);
        foreach (var number in Enumerable.Range(1, 2)) village.Promise(shop, Side.Us, village.Today, PromiseState.Broken);
        await village.MoveInAsync();
        var quarter = Quarter.Of(village.Today);

        await PublishAfterTheQuarterAsync(village);

        var page = await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}");
        page.ShouldBeOk();
        page.ShouldSay("Business held back");
        page.ShouldSay("School held back");
        page.ShouldSay("Millrace 18");
        page.ShouldSay("All 18");
        page.ShouldSay("Broken held back");
        page.ShouldNotSay("Corner shop");
        (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency")).ShouldSay("Millrace 18");
    }

    [Fact]
    public async Task Csv_OfAQuarter_HoldsWhatThePageShowsAndNoFormula()
    {
        var village = await Village.BuildAsync(House);
        var area = village.Area("=HYPERLINK(\"x\")");
        foreach (var number in Enumerable.Range(1, 21)) village.Partner($"Shop {number}", area: area);
        await village.MoveInAsync();
        var quarter = Quarter.Of(village.Today);
        await PublishAfterTheQuarterAsync(village);

        var file = await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}/csv");

        file.ShouldBeOk();
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Body.ShouldContain($"{quarter},partners by kind,Business,21");
        file.Body.ShouldContain("'=HYPERLINK");
        file.Body.ShouldNotContain(",=HYPERLINK");
        file.Body.ShouldContain("signed head of the audit chain,hash,");
    }

    [Fact]
    public async Task Publish_WhatHappensLater_ChangesNothingThatWasPublished()
    {
        var village = await Village.BuildAsync(House);
        var area = village.Area("Old Quay");
        foreach (var number in Enumerable.Range(1, 11)) village.Partner($"Quay {number}", area: area);
        await village.MoveInAsync();
        var quarter = Quarter.Of(village.Today);
        await PublishAfterTheQuarterAsync(village);
        var before = (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}/csv")).Body;
        var late = village.Partner("Quay 12", area: area);
        late.Id = Guid.CreateVersion7(new DateTimeOffset(quarter.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(3));
        await village.MoveInAsync();

        await RunAsync(village);

        (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}/csv")).Body.ShouldBe(before);
    }

    [Fact]
    public async Task Reads_OfAQuarter_AreCountedByRole()
    {
        var village = await Village.BuildAsync(House);
        await village.MoveInAsync();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Alliance.Platform.Data.AllianceContext>();
            for (var i = 0; i < 25; i++) db.Record(House.Act(village.Officer.Id, Role.Officer, village.Agency.Id), PartnershipEvents.PartnerOpened, nameof(Partner), House.NewId(), House.NewId(), null);
            await db.SaveChangesAsync();
        }, village.Agency.Id);
        var quarter = Quarter.Of(village.Today);

        await PublishAfterTheQuarterAsync(village);

        (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}/csv")).Body.ShouldContain("\"records opened, by role\",Officer,25");
    }

    [Fact]
    public async Task Concerns_OfAQuarter_AreCountedByWhatTheyWereAboutAndHowTheyEnded()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Corner shop");
        await village.MoveInAsync();
        var now = House.Act().Now;
        var concerns = Enumerable.Range(0, 31).Select(number => new Concern { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Kind = number < 11 ? ConcernKind.Officer : ConcernKind.Other, Words = "The lamp is dark", RaisedAt = now }).ToList();
        await House.KeepAsync(village.Agency.Id, [.. concerns, .. concerns.Take(27).Select((c, number) => new ConcernStep { AgencyId = village.Agency.Id, Id = House.NewId(), ConcernId = c.Id, At = now, Kind = number < 15 ? ConcernStepKind.Solved : ConcernStepKind.HalfSolved })]);
        var quarter = Quarter.Of(village.Today);

        await PublishAfterTheQuarterAsync(village);

        var file = (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}/csv")).Body;
        foreach (var line in (string[])["concerns raised,\"An officer, or how somebody was treated\",11", "concerns raised,Something else,20", "concerns raised,total,31", "\"concerns, how they ended\",Solved,15", "\"concerns, how they ended\",Half solved,12", "\"concerns, how they ended\",Not solved,0"]) file.ShouldContain(line);
        var page = await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/{quarter}");
        page.ShouldSay("Concerns that were raised");
        page.ShouldNotSay("The lamp is dark");
    }

    [Theory]
    [InlineData("2026-q9")]
    [InlineData("1999-q1")]
    [InlineData("2027-q1")]
    [InlineData("nonsense")]
    public async Task Get_AQuarterThatIsNotPublished_IsNotFound(string quarter)
    {
        (await House.Stranger().GetAsync($"/at/maple-harbor/transparency/{quarter}")).ShouldBe(HttpStatusCode.NotFound);
        (await House.Stranger().GetAsync($"/at/maple-harbor/transparency/{quarter}/csv")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task PublishAfterTheQuarterAsync(Village village)
    {
        await House.SealAsync();
        await House.Services.GetRequiredService<AuditHeads>().SignAsync(TestContext.Current.CancellationToken);
        House.Clock.SetUtcNow(new DateTimeOffset(Quarter.Of(village.Today).Next.StartIn(village.Agency.Zone), TimeSpan.Zero).AddHours(2));
        await RunAsync(village);
    }

    private Task RunAsync(Village village) => House.DoAsync(services => services.GetRequiredService<TransparencyReports>().MakeDueAsync(House.Act(agency: village.Agency.Id)), village.Agency.Id);
}

public sealed class TransparencyTestsOnSqlite(SqliteHouse house) : TransparencyTests(house), IClassFixture<SqliteHouse>;

public sealed class TransparencyTestsOnPostgres(PostgresHouse house) : TransparencyTests(house), IClassFixture<PostgresHouse>;

public sealed class QuarterTests
{
    [Fact]
    public void Of_TheLastDayOfAYear_IsItsFourthQuarter()
    {
        var quarter = Quarter.Of(new DateOnly(2026, 12, 31));

        quarter.ToString().ShouldBe("2026-q4");
        (quarter.First, quarter.Last, quarter.Next.ToString()).ShouldBe((new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), "2027-q1"));
        Quarter.Parse("2026-Q4").ShouldBe(quarter);
        Quarter.Parse("2026-q5").ShouldBeNull();
    }
}
