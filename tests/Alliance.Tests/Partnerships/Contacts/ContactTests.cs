using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Contacts;

public abstract class ContactTests(TestHouse house) : HouseTest(house)
{
    private static async Task<Form> FormAsync(Browser browser, string path) => (await browser.GetAsync($"/Partnerships/Contacts/{path}")).Form("form.pa-form");

    private Task<Contact?> FindAsync(Partner partner) => House.AskAsync(db => db.Set<Contact>().SingleOrDefaultAsync(c => c.PartnerId == partner.Id));

    private Task<int> ConsentsAsync(Guid contact) => House.AskAsync(db => db.Set<Consent>().CountAsync(a => a.ContactId == contact && a.WithdrawnAt == null));

    [Fact]
    public async Task Add_ARole_NeedsNoConsent()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync(await House.SignInAsync(Role.Officer), $"Add/{partner.Id}")).Set("Input.RoleTitle", "night manager");

        (await form.SubmitAsync("Add the person")).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await form.SubmitAsync("Add the person")).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        var contact = (await FindAsync(partner)).ShouldNotBeNull();
        (contact.RoleTitle, contact.Name).ShouldBe(("night manager", null));
        (await ConsentsAsync(contact.Id)).ShouldBe(0);
        await House.EventAsync(PartnershipEvents.ContactAdded, contact.Id);
    }

    /// <summary>No form of an officer's keeps a name, whatever it sends.</summary>
    [Fact]
    public async Task AddAndChange_WithANameForgedIn_KeepNoName()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);

        await (await FormAsync(officer, $"Add/{partner.Id}")).Set("Input.RoleTitle", "owner").Forge("Input.Name", "Rosa Diaz").Forge("Input.Telephone", "617 552 3307").Forge("Input.SaidYes", "true").Forge("Input.Way", "InPerson").SubmitAsync("Add the person");
        var contact = (await FindAsync(partner)).ShouldNotBeNull();
        await (await FormAsync(officer, contact.Id.ToString())).Set("Input.RoleTitle", "baker").Forge("Input.Name", "Rosa Diaz").Forge("Contact.Name", "Rosa Diaz").Forge("Input.Email", "rosa@example.org").SubmitAsync();

        contact = (await FindAsync(partner)).ShouldNotBeNull();
        (contact.RoleTitle, contact.Name, contact.Telephone, contact.Email).ShouldBe(("baker", null, null, null));
    }

    [Fact]
    public async Task Add_AndInvite_LeadsToTheInvitation()
    {
        var partner = await House.AddOwnPartnerAsync();

        var answer = await (await FormAsync(await House.SignInAsync(Role.Officer), $"Add/{partner.Id}")).Set("Input.RoleTitle", "owner").SubmitAsync("Add and invite");

        answer.ShouldRedirectTo($"/Partnerships/Contacts/{(await FindAsync(partner))!.Id}/Invite");
    }

    [Fact]
    public async Task Add_AtASchool_SaysAdultStaffOnly()
    {
        var partner = await House.AddShopAsync("Lakeview Middle School", p => p.Kind = PartnerKind.School);
        await House.AddRelationshipAsync(partner, House.Person(Role.Officer));

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Contacts/Add/{partner.Id}")).ShouldSay("Adult staff only");
    }

    [Fact]
    public async Task Change_FromTheSecondTab_IsRefusedAndKeepsWhatWasTyped()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync(), role: "baker");
        var officer = await House.SignInAsync(Role.Officer);
        var first = await FormAsync(officer, contact.Id.ToString());
        var second = await FormAsync(officer, contact.Id.ToString());
        await first.Set("Input.RoleTitle", "head baker").SubmitAsync();

        var stale = await second.Set("Input.RoleTitle", "owner").SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.Texts(".pa-banner--warning dd").ShouldBe(["head baker"]);
        stale.Form("form.pa-form").Value("Input.RoleTitle").ShouldBe("owner");
        (await stale.Form("form.pa-form").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await House.EventsAsync(PartnershipEvents.ContactChanged)).Count(e => e.SubjectId == contact.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Get_AContact_LeavesAReadEventAboutThem()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync(), name: "Rosa Diaz");

        await FormAsync(await House.SignInAsync(Role.Officer), contact.Id.ToString());

        (await House.EventAsync(PartnershipEvents.ContactOpened, contact.Id)).Purpose.ShouldBe(PartnerAccess.OwnPurpose);
    }

    [Fact]
    public async Task Left_ARole_IsNoLongerOffered()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, role: "cook");
        var officer = await House.SignInAsync(Role.Officer);
        var page = await officer.GetAsync($"/Partnerships/Contacts/{contact.Id}");
        var left = page.Form("form[action*=Left]");

        (await left.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await left.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).ShouldNotSay("cook");
        (await officer.GetAsync($"/Partnerships/Contacts/{contact.Id}")).ShouldBe(HttpStatusCode.NotFound);
        await House.EventAsync(PartnershipEvents.ContactTakenOut, contact.Id);
    }

    [Fact]
    public async Task TakeOut_AName_IsGoneFromContactNotesPlansAndAudit_AndTheChainHolds()
    {
        var partner = await House.AddOwnPartnerAsync("Take Out Bakery");
        var officer = await House.SignInAsync(Role.Officer);
        var partnerPage = $"/Partnerships/Partners/{partner.Id}";
        // Named before she was known here, and kept with a reason: it stands as it was typed.
        var early = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Zephyrine Okonkwo wants the alley lit");
        var warned = await early.SubmitAsync();
        (await warned.Form("form.pa-form").Set("ScreenReason", "She was there and will be asked").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        var contact = await House.AddContactAsync(partner.Id, "Zephyrine Okonkwo", "owner");
        await (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Coffee with Zephyrine").Set("Input.Heard", "Ms. Okonkwo is glad of the light").Set("Input.OurPromise", "Call Zephyrine back").Set("Input.OurPromiseDueOn", "2027-04-01").SubmitAsync();
        await (await officer.GetAsync($"/Partnerships/Touchpoints/Plan/{partner.Id}")).Form("form.pa-form").Set("Input.On", "2027-04-02").Set("Input.Purpose", "Zephyrine shows the alley").SubmitAsync();
        await (await officer.GetAsync($"/Partnerships/Relationships/Change/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "An alley that Zephyrine is not afraid of").SubmitAsync();
        await (await officer.GetAsync($"/Partnerships/Relationships/Phase/{partner.Id}")).Form("form.pa-form").Set("Input.Phase", "WorkingAlliance").Set("Input.Why", "Zephyrine called me first").SubmitAsync();
        var before = await officer.GetAsync(partnerPage);
        before.ShouldSay("Coffee with Zephyrine");
        before.ShouldSay("Ms. Okonkwo is glad");
        before.ShouldSay("Zephyrine shows the alley");
        before.ShouldSay("not afraid of");

        (await (await officer.GetAsync($"/Partnerships/Contacts/{contact.Id}")).Form("form[action*=TakeOut]").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var after = await officer.GetAsync(partnerPage);
        after.ShouldSay("Coffee with a contact (owner)");
        foreach (var name in new[] { "Zephyrine", "Okonkwo", "555 0100" })
        {
            after.ShouldNotSay(name);
            (await officer.GetAsync("/Partnerships/Today")).ShouldNotSay(name);
            (await MentionsAsync(name)).ShouldBeEmpty();
        }
        (await House.AskAsync(db => db.Set<Consent>().SingleAsync(a => a.ContactId == contact.Id))).WithdrawnAt.ShouldBe(House.Clock.Instant());
        await House.EventAsync(PartnershipEvents.ContactTakenOut, contact.Id);
        await House.SealAsync();
        var verified = await House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(TestPeople.AgencyId, []));
        verified.ShouldSatisfyAllConditions(() => verified.Valid.ShouldBeTrue(), () => verified.Unsealed.ShouldBe(0));
    }

    [Fact]
    public async Task Posts_ByAColleague_TakeNobodyOut()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync(), name: "Rosa Diaz");
        var colleague = await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer);

        foreach (var handler in new[] { "TakeOut", "Left" })
            (await colleague.PostAsync($"/Partnerships/Contacts/{contact.Id}?handler={handler}", await colleague.TokenAsync())).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).Name.ShouldBe("Rosa Diaz");
    }

    /// <summary>Every text column of every table, searched as the database holds it.</summary>
    private Task<List<string>> MentionsAsync(string words) => House.AskAsync(async db =>
    {
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsMappedToJson()))
        {
            var table = type.GetTableName()!;
            foreach (var column in type.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => p.GetColumnName()))
            {
#pragma warning disable EF1002 // Table and column come from the model.
                var count = await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE LOWER(\"{column}\") LIKE {{0}}", $"%{words.ToLowerInvariant()}%").SingleAsync();
#pragma warning restore EF1002
                if (count > 0) found.Add($"{table}.{column}");
            }
        }
        return found;
    });
}

public sealed class ContactTestsOnSqlite(SqliteHouse house) : ContactTests(house), IClassFixture<SqliteHouse>;

public sealed class ContactTestsOnPostgres(PostgresHouse house) : ContactTests(house), IClassFixture<PostgresHouse>;
