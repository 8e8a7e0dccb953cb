using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Every page of the application, each with somebody who may see it; and its other faces: empty, refused, not found.</summary>
public static partial class Visits
{
    public static IReadOnlyList<Visit> All { get; } =
    [
        .. SigningIn(), .. Everybody(), .. Officer(), .. Relationship(), .. KeepingGoing(), .. Ecomaps(), .. Craft(), .. Supervisor(), .. Register(), .. Others(), .. Together(), .. Organization(), .. Training(), .. Portal(), .. PortalTogether(), .. FirstDays(), .. Refused(), .. Missing(), .. Practice(), .. Studies(), .. Questionnaires(), .. SurveyResults(), .. Surveys(), .. Answering(),
    ];

    /// <summary>Routes at which there is nothing to look at, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotLookedAt { get; } = new Dictionary<string, string>
    {
        [""] = "sends everybody on to their first page",
        ["sign-in/provider"] = "leads to the agency's own provider",
        ["sign-in/back"] = "leads on from there",
        ["portal/sign-out"] = "ends the visit and leads to the door",
        ["portal/language"] = "keeps a choice and leads back",
        ["Partnerships/Map/Basemap"] = "a file",
        ["Stewardship/Screen"] = "answers a script with a part of a page",
        ["calendar/{secret}.ics"] = "for calendar programs",
        ["Partnerships/Export/Aggregates"] = "a file",
        ["Partnerships/Export/Organizations"] = "a file",
        ["Partnerships/Export/Report"] = "a file",
        ["Training/Board/File"] = "a file",
        ["Evaluation/Instruments/File/{which}"] = "a file",
        ["Evaluation/Outcomes/Template/{studyId:guid}"] = "a file",
        ["Evaluation/Reports/File/{id:guid}"] = "a file",
        ["transparency/{quarter}/csv"] = "a file",
        ["Stewardship/Releases/{id:guid}/File"] = "a file",
        ["Stewardship/Sealed/{id:guid}"] = "open for a quarter of an hour, to two people",
    };

    public static Visit Named(string name) => All.Single(v => v.Name == name);

