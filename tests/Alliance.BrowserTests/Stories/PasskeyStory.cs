using Alliance.BrowserTests.House;
using Alliance.BrowserTests.Pages;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A passkey's life, with the device that Chromium plays: made, used as both factors, refused where it must be, removed.</summary>
public sealed class PasskeyStory(Run run) : BrowserTest(run)
{
    /// <summary>An address of the same name on another port: a browser lends the passkey to it, and we must not take what it signs there.</summary>
    private const string Elsewhere = "http://localhost:9/";

    /// <summary>So that a passkey is used where the test says, and not as soon as the page is open.</summary>
    private const string NobodyWaits = "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;";

    [Fact(Timeout = Patience)]
    public async Task Passkey_MadeUsedTriedElsewhereAndRemoved()
    {
        var house = await Run.EmptyHouse;
        var name = FirstDay.NameOf(Role.Trainer);
        await using var visitor = await Visitor.ComeAsAsync(Run, Role.Trainer, name, house, Visitor.Desk);
        var page = visitor.Page;
        await page.AddInitScriptAsync(NobodyWaits);
        await GiveADeviceAsync(page);

        // Made: against the password, and not without it.
        await visitor.OpenAsync("/my-sign-in/passkeys");
        visitor.ExpectRefusal();
        await AddAsync(page, "Desk in the hall", "not the password");
        await page.Locator("[data-passkey-message]").Filter(new() { HasText = "This is not the password you have now." }).WaitForAsync();
        await AddAsync(page, "Desk in the hall", FirstDay.Password);
        await page.GetByText("“Desk in the hall” signs you in from now on.").WaitForAsync();
        await page.GetByText("Name it, or remove it").ClickAsync();
        (await page.BrokenRulesAsync()).ShouldBeEmpty();
        await Pictures.TakeAsync(visitor, "passkeys");
        await visitor.ResizeAsync(Visitor.Phone);
        (await page.WiderThanTheWindowAsync()).ShouldBeEmpty();
        await Pictures.TakeAsync(visitor, "passkeys");
        await visitor.ResizeAsync(Visitor.Desk);
        await page.GetByLabel("Name of the device").First.FillAsync("Training room");
        await page.GetByRole(AriaRole.Button, new() { Name = "Name it so" }).ClickAsync();
        await page.GetByText("It is called “Training room” now.").WaitForAsync();

        // A second one on the same device: it refuses, and on a telephone the reason is not under the button's bar.
        await visitor.ResizeAsync(Visitor.Phone);
        await AddAsync(page, "Once more", FirstDay.Password);
        var known = page.GetByText("This device has a passkey of yours already");
        await known.WaitForAsync();
        (await known.EvaluateAsync<bool>("e => { const box = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)); }")).ShouldBeTrue();
        await visitor.ResizeAsync(Visitor.Desk);

        // Used: no password, no code, though this account has not even set up an app.
        await SignOutAsync(visitor);
        await page.GetByRole(AriaRole.Button, new() { Name = "sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.WaitForAsync();
        (await EventsAsync(house, name, AccountEvents.SignedIn)).ShouldBe(1);

        // Tried elsewhere: what the device signs for another address opens nothing here.
        await SignOutAsync(visitor);
        var signedElsewhere = await SignElsewhereAsync(visitor);
        await SendAsync(visitor, signedElsewhere);
        await page.GetByText("This passkey opens nothing here.").WaitForAsync();

        // Sent once more: what was asked is taken with its first answer.
        await SendAsync(visitor, signedElsewhere);
        await page.GetByText("This passkey opens nothing here.").WaitForAsync();

        // Removed: the device still has it, and it opens nothing.
        await visitor.EnterAsync(name, Role.Trainer);
        await visitor.OpenAsync("/my-sign-in/passkeys");
        await page.GetByText("Name it, or remove it").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await page.GetByText("It opens nothing here any more.").WaitForAsync();
        await SignOutAsync(visitor);
        visitor.ExpectRefusal();
        await page.GetByRole(AriaRole.Button, new() { Name = "sign in with a passkey" }).ClickAsync();
        await page.GetByText("This passkey opens nothing here.").WaitForAsync();
        (await EventsAsync(house, name, AccountEvents.SignedIn)).ShouldBe(1);
        (await EventsAsync(house, name, AccountEvents.PasskeyAdded) + await EventsAsync(house, name, AccountEvents.PasskeyRenamed) + await EventsAsync(house, name, AccountEvents.PasskeyRemoved)).ShouldBe(3);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Passkey_OfferedInTheField_SignsInWithoutAPress()
    {
        var house = await Run.EmptyHouse;
        var name = FirstDay.NameOf(Role.Evaluator);
        await using var visitor = await Visitor.ComeAsAsync(Run, Role.Evaluator, name, house);
        await GiveADeviceAsync(visitor.Page);
        await visitor.OpenAsync("/my-sign-in/passkeys");
        await AddAsync(visitor.Page, "", FirstDay.Password);
        await visitor.Page.GetByText("signs you in from now on.").WaitForAsync();

        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Page.GotoAsync("/sign-in", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });

        await visitor.Page.WaitForURLAsync("**/Partnerships/Aggregates");
        (await EventsAsync(house, name, AccountEvents.SignedIn)).ShouldBe(1);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Passkeys_WithoutScripts_SayThatThePasswordGoesOn()
    {
        var house = await Run.EmptyHouse;
        await using var visitor = await Visitor.ComeAsAsync(Run, Role.Steward, FirstDay.NameOf(Role.Steward), house, scripts: false);

        await visitor.OpenAsync("/my-sign-in/passkeys");
        (await visitor.Page.Locator("#add-form").IsVisibleAsync()).ShouldBeFalse();
        (await visitor.Page.GetByText("Your password and your code go on as before.").IsVisibleAsync()).ShouldBeTrue();
        await visitor.OpenAsync("/sign-in");
        (await visitor.Page.Locator("#passkey-form").IsVisibleAsync()).ShouldBeFalse();
    }

    private static async Task GiveADeviceAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    private static async Task AddAsync(IPage page, string name, string password)
    {
        await page.Locator("#add-form input[name=Name]").FillAsync(name);
        await page.Locator("#add-form input[name=Current]").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this device" }).ClickAsync();
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.OpenAsync("/sign-in");
    }

    /// <summary>What our sign-in asks, signed by the device on a page of another address.</summary>
    private static async Task<string> SignElsewhereAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var asked = await page.EvaluateAsync<string>("""
            async () => {
              const form = document.querySelector("#passkey-form");
              const token = document.querySelector('meta[name="csrf-token"]').content;
              return (await fetch(form.dataset.passkeyAsk, { method: "POST", headers: { RequestVerificationToken: token } })).text();
            }
            """);
        await page.RouteAsync(Elsewhere, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><title>x</title>" }));
        await page.GotoAsync(Elsewhere);
        return await page.EvaluateAsync<string>("async asked => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked)) }))", asked);
    }

    private static async Task SendAsync(Visitor visitor, string credential)
    {
        await visitor.OpenAsync("/sign-in");
        visitor.ExpectRefusal();
        await visitor.Page.EvaluateAsync("credential => { const form = document.querySelector('#passkey-form'); form.querySelector('[name=credential]').value = credential; form.requestSubmit(); }", credential);
    }

    private static Task<int> EventsAsync(OpenHouse house, string name, string action) =>
        house.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == action && db.Users.Any(a => a.Id == e.EntityId && a.UserName == name)));
}
