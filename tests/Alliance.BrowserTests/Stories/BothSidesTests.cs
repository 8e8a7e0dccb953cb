using Alliance.BrowserTests.House;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>Two people in two browsers, from the first question to the last word: the record belongs to both.</summary>
public abstract class BothSidesTests(Run run) : BrowserTest(run)
{
    private const string Name = "Wilhelmina Quackenbush", Address = "wilhelmina@quackenbush.example";

    private static readonly string[] Words = ["Quackenbush", Address, "two lanterns", "lamp behind the shop", "drums next door", "talked to the drummer"];

    /// <summary>A house of its own: its clock is set forward.</summary>
    protected abstract Task<OpenHouse> OpenAsync();

    /// <summary>Everything that is kept, to be searched.</summary>
    protected abstract Task<string> EverythingAsync(OpenHouse house);

    [Fact(Timeout = Patience)]
    public async Task Record_FromTheInvitationToTheWithdrawal_IsKeptByBothAndEndsWithOne()
    {
        await using var house = await OpenAsync();
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, house: house);
        await using var maria = await Visitor.ComeAsync(Run, house);
        var asked = await UnaskedAsync(house);

        await InviteAsync(ana, asked);
        var code = await SayYesAsync(maria, await LinkInLetterAsync(house));
        await LogATalkAsync(ana, asked);
        await CorrectAsync(maria);
        await ana.OpenAsync($"/Partnerships/Partners/{asked.PartnerId}");
        await ana.Page.GetByText("It was two lanterns, not one").First.WaitForAsync();
        var check = await AskBothAsync(ana, asked);
        await RateAsync(maria, $"/portal/checks/{check}", 2);
        await RateAsync(ana, $"/Partnerships/Checks/{check}", 5);
        foreach (var (reader, path) in new[] { (maria, $"/portal/checks/{check}"), (ana, $"/Partnerships/Checks/{check}") })
        {
            await reader.OpenAsync(path);
            (await reader.Page.Locator(".pa-pairtable .pa-due--soon").AllInnerTextsAsync()).ShouldBe(["3", "3", "3"]);
        }
        await RaiseAsync(maria);
        await AnswerAsync(ana);
        house.Clock.Advance(TimeSpan.FromDays(29));
        await maria.OpenAsync("/portal/card");
        await TypeCodeAsync(maria, code);
        await JudgeAsync(maria);
        await ana.EnterAsync("ana", Role.Officer);
        await ana.OpenAsync("/Partnerships/Concerns");
        await ana.Page.GetByText("Half solved").First.WaitForAsync();
        var before = await EverythingAsync(house);
        Words.Where(word => !before.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty("what was never there proves nothing");

        await LeaveForGoodAsync(maria);

        await ana.OpenAsync($"/Partnerships/Partners/{asked.PartnerId}");
        (await ana.Page.ContentAsync()).ShouldNotContain("Quackenbush");
        (await (await ana.Page.APIRequest.GetAsync("/Partnerships/Export/Organizations?format=json")).TextAsync()).ShouldNotContain("Quackenbush");
        var left = await EverythingAsync(house);
        Words.Where(word => left.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await house.AskAsync(db => db.Set<EngagementContact>().CountAsync(c => c.ContactId == asked.Id))).ShouldBeGreaterThan(0, "that there was a talk stays");
        await ChainShowsAnErasureAsync(house);
        maria.Complaints.Concat(ana.Complaints).ShouldBeEmpty();
    }

