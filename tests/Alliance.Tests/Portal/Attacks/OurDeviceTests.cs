using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>An officer has seen a card's code, and holds the telephone on which a contact ticked: neither makes the officer's word the contact's.</summary>
public abstract class OurDeviceTests(TestHouse house) : HouseTest(house)
{
    private const string Refused = "Somebody of the department is signed in in this browser, so nothing said here counts.";

    [Fact]
    public async Task Code_TypedWhereSomebodyOfTheDepartmentIsSignedIn_OpensNothingAndIsKept()
    {
        foreach (var role in new[] { Role.Officer, Role.Supervisor, Role.Steward })
        {
            var contact = await NewRoleAsync();
            var code = await House.InviteByCardAsync(contact);
            var browser = await House.SignInAsync(role);

            (await browser.TypeCodeAsync(code)).ShouldHaveError("Code", Refused);

            (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
            (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
            var told = await House.EventAsync(PartnershipEvents.AnswerRefused, contact.Id);
            (told.ActorId, told.Role).ShouldBe((House.Person(role).Id, role.ToString()));
            // A code that never was is answered alike.
            (await browser.TypeCodeAsync("22222-22222")).ShouldHaveError("Code", Refused);
            // The contact's own device is let in.
            (await House.Stranger().TypeCodeAsync(code)).Location.ShouldNotBeNull().ShouldStartWith("/portal/invitation/");
        }
    }

    [Fact]
    public async Task Yes_PostedWhereSomebodyOfTheDepartmentIsSignedIn_CountsForNothing()
    {
        var contact = await NewRoleAsync();
        var link = await House.InviteByLetterAsync(contact);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync(link)).Form("#yes-form").Set("Input.IsNamed", "true").Set("Input.Name", "Maria Quillfeather").Set("Input.IsAdult", "true");

        (await form.SubmitAsync("Yes")).ShouldHaveError("", Refused);
        (await form.SubmitAsync("No")).ShouldHaveError("", Refused);

        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).Name.ShouldBeNull();
        (await House.EventsAsync(PartnershipEvents.AnswerRefused)).Count(e => e.SubjectId == contact.Id && e.ActorId == House.Person(Role.Officer).Id).ShouldBe(2);
        await House.Stranger().SayYesAsync(link);
        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticks_OnTheOfficersPhone_AreLockedForTheContactAlone(bool withAddress)
    {
        var contact = await NewRoleAsync();
        var address = InvitedPeople.NewAddress();
        var officer = await House.SignInAsync(Role.Officer);
        var handed = (await (await officer.GetAsync($"/Partnerships/Contacts/{contact.Id}/Invite")).Form("form.pa-form").Set("Input.Way", "OfficersPhone").Set("Input.IsAdult", "true").SubmitAsync()).Location.ShouldNotBeNull();
        // The page on the officer's own phone takes it, and it counts for nothing yet.
        var form = (await officer.GetAsync(handed)).Form("#yes-form").Set("Input.IsNamed", "false").Set("Input.InCallouts", "true").Set("Input.For", "Place").Set("Input.When", "Nights").Set("Input.IsAdult", "true");
        if (withAddress) form.Set("Input.Email", address);
        var page = await form.SubmitAsync("Yes");

        var kept = await House.AskAsync(db => db.Set<Invitation>().AsNoTracking().SingleAsync(i => i.ContactId == contact.Id));
        kept.Chosen.ShouldNotBeNull().ShouldNotContain("|");
        SealedTicks.Open(kept.Chosen, "another secret").ShouldBeNull();
        var own = House.Stranger();
        var link = withAddress ? PortalPeople.PathIn((await House.LettersAsync(address))[^1].Text) : (await own.TypeCodeAsync(page.CodeOnIt())).Location.ShouldNotBeNull();
        // Opened twice, it is there twice.
        for (var time = 0; time < 2; time++)
        {
            var asked = (await own.GetAsync(link)).Form("#yes-form");
            (asked.Value("Input.IsNamed"), asked.Value("Input.For"), asked.Value("Input.When")).ShouldBe(("false", "Place", "Nights"));
            if (!withAddress) link = (await own.TypeCodeAsync(page.CodeOnIt())).Location.ShouldNotBeNull();
        }
        (await House.AskAsync(db => db.Set<Consent>().AnyAsync(c => c.ContactId == contact.Id))).ShouldBeFalse();
    }

    private async Task<Contact> NewRoleAsync() => await House.AddPersonAsync(await House.AddOwnPartnerAsync());
}

public sealed class OurDeviceTestsOnSqlite(SqliteHouse house) : OurDeviceTests(house), IClassFixture<SqliteHouse>;

public sealed class OurDeviceTestsOnPostgres(PostgresHouse house) : OurDeviceTests(house), IClassFixture<PostgresHouse>;
