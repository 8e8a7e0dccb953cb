using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal;

/// <summary>A note kept back: seen to exist by its contact alone, read by them on its day, locked in the database, and counted by the steward.</summary>
public abstract class KeptBackTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Log_WithANoteKeptBack_ShowsThatItExistsAndOpensOnItsDay()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        await LogAsync(partner, contact, "A surprise party with xylophones", "It is a surprise", House.Today().AddDays(9));

        var note = await House.AskAsync(db => db.Set<KeptBackNote>().AsNoTracking().SingleAsync(n => db.Set<Engagement>().Any(e => e.Id == n.EngagementId && e.PartnerId == partner.Id)));
        note.Locked.ShouldNotBeNull().ShouldNotContain("xylophones");
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("xylophones") || p.Json.Contains("It is a surprise") || p.Json.Contains(note.Locked)))).ShouldBe(0);
        var page = await (await House.ComeInAsync(contact)).GetAsync("/portal");
        page.ShouldSay("keeps a note back until March 11, 2027");
        page.ShouldNotSay("xylophones");
        (await (await House.ComeInAsync(colleague)).GetAsync("/portal")).ShouldNotSay("keeps a note back");
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("A surprise party with xylophones");
        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}?why=0")).ShouldNotSay("xylophones");
        var steward = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/KeptBack");
        steward.ShouldSay("Kept back");
        foreach (var words in new[] { "xylophones", "surprise", "Quillfeather", "Bakery" }) steward.ShouldNotSay(words);

        House.Clock.Advance(TimeSpan.FromDays(9));

        var opened = await (await House.ComeInAsync(contact)).GetAsync("/portal");
        opened.ShouldSay("A surprise party with xylophones");
        opened.ShouldSay("because: It is a surprise");
    }

    [Fact]
    public async Task Log_KeptBackTooLongOrWithoutAReason_IsNotSaved()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);

        var page = await (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Coffee").Set("Input.KeptBack", "A surprise party")
            .Set("Input.KeptBackUntilOn", House.Today().AddDays(91).ToString("yyyy-MM-dd", null)).SubmitAsync();

        page.ShouldHaveError("Input.KeptBackReason", "Say why they should not read it yet.");
        page.ShouldHaveError("Input.KeptBackUntilOn", "Nothing is kept back for longer than 90 days.");
        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == partner.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Leave_ByWhoeverTookPart_TakesTheLockedWordsOut()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await LogAsync(partner, contact, "A surprise party", "It is a surprise", House.Today().AddDays(9));
        var browser = await House.ComeInAsync(contact);

        await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        var note = await House.AskAsync(db => db.Set<KeptBackNote>().SingleAsync(n => db.Set<Engagement>().Any(e => e.Id == n.EngagementId && e.PartnerId == partner.Id)));
        (note.Locked, note.LockedReason).ShouldBe((null, null));
    }

    [Fact]
    public async Task TakeOut_OfAName_ReachesTheLockedWords()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await LogAsync(partner, contact, "Rosa Quillfeather turns fifty", "Rosa must not know", House.Today().AddDays(9));
        await House.DoAsync(async services =>
        {
            var contacts = (ContactService)services.GetService(typeof(ContactService))!;
            var db = (Alliance.Platform.Data.AllianceContext)services.GetService(typeof(Alliance.Platform.Data.AllianceContext))!;
            await contacts.TakeOutAsync(await db.Set<Contact>().SingleAsync(c => c.Id == contact.Id), hasLeft: false, ConsentWay.Officer, House.Act());
        });

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}");

        page.ShouldNotSay("Quillfeather");
        page.ShouldSay("turns fifty");
    }

    private async Task LogAsync(Partner partner, Contact contact, string words, string reason, DateOnly until) =>
        (await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Coffee").Set("Input.ContactIds", contact.Id.ToString())
            .Set("Input.KeptBack", words).Set("Input.KeptBackReason", reason).Set("Input.KeptBackUntilOn", until.ToString("yyyy-MM-dd", null)).SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
}

public sealed class KeptBackTestsOnSqlite(SqliteHouse house) : KeptBackTests(house), IClassFixture<SqliteHouse>;

public sealed class KeptBackTestsOnPostgres(PostgresHouse house) : KeptBackTests(house), IClassFixture<PostgresHouse>;
