using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Portal;
using Alliance.Portal.Door;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>How partners come in, and how nobody else does.</summary>
public abstract class DoorTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Ask_KnownAddress_SendsALinkThatNamesNobody()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());

        (await House.Stranger().AskForLinkAsync($" {contact.Email!.ToUpperInvariant()} ")).ShouldSay("Look in your mailbox");

        var letter = (await House.LettersAsync(contact.Email)).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("Your link");
        letter.Text.ShouldNotContain("Rosa");
        letter.Text.ShouldNotContain("Bakery");
        (await House.EventAsync(PortalEvents.LinkAsked, contact.Id)).Role.ShouldBe("Partner");
    }

    [Fact]
    public async Task Ask_AddressOfNobody_GetsTheSameAnswerAfterTheSameWork()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var known = await House.Stranger().AskForLinkAsync(contact.Email!);

        var unknown = await House.Stranger().AskForLinkAsync("nobody@quillfeather.example");

        (unknown.Status, unknown.Text).ShouldBe((known.Status, known.Text));
        (await House.LettersAsync("nobody@quillfeather.example")).ShouldBeEmpty();
        var hash = Secret.HashOfAddress(TestPeople.AgencyId, "nobody@quillfeather.example");
        (await House.AskAsync(db => db.Set<EntryLink>().SingleAsync(l => l.AddressHash == hash))).ContactId.ShouldBeNull();
    }

    [Fact]
    public async Task Ask_AgainAndAgain_SendsThreeLettersAndSaysNothingOfIt()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        for (var time = 0; time < PartnerDoor.LinksPerAddress + 2; time++) (await House.Stranger().AskForLinkAsync(contact.Email!)).ShouldSay("Look in your mailbox");

        (await House.LettersAsync(contact.Email!)).Count.ShouldBe(PartnerDoor.LinksPerAddress);
        House.Clock.Advance(EntryLink.Lifetime + TimeSpan.FromSeconds(1));
        await House.Stranger().AskForLinkAsync(contact.Email!);
        (await House.LettersAsync(contact.Email!)).Count.ShouldBe(PartnerDoor.LinksPerAddress + 1);
    }

    [Theory]
    [InlineData("", "Type your e-mail address.")]
    [InlineData("nonsense", "This does not look like an e-mail address.")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "This does not look like an e-mail address.")]
    public async Task Ask_NoAddress_KeepsWhatWasTyped(string typed, string sentence)
    {
        var page = await House.Stranger().AskForLinkAsync(typed);

        page.ShouldHaveError("Input.Address", sentence);
    }

    [Fact]
    public async Task Ask_MailboxOfTwoPeople_OpensNobodysRecord()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (first, second) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Quillfeather"));
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            (await db.Set<Contact>().SingleAsync(c => c.Id == second.Id)).Email = first.Email;
            await db.SaveAsync(House.Act(), "Arranged", second, second.Id);
        });

        await House.Stranger().AskForLinkAsync(first.Email!);

        (await House.LettersAsync(first.Email!)).ShouldHaveSingleItem().Text.ShouldContain("used by more than one person");
    }

    [Fact]
    public async Task Enter_LinkOpenedByAScanner_StillWorksOnceAndNeverAgain()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var link = await House.LinkAsync(House.Stranger(), contact);
        (await House.Stranger().GetAsync(link)).ShouldBeOk();
        var browser = House.Stranger();
        var page = await browser.GetAsync(link);

        await page.Form().SubmitAsync();

        (await browser.GetAsync("/portal")).ShouldSay("Hello, Rosa Quillfeather");
        (await House.Stranger().GetAsync(link)).ShouldSay("This link no longer works");
        var late = House.Stranger();
        (await late.PostAsync(link, (await late.GetAsync("/portal/sign-in")).Form("#address-form").Fields)).ShouldSay("This link no longer works");
        (await late.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
        (await House.EventsAsync(PortalEvents.LinkRefused)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Enter_AfterFifteenMinutes_IsTooLate()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var link = await House.LinkAsync(House.Stranger(), contact);

        House.Clock.Advance(EntryLink.Lifetime);

        (await House.Stranger().GetAsync(link)).ShouldSay("This link no longer works");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Enter_GuessedLink_OpensNothing(string guess) =>
        (await House.Stranger().GetAsync($"/portal/enter/{guess}")).ShouldSay("This link no longer works");

    [Fact]
    public async Task Visit_IdleOrOldOrLeft_IsOver()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        for (var quarters = 0; quarters < 47; quarters++)
        {
            House.Clock.Advance(TimeSpan.FromMinutes(15));
            (await browser.GetAsync("/portal")).ShouldBeOk();
        }
        House.Clock.Advance(TimeSpan.FromMinutes(16));
        (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");

        var second = await House.ComeInAsync(contact);
        House.Clock.Advance(PartnerVisit.IdleLifetime);
        (await second.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");

        var third = await House.ComeInAsync(contact);
        await (await third.GetAsync("/portal")).Form("form[action$='sign-out']").SubmitAsync();
        (await third.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
    }

    [Fact]
    public async Task Partner_AtTheStaffsPages_IsAStranger()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        (await browser.GetAsync("/Partnerships/Today")).Location.ShouldNotBeNull().ShouldStartWith("/sign-in?");
    }

    [Fact]
    public async Task Staff_AtThePortal_AreStrangers()
    {
        foreach (var role in Enum.GetValues<Role>())
            (await (await House.SignInAsync(role)).GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
    }

    [Theory]
    [InlineData("https://elsewhere.example/portal")]
    [InlineData("//elsewhere.example/portal")]
    [InlineData("/Partnerships/Today")]
    public async Task Language_ChosenWithAnAddressElsewhere_LeadsToThePortal(string back) =>
        (await House.Stranger().GetAsync($"/portal/language?to=es&back={Uri.EscapeDataString(back)}")).ShouldRedirectTo("/portal/sign-in");

    [Fact]
    public async Task Letters_Sent_LieInTheFolderAndLeaveTheOutbox()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        await House.Stranger().AskForLinkAsync(contact.Email!);

        (await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);

        (await House.LettersAsync(contact.Email!)).ShouldBeEmpty();
        Directory.GetFiles(House.Settings.MailFolder, $"*-{contact.Id:N}.eml").Select(File.ReadAllText).ShouldHaveSingleItem().ShouldContain($"To: {contact.Email}");
    }

    [Fact]
    public async Task Outbox_SubjectAndAddressWithLineEnds_StayOneLineEach()
    {
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Post(House.Act(), null, "lines@quillfeather.example", "One\r\nBcc: two@example.org\u2028three", "text");
            await db.SaveChangesAsync();
        });

        (await House.LettersAsync("lines@quillfeather.example")).ShouldHaveSingleItem().Subject.ShouldBe("One  Bcc: two@example.org three");
    }
}

public sealed class DoorTestsOnSqlite(SqliteHouse house) : DoorTests(house), IClassFixture<SqliteHouse>;

public sealed class DoorTestsOnPostgres(PostgresHouse house) : DoorTests(house), IClassFixture<PostgresHouse>;