    private static async Task InviteAsync(Visitor ana, Contact asked)
    {
        await ana.OpenAsync($"/Partnerships/Contacts/{asked.Id}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Invite them" }).ClickAsync();
        await ana.Page.GetByLabel("By e-mail").CheckAsync();
        await ana.Page.GetByLabel("Their own e-mail address").FillAsync(Address);
        await ana.Page.GetByText("They are 18 or older").ClickAsync();
        if (await ana.Page.GetByText("They work there as adult staff").CountAsync() > 0) await ana.Page.GetByText("They work there as adult staff").ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await ana.Page.GetByText("The letter is on its way").WaitForAsync();
    }

    /// <summary>Reads the one page, chooses to be named, and comes in with the card that it gives.</summary>
    private static async Task<string> SayYesAsync(Visitor maria, string link)
    {
        await maria.OpenAsync(link);
        await maria.Page.GetByLabel("With my name").CheckAsync();
        await maria.Page.GetByLabel("Your name").FillAsync(Name);
        await maria.Page.GetByText("I am 18 or older").ClickAsync();
        if (await maria.Page.GetByText("I work here as adult staff").CountAsync() > 0) await maria.Page.GetByText("I work here as adult staff").ClickAsync();
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, I agree" }).ClickAsync();
        var code = await maria.Page.Locator(".pa-papercard__code").InnerTextAsync();
        await maria.Page.GetByRole(AriaRole.Link, new() { Name = "See my record" }).ClickAsync();
        await TypeCodeAsync(maria, code);
        return code;
    }

    private static async Task TypeCodeAsync(Visitor maria, string code)
    {
        await maria.Page.GetByLabel("Code").FillAsync(code.ToLowerInvariant());
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Come in" }).ClickAsync();
        await maria.Page.GetByRole(AriaRole.Heading, new() { Name = $"Hello, {Name}" }).WaitForAsync();
    }

    private static async Task LogATalkAsync(Visitor ana, Contact asked)
    {
        await ana.OpenAsync($"/Partnerships/Engagements/Log/{asked.PartnerId}");
        await ana.Page.GetByLabel("What was it about?").FillAsync("The lamp behind the shop");
        await ana.Page.GetByLabel(Name).CheckAsync();
        await ana.Page.GetByText($"{Name} will read this.").WaitForAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();
    }

    private static async Task CorrectAsync(Visitor maria)
    {
        await maria.OpenAsync("/portal");
        await maria.Page.GetByRole(AriaRole.Link, new() { Name = "Something here is not right" }).First.ClickAsync();
        await maria.Page.Locator("[name='Input.Kind'][value=Corrects]").CheckAsync(new() { Force = true });
        await maria.Page.Locator("[name='Input.Words']").FillAsync("It was two lanterns, not one");
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Put it beside the entry" }).ClickAsync();
        await maria.Page.GetByText("Thank you. It stands beside the entry").WaitForAsync();
    }

    /// <returns>The key of the check, as its address says it.</returns>
    private static async Task<string> AskBothAsync(Visitor ana, Contact asked)
    {
        await ana.OpenAsync($"/Partnerships/Checks/Ask/{asked.PartnerId}");
        await ana.Page.GetByLabel(Name).CheckAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask both of us" }).ClickAsync();
        await ana.Page.WaitForURLAsync(url => !url.Contains("/Ask/", StringComparison.Ordinal));
        return ana.Path.Split('/')[^1].Split('?')[0];
    }

    private static async Task RateAsync(Visitor rater, string path, int number)
    {
        await rater.OpenAsync(path);
        foreach (var question in new[] { "bond", "goals", "tasks" }) await rater.Page.Locator($"#{question}-{number}").CheckAsync(new() { Force = true });
        await rater.Page.GetByRole(AriaRole.Button, new() { Name = "Keep my answer" }).ClickAsync();
        await rater.Page.Locator("#bond-1").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task RaiseAsync(Visitor maria)
    {
        await maria.OpenAsync("/portal/concerns/new");
        await maria.Page.Locator("label[for=about-other]").ClickAsync();
        await maria.Page.GetByLabel("What weighs on you?").FillAsync("The drums next door go on after ten");
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Raise it" }).ClickAsync();
        await maria.Page.GetByText("The drums next door go on after ten").First.WaitForAsync();
    }

    /// <summary>The concern raised just now stands first.</summary>
    private static async Task AnswerAsync(Visitor ana)
    {
        await ana.OpenAsync("/Partnerships/Concerns");
        foreach (var address in await ana.Page.Locator(".pa-card__title a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await ana.OpenAsync(address);
            if (await ana.Page.GetByText("The drums next door").CountAsync() > 0) break;
        }
        await ana.Page.GetByLabel("Your answer").FillAsync("We talked to the drummer; ten it is from now on");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await ana.Page.GetByText("We talked to the drummer").First.WaitForAsync();
    }

    /// <summary>Is asked four weeks after the answer, and says how it stands.</summary>
    private static async Task JudgeAsync(Visitor maria)
    {
        var question = maria.Page.GetByRole(AriaRole.Link, new() { Name = "Is it solved?" });
        // The house's own job asks, and it may still be at it.
        const int looks = 100;
        for (var look = 0; look < looks && await question.CountAsync() == 0; look++) await maria.OpenAsync("/portal/concerns");
        await question.ClickAsync();
        await maria.Page.Locator("#verdict-HalfSolved").CheckAsync(new() { Force = true });
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();
        await maria.Page.GetByText("Half solved").First.WaitForAsync();
    }

    private static async Task ChainShowsAnErasureAsync(OpenHouse house) => await house.DoAsync(async services =>
    {
        await services.GetRequiredService<AuditSealer>().SealAsync();
        var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync(1, []);
        verdict.Valid.ShouldBeTrue();
        verdict.Erased.ShouldBeGreaterThan(0);
        return true;
    });

    private static async Task LeaveForGoodAsync(Visitor maria)
    {
        await maria.OpenAsync("/portal/leave");
        await maria.Page.GetByText("I am sure. This cannot be undone.").ClickAsync();
        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Take everything out now" }).ClickAsync();
        await maria.Page.GetByRole(AriaRole.Heading, new() { Name = "It is out" }).WaitForAsync();
    }

    private static Task<Contact> UnaskedAsync(OpenHouse house) => house.AskAsync(db => db.Set<Contact>().AsNoTracking()
        .Where(c => c.Name == null && c.LeftAt == null && !db.Set<Consent>().Any(a => a.ContactId == c.Id) && !db.Set<Invitation>().Any(i => i.ContactId == c.Id)
            && db.Set<Alliance.Partnerships.Relationships.Relationship>().Any(r => r.PartnerId == c.PartnerId && r.EndedAt == null && db.Users.Any(a => a.Id == r.OwnerId && a.UserName == "ana")))
        .OrderBy(c => c.Id).FirstAsync());

    private static async Task<string> LinkInLetterAsync(OpenHouse house)
    {
        var letter = await house.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(m => m.To == Address).OrderByDescending(m => m.Id).FirstAsync());
        return letter.Text.Split('\n').Single(line => line.Contains("/portal/invitation/", StringComparison.Ordinal)).Trim();
    }
}

public sealed class BothSidesTestsOnSqlite(Run run) : BothSidesTests(run)
{
    protected override Task<OpenHouse> OpenAsync() => Task.FromResult(OpenHouse.Open());

    protected override Task<string> EverythingAsync(OpenHouse house) => Task.FromResult(Traces.InFilesOf(house.Folder));
}

public sealed class BothSidesTestsOnPostgres : BothSidesTests
{
    public BothSidesTestsOnPostgres(Run run) : base(run) => Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");

    protected override async Task<OpenHouse> OpenAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        await cluster.RunAsync("CREATE DATABASE both_sides");
        return OpenHouse.Open(cluster.ConnectionString("both_sides"));
    }

    protected override async Task<string> EverythingAsync(OpenHouse house) => await Traces.InTablesOfAsync(house.Database) + Traces.InFilesOf(house.Folder);
}
