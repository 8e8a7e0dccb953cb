using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

public abstract class SignInTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Get_SaysWhatThisSystemIs_BeforeAnybodySignsIn()
    {
        var page = await House.Stranger().GetAsync("/sign-in");

        page.ShouldSay(TestPeople.AgencyName);
        page.ShouldSay("restricted system");
        page.ShouldSay("monitored and recorded");
        page.ShouldSay("forbidden and can be punished");
        page.Texts("#sign-in-form button").ShouldBe(["I agree — sign in"]);
    }

    [Fact]
    public async Task Post_UnknownNameWrongPasswordOrLocked_IsOneAndTheSameAnswer()
    {
        await House.AddAccountAsync("known", Role.Officer);
        await House.AddAccountAsync("closed-in", Role.Officer);
        await House.FailAsync("closed-in", 5);

        var unknown = await House.Stranger().TryAsync("unknown", "whatever it is");
        var wrong = await House.Stranger().TryAsync("known", "whatever it is");
        var locked = await House.Stranger().TryAsync("closed-in", TestPeople.Password);

        unknown.ShouldHaveError("", "We could not sign you in.");
        Anonymous(wrong).ShouldBe(Anonymous(unknown));
        Anonymous(locked).ShouldBe(Anonymous(unknown));
    }

    /// <summary>The page without what differs from one load to the next anyway, and without the name typed.</summary>
    private static string Anonymous(Page page) => $"{(int)page.Status} {page.Text}";

    [Fact]
    public async Task Post_NothingTyped_SaysWhatIsMissing()
    {
        var page = await House.Stranger().TryAsync("", "");

        page.ShouldHaveError("Input.UserName", "Type your user name.");
        page.ShouldHaveError("Input.Password", "Type your password.");
    }

    [Fact]
    public async Task Post_RightPassword_DoesNotOpenTheHouseYet()
    {
        await House.AddAccountAsync("half", Role.Officer);
        var browser = House.Stranger();

        (await browser.TryAsync("half", TestPeople.Password)).ShouldRedirectTo("/second-factor/set-up");

        browser.Has("alliance").ShouldBeFalse();
        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task SetUp_AFirstCode_SignsIn()
    {
        var account = await House.AddAccountAsync("new-app", Role.Steward);
        var browser = House.Stranger();
        var page = await (await browser.TryAsync("new-app", TestPeople.Password)).FollowAsync();
        page.Element("svg.pa-qr path").GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        var key = Base32.Decode(page.Element("code").TextContent);

        var wrong = await page.Form().Set("Code", House.Code(key, later: 40)).SubmitAsync();
        wrong.ShouldHaveError("Code", "This is not the code of now.");
        var done = await wrong.Form().Set("Code", House.Code(key)).SubmitAsync();

        done.ShouldRedirectTo("/my-sign-in/codes?returnUrl=~%2F");
        (await browser.GetAsync("/")).ShouldRedirectTo("/Stewardship/Desk");
        (await House.AccountAsync("new-app")).TwoFactorEnabled.ShouldBeTrue();
        (await House.EventsAsync(AccountEvents.SecondFactorSet)).ShouldContain(e => e.EntityId == account.Id);
        (await House.EventsAsync(AccountEvents.SignedIn)).ShouldContain(e => e.EntityId == account.Id);
        // Once it is set up the key is never shown again.
        await House.Stranger().TryAsync("new-app", TestPeople.Password);
        (await browser.GetAsync("/second-factor/set-up")).ShouldRedirectTo("/sign-in");
    }

    [Fact]
    public async Task SecondFactor_TheCodeOfNow_OpensOnce()
    {
        var account = await House.AddAccountAsync("coded", Role.Officer);
        var key = await House.GiveAuthenticatorAsync(account);
        var code = House.Code(key);

        var first = await (await (await House.Stranger().TryAsync("coded", TestPeople.Password)).FollowAsync()).Form().Set("Code", code).SubmitAsync();
        var second = await (await (await House.Stranger().TryAsync("coded", TestPeople.Password)).FollowAsync()).Form().Set("Code", code).SubmitAsync();

        first.ShouldRedirectTo("/");
        second.ShouldHaveError("Code", "This is not the code of now.");
    }

    [Fact]
    public async Task SecondFactor_WrongCodes_LockTheAccount()
    {
        var account = await House.AddAccountAsync("wrong-codes", Role.Officer);
        var key = await House.GiveAuthenticatorAsync(account);
        var browser = House.Stranger();
        var page = await (await browser.TryAsync("wrong-codes", TestPeople.Password)).FollowAsync();

        for (var i = 0; i < 4; i++) page = await page.Form().Set("Code", House.Code(key, later: 100 + i)).SubmitAsync();
        page = await page.Form().Set("Code", House.Code(key, later: 200)).SubmitAsync();

        page.ShouldHaveError("Code", "your account is locked");
        (await page.Form().Set("Code", House.Code(key)).SubmitAsync()).ShouldRedirectTo("/sign-in");
    }

    [Fact]
    public async Task SecondFactor_AQuarterHourLater_StartsAgain()
    {
        var key = await House.GiveAuthenticatorAsync(await House.AddAccountAsync("slow", Role.Officer));
        var page = await (await House.Stranger().TryAsync("slow", TestPeople.Password)).FollowAsync();

        House.Clock.Advance(TimeSpan.FromMinutes(16));

        (await page.Form().Set("Code", House.Code(key)).SubmitAsync()).ShouldRedirectTo("/sign-in");
    }

    [Fact]
    public async Task Tap_InARealAgency_OpensNothing()
    {
        await House.AddInventedAsync(TestPeople.AgencyId);
        var stranger = House.Stranger();
        var page = await stranger.GetAsync("/sign-in");
        page.Document.QuerySelector("#quick-form").ShouldBeNull();
        var token = page.Form("#sign-in-form").Value("__RequestVerificationToken")!;

        var forged = await stranger.PostAsync("/sign-in?handler=tap", [new("who", nameof(Role.Steward)), new("__RequestVerificationToken", token)]);

        forged.ShouldRedirectTo("/sign-in");
        stranger.Has("alliance").ShouldBeFalse();
        stranger.Has("alliance-half").ShouldBeFalse();
    }

    [Fact]
    public async Task SignIn_TemporaryPassword_AsksForOneOfTheirOwnFirst()
    {
        await AddWithTemporaryPasswordAsync("newcomer");
        var browser = House.Stranger();
        var page = await (await browser.TryAsync("newcomer", TestPeople.Password)).FollowAsync();
        page.Address.AbsolutePath.ShouldBe("/password");

        (await page.Form().Set("Input.New", TestPeople.Password).Set("Input.Again", TestPeople.Password).SubmitAsync()).ShouldHaveError("Input.New", "This is the password you have now.");
        (await page.Form().Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green goats").SubmitAsync()).ShouldHaveError("Input.Again", "The two do not match.");
        var done = await page.Form().Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green boats").SubmitAsync();

        done.ShouldRedirectTo("/second-factor/set-up");
        browser.Has("alliance").ShouldBeFalse();
        (await House.EventsAsync(AccountEvents.PasswordChanged)).ShouldNotBeEmpty();
        (await House.Stranger().TryAsync("newcomer", TestPeople.Password)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("easy-one", "short", "Use at least 8 characters.")]
    [InlineData("easy-two", "Password123", "on the list of those that are guessed first")]
    [InlineData("easy-five", "P@ssw0rd2027!", "on the list of those that are guessed first")]
    [InlineData("easy-six", "Summer2031!", "on the list of those that are guessed first")]
    [InlineData("easy-three", "aaaaaaaabb", "repeats the same few characters")]
    [InlineData("gardener", "my gardener word", "holds your user name")]
    public async Task Password_TooEasy_IsRefusedWithTheReason(string name, string password, string reason)
    {
        await AddWithTemporaryPasswordAsync(name);
        var page = await (await House.Stranger().TryAsync(name, TestPeople.Password)).FollowAsync();

        (await page.Form().Set("Input.New", password).Set("Input.Again", password).SubmitAsync()).ShouldHaveError("Input.New", reason);
    }

    [Fact]
    public async Task Password_OnTheAgencysOwnList_IsRefused()
    {
        await AddWithTemporaryPasswordAsync("local-habits");
        await File.WriteAllTextAsync(Path.Combine(House.Settings.DataFolder, "banned-passwords.txt"), "# added in spring\nGo Herons Go\n");
        var page = await (await House.Stranger().TryAsync("local-habits", TestPeople.Password)).FollowAsync();

        (await page.Form().Set("Input.New", "go herons go!").Set("Input.Again", "go herons go!").SubmitAsync()).ShouldHaveError("Input.New", "on the list of those that are guessed first");
    }

    [Fact]
    public async Task Password_TooLong_IsRefusedAndNeverCutShort()
    {
        await AddWithTemporaryPasswordAsync("wordy");
        var page = await (await House.Stranger().TryAsync("wordy", TestPeople.Password)).FollowAsync();
        page.Document.QuerySelectorAll("input[type=password][maxlength]").ShouldBeEmpty("a browser would cut what is pasted, unseen");
        var words = string.Concat(Enumerable.Repeat("calm boats ", 12));

        (await page.Form().Set("Input.New", words).Set("Input.Again", words).SubmitAsync()).ShouldHaveError("Input.New", "Use at most 128 characters.");
    }

    [Fact]
    public async Task Password_GivenAnewMeanwhile_EndsTheHalfSignIn()
    {
        await AddWithTemporaryPasswordAsync("overtaken");
        var thief = await (await House.Stranger().TryAsync("overtaken", TestPeople.Password)).FollowAsync();
        var account = await House.AccountAsync("overtaken");
        await (await (await House.SignInAsync(Role.Administrator)).GetAsync($"/accounts/{account.Id}")).Form("form[action*=password]").SubmitAsync();

        (await thief.Form().Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green boats").SubmitAsync()).ShouldRedirectTo("/sign-in");

        (await House.AccountAsync("overtaken")).PasswordChangedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Cookies_OverHttps_AreForHttpsAndNoScript()
    {
        var stranger = House.Stranger();
        var page = await stranger.GetAsync("/sign-in");
        // Too slow for the half sign-in: the answer carries a banner, and so the third kind of cookie.
        var banner = await (await stranger.GetAsync("/sign-in")).Browser.PostAsync("/second-factor", [new("__RequestVerificationToken", page.Form("#sign-in-form").Value("__RequestVerificationToken")!)]);
        await House.AddAccountAsync("cookies", Role.Officer);
        var half = await House.Stranger().TryAsync("cookies", TestPeople.Password);

        List<string> set = [.. new[] { page, banner, half }.SelectMany(p => p.Response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])];

        set.Select(c => c.Split('=')[0].Split('.').ElementAtOrDefault(2) ?? c.Split('=')[0]).Distinct().ShouldBe(["Antiforgery", "Mvc", "alliance-half"], ignoreOrder: true);
        set.ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase) && c.Contains("; httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("; samesite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Get_ByAForeignHostName_LeadsToTheSignInAndNotToThatHost()
    {
        var page = await House.Stranger("elsewhere.example").GetAsync("/my-trail");

        page.Response.Headers.Location!.OriginalString.ShouldBe("/sign-in?ReturnUrl=%2Fmy-trail");
    }

    private Task AddWithTemporaryPasswordAsync(string name) => House.DoAsync(async services =>
        (await services.GetRequiredService<AccountService>().AddAsync(new NewAccount { UserName = name, DisplayName = name, Password = TestPeople.Password, Roles = [Role.Officer] }, House.Act())).ShouldBeEmpty());

    [Fact]
    public async Task SignIn_AYearOldPassword_AsksForANewOneAfterTheCode()
    {
        var key = await House.GiveAuthenticatorAsync(await House.AddAccountAsync("old-password", Role.Officer));
        House.Clock.Advance(TimeSpan.FromDays(366));
        var browser = House.Stranger();

        var code = await browser.TryAsync("old-password", TestPeople.Password);
        code.ShouldRedirectTo("/second-factor");
        // Whoever knows the password alone cannot change it.
        (await (await browser.GetAsync("/password")).Form().Set("Input.New", "four calm green boats").Set("Input.Again", "four calm green boats").SubmitAsync()).ShouldRedirectTo("/second-factor");
        var next = await (await browser.GetAsync("/second-factor")).Form().Set("Code", House.Code(key)).SubmitAsync();

        next.ShouldRedirectTo("/password");
        (await next.FollowAsync()).ShouldSay("Your password is a year old.");
    }

    [Fact]
    public async Task SignIn_WithoutARole_SaysWhomToAsk()
    {
        await House.AddAccountAsync("no-role");

        (await House.Stranger().TryAsync("no-role", TestPeople.Password)).ShouldHaveError("", "Your account has no role yet");
    }

    [Fact]
    public async Task SignOut_EndsTheTicket()
    {
        var account = await House.AddAccountAsync("leaves", Role.Steward);
        var browser = await House.SignInAsync(account, Role.Steward);

        var done = await (await browser.GetAsync("/my-trail")).Form("header .pa-header__bar form").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("You are signed out.");
        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await House.AskAsync(db => db.Set<SignInTicket>().AnyAsync(t => t.AccountId == account.Id))).ShouldBeFalse();
        (await House.EventsAsync(AccountEvents.SignedOut)).ShouldContain(e => e.ActorId == account.Id);
    }

    [Fact]
    public async Task ActAs_AnotherRoleOfMine_SwitchesOpenly()
    {
        var account = await House.AddAccountAsync("two-hats", Role.Officer, Role.Steward);
        var browser = await House.SignInAsync(account, Role.Officer);
        (await browser.GetAsync("/Stewardship/Desk")).ShouldBe(HttpStatusCode.Forbidden);

        var done = await (await browser.GetAsync("/act-as")).Form().SubmitAsync("Steward");

        done.ShouldRedirectTo("/");
        var page = await done.FollowAsync();
        page.Address.AbsolutePath.ShouldBe("/Stewardship/Desk");
        page.ShouldSay("You now act as steward.");
        (await House.EventsAsync(AccountEvents.RoleSwitched)).ShouldContain(e => e.ActorId == account.Id && e.Role == nameof(Role.Officer));
        (await browser.GetAsync("/Partnerships/Today")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task ActAs_ARoleIDoNotHold_IsRefused()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("one-hat", Role.Officer, Role.Trainer), Role.Officer);
        var token = (await browser.GetAsync("/act-as")).Form().Value("__RequestVerificationToken")!;

        var forged = await browser.PostAsync("/act-as", [new("role", nameof(Role.Administrator)), new("__RequestVerificationToken", token)]);

        forged.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/accounts")).ShouldBe(HttpStatusCode.Forbidden);
    }
}

public sealed class SignInTestsOnSqlite(SqliteHouse house) : SignInTests(house), IClassFixture<SqliteHouse>;

public sealed class SignInTestsOnPostgres(PostgresHouse house) : SignInTests(house), IClassFixture<PostgresHouse>;
