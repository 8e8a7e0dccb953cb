using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>What a contact can change, renew and end; what time does; and the safe contact.</summary>
public abstract class ChoicesTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Change_ToUnnamed_TakesTheNameOutOfEveryNoteAndTheAudit()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Ottoline Vexworth");
        await House.LogTalkAsync(partner, [contact], "Ottoline Vexworth will open the hall.");
        var browser = await House.ComeInAsync(contact);

        (await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.IsNamed", "false").SubmitAsync()).ShouldRedirectTo("/portal/choices");

        (await FindAsync(contact)).Name.ShouldBeNull();
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("Vexworth")))).ShouldBe(0);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("a contact (night manager) will open the hall.");
        var choices = await ChoicesAsync(contact);
        choices.Single(c => c.Kind == ChoiceKind.Named).ShouldSatisfyAllConditions(c => c.WithdrawnAt.ShouldBe(House.Clock.Instant()), c => c.WithdrawnBy.ShouldBe(ConsentWay.Portal));
        choices.Single(c => c.Kind == ChoiceKind.Unnamed).WithdrawnAt.ShouldBeNull();
    }

    [Fact]
    public async Task Change_OneChoice_LeavesTheOthersRowsAlone()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        var form = (await browser.GetAsync("/portal/choices")).Form("#choices-form");

        await form.Set("Input.InCallouts", "true").Set("Input.For", "Language").Set("Input.When", "Nights").SubmitAsync();
        await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Untick("Input.InCallouts").SubmitAsync();

        var choices = await ChoicesAsync(contact);
        choices.Count.ShouldBe(3);
        choices.Where(c => c.WithdrawnAt is not null).ShouldHaveSingleItem().Kind.ShouldBe(ChoiceKind.Callouts);
    }

    [Fact]
    public async Task Renew_AddsARow_AndTheReminderComesOnceBefore()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        await PassAsync(Consent.Lifetime - TimeSpan.FromDays(31));
        (await House.LettersAsync(contact.Email!)).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromDays(2));
        await PassAsync(TimeSpan.FromDays(2));
        var letter = (await House.LettersAsync(contact.Email!)).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("A date to remember");
        foreach (var word in new[] { "Rosa", "police", "Maple Harbor", "Bakery" }) letter.Text.ShouldNotContain(word, Case.Insensitive);
        var browser = await House.ComeInAsync(contact);

        await (await browser.GetAsync("/portal/choices")).Form("#renew-form").SubmitAsync();

        await PassAsync(TimeSpan.FromDays(40));
        (await FindAsync(contact)).Name.ShouldBe("Rosa Quillfeather");
        (await House.AskAsync(db => db.Set<Consent>().CountAsync(c => c.ContactId == contact.Id && c.Way == ConsentWay.Portal))).ShouldBe(1);
        (await House.EventAsync(PartnershipEvents.ConsentRenewed, contact.Id)).ActorId.ShouldBe(contact.Id);
    }

    [Fact]
    public async Task Time_AfterTheEnd_TakesOutTheUnnamedToo()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.IsNamed", "false").SubmitAsync();

        await PassAsync(Consent.Lifetime);

        (await FindAsync(contact)).Email.ShouldBeNull();
        (await ChoicesAsync(contact)).ShouldAllBe(c => c.WithdrawnAt != null);
    }

    [Fact]
    public async Task SafeContact_HasNoAddressNoHistoryAndComesInByCardOnly()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await House.LogTalkAsync(partner, [contact], "Something said long ago.");
        House.Clock.Advance(TimeSpan.FromDays(2));
        var browser = await House.ComeInAsync(contact);
        (await browser.GetAsync("/portal")).ShouldSay("Something said long ago.");
        var code = (await (await browser.GetAsync("/portal/choices")).Form("#card-form").SubmitAsync()).CodeOnIt();

        (await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.IsSafeContact", "true").SubmitAsync()).ShouldRedirectTo("/portal/choices");

        (await FindAsync(contact)).Email.ShouldBeNull();
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains(contact.Email!)))).ShouldBe(0);
        var before = (await House.LettersAsync(contact.Email!)).Count;
        await House.Stranger().AskForLinkAsync(contact.Email!);
        (await House.LettersAsync(contact.Email!)).Count.ShouldBe(before);
        var safe = House.Stranger();
        (await safe.TypeCodeAsync(code)).ShouldRedirectTo("/portal");
        (await safe.GetAsync("/portal")).ShouldNotSay("Something said long ago.");
        (await safe.GetAsync("/portal/looked")).ShouldSay("only today is shown");
        // The address given with the tick is kept no more than one given before.
        await (await safe.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.Email", "again@quillfeather.example").Set("Input.ByEmail", "true").SubmitAsync();
        (await FindAsync(contact)).Email.ShouldBeNull();
        (await ChoicesAsync(contact)).Where(c => c.WithdrawnAt is null).Select(c => c.Kind).ShouldBe([ChoiceKind.Named, ChoiceKind.SafeContact], ignoreOrder: true);
    }

    [Fact]
    public async Task LeaveNow_FromEveryPage_LeadsToAPageThatTellsNothing()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));
        foreach (var path in new[] { "/portal", "/portal/looked", "/portal/choices", "/portal/leave" })
            (await browser.GetAsync(path)).Element("form[data-leave]").GetAttribute("data-leave").ShouldNotBeNull().ShouldEndWith("/calendar");

        var page = await (await (await browser.GetAsync("/portal")).Form("form[data-leave]").SubmitAsync()).FollowAsync();

        page.Address.AbsolutePath.ShouldEndWith("/calendar");
        page.Document.Title.ShouldBe("Calendar");
        foreach (var word in new[] { "Alliance", "police", "Rosa", "portal" }) page.Text.ShouldNotContain(word, Case.Insensitive);
        (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
    }

    [Fact]
    public async Task SharedMailbox_OfAContact_OpensNothing()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        (await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.Email", "info@quillfeather.example").SubmitAsync()).ShouldHaveError("Input.Email", "This mailbox is read by more than one person");
        // However it came there.
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var there = await db.Set<Contact>().SingleAsync(c => c.Id == contact.Id);
            there.Email = "info@quillfeather.example";
            await db.SaveAsync(House.Act(), "Arranged", there, there.Id);
        });

        (await House.Stranger().AskForLinkAsync("info@quillfeather.example")).ShouldSay("Look in your mailbox");

        (await House.LettersAsync("info@quillfeather.example")).ShouldHaveSingleItem().Text.ShouldNotContain("/portal/enter/");
    }

    [Fact]
    public async Task Log_BeforeSaving_SaysWhoWillReadIt()
    {
        var partner = await House.AddOwnPartnerAsync();
        await House.AddReachableAsync(partner);
        await House.AddPersonAsync(partner, "cook");

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}");

        page.Texts(".pa-reads").ShouldBe(["Rosa Quillfeather will read this.", "The cook has not agreed to stay in touch, and will not read this."], ignoreOrder: true);
        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).ShouldNotSay("Rosa");
    }

    private async Task PassAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private Task<Contact> FindAsync(Contact contact) => House.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contact.Id));

    private Task<List<ConsentChoice>> ChoicesAsync(Contact contact) => House.AskAsync(db => db.Set<ConsentChoice>().AsNoTracking().Where(c => c.ContactId == contact.Id).ToListAsync());
}

public sealed class ChoicesTestsOnSqlite(SqliteHouse house) : ChoicesTests(house), IClassFixture<SqliteHouse>;

public sealed class ChoicesTestsOnPostgres(PostgresHouse house) : ChoicesTests(house), IClassFixture<PostgresHouse>;