    private static IEnumerable<Visit> SigningIn() =>
    [
        new("sign-in", "sign-in"),
        new("sign-in-plain", "sign-in") { IsEmpty = true },
        new("sign-in-refused", "sign-in") { Then = page => SaveAsync(page, "Type your user name.", "#sign-in-form") },
        new("password", "password") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.Newcomer) },
        new("password-refused", "password") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.Newcomer), Then = page => SaveAsync(page, "Type the new password.") },
        new("second-factor-set-up", "second-factor/set-up") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithoutCode) },
        new("second-factor", "second-factor") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithCode) },
        new("second-factor-refused", "second-factor") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithCode), Then = page => SaveAsync(page, "This is not the code of now.") },
        new("sign-in-by-provider", "sign-in") { IsEmpty = true, At = _ => "/sign-in?trouble=Away", Before = (_, house) => ProvideAsync(house) },
        new("unlock", "unlock") { As = Role.Officer, Who = "leon", Before = (_, house) => LockAsync(house, "leon") },
        new("sign-out", "sign-out") { As = Role.Officer },
    ];

    private static IEnumerable<Visit> Everybody() =>
    [
        new("what-we-keep", "what-we-keep"),
        new("does-not-belong-here", "does-not-belong-here") { As = Role.Officer },
        new("well-being", "well-being") { As = Role.Officer },
        new("well-being-empty", "well-being") { As = Role.Officer, IsEmpty = true },
        new("my-trail", "my-trail") { As = Role.Officer },
        new("my-sign-in", "my-sign-in") { As = Role.Officer, Before = (visitor, _) => visitor.EnterAsync("ana", Role.Officer) },
        new("my-sign-in-plain", "my-sign-in") { As = Role.Evaluator, IsEmpty = true },
        new("my-sign-in-refused", "my-sign-in") { As = Role.Officer, At = _ => "/my-sign-in?trouble=NoRole" },
        new("passkeys-empty", "my-sign-in/passkeys") { As = Role.Officer },
        new("recovery-codes-none", "my-sign-in/codes") { As = Role.Officer },
        new("recovery-codes", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode },
        new("recovery-codes-refused", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode, Then = page => SaveAsync(page, "This is not the code of now.", "#make") },
        new("recovery-codes-made", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode, Before = (_, house) => GiveCodesAsync(house), Then = RenewCodesAsync },
        new("my-password", "my-password") { As = Role.Officer },
        new("my-password-refused", "my-password") { As = Role.Officer, Then = page => SaveAsync(page, null) },
        new("act-as", "act-as") { As = Role.Supervisor },
    ];

    private static IEnumerable<Visit> Others() =>
    [
        new("evaluator-aggregates", "Partnerships/Aggregates") { As = Role.Evaluator },
        new("steward-desk", "Stewardship/Desk") { As = Role.Steward },
        new("steward-withdraw", "Stewardship/Withdraw") { As = Role.Steward },
        new("steward-withdraw-nobody", "Stewardship/Withdraw") { As = Role.Steward, Then = page => SaveAsync(page, "Nobody was found") },
        new("steward-reading", "Stewardship/Reading") { As = Role.Steward },
        new("steward-running-out", "Stewardship/RunningOut") { As = Role.Steward },
        new("steward-releases", "Stewardship/Releases") { As = Role.Steward },
        new("steward-holds", "Stewardship/Holds") { As = Role.Steward },
        new("steward-find", "Stewardship/Find") { As = Role.Steward, At = _ => "/Stewardship/Find?Q=AAAAA-AAAAA" },
        new("steward-hold", "Stewardship/Holds/{id:guid}") { As = Role.Steward, At = town => $"/Stewardship/Holds/{town.Hold}" },
        new("records-releases", "Stewardship/Releases") { As = Role.RecordsOfficer },
        new("records-find", "Stewardship/Find") { As = Role.RecordsOfficer, At = _ => "/Stewardship/Find?Q=harbor" },
        new("records-hold-place", "Stewardship/Holds/Place/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/Place/{town.OwnPartner}" },
        new("records-hold-refused", "Stewardship/Holds/Place/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/Place/{town.OwnPartner}", Then = page => SaveAsync(page, "Choose why it must not be destroyed.") },
        new("records-hold", "Stewardship/Holds/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/{town.Hold}" },
        new("records-release-begin", "Stewardship/Releases/Begin/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/Begin/{town.OwnPartner}" },
        new("records-release", "Stewardship/Releases/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/{town.MadeRelease}" },
        new("records-release-choose", "Stewardship/Releases/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/{town.BegunRelease}" },
        new("transparency", "transparency"),
        new("transparency-quarter", "transparency/{quarter}") { At = _ => "/transparency/2026-q4" },
        new("accounts", "accounts") { As = Role.Administrator },
        new("accounts-add", "accounts/add") { As = Role.Administrator },
        new("account", "accounts/{id:guid}") { As = Role.Administrator, At = town => $"/accounts/{town.Account}" },
        new("agency", "agency") { As = Role.Administrator },
        new("agency-programs", "agency/programs") { As = Role.Administrator },
        new("agency-programs-none", "agency/programs") { As = Role.Administrator, IsEmpty = true },
        new("agency-programs-refused", "agency/programs") { As = Role.Administrator, Then = page => SaveAsync(page, "Say which program this is", "#form") },
        new("agency-programs-key", "agency/programs") { As = Role.Administrator, Then = MakeAKeyAsync },
        new("agency-sign-in", "agency/sign-in") { As = Role.Administrator },
        new("agency-sign-in-refused", "agency/sign-in") { As = Role.Administrator, Then = page => SaveAsync(page, "Name at least one group", "#provider") },
        new("agency-sign-in-set", "agency/sign-in") { As = Role.Administrator, IsEmpty = true, Before = (_, house) => ProvideAsync(house), Then = UnfoldAsync },
        new("administrator-settings", "Partnerships/Settings") { As = Role.Administrator },
        new("trainer-trail", "my-trail") { As = Role.Trainer },
        new("records-trail", "my-trail") { As = Role.RecordsOfficer },
    ];

    private static IEnumerable<Visit> FirstDays() =>
    [
        new("empty-today", "Partnerships/Today") { As = Role.Officer, IsEmpty = true },
        new("empty-partners", "Partnerships/Partners") { As = Role.Officer, IsEmpty = true },
        new("empty-team", "Partnerships/Team") { As = Role.Supervisor, IsEmpty = true },
        new("empty-team-report", "Partnerships/Team/Report") { As = Role.Supervisor, IsEmpty = true },
        new("empty-aggregates", "Partnerships/Aggregates") { As = Role.Evaluator, IsEmpty = true },
        new("empty-import", "Partnerships/Import") { As = Role.Supervisor, IsEmpty = true },
        new("empty-incidents", "Problems/Incidents") { As = Role.Supervisor, IsEmpty = true },
        new("empty-duplicates", "Partnerships/Duplicates") { As = Role.Supervisor, IsEmpty = true },
        new("empty-areas", "Partnerships/Areas") { As = Role.Supervisor, IsEmpty = true },
        new("empty-desk", "Stewardship/Desk") { As = Role.Steward, IsEmpty = true },
        new("empty-reading", "Stewardship/Reading") { As = Role.Steward, IsEmpty = true },
        new("empty-running-out", "Stewardship/RunningOut") { As = Role.Steward, IsEmpty = true },
        new("empty-holds", "Stewardship/Holds") { As = Role.Steward, IsEmpty = true },
        new("empty-releases", "Stewardship/Releases") { As = Role.RecordsOfficer, IsEmpty = true },
        new("empty-transparency", "transparency") { IsEmpty = true },
        new("empty-trail", "my-trail") { As = Role.Evaluator, IsEmpty = true },
    ];

    private static IEnumerable<Visit> Refused() =>
    [
        Emptied("log"), Emptied("partner-add"), Emptied("partner-edit"), Emptied("contact-add"), Emptied("contact-invite"), Emptied("promise-make"), Emptied("promise"), Emptied("touchpoint-plan"),
        Emptied("relationship-start"), Emptied("relationship-give"), Emptied("relationship-change"), Emptied("relationship-phase"), Emptied("relationship-pause"), Emptied("relationship-end"),
        Emptied("settings"), Emptied("area"), Emptied("accounts-add"),
        Named("log", Officer()) with { Name = "log-screened", Then = ScreenAsync },
        Named("import", Register()) with { Name = "import-refused", Then = UploadAPictureAsync },
    ];

    private static IEnumerable<Visit> Missing() =>
    [
        new("not-found", "status/{code:int}") { At = _ => "/nowhere-at-all", Status = 404 },
        new("not-found-signed-in", "status/{code:int}") { As = Role.Officer, At = _ => $"/Partnerships/Partners/{Guid.Empty}", Status = 404 },
        new("not-allowed", "not-allowed") { As = Role.Officer, At = _ => "/accounts", Status = 403 },
        new("not-allowed-link", "not-allowed") { As = Role.Evaluator, Status = 403 },
        new("problem", "problem") { Status = 404 },
    ];

    private static Visit Named(string name, IEnumerable<Visit> visits) => visits.Single(v => v.Name == name);

    /// <summary>The same form, sent with nothing in it: each field says what it needs.</summary>
    private static Visit Emptied(string name) =>
        Named(name, [.. Officer(), .. Relationship(), .. Supervisor(), .. Register(), .. Others()]) with { Name = $"{name}-refused", Then = EmptyAndSaveAsync };

    private static async Task EmptyAndSaveAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => { for (const box of document.querySelectorAll("main form.pa-form :is(input:not([type=hidden]), textarea, select)")) {
              if (box.type === "radio" || box.type === "checkbox") box.checked = false; else box.value = "";
            } }
            """);
        await SaveAsync(page, null);
    }

    /// <summary>Presses the form's button, and waits for the page that comes back.</summary>
    private static async Task SaveAsync(IPage page, string? sentence, string form = "main form.pa-form, main form.pa-signin")
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator(form).First.Locator("button[type=submit]").First.ClickAsync(), response => response.Request.IsNavigationRequest && response.Request.Method == "POST");
        await page.Locator(".field-validation-error, .usa-error-message:not(:empty), .validation-summary-errors").Filter(new() { HasText = sentence }).First.WaitForAsync();
    }

    private static async Task UnfoldAsync(IPage page) =>
        await page.EvaluateAsync("() => { for (const fold of document.querySelectorAll('main details')) fold.open = true; }");

    private static Task UntilTheMapStandsAsync(IPage page) => page.Locator("[data-town-map][data-asked]:not([aria-busy=true])").WaitForAsync();

    private static async Task ScreenAsync(IPage page)
    {
        await page.GetByLabel("What did you hear?").FillAsync("Her son was arrested last year and is in a gang.");
        await page.Locator("#screen-heard :visible").First.WaitForAsync();
    }

    private static async Task UploadAPictureAsync(IPage page)
    {
        await page.Locator("#register").SetInputFilesAsync(new FilePayload { Name = "picture.csv", MimeType = "text/csv", Buffer = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1] });
        await SaveAsync(page, null);
    }

    private static async Task HalfwayAsync(Visitor visitor, string userName)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("User name").FillAsync(userName);
        await visitor.Page.GetByLabel("Password").FillAsync(FirstDay.Password);
        await visitor.Page.Locator("#sign-in-form button[type=submit]").ClickAsync();
        // The visit then opens its page and waits for all of that.
        await visitor.Page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>A key is shown once, and then stands in the list.</summary>
    private static async Task MakeAKeyAsync(IPage page)
    {
        await page.FillAsync("#Input_Name", "City license register");
        await page.ClickAsync("label[for=may-OrganizationsRead]");
        await page.ClickAsync("#form button");
        await page.Locator("#key").WaitForAsync();
    }

    /// <summary>The agency has its accounts with a provider, for as long as the page is looked at; nobody is asked.</summary>
    private static Task<bool> ProvideAsync(OpenHouse house) => house.DoAsync(async services =>
    {
        await services.GetRequiredService<ProviderService>().SetAsync(new ProviderInput { Name = "Harbor accounts", Issuer = "https://login.harbor.example", ClientId = "alliance", Secret = "secret", RoleClaim = "groups", Roles = [("patrol", Role.Officer)] }, await house.ActAsync(FirstDay.NameOf(Role.Administrator), Role.Administrator));
        return true;
    });

    private static IReadOnlyList<string> codes = [];

    /// <summary>Codes on paper for somebody whose app is nowhere.</summary>
    private static Task<bool> GiveCodesAsync(OpenHouse house) => house.DoAsync(async services =>
    {
        var action = await house.ActAsync(FirstDay.WithCode, Role.Officer);
        codes = await services.GetRequiredService<RecoveryCodes>().MakeAsync(action.Actor, action);
        return true;
    });

    private static async Task RenewCodesAsync(IPage page)
    {
        await page.GetByLabel("Six digits").FillAsync(codes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make new codes" }).ClickAsync();
        await page.Locator("#codes").WaitForAsync();
    }

    /// <summary>As if half an hour had gone by since this person did anything.</summary>
    private static Task<int> LockAsync(OpenHouse house, string userName) => house.AskAsync(db =>
        db.Set<SignInTicket>().Where(t => db.Users.Any(a => a.Id == t.AccountId && a.UserName == userName))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastSeenAt, OpenHouse.Morning.UtcDateTime.AddMinutes(-31))));
}
