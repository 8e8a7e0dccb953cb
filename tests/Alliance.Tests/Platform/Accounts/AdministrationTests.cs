using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts;

public abstract class AdministrationTests(TestHouse house) : HouseTest(house)
{
    private Task<Browser> AdministratorAsync() => House.SignInAsync(Role.Administrator);

    private Task<List<Role>> RolesAsync(Guid account) =>
        House.AskAsync(db => db.Set<RoleGrant>().Where(g => g.AccountId == account && g.EndedAt == null).Select(g => g.Role).OrderBy(r => r).ToListAsync());

    [Fact]
    public async Task Add_SomebodyNew_ShowsTheTemporaryPasswordOnce()
    {
        var browser = await AdministratorAsync();
        var form = (await browser.GetAsync("/accounts/add")).Form("form.pa-form").Set("Input.Name", "Officer Nora New").Set("Input.UserName", "nora").Set("Input.Roles", "Officer").Set("Input.Roles", "Trainer");

        var page = await (await form.SubmitAsync()).FollowAsync();

        page.ShouldSay("Officer Nora New can sign in now.");
        var password = page.Element(".pa-note code").TextContent;
        (await browser.GetAsync(page.Address.AbsolutePath)).Document.QuerySelector(".pa-note code").ShouldBeNull();
        (await House.Stranger().TryAsync("nora", password)).ShouldRedirectTo("/password");
        var account = await House.AccountAsync("nora");
        (await RolesAsync(account.Id)).ShouldBe([Role.Officer, Role.Trainer]);
        (await House.EventsAsync(AccountEvents.AccountAdded)).ShouldContain(e => e.EntityId == account.Id && e.ActorId == House.Person(Role.Administrator).Id);
    }

    [Fact]
    public async Task Add_WithoutWhatIsNeeded_SaysSoAndKeepsTheRest()
    {
        var page = await (await (await AdministratorAsync()).GetAsync("/accounts/add")).Form("form.pa-form").Set("Input.Name", "<b>Kept</b>").Set("Input.UserName", "with space").SubmitAsync();

        page.ShouldHaveError("Input.UserName", "Use 2 to 60 letters without accents");
        page.ShouldHaveError("Input.Roles", "Choose at least one role.");
        page.Form("form.pa-form").Value("Input.Name").ShouldBe("<b>Kept</b>");
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("OFFICER")]
    public async Task Add_AUserNameInUse_SaysSo(string name)
    {
        var page = await (await (await AdministratorAsync()).GetAsync("/accounts/add")).Form("form.pa-form").Set("Input.Name", "Somebody").Set("Input.UserName", name).Set("Input.Roles", "Officer").SubmitAsync();

        page.ShouldHaveError("Input.UserName", "Somebody here already has this user name.");
    }

    [Fact]
    public async Task Rights_Changed_HoldAtOnce()
    {
        var account = await House.AddAccountAsync("promoted", Role.Officer);
        var theirs = await House.SignInAsync(account, Role.Officer);
        var form = (await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}")).Form("#rights-form").Untick("Input.Roles").Set("Input.Roles", "Trainer").Set("Input.MayTendRegister", "true");

        (await (await form.SubmitAsync()).FollowAsync()).ShouldSay("Saved.");

        (await RolesAsync(account.Id)).ShouldBe([Role.Trainer]);
        (await theirs.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await House.EventsAsync(AccountEvents.RolesChanged)).ShouldContain(e => e.SubjectId == account.Id && e.PayloadHash != null);
        (await House.AskAsync(db => db.Set<RegisterGrant>().AnyAsync(g => g.AccountId == account.Id && g.EndedAt == null))).ShouldBeTrue();
    }

    [Fact]
    public async Task Rights_ChangedBySomebodyElseMeanwhile_AreShownAndNotOverwritten()
    {
        var account = await House.AddAccountAsync("contested", Role.Officer);
        var browser = await AdministratorAsync();
        var mine = (await browser.GetAsync($"/accounts/{account.Id}")).Form("#rights-form").Set("Input.Roles", "Evaluator");
        await (await browser.GetAsync($"/accounts/{account.Id}")).Form("#rights-form").Untick("Input.Roles").Set("Input.Roles", "Supervisor").SubmitAsync();

        var stale = await mine.SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.ShouldSay("They held: Supervisor.");
        (await RolesAsync(account.Id)).ShouldBe([Role.Supervisor]);
        await stale.Form("#rights-form").SubmitAsync();
        (await RolesAsync(account.Id)).ShouldBe([Role.Officer, Role.Evaluator]);
    }

