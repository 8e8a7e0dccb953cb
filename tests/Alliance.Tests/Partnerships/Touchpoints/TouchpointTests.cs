using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Touchpoints;

public abstract class TouchpointTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(string path) => (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Touchpoints/{path}")).Form("form.pa-form");

    private Task<Touchpoint> FindAsync(Guid partner) => House.AskAsync(db => db.Set<Touchpoint>().SingleAsync(t => t.PartnerId == partner));

    private string Day(int days) => House.Today().AddDays(days).ToString("yyyy-MM-dd", null);

    [Fact]
    public async Task Plan_ATalk_IsKeptOnceAndShown()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync($"Plan/{partner.Id}")).Set("Input.On", Day(3)).Set("Input.AtTime", "15:30").Set("Input.Purpose", "Coffee at the counter");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var planned = await FindAsync(partner.Id);
        (planned.On, planned.AtTime, planned.Purpose).ShouldBe((House.Today().AddDays(3), new TimeOnly(15, 30), "Coffee at the counter"));
        await House.EventAsync(PartnershipEvents.TouchpointPlanned, partner.Id);
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay("Coffee at the counter");
    }

    [Fact]
    public async Task Plan_ADayThatHasPassed_PointsToLogging()
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await FormAsync($"Plan/{partner.Id}")).Set("Input.On", Day(-1)).Set("Input.Purpose", "Coffee").SubmitAsync();

        again.ShouldHaveError("Input.On", "If you talked then, log it instead.");
        again.Form("form.pa-form").Value("Input.On").ShouldBe(Day(-1));
    }

    [Fact]
    public async Task Cancel_APlannedTalk_IsKeptWithItsReason()
    {
        var partner = await House.AddOwnPartnerAsync();
        var planned = await House.AddTouchpointAsync(partner, House.Person(Role.Officer));
        var form = (await FormAsync($"Cancel/{planned.Id}")).Set("Input.Reason", "They are closed that day");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await FindAsync(partner.Id)).ShouldSatisfyAllConditions(t => t.IsOpen.ShouldBeFalse(), t => t.CancelReason.ShouldBe("They are closed that day"), t => t.CancelledAt.ShouldBe(House.Clock.Instant()));
        await House.EventAsync(PartnershipEvents.TouchpointCancelled, partner.Id);
    }

    [Fact]
    public async Task Cancel_WhatWasCalledOffForAnotherReason_KeepsWhatWasTyped()
    {
        var planned = await House.AddTouchpointAsync(await House.AddOwnPartnerAsync(), House.Person(Role.Officer));
        var first = (await FormAsync($"Cancel/{planned.Id}")).Set("Input.Reason", "Closed");
        var second = (await FormAsync($"Cancel/{planned.Id}")).Set("Input.Reason", "I am ill");
        await first.SubmitAsync();

        var refused = await second.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", "called off meanwhile");
        refused.Form("form.pa-form").Value("Input.Reason").ShouldBe("I am ill");
    }

    [Fact]
    public async Task Cancel_ByWhoeverPlannedIt_NeedsNoRelationship()
    {
        var partner = await House.AddShopAsync();
        var planned = await House.AddTouchpointAsync(partner, House.Person(Role.Officer));

        (await (await FormAsync($"Cancel/{planned.Id}")).SubmitAsync()).ShouldBe(HttpStatusCode.Found);
    }
}

public sealed class TouchpointTestsOnSqlite(SqliteHouse house) : TouchpointTests(house), IClassFixture<SqliteHouse>;

public sealed class TouchpointTestsOnPostgres(PostgresHouse house) : TouchpointTests(house), IClassFixture<PostgresHouse>;
