using System.Net;
using Alliance.Partnerships;
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

    private Task<int> AgreementsAsync(Guid contact) => House.AskAsync(db => db.Set<Agreement>().CountAsync(a => a.ContactId == contact && a.WithdrawnAt == null));

    [Fact]
    public async Task Add_ARole_NeedsNoAgreement()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync(await House.SignInAsync(Role.Officer), $"Add/{partner.Id}")).Set("Input.RoleTitle", "night manager");

        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        var contact = (await FindAsync(partner)).ShouldNotBeNull();
        (contact.RoleTitle, contact.Name).ShouldBe(("night manager", null));
        (await AgreementsAsync(contact.Id)).ShouldBe(0);
        await House.EventAsync(PartnershipEvents.ContactAdded, contact.Id);
    }

    [Fact]
    public async Task Add_ANameWithAgreement_KeepsWhoAskedWhenAndHow()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var page = await officer.GetAsync($"/Partnerships/Contacts/Add/{partner.Id}");
        page.ShouldSay(AgreementWording.Text);

        await page.Form("form.pa-form").Set("Input.RoleTitle", "owner").Set("Input.Name", "Rosa Diaz").Set("Input.Telephone", "617 552 3307").Set("Input.Email", "rosa@example.org").Set("Input.Way", "InPerson").Set("Input.SaidYes", "true").SubmitAsync();

        var contact = (await FindAsync(partner)).ShouldNotBeNull();
        (contact.Name, contact.Telephone, contact.Email).ShouldBe(("Rosa Diaz", "+16175523307", "rosa@example.org"));
        var agreement = await House.AskAsync(db => db.Set<Agreement>().SingleAsync(a => a.ContactId == contact.Id));
        (agreement.AskedById, agreement.Way, agreement.WordingVersion, agreement.AskedAt).ShouldBe((House.Person(Role.Officer).Id, AgreementWay.InPerson, AgreementWording.Current, House.Clock.Instant()));
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("Rosa Diaz");
    }

    [Theory]
    [InlineData(null, "InPerson", "Input.SaidYes", "A name is kept only if they said yes")]
    [InlineData("true", null, "Input.Way", "Choose how you asked them.")]
    public async Task Add_ANameWithoutFullAgreement_IsNotKept(string? yes, string? way, string field, string sentence)
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync(await House.SignInAsync(Role.Officer), $"Add/{partner.Id}")).Set("Input.RoleTitle", "owner").Set("Input.Name", "Rosa Diaz");
        if (yes is not null) form.Set("Input.SaidYes", yes);
        if (way is not null) form.Set("Input.Way", way);

        var again = await form.SubmitAsync();

        again.ShouldHaveError(field, sentence);
        again.Form("form.pa-form").Value("Input.Name").ShouldBe("Rosa Diaz");
        (await FindAsync(partner)).ShouldBeNull();
    }

    [Fact]
    public async Task Add_ATelephoneWithoutAName_IsNotKept()
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await FormAsync(await House.SignInAsync(Role.Officer), $"Add/{partner.Id}")).Set("Input.RoleTitle", "owner").Set("Input.Telephone", "617 552 3307").SubmitAsync();

        again.ShouldHaveError("Input.Name", "Type their name, or leave all of this empty.");
    }

    [Fact]
    public async Task Add_AtASchool_SaysAdultStaffOnly()
    {
        var partner = await House.AddShopAsync("Lakeview Middle School", p => p.Kind = PartnerKind.School);
        await House.AddRelationshipAsync(partner, House.Person(Role.Officer));

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Contacts/Add/{partner.Id}")).ShouldSay("Adult staff only");
    }

    [Fact]
    public async Task Change_TheNameOfSomebodyElse_NeedsANewAgreement()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Rosa Diaz");
        var form = (await FormAsync(await House.SignInAsync(Role.Officer), contact.Id.ToString())).Set("Input.Name", "Luis Romero");

        var again = await form.SubmitAsync();
        again.ShouldHaveError("Input.SaidYes", "A name is kept only if they said yes");
        await again.Form("form.pa-form").Set("Input.Way", "Telephone").Set("Input.SaidYes", "true").SubmitAsync();

        (await FindAsync(partner))!.Name.ShouldBe("Luis Romero");
        (await AgreementsAsync(contact.Id)).ShouldBe(2);
        await House.EventAsync(PartnershipEvents.ContactNamed, contact.Id);
    }

    [Fact]
    public async Task Change_TheTelephone_StandsUnderTheAgreementThereIs()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Rosa Diaz");

        (await (await FormAsync(await House.SignInAsync(Role.Officer), contact.Id.ToString())).Set("Input.Telephone", "617 552 3307").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await FindAsync(partner))!.Telephone.ShouldBe("+16175523307");
        (await AgreementsAsync(contact.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Change_AfterTheAgreementRanOut_NeedsANewOne()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Rosa Diaz");
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await db.Set<Agreement>().Where(a => a.ContactId == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, House.Clock.Instant().AddDays(-1)));
        });

        var again = await (await FormAsync(await House.SignInAsync(Role.Officer), contact.Id.ToString())).Set("Input.Telephone", "617 552 3307").SubmitAsync();

        again.ShouldHaveError("Input.SaidYes", "A name is kept only if they said yes");
    }

    [Fact]
    public async Task Change_TheNameEmptied_PointsToTakingOut()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync(), name: "Rosa Diaz");

        var again = await (await FormAsync(await House.SignInAsync(Role.Officer), contact.Id.ToString())).Set("Input.Name", "").SubmitAsync();

        again.ShouldHaveError("Input.Name", "To take the name out, use the button");
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
        await (await FormAsync(officer, $"Add/{partner.Id}")).Set("Input.RoleTitle", "owner").Set("Input.Name", "Zephyrine Okonkwo").Set("Input.Telephone", "617 444 8812").Set("Input.Way", "InPerson").Set("Input.SaidYes", "true").SubmitAsync();
        var contact = (await FindAsync(partner)).ShouldNotBeNull();
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
        foreach (var name in new[] { "Zephyrine", "Okonkwo", "4448812" })
        {
            after.ShouldNotSay(name);
            (await officer.GetAsync("/Partnerships/Today")).ShouldNotSay(name);
            (await MentionsAsync(name)).ShouldBeEmpty();
        }
        (await House.AskAsync(db => db.Set<Agreement>().SingleAsync(a => a.ContactId == contact.Id))).WithdrawnAt.ShouldBe(House.Clock.Instant());
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