    [Fact]
    public async Task Close_AnAccount_EndsEverythingButItsName()
    {
        var account = await House.AddAccountAsync("leaving", Role.Officer, Role.Steward);
        var theirs = await House.SignInAsync(account, Role.Steward);

        var page = await (await (await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}")).Form("form[action*=close]").SubmitAsync()).FollowAsync();

        page.ShouldSay("Closed");
        (await RolesAsync(account.Id)).ShouldBeEmpty();
        (await theirs.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await House.Stranger().TryAsync("leaving", TestPeople.Password)).ShouldBe(HttpStatusCode.BadRequest);
        (await House.EventsAsync(AccountEvents.AccountClosed)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task Close_TheLastAdministrator_IsRefused()
    {
        var last = House.Person(Role.Administrator);
        var browser = await AdministratorAsync();
        var page = await browser.GetAsync($"/accounts/{last.Id}");

        (await page.Form("form[action*=close]").SubmitAsync()).ShouldHaveError("", AccountService.LastAdministrator);
        (await page.Form("#rights-form").Untick("Input.Roles").Set("Input.Roles", "Officer").SubmitAsync()).ShouldHaveError("", AccountService.LastAdministrator);

        (await RolesAsync(last.Id)).ShouldBe([Role.Administrator]);
        (await browser.GetAsync("/accounts")).ShouldBeOk();
    }

    [Fact]
    public async Task Password_Given_IsTemporary()
    {
        var account = await House.AddAccountAsync("forgetful", Role.Officer);

        var page = await (await (await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}")).Form("form[action*=password]").SubmitAsync()).FollowAsync();

        (await House.Stranger().TryAsync("forgetful", TestPeople.Password)).ShouldBe(HttpStatusCode.BadRequest);
        (await House.Stranger().TryAsync("forgetful", page.Element(".pa-note code").TextContent)).ShouldRedirectTo("/password");
        (await House.EventsAsync(AccountEvents.PasswordGiven)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task Password_OfMyself_IsChangedAndNotGiven()
    {
        var browser = await AdministratorAsync();
        var page = await browser.GetAsync($"/accounts/{House.Person(Role.Administrator).Id}");
        page.Document.QuerySelector("form[action*=password]").ShouldBeNull();
        var token = page.Form("#rights-form").Value("__RequestVerificationToken")!;

        // It would sign the last administrator out before the new password could be read.
        (await browser.PostAsync($"{page.Address.AbsolutePath}?handler=password", [new("__RequestVerificationToken", token)])).ShouldRedirectTo("/my-password");

        (await browser.GetAsync("/accounts")).ShouldBeOk();
        (await House.Stranger().TryAsync("administrator", TestPeople.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("with space", "Somebody")]
    [InlineData("long-name", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task Add_ByTheCommandWithAnImpossibleName_Is2(string userName, string displayName)
    {
        var code = await Alliance.House.Commands().Parse(["account", "add", userName, "--display-name", displayName, "--role", "Officer", "--agency", "maple-harbor", "--database", House.ConnectionString, "--data", House.Settings.DataFolder]).InvokeAsync();

        code.ShouldBe(2);
        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == userName))).ShouldBeFalse();
    }

    [Fact]
    public async Task Settings_AreTheAdministratorsToo()
    {
        var browser = await AdministratorAsync();
        (await browser.GetAsync("/accounts")).Texts("nav.pa-nav a").ShouldContain("Cadence and hours");
        var page = await browser.GetAsync("/Partnerships/Settings");

        var done = await page.Form("#settings").Set("Input.WeeklyHoursPerOfficer", "5").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("Saved.");
        (await browser.GetAsync("/Partnerships/Team")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SecondFactor_Reset_IsSetUpAnew()
    {
        var account = await House.AddAccountAsync("new-phone", Role.Officer);
        var old = await House.GiveAuthenticatorAsync(account);

        await (await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}")).Form("form[action*=secondFactor]").SubmitAsync();

        var page = await (await House.Stranger().TryAsync("new-phone", TestPeople.Password)).FollowAsync();
        page.Address.AbsolutePath.ShouldBe("/second-factor/set-up");
        Base32.Decode(page.Element("code").TextContent).ShouldNotBe(old);
        (await House.EventsAsync(AccountEvents.SecondFactorReset)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task SignIns_Ended_AreOverOnEveryDevice()
    {
        var account = await House.AddAccountAsync("stolen-laptop", Role.Steward);
        var laptop = await House.SignInAsync(account, Role.Steward);
        var phone = await House.SignInAsync(account, Role.Steward);

        await (await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}")).Form("form[action*=endSignIns]").SubmitAsync();

        (await laptop.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await phone.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await House.EventsAsync(AccountEvents.SignInsEnded)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task Show_OpenedByTheAdministrator_IsOnTheOwnersTrail()
    {
        var account = await House.AddAccountAsync("watched", Role.Steward);
        await (await AdministratorAsync()).GetAsync($"/accounts/{account.Id}");

        var trail = await (await House.SignInAsync(account, Role.Steward)).GetAsync("/my-trail?others=true");

        trail.ShouldSay("Account looked at");
        trail.ShouldSay("Administrator One");
        trail.ShouldSay("Tending accounts");
    }

    [Fact]
    public async Task Password_ChangedByOneself_EndsOtherDevicesAndNotThisOne()
    {
        var account = await House.AddAccountAsync("careful", Role.Steward);
        var here = await House.SignInAsync(account, Role.Steward);
        var there = await House.SignInAsync(account, Role.Steward);
        var page = await here.GetAsync("/my-password");

        (await page.Form("form.pa-form").Set("Current", "not the password").Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green boats").SubmitAsync()).ShouldHaveError("Current", "This is not the password you have now.");
        var done = await page.Form("form.pa-form").Set("Current", TestPeople.Password).Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green boats").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("Your password is changed.");
        (await there.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
    }
}

public sealed class AdministrationTestsOnSqlite(SqliteHouse house) : AdministrationTests(house), IClassFixture<SqliteHouse>;

public sealed class AdministrationTestsOnPostgres(PostgresHouse house) : AdministrationTests(house), IClassFixture<PostgresHouse>;
