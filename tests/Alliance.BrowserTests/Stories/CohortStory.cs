using System.Text;
using System.Text.RegularExpressions;
using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A cohort's whole life: planned, held, read, checked, observed, certified; and the certificate checked by somebody who holds it.</summary>
public sealed partial class CohortStory(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Cohort_FromThePlanToACertificateAnybodyCanCheck()
    {
        await using var house = OpenHouse.Open();
        await using var theo = await Visitor.ComeAsAsync(Run, Role.Trainer, house: house, window: Visitor.Desk);
        await using var greta = await Visitor.ComeAsAsync(Run, Role.Officer, "greta", house);

        var cohort = await PlanAsync(theo, house);
        await theo.Page.Locator("#add label", new() { HasText = "Officer Greta Invented" }).ClickAsync();
        await PressAsync(theo, "Add those I chose", "Added.");
        await greta.OpenAsync("/Training");
        await greta.Page.GetByRole(AriaRole.Heading, new() { Name = "Summer harbor cohort" }).WaitForAsync();

        await HoldAsync(theo, house, cohort);
        foreach (var module in ShippedCourse.Modules) await LearnAsync(greta, module);
        await ObserveAsync(theo, house);

        await theo.OpenAsync($"/Training/Cohorts/{cohort}");
        await theo.Page.GetByText("Ready", new() { Exact = true }).WaitForAsync();
        await PressAsync(theo, "Issue one certificate", "One certificate issued.");
        await greta.OpenAsync("/Training");
        await greta.Page.GetByRole(AriaRole.Link, new() { Name = "Your certificate" }).ClickAsync();
        var code = await greta.Page.Locator("#code").InnerTextAsync();
        await greta.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Sheet().Count(Encoding.Latin1.GetString(await greta.Page.PdfAsync(new() { Format = "Letter" }))).ShouldBe(1);

        await using var chief = await Visitor.ComeAsync(Run, house);
        await chief.OpenAsync("/certificate");
        await chief.Page.GetByLabel("Code").FillAsync(code);
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await chief.Page.GetByText("Genuine, and good today").WaitForAsync();
        await chief.Page.GetByText("Officer Greta Invented").WaitForAsync();
        (await house.AskAsync(db => db.Set<Certificate>().SingleAsync(c => c.CohortId == cohort))).Minutes.ShouldBe(960);
        // Not the trainer: what he types is screened on saving only, and the look while typing is refused to him.
        foreach (var visitor in new[] { greta, chief }) visitor.Complaints.ShouldBeEmpty();
    }

    [Theory(Timeout = Patience)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Trainer)]
    public async Task Curriculum_ReadThroughOnAPhone_FitsAndPrints(Role role)
    {
        await using var reader = await Visitor.ComeAsAsync(Run, role);
        await reader.OpenAsync("/Training/Modules");
        (await reader.Page.Locator("#modules > li").CountAsync()).ShouldBe(10);
        foreach (var module in ShippedCourse.Modules)
        {
            await reader.Page.Locator("#modules").GetByRole(AriaRole.Link, new() { Name = module.Title }).ClickAsync();
            await reader.Page.GetByRole(AriaRole.Heading, new() { Name = module.Title, Level = 1 }).WaitForAsync();

            (await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(Visitor.Phone.Width, module.Key);
            (await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "For those who teach" }).CountAsync()).ShouldBe(role == Role.Trainer ? 1 : 0);
            Sheet().Count(Encoding.Latin1.GetString(await reader.Page.PdfAsync(new() { Format = "Letter" }))).ShouldBeInRange(4, role == Role.Trainer ? 16 : 12, module.Key);
            await reader.OpenAsync("/Training/Modules");
        }
        reader.Complaints.ShouldBeEmpty();
    }

    private static async Task<Guid> PlanAsync(Visitor theo, OpenHouse house)
    {
        await theo.OpenAsync("/Training/Cohorts");
        await theo.Page.GetByRole(AriaRole.Link, new() { Name = "Plan a cohort", Exact = true }).ClickAsync();
        await theo.Page.GetByLabel("What do you call it?").FillAsync("Summer harbor cohort");
        await theo.Page.GetByLabel("Where?").FillAsync("Library, upper floor");
        await theo.Page.GetByLabel("First day").FillAsync($"{DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(-7):yyyy-MM-dd}");
        await theo.Page.GetByRole(AriaRole.Button, new() { Name = "Lay out the timetable" }).ClickAsync();
        await theo.Page.GetByText("Laid out.").WaitForAsync();
        return Guid.Parse(theo.Path[^36..]);
    }

    /// <summary>Each session is held, with everybody there.</summary>
    private static async Task HoldAsync(Visitor theo, OpenHouse house, Guid cohort)
    {
        foreach (var session in await house.AskAsync(db => db.Set<CohortSession>().Where(s => s.CohortId == cohort).OrderBy(s => s.Place).Select(s => s.Id).ToListAsync()))
        {
            await theo.OpenAsync($"/Training/Sessions/{session}");
            await PressAsync(theo, "Note attendance", "Attendance noted");
        }
    }

    /// <summary>Reads a module and passes its check; the first time with one answer that is not the best.</summary>
    private static async Task LearnAsync(Visitor learner, ModuleText module)
    {
        await learner.OpenAsync($"/Training/Modules/{module.Key}");
        await PressAsync(learner, "I have read it", "Noted.");
        await learner.OpenAsync($"/Training/Modules/{module.Key}/Check");
        var check = KnowledgeCheck.Read(module.Check);
        for (var q = 0; q < check.Questions.Count; q++)
        {
            var chosen = check.Questions[q].Answers.ToList().FindIndex(a => a.IsBest == (q > 0));
            await learner.Page.Locator($"label[for=q{q}-{chosen}]").ClickAsync();
        }
        await PressAsync(learner, "Show me how I did", "5 of 6: that is enough");
    }

    /// <summary>An assessment is announced, rated by two, and opens to the one it is about.</summary>
    private async Task ObserveAsync(Visitor theo, OpenHouse house)
    {
        await theo.OpenAsync("/Training/Observations/Plan");
        await theo.Page.GetByLabel("Whose practice?").SelectOptionAsync(new SelectOptionValue { Label = "Officer Greta Invented" });
        await theo.Page.GetByLabel("Who looks on?").SelectOptionAsync(new SelectOptionValue { Label = "Officer Ben Sample" });
        await theo.Page.GetByLabel("And who else?").SelectOptionAsync(new SelectOptionValue { Label = "Officer Kim Storybook" });
        await PressAsync(theo, "Announce it", "Announced.");
        foreach (var rater in new[] { "ben", "kim" })
        {
            await using var visitor = await Visitor.ComeAsAsync(Run, Role.Officer, rater, house);
            await visitor.OpenAsync("/Training/Observations");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "What Officer Greta Invented did" }).ClickAsync();
            foreach (var (item, index) in Checklist.Items.Select((item, index) => (item, index))) await visitor.Page.Locator($"#{item.Code}-{(rater == "ben" ? index % 3 + 3 : 4)}").CheckAsync(new() { Force = true });
            await PressAsync(visitor, "Hand it in", "Handed in.");
        }
    }

    private static async Task PressAsync(Visitor who, string button, string then)
    {
        await who.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await who.Page.GetByText(then).First.WaitForAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
