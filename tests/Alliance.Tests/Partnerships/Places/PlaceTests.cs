using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Places;

/// <summary>What a place needs, never a person; who was named for it, and what came of that.</summary>
public abstract class PlaceTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Need_OfAPlace_IsNotedReferredAndAnswered()
    {
        var partner = await House.AddOwnPartnerAsync();
        var service = await House.AddShopAsync("Lantern Legal Aid", p => p.Kind = PartnerKind.NonProfit);
        var officer = await House.SignInAsync(Role.Officer);

        await (await officer.GetAsync($"/Partnerships/Places/Add/{partner.Id}")).Form("form.pa-form").Set("Input.Need", "Safety").SubmitAsync();
        var need = await House.AskAsync(db => db.Set<PlaceNeed>().AsNoTracking().SingleAsync(n => n.PartnerId == partner.Id));
        (need.Need, need.AreaId).ShouldBe((Needs.Safety, null));
        await House.EventAsync(PartnershipEvents.NeedNoted, partner.Id);
        await (await officer.GetAsync($"/Partnerships/Places/{need.Id}/Refer?Q=lant")).Form("form.pa-form").Set("Input.ServiceId", service.Id.ToString()).SubmitAsync();
        (await officer.GetAsync($"/Partnerships/Places/{need.Id}")).ShouldSay("Lantern Legal Aid not heard yet");
        await (await officer.GetAsync($"/Partnerships/Places/{need.Id}")).Form("form.pa-promise__actions").SubmitAsync("Taken up");

        var referral = await House.AskAsync(db => db.Set<Referral>().AsNoTracking().SingleAsync(r => r.NeedId == need.Id));
        (referral.ServiceId, referral.Outcome).ShouldBe((service.Id, ReferralOutcome.TakenUp));
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("Lantern Legal Aid (taken up)");
        (await (await House.ComeInAsync(await House.AddReachableAsync(partner))).GetAsync("/portal/goals")).ShouldSay("Lantern Legal Aid could help");
        await (await officer.GetAsync($"/Partnerships/Places/{need.Id}")).Form("form[action$='handler=Met']").SubmitAsync();
        (await House.AskAsync(db => db.Set<PlaceNeed>().SingleAsync(n => n.Id == need.Id))).MetAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Need_OfTheNeighborhood_BelongsToItsArea()
    {
        var area = await House.AddAreaAsync($"Old Quay {Guid.NewGuid():N}");
        var partner = await House.AddShopAsync(with: p => p.AreaId = area.Id);
        await House.AddRelationshipAsync(partner, House.Person(Role.Officer));

        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Places/Add/{partner.Id}")).Form("form.pa-form").Set("Input.Need", "Belonging").Set("Input.OfTheArea", "true").SubmitAsync();

        (await House.AskAsync(db => db.Set<PlaceNeed>().SingleAsync(n => n.PartnerId == partner.Id))).AreaId.ShouldBe(area.Id);
    }

    [Fact]
    public async Task Need_OfANeighborOnTheirOwn_HasNoPage()
    {
        var neighbor = await House.AddShopAsync("A neighbor in Old Quay", p => p.Kind = PartnerKind.Neighbor);
        await House.AddRelationshipAsync(neighbor, House.Person(Role.Officer));
        var officer = await House.SignInAsync(Role.Officer);

        (await officer.GetAsync($"/Partnerships/Places/Add/{neighbor.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await officer.PostAsync($"/Partnerships/Places/Add/{neighbor.Id}", [.. await officer.TokenAsync(), new("Input.Id", House.NewId().ToString()), new("Input.Need", "Safety")])).ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/Partnerships/Partners/{neighbor.Id}")).ShouldNotSay("What this place needs");
    }

    [Fact]
    public async Task Refer_ToANeighborOnTheirOwn_IsRefused()
    {
        var partner = await House.AddOwnPartnerAsync();
        var neighbor = await House.AddShopAsync("A neighbor in Old Quay", p => p.Kind = PartnerKind.Neighbor);
        await House.KeepAsync(partner.AgencyId, [new PlaceNeed { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Need = Needs.Esteem, ById = House.Person(Role.Officer).Id, At = House.Clock.GetUtcNow().UtcDateTime }]);
        var need = await House.AskAsync(db => db.Set<PlaceNeed>().SingleAsync(n => n.PartnerId == partner.Id));
        var officer = await House.SignInAsync(Role.Officer);

        (await officer.PostAsync($"/Partnerships/Places/{need.Id}/Refer", [.. await officer.TokenAsync(), new("Input.Id", House.NewId().ToString()), new("Input.ServiceId", neighbor.Id.ToString())])).ShouldBe(HttpStatusCode.BadRequest);
        (await House.AskAsync(db => db.Set<Referral>().AnyAsync(r => r.NeedId == need.Id))).ShouldBeFalse();
        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Places/{need.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class PlaceTestsOnSqlite(SqliteHouse house) : PlaceTests(house), IClassFixture<SqliteHouse>;

public sealed class PlaceTestsOnPostgres(PostgresHouse house) : PlaceTests(house), IClassFixture<PostgresHouse>;
