using System.Net;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Engagements;

/// <summary>What follows from a logged talk: due dates, pauses, an offer, a notice.</summary>
public abstract class AfterATalkTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(Partner partner) => (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "The light in the lane");

    [Fact]
    public async Task Post_AMessageLeft_LeavesTheDueDate()
    {
        var partner = await House.AddOwnPartnerAsync();
        var due = (await House.RelationshipAsync(partner)).DueOn;

        await (await FormAsync(partner)).Set("Input.Outcome", "LeftMessage").SubmitAsync();

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(due);
    }

    [Fact]
    public async Task Post_ATalkLongAgo_LeavesTheDueDate()
    {
        var partner = await House.AddOwnPartnerAsync();
        var due = (await House.RelationshipAsync(partner)).DueOn;

        await (await FormAsync(partner)).Set("Input.On", House.Today().AddDays(-40).ToString("yyyy-MM-dd", null)).SubmitAsync();

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(due);
    }

    [Fact]
    public async Task Post_DuringAPause_EndsIt()
    {
        var partner = await House.AddOwnPartnerAsync();
        var pause = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/Pause/{partner.Id}")).Form("form.pa-form");
        await pause.Set("Input.UntilOn", House.Today().AddDays(90).ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed for works").SubmitAsync();

        await (await FormAsync(partner)).SubmitAsync();

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(House.Today().AddDays(PartnershipSettings.UsualCadenceDays));
        var relationship = await House.RelationshipAsync(partner);
        (await House.AskAsync(db => db.Set<Pause>().SingleAsync(p => p.RelationshipId == relationship.Id))).EndedAt.ShouldBe(House.Clock.Instant());
    }

    [Fact]
    public async Task Post_ATalkFromBeforeThePause_LeavesIt()
    {
        var until = House.Today().AddDays(200);
        var partner = await House.AddOwnPartnerAsync(with: r => r.DueOn = until);
        var relationship = await House.RelationshipAsync(partner);
        await House.KeepAsync(partner.AgencyId, [new Pause { AgencyId = partner.AgencyId, Id = House.NewId(), RelationshipId = relationship.Id, FromAt = House.Clock.Instant().AddDays(-2), UntilOn = until, ById = relationship.OwnerId, Reason = "Closed for works" }]);

        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.On", House.Today().AddDays(-4).ToString("yyyy-MM-dd", null)).Set("Input.Purpose", "Logged late").SubmitAsync();

        (await House.AskAsync(db => db.Set<Pause>().SingleAsync(p => p.RelationshipId == relationship.Id))).EndedAt.ShouldBeNull();
        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(until);
    }

    [Fact]
    public async Task Post_TheFirstTalkWithAPartnerOfNobody_OffersTheRelationship()
    {
        var partner = await House.AddShopAsync("Nobody's Deli");

        var done = await (await FormAsync(partner)).SubmitAsync();

        done.ShouldRedirectTo($"/Partnerships/Relationships/Start/{partner.Id}");
        var offer = await done.FollowAsync();
        offer.ShouldSay("Will you tend Nobody's Deli?");
        offer.Texts("a").ShouldContain("Not me");
        await offer.Form("form.pa-form").Set("Input.Purpose", "They asked for help with the lane").SubmitAsync();
        (await House.RelationshipAsync(partner)).ShouldSatisfyAllConditions(r => r.Phase.ShouldBe(Phase.Introduced), r => r.LastContactAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task Post_WithAColleaguesPartner_TellsTheOwner_AndShowsNoNames()
    {
        var owner = await House.AddOfficerAsync("owner");
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, owner);
        await House.AddPersonAsync(partner, "owner of the shop", "Rosa Diaz");
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}");
        page.ShouldNotSay("Rosa");

        (await page.Form("form.pa-form").Set("Input.Purpose", "She waved me in").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.AccountId == owner.Id))).Kind.ShouldBe(NoticeKind.ColleagueEngaged);
        (await (await House.SignInAsync(owner, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay("A colleague spoke with them");
    }
}

public sealed class AfterATalkTestsOnSqlite(SqliteHouse house) : AfterATalkTests(house), IClassFixture<SqliteHouse>;

public sealed class AfterATalkTestsOnPostgres(PostgresHouse house) : AfterATalkTests(house), IClassFixture<PostgresHouse>;
