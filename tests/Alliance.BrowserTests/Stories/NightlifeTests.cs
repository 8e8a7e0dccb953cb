using Alliance.BrowserTests.House;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A nightlife problem from its first word to its last: an officer, two partners in the portal, one objection, and what became of it in numbers.</summary>
public sealed class NightlifeTests(Run run) : BrowserTest(run)
{
    private const string Title = "Shouting on Wick Street after closing", Objection = "That hour pays the rent";

    [Fact(Timeout = Patience)]
    public async Task Problem_FromScanToAssessment_IsSolvedByBothSides()
    {
        // A house of its own: its clock is set forward.
        await using var house = OpenHouse.Open();
        var (one, two) = await PartnersAsync(house);
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, house: house, window: Visitor.Desk);
        await using var sofia = await Visitor.ComeAsAsync(Run, Role.Supervisor, house: house, window: Visitor.Desk);
        await using var host = await Visitor.ComeAsync(Run, house);
        await using var neighbor = await Visitor.ComeAsync(Run, house);
        await one.ComeInAsync(host, house);
        await two.ComeInAsync(neighbor, house);

        var problem = await BeginAsync(ana);
        await AskAsync(ana, problem, one.Contact, "role-Manager");
        await AskAsync(ana, problem, two.Contact, "role-RaisedIt");
        foreach (var partner in new[] { host, neighbor })
        {
            await partner.OpenAsync("/portal");
            await partner.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).First.ClickAsync();
            await PressAsync(partner, "Yes, I take part", "You take part now.");
        }
        foreach (var (kind, words) in new[] { ("Community", "Two hotels say so"), ("Harm", "Sleep, and glass on Sundays"), ("Expectation", "Calm after two"), ("Events", "Loud groups wait for rides"), ("Recurring", "Every weekend"), ("Similarity", "The same half hour") })
            await NoteAsync(ana, problem, kind, words);
        await MoveAsync(ana, problem, "Go on to: Analyze");

        foreach (var (kind, words) in new[] { ("Causing", "Guests who wait"), ("Harmed", "Those who sleep above"), ("Place", "The dark curb"), ("Manager", "Three bars"), ("Condition", "No place for a ride to stop") })
            await NoteAsync(ana, problem, kind, words);
        await neighbor.OpenAsync($"/portal/problems/{problem}");
        await neighbor.Page.GetByLabel("What do you see that the police do not?").FillAsync("It is the wait, not the bar");
        await neighbor.Page.Locator("#tell").GetByRole(AriaRole.Button).ClickAsync();
        await neighbor.Page.GetByText("Everybody who takes part reads it.").WaitForAsync();
        await BringInCountsAsync(sofia);
        await CompareAsync(ana, problem);
        await MoveAsync(ana, problem, "Go on to: Respond");

        await ProposeAsync(host, problem, "Close an hour earlier everywhere");
        await SayAsync(neighbor, problem, "Agree", null);
        await SayAsync(host, problem, "Objects", Objection);
        await SayAsync(ana, problem, "Agree", null);
        await ana.OpenAsync($"/Problems/{problem}");
        ana.ExpectRefusal();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Choose it" }).ClickAsync();
        await ana.Page.GetByText("Nobody has offered to do this yet.").WaitForAsync();
        await ChangeAsync(ana, problem);
        await OfferAsync(host, problem, "Two hosts at the door until three");
        await SayAsync(host, problem, "Agree", null);
        await SayAsync(neighbor, problem, "CanLiveWithIt", null);
        await SayAsync(ana, problem, "Agree", null);
        await ana.OpenAsync($"/Problems/{problem}");
        await PressAsync(ana, "Choose it", "What each of them offered is now a promise");

        // Both sides say what became of what they promised.
        var hosts = await house.AskAsync(db => db.Set<Contact>().Where(c => c.Id == one.Contact).Select(c => c.PartnerId).SingleAsync());
        foreach (var part in await house.AskAsync(db => db.Set<OptionPart>().Where(p => p.PromiseId != null && db.Set<ResponseOption>().Any(o => o.Id == p.OptionId && o.ProblemId == problem)).ToListAsync()))
        {
            var promisee = part.PartnerId == hosts ? host : neighbor;
            await promisee.OpenAsync($"/portal/promise/{part.PromiseId}");
            await promisee.Page.Locator("[name='Input.WasKept'][value=true]").EvaluateAsync("radio => { radio.checked = true; }");
            await promisee.Page.Locator("main form button[type=submit]").First.ClickAsync();
            await promisee.Page.GetByText("Thank you. The officer is told.").WaitForAsync();
        }
        await MoveAsync(ana, problem, "Go on to: Assess");
        house.Clock.Advance(TimeSpan.FromDays(29));
        await one.ComeInAsync(host, house);
        await host.OpenAsync($"/portal/problems/{problem}");
        await host.Page.Locator("#later-Better").CheckAsync(new() { Force = true });
        await host.Page.Locator("#later-words").FillAsync("One sleeps again");
        await host.Page.Locator("form[action*='Later']").GetByRole(AriaRole.Button).ClickAsync();
        await host.Page.GetByText("It counts in what is said of how it ended.").WaitForAsync();
        await ana.EnterAsync("ana", Role.Officer);
        await CloseAsync(ana, problem);

        await ana.OpenAsync($"/Problems/{problem}/Summary");
        foreach (var words in new[] { Title, Objection, "It is the wait, not the bar", "Two hosts at the door until three", "One sleeps again", "Solved" }) (await ana.Page.Locator(".pa-summary").TextContentAsync())!.ShouldContain(words);
        await PrintAsync(ana);
        await ana.OpenAsync("/Problems?kind=Nightlife");
        await ana.Page.GetByText("Ask about the wait first").WaitForAsync();
        ana.Complaints.Concat(host.Complaints).Concat(neighbor.Complaints).Concat(sofia.Complaints).ShouldBeEmpty();
    }

    /// <summary>Two contacts of two organizations that ana tends, with an address, and a yes.</summary>
    private static Task<(Reader One, Reader Two)> PartnersAsync(OpenHouse house) => house.AskAsync(async db =>
    {
        var ana = await db.Users.Where(a => a.UserName == "ana").Select(a => a.Id).SingleAsync();
        var now = OpenHouse.Morning.UtcDateTime;
        var found = await (
            from contact in db.Set<Contact>()
            where contact.Email != null && contact.LeftAt == null && db.Set<Consent>().Any(c => c.ContactId == contact.Id && c.WithdrawnAt == null && c.ExpiresAt > now.AddDays(60))
                && !db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null)
            join tie in db.Set<Relationship>() on contact.PartnerId equals tie.PartnerId
            where tie.EndedAt == null && (tie.OwnerId == ana || tie.BackupId == ana)
            orderby contact.Id
            select new { contact.Id, contact.Email, contact.PartnerId }).ToListAsync();
        var two = found.DistinctBy(c => c.PartnerId).Take(2).Select(c => new Reader(c.Id, c.Email!, Guid.Empty, Guid.Empty)).ToList();
        return (two[0], two[1]);
    });

    private static async Task<Guid> BeginAsync(Visitor ana)
    {
        await ana.OpenAsync("/Problems/Start");
        await ana.Page.GetByLabel("What keeps happening, and where?").FillAsync(Title);
        await ana.Page.GetByLabel("What kind is it?").SelectOptionAsync("Nightlife");
        await ana.Page.GetByLabel("Neighborhood").SelectOptionAsync(new SelectOptionValue { Label = "Lantern Quarter" });
        await PressAsync(ana, "Begin", "Now answer the six questions");
        return Guid.Parse(ana.Path.Split('/')[^1]);
    }

    private static async Task AskAsync(Visitor ana, Guid problem, Guid contact, string role)
    {
        await ana.OpenAsync($"/Problems/{problem}/Ask");
        await ana.Page.GetByLabel("Whom?").SelectOptionAsync(contact.ToString());
        await ana.Page.Locator($"#{role}").CheckAsync(new() { Force = true });
        await PressAsync(ana, "Ask them", "say themselves whether they take part");
    }

    private static async Task NoteAsync(Visitor ana, Guid problem, string kind, string words)
    {
        await ana.OpenAsync($"/Problems/{problem}/Note");
        await ana.Page.GetByLabel("What does it answer?").SelectOptionAsync(kind);
        await ana.Page.GetByLabel("In a sentence or two").FillAsync(words);
        await PressAsync(ana, "Keep it", "Whoever takes part reads it too.");
    }

    private static async Task MoveAsync(Visitor ana, Guid problem, string link)
    {
        await ana.OpenAsync($"/Problems/{problem}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await PressAsync(ana, "Go on", "On to the next step.");
    }

    /// <summary>Two months before and two after, in a neighborhood and the one it is compared with.</summary>
    private static async Task BringInCountsAsync(Visitor sofia)
    {
        var rows = new System.Text.StringBuilder("date,category,neighborhood,count\n");
        foreach (var (area, before, after) in new[] { ("Lantern Quarter", 207, 110), ("Mill Race", 308, 318) })
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-11-10,Calls after closing,{area},{before}\n2027-01-20,Calls after closing,{area},{after}\n");
        await sofia.OpenAsync("/Problems/Incidents/Import");
        await sofia.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "closing.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(rows.ToString()) });
        await sofia.Page.GetByRole(AriaRole.Button, new() { Name = "Count the file" }).ClickAsync();
        await sofia.Page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
        await sofia.Page.GetByRole(AriaRole.Link, new() { Name = "See the counts" }).WaitForAsync();
    }

    private static async Task CompareAsync(Visitor ana, Guid problem)
    {
        await ana.OpenAsync($"/Problems/{problem}/Measure");
        var page = ana.Page;
        foreach (var box in await page.Locator("[name='Input.Categories']").AllAsync()) await box.EvaluateAsync("box => { box.checked = false; }");
        await page.GetByText("Calls after closing", new() { Exact = true }).First.ClickAsync();
        foreach (var (label, day) in new[] { ("Before, from", "2026-11-01"), ("Before, to", "2026-12-30"), ("After, from the day of the response", "2027-01-01"), ("After, to", "2027-03-01") }) await page.GetByLabel(label).FillAsync(day);
        foreach (var select in await page.Locator("[name^='Input.Roles']").AllAsync()) await select.SelectOptionAsync("");
        await page.GetByLabel("Lantern Quarter").SelectOptionAsync("Treated");
        await page.GetByLabel("Mill Race").SelectOptionAsync("Comparison");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await page.GetByText("107 fewer").First.WaitForAsync();
    }

    private static async Task ProposeAsync(Visitor host, Guid problem, string words)
    {
        await host.OpenAsync($"/portal/problems/{problem}");
        await host.Page.GetByText("Propose something").ClickAsync();
        await host.Page.Locator("#propose-words").FillAsync(words);
        await PressAsync(host, "Propose it", "Now the others say whether they can live with it.");
    }

    private static async Task SayAsync(Visitor who, Guid problem, string voice, string? why)
    {
        var isOurs = who.Path.StartsWith("/Problems", StringComparison.Ordinal);
        await who.OpenAsync(isOurs ? $"/Problems/{problem}" : $"/portal/problems/{problem}");
        await who.Page.GetByRole(AriaRole.Link, new() { Name = "Say or offer something" }).First.ClickAsync();
        await who.Page.Locator($"#voice-{voice}").CheckAsync(new() { Force = true });
        if (why is not null) await who.Page.Locator("textarea").First.FillAsync(why);
        await who.Page.GetByRole(AriaRole.Button, new() { Name = "Say it" }).ClickAsync();
        await who.Page.WaitForURLAsync(url => !url.Contains("ptions", StringComparison.Ordinal));
    }

    /// <summary>A changed option meets the objection, and the department does something for it.</summary>
    private static async Task ChangeAsync(Visitor ana, Guid problem)
    {
        await ana.OpenAsync($"/Problems/{problem}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Change it" }).ClickAsync();
        await ana.Page.GetByText(Objection).First.WaitForAsync();
        await ana.Page.GetByLabel("What could be done?").FillAsync("A place for rides, and closing ten minutes apart");
        await ana.Page.GetByLabel("We would").FillAsync("Sign a ride zone on the square");
        await ana.Page.GetByLabel("By when?").FillAsync("2027-03-20");
        await ana.Page.GetByLabel("Promised to").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PressAsync(ana, "Change it", "What was said to the old one stays with it");
    }

    private static async Task OfferAsync(Visitor host, Guid problem, string words)
    {
        await host.OpenAsync($"/portal/problems/{problem}");
        await host.Page.GetByRole(AriaRole.Link, new() { Name = "Say or offer something" }).ClickAsync();
        await host.Page.GetByText("I would do something for it").ClickAsync();
        await host.Page.GetByLabel("What would you do?").FillAsync(words);
        await host.Page.GetByLabel("By when?").FillAsync("2027-03-15");
        await PressAsync(host, "Offer it", "It becomes a promise when the option is chosen.");
    }

    private static async Task CloseAsync(Visitor ana, Guid problem)
    {
        await ana.OpenAsync($"/Problems/{problem}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Close it" }).ClickAsync();
        await ana.Page.Locator("#outcome-Solved").CheckAsync(new() { Force = true });
        await ana.Page.GetByLabel("What was learned?").FillAsync("Ask about the wait first");
        await PressAsync(ana, "Close it", "The next one of its kind can learn from it.");
    }

    /// <summary>On paper it is two pages. The file lies among the pictures where those are asked for.</summary>
    private static async Task PrintAsync(Visitor ana)
    {
        await ana.Page.EmulateMediaAsync(new() { Media = Media.Print });
        if (Environment.GetEnvironmentVariable("ALLIANCE_PICTURES") is { Length: > 0 } pictures) await ana.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "problem-summary-print.png"), FullPage = true });
        var pdf = await ana.Page.PdfAsync(new PagePdfOptions { Format = "Letter", PrintBackground = true });
        if (Environment.GetEnvironmentVariable("ALLIANCE_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "problem-summary.pdf"), pdf);
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(2);
    }

    private static async Task PressAsync(Visitor who, string button, string then)
    {
        await who.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await who.Page.GetByText(then).First.WaitForAsync();
    }
}
