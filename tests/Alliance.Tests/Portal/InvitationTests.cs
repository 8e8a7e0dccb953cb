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

/// <summary>From the question to a yes, a no, or no answer: nothing of a person is kept before the first.</summary>
public abstract class InvitationTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Invite_ByLetter_KeepsAnAddressAFirstNameAndTheAge()
    {
        var contact = await NewRoleAsync();
        var address = InvitedPeople.NewAddress();

        var link = await House.InviteByLetterAsync(contact, address);

        var invitation = await InvitationAsync(contact);
        (invitation.Address, invitation.FirstName, invitation.IsAdult, invitation.ExpiresAt).ShouldBe((address, "Maria", true, House.Clock.Instant().AddDays(14)));
        (await FindAsync(contact)).ShouldSatisfyAllConditions(c => c.Name.ShouldBeNull(), c => c.Email.ShouldBeNull());
        var letter = (await House.LettersAsync(address)).ShouldHaveSingleItem();
        (letter.Subject, letter.Text.Contains("Maria"), letter.Text.Contains("Bakery")).ShouldBe(("A question for you", true, false));
        var told = await House.PayloadAsync(await House.EventAsync(PartnershipEvents.ContactInvited, contact.Id));
        told.ShouldNotContain("Maria");
        told.ShouldNotContain(address);
        (await House.Stranger().GetAsync(link)).ShouldSay("May we stay in touch?");
    }

    [Theory]
    [InlineData("", "Input.Address", "Type the address the letter goes to.")]
    [InlineData("nonsense", "Input.Address", "This is not an e-mail address.")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "Input.Address", "This is not an e-mail address.")]
    [InlineData("a@b.example,c@d.example", "Input.Address", "This is not an e-mail address.")]
    [InlineData("info@b.example", "Input.Address", "a mailbox that several people read")]
    [InlineData("front.desk@quillfeather.example", "Input.Address", "a mailbox that several people read")]
    public async Task Invite_AtAnAddressThatIsNoPersons_IsRefusedAndKeepsWhatWasTyped(string address, string field, string sentence)
    {
        var contact = await NewRoleAsync(mailbox: "Front.Desk@quillfeather.example");

        var again = await (await House.InviteFormAsync(contact, "Email", address)).SubmitAsync();

        again.ShouldHaveError(field, sentence);
        (await House.AskAsync(db => db.Set<Invitation>().AnyAsync(i => i.ContactId == contact.Id))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Maria\r\nBcc: c@d.example")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{0}")]
    public async Task Invite_FirstNameThatIsMoreThanAName_IsRefused(string firstName)
    {
        var contact = await NewRoleAsync();

        (await (await House.InviteFormAsync(contact, "Email", InvitedPeople.NewAddress(), firstName)).SubmitAsync()).ShouldHaveError("Input.FirstName", "A first name has letters only");
    }

    [Fact]
    public async Task Invite_AtASchool_NeedsTheSentenceOnAdultStaffOnBothSides()
    {
        var school = await House.AddShopAsync("Lakeview School", p => p.Kind = PartnerKind.School);
        await House.AddRelationshipAsync(school, House.Person(Role.Officer));
        var contact = await House.AddPersonAsync(school, "head of the office");
        var form = await House.InviteFormAsync(contact, "Email", InvitedPeople.NewAddress());

        (await form.SubmitAsync()).ShouldHaveError("Input.IsAdultStaff", "Here only adult staff are asked.");
        (await form.Untick("Input.IsAdult").Set("Input.IsAdultStaff", "true").SubmitAsync()).ShouldHaveError("Input.IsAdult", "Only people who are 18 or older");
        var address = InvitedPeople.NewAddress();
        await (await House.InviteFormAsync(contact, "Email", address)).Set("Input.IsAdultStaff", "true").SubmitAsync();
        var page = (await House.Stranger().GetAsync(PortalPeople.PathIn((await House.LettersAsync(address))[^1].Text))).Form("#yes-form").Set("Input.IsNamed", "false");
        var again = await page.SubmitAsync("Yes");
        again.ShouldHaveError("Input.IsAdultStaff", "Here only adult staff can take part.");
        again.ShouldHaveError("Input.IsAdult", "18 or older");
    }

    [Fact]
    public async Task Invite_ByAColleague_IsNotThere()
    {
        var contact = await NewRoleAsync();
        var colleague = await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer);

        (await colleague.GetAsync($"/Partnerships/Contacts/{contact.Id}/Invite")).ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await colleague.PostAsync($"/Partnerships/Contacts/{contact.Id}/Invite", await colleague.TokenAsync())).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invite_Twice_AsksOnce()
    {
        var contact = await NewRoleAsync();
        var form = await House.InviteFormAsync(contact, "Email", InvitedPeople.NewAddress());
        await form.SubmitAsync();

        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Contacts/{contact.Id}");

        (await House.EventsAsync(PartnershipEvents.ContactInvited)).Count(e => e.SubjectId == contact.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Yes_WithEveryChoice_IsARowForEachAndGivesThePersonTheirCard()
    {
        var contact = await NewRoleAsync();
        var address = InvitedPeople.NewAddress();
        var link = await House.InviteByLetterAsync(contact, address);
        var browser = House.Stranger();

        var page = await (await browser.GetAsync(link)).Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.Name", " Maria  Quillfeather ").Set("Input.Telephone", "617 552 3307").Set("Input.ByEmail", "true")
            .Set("Input.InCallouts", "true").Set("Input.For", "Talk").Set("Input.For", "Place").Set("Input.When", "Evenings").Set("Input.IsAdult", "true").SubmitAsync("Yes");

        (await FindAsync(contact)).ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Maria Quillfeather"), c => c.Telephone.ShouldBe("+16175523307"), c => c.Email.ShouldBe(address));
        var choices = await ChoicesAsync(contact);
        choices.Select(c => c.Kind).ShouldBe([ChoiceKind.Named, ChoiceKind.Callouts, ChoiceKind.Email], ignoreOrder: true);
        choices.ShouldAllBe(c => c.WordingVersion == ConsentWording.Current && c.Language == "en" && c.Way == ConsentWay.EmailLink && c.GivenAt == House.Clock.Instant() && c.WithdrawnAt == null);
        choices.Single(c => c.Kind == ChoiceKind.Callouts).ShouldSatisfyAllConditions(c => c.For.ShouldBe(CalloutHelp.Talk | CalloutHelp.Place), c => c.When.ShouldBe(CalloutTimes.Evenings));
        var consent = await House.AskAsync(db => db.Set<Consent>().SingleAsync(c => c.ContactId == contact.Id));
        (consent.AskedById, consent.ExpiresAt).ShouldBe((House.Person(Role.Officer).Id, House.Clock.Instant() + Consent.Lifetime));
        (await House.AskAsync(db => db.Set<Invitation>().AnyAsync(i => i.ContactId == contact.Id))).ShouldBeFalse();
        (await House.EventAsync(PartnershipEvents.ConsentGiven, contact.Id)).Role.ShouldBe("Partner");
        (await browser.TypeCodeAsync(page.CodeOnIt())).ShouldRedirectTo("/portal");
        (await House.Stranger().GetAsync(link)).ShouldSay("This page is no longer open");
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{contact.PartnerId}")).ShouldSay("Maria Quillfeather");
    }

    [Fact]
    public async Task Yes_Unnamed_KeepsNoNameEvenWhereOneStandsInTheForm()
    {
        var contact = await NewRoleAsync();
        var link = await House.InviteByLetterAsync(contact);

        await (await House.Stranger().GetAsync(link)).Form("#yes-form").Set("Input.IsNamed", "false").Set("Input.Email", "").Set("Input.IsAdult", "true").SubmitAsync("Yes");

        (await FindAsync(contact)).ShouldSatisfyAllConditions(c => c.Name.ShouldBeNull(), c => c.Email.ShouldBeNull());
        (await ChoicesAsync(contact)).ShouldHaveSingleItem().Kind.ShouldBe(ChoiceKind.Unnamed);
    }

    [Fact]
    public async Task Yes_WithMissingChoices_SaysWhatAndKeepsWhatWasTyped()
    {
        var link = await House.InviteByLetterAsync(await NewRoleAsync());

        var again = await (await House.Stranger().GetAsync(link)).Form("#yes-form").Set("Input.Name", "").Set("Input.IsNamed", "true").Set("Input.InCallouts", "true").Set("Input.Telephone", "1").SubmitAsync("Yes");

        again.ShouldHaveError("Input.Name", "Type your name");
        again.ShouldHaveError("Input.For", "Choose what you may be asked for.");
        again.ShouldHaveError("Input.When", "Choose when you may be asked.");
        again.ShouldHaveError("Input.Telephone", "This cannot be dialed.");
        again.ShouldHaveError("Input.IsAdult", "Only people who are 18 or older");
        again.Form("#yes-form").Value("Input.InCallouts").ShouldBe("true");
    }

    [Fact]
    public async Task Yes_WithASharedMailbox_IsRefused()
    {
        var link = await House.InviteByLetterAsync(await NewRoleAsync());

        (await (await House.Stranger().GetAsync(link)).Form("#yes-form").Set("Input.IsNamed", "false").Set("Input.Email", "office@quillfeather.example").Set("Input.IsAdult", "true").SubmitAsync("Yes"))
            .ShouldHaveError("Input.Email", "This mailbox is read by more than one person");
    }

    [Fact]
    public async Task Yes_WithAScriptForAName_IsShownAsTheWordsItIs()
    {
        var contact = await NewRoleAsync();
        const string name = "<script>alert('x')</script> \"><img src=x onerror=alert(1)>";
        await House.Stranger().SayYesAsync(await House.InviteByLetterAsync(contact), name);
        var officer = await House.SignInAsync(Role.Officer);

        foreach (var path in new[] { $"/Partnerships/Partners/{contact.PartnerId}", $"/Partnerships/Contacts/{contact.Id}", $"/Partnerships/Engagements/Log/{contact.PartnerId}" })
        {
            var page = await officer.GetAsync(path);
            page.Body.ShouldNotContain("<script>alert", Case.Insensitive, path);
            page.Document.QuerySelectorAll("img[onerror]").ShouldBeEmpty(path);
            page.ShouldSay("<script>alert('x')</script>");
        }
    }

    [Fact]
    public async Task No_ToTheOfficer_LooksLikeNoAnswer()
    {
        var (silent, refusing) = (await NewRoleAsync(), await NewRoleAsync());
        await House.InviteByLetterAsync(silent);
        var address = InvitedPeople.NewAddress();
        var link = await House.InviteByLetterAsync(refusing, address);

        (await (await House.Stranger().GetAsync(link)).Form("#yes-form").SubmitAsync("No")).ShouldSay("nobody is told");

        foreach (var days in new[] { 1, 13 })
        {
            await PassAsync(days);
            var officer = await House.SignInAsync(Role.Officer);
            (await SeenAsync(officer, refusing)).ShouldBe(await SeenAsync(officer, silent));
        }
        (await House.LettersAsync(address)).ShouldBeEmpty();
        var left = await House.AskAsync(db => db.Set<Invitation>().AsNoTracking().Where(i => i.ContactId == refusing.Id || i.ContactId == silent.Id).ToListAsync());
        left.ShouldBeEmpty();
        (await House.Stranger().GetAsync(link)).ShouldSay("This page is no longer open");
    }

    [Fact]
    public async Task No_AtOnce_EmptiesTheInvitation()
    {
        var contact = await NewRoleAsync();
        var link = await House.InviteByLetterAsync(contact);

        await (await House.Stranger().GetAsync(link)).Form("#yes-form").SubmitAsync("No");

        (await InvitationAsync(contact)).ShouldSatisfyAllConditions(i => i.Address.ShouldBeNull(), i => i.FirstName.ShouldBeNull(), i => i.SecretHash.ShouldBeNull());
    }

    [Fact]
    public async Task Time_OneReminderThenTheEnd()
    {
        var contact = await NewRoleAsync();
        var address = InvitedPeople.NewAddress();
        var first = await House.InviteByLetterAsync(contact, address);

        await PassAsync(7);
        await PassAsync(3);
        var letters = await House.LettersAsync(address);
        letters.Count.ShouldBe(2);
        letters[1].Text.ShouldContain("This is the only reminder");
        var second = PortalPeople.PathIn(letters[1].Text);
        foreach (var link in new[] { first, second }) (await House.Stranger().GetAsync(link)).ShouldSay("May we stay in touch?");
        await PassAsync(4);

        foreach (var link in new[] { first, second }) (await House.Stranger().GetAsync(link)).ShouldSay("This page is no longer open");
        (await House.AskAsync(db => db.Set<Invitation>().AnyAsync(i => i.ContactId == contact.Id))).ShouldBeFalse();
        (await House.LettersAsync(address)).ShouldBeEmpty();
        (await House.EventAsync(PartnershipEvents.InvitationLapsed, contact.Id)).ActorId.ShouldBeNull();
    }

    [Fact]
    public async Task OfficersPhone_AYes_CountsOnlyAfterTheLetter()
    {
        var contact = await NewRoleAsync();
        var address = InvitedPeople.NewAddress();
        var handed = (await (await House.InviteFormAsync(contact, "OfficersPhone")).SubmitAsync()).Location.ShouldNotBeNull();
        var phone = House.Stranger();
        var page = await phone.GetAsync(handed);
        page.Document.QuerySelector("[name='Input.Name']").ShouldBeNull("no name is typed on the officer's phone");

        (await page.Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.Email", address).Set("Input.IsAdult", "true").SubmitAsync("Yes")).ShouldSay("hand the telephone back");

        (await FindAsync(contact)).Name.ShouldBeNull();
        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
        (await phone.GetAsync(handed)).ShouldSay("This page is no longer open");
        var link = PortalPeople.PathIn((await House.LettersAsync(address))[^1].Text);
        (await House.Stranger().GetAsync(link)).Form("#yes-form").Value("Input.IsNamed").ShouldBe("true");
        await House.Stranger().SayYesAsync(link, email: address);
        (await FindAsync(contact)).Name.ShouldBe("Maria Quillfeather");
    }

    [Fact]
    public async Task OfficersPhone_WithoutAnAddress_IsConfirmedWithACardsCode()
    {
        var contact = await NewRoleAsync();
        var handed = (await (await House.InviteFormAsync(contact, "OfficersPhone")).SubmitAsync()).Location.ShouldNotBeNull();

        var code = (await (await House.Stranger().GetAsync(handed)).Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.IsAdult", "true").SubmitAsync("Yes")).CodeOnIt();

        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
        var own = House.Stranger();
        await own.SayYesAsync((await own.TypeCodeAsync(code)).Location.ShouldNotBeNull());
        (await ChoicesAsync(contact)).ShouldHaveSingleItem().Way.ShouldBe(ConsentWay.Card);
    }

    /// <summary>What is sent to the officer's phone can never be the yes, whatever is forged into it.</summary>
    [Fact]
    public async Task OfficersPhone_WithANameForgedIn_KeepsNone()
    {
        var contact = await NewRoleAsync();
        var handed = (await (await House.InviteFormAsync(contact, "OfficersPhone")).SubmitAsync()).Location.ShouldNotBeNull();

        await (await House.Stranger().GetAsync(handed)).Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.IsAdult", "true").Forge("Input.Name", "Maria Quillfeather").Forge("IsHanded", "false").SubmitAsync("Yes");

        (await FindAsync(contact)).Name.ShouldBeNull();
        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Letter_InSpanish_LeadsToAPageInSpanish()
    {
        var address = InvitedPeople.NewAddress();
        var link = await House.InviteByLetterAsync(await NewRoleAsync(), address, language: "es");

        (await House.LettersAsync(address)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Subject.ShouldBe("Una pregunta para usted"), l => l.Text.ShouldContain("Hola Maria"));
        (await House.Stranger().GetAsync(link)).ShouldSay("¿Podemos seguir en contacto?");
    }

    [Fact]
    public async Task Card_ForSomebodyWhoReadsSpanish_IsInSpanish()
    {
        var page = await (await House.InviteFormAsync(await NewRoleAsync(), "Card", language: "es")).SubmitAsync();

        page.Element(".pa-papercard").GetAttribute("lang").ShouldBe("es");
        page.Texts(".pa-papercard__small")[0].ShouldStartWith("Cambie de idea");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Get_GuessedLink_ShowsNothing(string guess) => (await House.Stranger().GetAsync($"/portal/invitation/{guess}")).ShouldSay("This page is no longer open");

    [Fact]
    public async Task Post_WithoutTheFormsToken_AnswersNothing()
    {
        var contact = await NewRoleAsync();
        var link = await House.InviteByLetterAsync(contact);

        foreach (var handler in new[] { "", "?handler=no" })
            (await House.Stranger().PostAsync(link + handler, [new("Input.IsNamed", "false"), new("Input.IsAdult", "true")])).ShouldBe(System.Net.HttpStatusCode.BadRequest);

        (await InvitationAsync(contact)).Address.ShouldNotBeNull();
    }

    private async Task<Contact> NewRoleAsync(string? mailbox = null)
    {
        var partner = await House.AddShopAsync(with: p => p.RoleEmail = mailbox);
        await House.AddRelationshipAsync(partner, House.Person(Role.Officer));
        return await House.AddPersonAsync(partner);
    }

    private async Task PassAsync(int days)
    {
        House.Clock.Advance(TimeSpan.FromDays(days));
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>All that an officer can see of one contact, without what only names the row.</summary>
    private static async Task<string> SeenAsync(Browser officer, Contact contact)
    {
        var texts = new List<string>();
        foreach (var path in new[] { $"/Partnerships/Contacts/{contact.Id}", $"/Partnerships/Contacts/{contact.Id}/Invite", $"/Partnerships/Partners/{contact.PartnerId}" })
        {
            var page = await officer.GetAsync(path);
            page.Location?.ShouldNotContain("sign-in");
            texts.Add($"{page.Status} {page.Location} {page.Text}");
        }
        return string.Join('\n', texts).Replace(contact.Id.ToString(), "ID", StringComparison.Ordinal).Replace(contact.PartnerId.ToString(), "ID", StringComparison.Ordinal);
    }

    private Task<Contact> FindAsync(Contact contact) => House.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contact.Id));

    private Task<Invitation> InvitationAsync(Contact contact) => House.AskAsync(db => db.Set<Invitation>().AsNoTracking().SingleAsync(i => i.ContactId == contact.Id));

    private Task<List<ConsentChoice>> ChoicesAsync(Contact contact) => House.AskAsync(db => db.Set<ConsentChoice>().AsNoTracking().Where(c => c.ContactId == contact.Id).ToListAsync());
}

public sealed class InvitationTestsOnSqlite(SqliteHouse house) : InvitationTests(house), IClassFixture<SqliteHouse>;

public sealed class InvitationTestsOnPostgres(PostgresHouse house) : InvitationTests(house), IClassFixture<PostgresHouse>;
