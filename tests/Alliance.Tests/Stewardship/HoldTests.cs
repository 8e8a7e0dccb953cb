using System.Net;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Where a law forbids to destroy, what is taken out is locked away; it takes two to open it, and it goes when the hold ends.</summary>
public abstract class HoldTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Place_ByTheRecordsOfficer_IsConfirmedByTheStewardAndByNobodyElse()
    {
        var partner = await House.AddOwnPartnerAsync("Held Bakery");
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        (await rita.GetAsync("/Stewardship/Find?Q=held")).ShouldSay("Held Bakery");

        (await (await rita.GetAsync($"/Stewardship/Holds/Place/{partner.Id}")).Form("form.pa-form").Set("Input.Reason", "Lawsuit").Set("Input.FileNumber", "CV-2027-118").SubmitAsync()).ShouldRedirectTo("/Stewardship/Holds");

        var hold = await HoldAsync(partner);
        await (await rita.GetAsync($"/Stewardship/Holds/{hold.Id}")).Browser.PostAsync($"/Stewardship/Holds/{hold.Id}?handler=Confirm", await TokenAsync(rita, hold));
        (await HoldAsync(partner)).ConfirmedAt.ShouldBeNull("whoever placed it confirms nothing");
        var page = await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{hold.Id}");
        page.ShouldNotSay("Held Bakery");
        page.ShouldSay(Sign.Of(partner.Id));
        await page.Form("form[action*='Confirm']").SubmitAsync();
        (await HoldAsync(partner)).ConfirmedAt.ShouldNotBeNull();
        (await House.EventAsync(StewardshipEvents.HoldConfirmed, partner.Id)).ActorId.ShouldBe(House.Person(Role.Steward).Id);
    }

    [Fact]
    public async Task Place_WithNothingTyped_SaysWhatIsMissing()
    {
        var page = await (await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync($"/Stewardship/Holds/Place/{(await House.AddShopAsync()).Id}")).Form("form.pa-form")
            .Set("Input.IsSilent", "true").Set("Input.FileNumber", "Maria Lopez").SubmitAsync();

        page.ShouldHaveError("Input.Reason", "Choose why");
        page.ShouldHaveError("Input.FileNumber", "with a digit among them");
        page.ShouldHaveError("Input.SilentUntil", "Say until which day");
        page.ShouldHaveError("Input.OrderNumber", "court's order");
        page.Body.ShouldContain("Maria Lopez");
    }

    [Fact]
    public async Task Leave_UnderAHold_IsSealedOpenedByTwoAndDestroyedWithTheHold()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush keeps xylophones in the cellar.", "Bring back the didgeridoo");
        var hold = await PlaceAsync(partner);
        var browser = await House.ComeInAsync(contact);

        var goodbye = await (await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).FollowAsync();

        goodbye.ShouldSay("Locked away, not destroyed");
        goodbye.ShouldSay("A lawsuit is under way or to be expected");
        string[] traces = ["Zebulon", "Quackenbush", "xylophones", "didgeridoo", contact.Email!];
        var left = await House.EverythingAsync();
        traces.Where(trace => left.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty("the box is locked");
        var box = await House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().SingleAsync(r => r.HoldId == hold));
        var (rita, stella) = (await House.SignInAsync(Role.RecordsOfficer), await House.SignInAsync(Role.Steward));
        (await rita.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldRedirectTo($"/Stewardship/Holds/{hold}");

        await (await rita.GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='Ask']").Set("Reason", "CourtOrder").SubmitAsync();
        await rita.PostAsync($"/Stewardship/Holds/{hold}?handler=Allow", [.. await TokenAsync(rita, hold), new("BoxId", box.Id.ToString())]);
        (await rita.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldRedirectTo($"/Stewardship/Holds/{hold}");
        await (await stella.GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='Allow']").SubmitAsync();

        var opened = await rita.GetAsync($"/Stewardship/Sealed/{box.Id}");
        opened.ShouldSay("Zebulon Quackenbush");
        opened.ShouldSay("keeps xylophones in the cellar");
        opened.ShouldSay("didgeridoo");
        (await House.EventAsync(StewardshipEvents.SealOpened, partner.Id)).ActorId.ShouldBe(House.Person(Role.RecordsOfficer).Id);
        (await stella.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldBe(HttpStatusCode.Forbidden);
        House.Clock.Advance(SealedOpening.Open);
        (await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldRedirectTo($"/Stewardship/Holds/{hold}");

        await (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='End']").Set("IsSure", "true").SubmitAsync();
        (await House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().SingleAsync(r => r.Id == box.Id))).ShouldSatisfyAllConditions(r => r.Box.ShouldBeNull(), r => r.DestroyedAt.ShouldNotBeNull());
        (await House.EverythingAsync()).ShouldNotContain(System.Text.Encoding.Latin1.GetString(box.Box!));
    }

    [Fact]
    public async Task Leave_WhileACourtForbidsToTell_IsSealedAndTheLastPageIsSilent()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await PlaceAsync(partner, silentUntil: House.Today().AddDays(30));
        var browser = await House.ComeInAsync(contact);

        var goodbye = await (await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).FollowAsync();

        goodbye.ShouldNotSay("Locked away");
        goodbye.ShouldSay("after 12 hours at the latest");
        (await House.AskAsync(db => db.Set<SealedRecord>().CountAsync(r => r.ContactId == contact.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Leave_WithoutAHold_LeavesNoBox()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);

        var goodbye = await (await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).FollowAsync();

        goodbye.ShouldNotSay("Locked away");
        (await House.AskAsync(db => db.Set<SealedRecord>().CountAsync(r => r.ContactId == contact.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Hold_NotConfirmedInTime_FallsAwayWithWhatWasSealed()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var hold = await PlaceAsync(partner);
        await House.DoAsync(async services => await services.GetRequiredService<ContactService>().TakeOutAsync(await services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Set<Contact>().SingleAsync(c => c.Id == contact.Id), hasLeft: true, Alliance.Partnerships.Consents.ConsentWay.Officer, House.Act()));

        House.Clock.Advance(LegalHold.Unconfirmed + TimeSpan.FromHours(1));
        await ActivatorUtilities.CreateInstance<StewardsHour>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        (await HoldAsync(partner)).EndedAt.ShouldNotBeNull();
        (await House.AskAsync(db => db.Set<SealedRecord>().SingleAsync(r => r.HoldId == hold))).Box.ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Evaluator)]
    public async Task Get_ByAnybodyElse_IsNotAllowed(Role role)
    {
        var browser = await House.SignInAsync(role);
        foreach (var path in (string[])["/Stewardship/Holds", "/Stewardship/Find", "/Stewardship/Releases", "/Stewardship/RunningOut", "/Stewardship/Reading", $"/Stewardship/Sealed/{Guid.NewGuid()}"])
            (await browser.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> PlaceAsync(Partner partner, DateOnly? silentUntil = null)
    {
        var id = House.NewId();
        await House.DoAsync(services => services.GetRequiredService<HoldService>().PlaceAsync(new NewHold
        {
            Id = id,
            PartnerId = partner.Id,
            Reason = HoldReason.Lawsuit,
            FileNumber = "CV-1",
            ReviewOn = House.Today().AddMonths(6),
            SilentUntil = silentUntil,
            OrderNumber = silentUntil is null ? null : "ORD-7",
        }, House.Act(House.Person(Role.Steward).Id, Role.Steward)));
        return id;
    }

    private Task<LegalHold> HoldAsync(Partner partner) => House.AskAsync(db => db.Set<LegalHold>().AsNoTracking().SingleAsync(h => h.PartnerId == partner.Id));

    private static Task<IEnumerable<KeyValuePair<string, string>>> TokenAsync(Browser browser, LegalHold hold) => TokenAsync(browser, hold.Id);

    private static async Task<IEnumerable<KeyValuePair<string, string>>> TokenAsync(Browser browser, Guid hold) =>
        (await browser.GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='Review']").Fields.Where(f => f.Key == "__RequestVerificationToken");
}

public sealed class HoldTestsOnSqlite(SqliteHouse house) : HoldTests(house), IClassFixture<SqliteHouse>;

public sealed class HoldTestsOnPostgres(PostgresHouse house) : HoldTests(house), IClassFixture<PostgresHouse>;
