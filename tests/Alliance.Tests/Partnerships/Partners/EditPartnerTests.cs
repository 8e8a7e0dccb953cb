using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Partners;

public abstract class EditPartnerTests(TestHouse house) : HouseTest(house)
{
    private Task<Partner> FindAsync(Guid id) => House.AskAsync(db => db.Set<Partner>().SingleAsync(p => p.Id == id));

    private static async Task<Form> FormAsync(Browser browser, Partner partner) => (await browser.GetAsync($"/Partnerships/Partners/Edit/{partner.Id}")).Form("form.pa-form");

    [Fact]
    public async Task Post_ANewName_IsKeptFoundAndRecorded()
    {
        var partner = await House.AddShopAsync("Old Sign");
        var officer = await House.SignInAsync(Role.Officer);

        var done = await (await FormAsync(officer, partner)).Set("Input.Name", "Brand New Sign").Set("Input.Street", "1 First Avenue").SubmitAsync();

        done.ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await FindAsync(partner.Id)).AddressKey.ShouldBe("1 first avenue");
        (await officer.GetAsync("/Partnerships/Partners?Q=brand")).ShouldSay("Brand New Sign");
        (await officer.GetAsync("/Partnerships/Partners?Q=old+sign")).ShouldNotSay("Brand New Sign");
        var payload = await House.PayloadAsync(await House.EventAsync(PartnershipEvents.PartnerEdited, partner.Id));
        payload.ShouldContain("Old Sign");
        payload.ShouldContain("Brand New Sign");
    }

    [Fact]
    public async Task Post_NothingChanged_LeavesNoTrace()
    {
        var partner = await House.AddShopAsync("Unchanged");

        await (await FormAsync(await House.SignInAsync(Role.Officer), partner)).SubmitAsync();

        (await House.EventsAsync(PartnershipEvents.PartnerEdited)).ShouldNotContain(e => e.SubjectId == partner.Id);
        (await FindAsync(partner.Id)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Post_Twice_IsOneChangeAndNoQuarrel()
    {
        var partner = await House.AddShopAsync("Twice");
        var form = (await FormAsync(await House.SignInAsync(Role.Officer), partner)).Set("Input.Name", "Twice Saved");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        await House.EventAsync(PartnershipEvents.PartnerEdited, partner.Id);
    }

    [Fact]
    public async Task Post_FromTheSecondTab_IsRefusedWithBothVersionsAndCanBeSavedAgain()
    {
        var partner = await House.AddShopAsync("Two Tabs");
        var officer = await House.SignInAsync(Role.Officer);
        var first = await FormAsync(officer, partner);
        var second = await FormAsync(officer, partner);
        await first.Set("Input.City", "Harbor Falls").SubmitAsync();

        var stale = await second.Set("Input.City", "Maple Harbor").SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.ShouldHaveError("", "Somebody else changed this while you were typing.");
        stale.Form("form.pa-form").Value("Input.City").ShouldBe("Maple Harbor");
        stale.Form("form.pa-form").Value("Input.Version").ShouldBe("1");
        stale.Texts(".pa-banner--warning dd").ShouldBe(["Harbor Falls"]);
        (await FindAsync(partner.Id)).City.ShouldBe("Harbor Falls");
        (await stale.Form("form.pa-form").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await FindAsync(partner.Id)).City.ShouldBe("Maple Harbor");
    }

    [Fact]
    public async Task Post_AnAreaOfNobody_IsRefused()
    {
        var partner = await House.AddShopAsync("Placed");
        var officer = await House.SignInAsync(Role.Officer);
        var form = await FormAsync(officer, partner);
        var fields = form.Fields.Where(f => f.Key != "Input.AreaId").Append(new("Input.AreaId", Guid.NewGuid().ToString()));

        var again = await officer.PostAsync($"/Partnerships/Partners/Edit/{partner.Id}", fields);

        again.ShouldHaveError("Input.AreaId", "Choose a neighborhood from the list.");
    }

    [Fact]
    public async Task Approach_TheirWish_IsKeptRecordedShownAndLifted()
    {
        var partner = await House.AddShopAsync("Leave Us Be");
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Partners/Approach/{partner.Id}")).Form("form.pa-form").Set("Input.Words", "Please write instead of calling in.");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("Please write instead of calling in.");
        await House.EventAsync(PartnershipEvents.ApproachRefused, partner.Id);
        await (await officer.GetAsync($"/Partnerships/Partners/Approach/{partner.Id}")).Form("form.pa-form").SubmitAsync();
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("Please write");
        (await House.AskAsync(db => db.Set<ApproachWish>().SingleAsync(w => w.PartnerId == partner.Id))).LiftedById.ShouldBe(House.Person(Role.Officer).Id);
        await House.EventAsync(PartnershipEvents.ApproachWelcomed, partner.Id);
    }

    [Fact]
    public async Task Approach_NotedMeanwhileInOtherWords_KeepsBoth()
    {
        var partner = await House.AddShopAsync("Asked Twice");
        var officer = await House.SignInAsync(Role.Officer);
        var first = (await officer.GetAsync($"/Partnerships/Partners/Approach/{partner.Id}")).Form("form.pa-form").Set("Input.Words", "Not in the mornings.");
        var second = (await officer.GetAsync($"/Partnerships/Partners/Approach/{partner.Id}")).Form("form.pa-form").Set("Input.Words", "Never, please.");
        await first.SubmitAsync();

        var refused = await second.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("Not in the mornings.");
        refused.Form("form.pa-form[data-keep]").Value("Input.Words").ShouldBe("Never, please.");
    }
}

public sealed class EditPartnerTestsOnSqlite(SqliteHouse house) : EditPartnerTests(house), IClassFixture<SqliteHouse>;

public sealed class EditPartnerTestsOnPostgres(PostgresHouse house) : EditPartnerTests(house), IClassFixture<PostgresHouse>;
