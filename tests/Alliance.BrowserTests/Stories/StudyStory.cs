using System.Globalization;
using System.Text;
using Alliance.BrowserTests.House;
using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A study from its question to its report, in a browser; what is true of the data is known, and the report has to find it.</summary>
public sealed class StudyStory(Run run) : BrowserTest(run)
{
    private const int Months = 18, MonthsBefore = 6;

    /// <summary>The course brings a third more calls, and changes nothing about force.</summary>
    private static readonly IReadOnlyDictionary<string, SimulatedTruth> Truths = new Dictionary<string, SimulatedTruth>
    {
        ["calls"] = new() { Usual = 60, Effect = 0.33 },
        ["force"] = new() { Usual = 25, Effect = 0 },
    };

    [Fact(Timeout = Patience)]
    public async Task Study_FromTheQuestionToAReportThatIsRight()
    {
        await using var house = OpenHouse.Open();
        await using var eva = await Visitor.ComeAsAsync(Run, Role.Evaluator, house: house, window: Visitor.Desk);

        var study = await AskAsync(eva);
        await AddOutcomeAsync(eva, study, "Calls that residents make", "calls", "Community", "Primary", "Higher");
        await AddOutcomeAsync(eva, study, "Uses of force", "force", "Organization", "Harm to watch for", "Lower", margin: "0.25");
        await SetMonthsAsync(eva, study, house);
        await ChooseUnitsAsync(eva, study);
        await SettleEthicsAsync(eva, study);
        await DrawAsync(eva, study);
        await LockAsync(eva, study, house);
        var plan = AnalysisPlan.FromJson(await house.AskAsync(db => db.Set<PlanLock>().Where(l => l.StudyId == study).Select(l => l.Plan).SingleAsync()));

        // Two years go by; Eva signs in on another morning.
        house.Clock.SetUtcNow(OpenHouse.Morning.AddMonths(Months + 2));
        await using var later = await Visitor.ComeAsAsync(Run, Role.Evaluator, house: house, window: Visitor.Desk);
        var data = SimulatedStudy.Of(plan, Truths, 20270302);
        foreach (var outcome in plan.Outcomes) await BringAsync(later, study, outcome, data);
        var results = await ReportAsync(later, study, house);

        var calls = results.Outcomes.Single(o => o.Key == "calls");
        calls.Verdict.ShouldBe(Verdict.Found);
        calls.Effect!.ShareLow!.Value.ShouldBeLessThan(0.33);
        calls.Effect.ShareHigh!.Value.ShouldBeGreaterThan(0.33);
        results.Outcomes.Single(o => o.Key == "force").Verdict.ShouldBe(Verdict.HarmRuledOut);
        eva.Complaints.Concat(later.Complaints).ShouldBeEmpty();
    }

    private static async Task<Guid> AskAsync(Visitor eva)
    {
        await eva.OpenAsync("/Evaluation/Studies");
        await eva.Page.GetByRole(AriaRole.Link, new() { Name = "Plan a study" }).First.ClickAsync();
        var form = eva.Page.Locator("#new");
        await form.GetByLabel("What do you call it?").FillAsync("Calls and force, squad by squad");
        await form.GetByLabel("Which question does it answer?").FillAsync("When squads take the course, do residents call more, without more force?");
        await form.Locator("label[for=design-SteppedWedge]").ClickAsync();
        await form.Locator("label[for=kind-Squad]").ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await eva.Page.GetByRole(AriaRole.Heading, new() { Name = "Calls and force, squad by squad", Level = 1 }).WaitForAsync();
        return Guid.Parse(eva.Path[^36..]);
    }

    private static async Task AddOutcomeAsync(Visitor eva, Guid study, string title, string key, string level, string rank, string better, string? margin = null)
    {
        await eva.OpenAsync($"/Evaluation/Studies/Outcomes/{study}");
        var form = eva.Page.Locator("#outcome");
        if (!await form.IsVisibleAsync()) await eva.Page.GetByText("Add an outcome").ClickAsync();
        await form.GetByLabel("What is looked at?").FillAsync(title);
        await form.GetByLabel("Its short name in files").FillAsync(key);
        await form.GetByLabel("In whom is it seen?").SelectOptionAsync(new SelectOptionValue { Label = level });
        await form.GetByLabel("What hangs on it?").SelectOptionAsync(new SelectOptionValue { Label = rank });
        await form.GetByLabel("Where does it come from?").SelectOptionAsync(new SelectOptionValue { Label = "A file of counts" });
        await form.GetByLabel("Which way would be good?").SelectOptionAsync(new SelectOptionValue { Label = $"{better} is better" });
        if (margin is not null) await form.GetByLabel("For a harm: how much worse still counts as no harm?").FillAsync(margin);
        await form.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await eva.Page.Locator("#outcomes").GetByText(title).WaitForAsync();
    }

    private static async Task SetMonthsAsync(Visitor eva, Guid study, OpenHouse house)
    {
        await eva.OpenAsync($"/Evaluation/Studies/Months/{study}");
        await eva.Page.GetByLabel("The first month").FillAsync($"{house.Clock.GetUtcNow().AddMonths(1):yyyy-MM-dd}");
        await eva.Page.GetByLabel("How many months in all?").FillAsync($"{Months}");
        await eva.Page.GetByLabel("How many of them before anybody begins?").FillAsync($"{MonthsBefore}");
        await eva.Page.GetByLabel("How many waves?").FillAsync("4");
        await eva.Page.GetByLabel("How many months between two waves?").FillAsync("2");
        await SaveAsync(eva);
    }

    /// <summary>All squads of the town.</summary>
    private static async Task ChooseUnitsAsync(Visitor eva, Guid study)
    {
        await eva.OpenAsync($"/Evaluation/Studies/Units/{study}");
        var ticks = eva.Page.Locator("#units .usa-checkbox__label");
        var there = await ticks.CountAsync();
        there.ShouldBeGreaterThanOrEqualTo(12);
        for (var i = 0; i < there; i++) await ticks.Nth(i).ClickAsync();
        await SaveAsync(eva);
    }

    private static async Task SettleEthicsAsync(Visitor eva, Guid study)
    {
        await eva.OpenAsync($"/Evaluation/Studies/Ethics/{study}");
        await eva.Page.Locator("label[for=review-NotRequired]").ClickAsync();
        await eva.Page.GetByLabel("Who may use the data, for what, until when?").FillAsync("The evaluators, for this study, for five years.");
        await eva.Page.GetByLabel("Who would like one answer better than another?").FillAsync("Those who train; they bring no data.");
        await SaveAsync(eva);
    }

    private static async Task DrawAsync(Visitor eva, Guid study)
    {
        await eva.OpenAsync($"/Evaluation/Studies/Draw/{study}");
        foreach (var (place, who, number) in new[] { (0, "Stella Steward", "4711"), (1, "Sergeant Sofia Specimen", "86") })
        {
            await eva.Page.Locator($"#witness-{place}").SelectOptionAsync(new SelectOptionValue { Label = who });
            await eva.Page.Locator($"#number-{place}").FillAsync(number);
        }
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Draw now" }).ClickAsync();
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Draw again and compare" }).ClickAsync();
        await eva.Page.GetByText("Drawn again just now: the same came out.").WaitForAsync();
    }

    /// <summary>Locks it, while the question still lies open in another window: what that one sends later changes nothing.</summary>
    private async Task LockAsync(Visitor eva, Guid study, OpenHouse house)
    {
        await using var other = await Visitor.ComeAsAsync(Run, Role.Evaluator, house: house, window: Visitor.Desk);
        await other.OpenAsync($"/Evaluation/Studies/Question/{study}");
        await eva.OpenAsync($"/Evaluation/Studies/Plan/{study}");
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Lock the plan" }).ClickAsync();
        await eva.Page.Locator("#step-list").WaitForAsync();
        await eva.OpenAsync($"/Evaluation/Studies/Plan/{study}");
        (await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Lock the plan" }).CountAsync()).ShouldBe(0);

        other.ExpectRefusal();
        await other.Page.GetByLabel("Which question does it answer?").FillAsync("Another question, now that I know the answer?");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await other.Page.GetByText("locked").First.WaitForAsync();
        (await house.AskAsync(db => db.Set<Study>().Where(s => s.Id == study).Select(s => s.Question).SingleAsync())).ShouldStartWith("When squads take the course");
    }

    private static async Task BringAsync(Visitor eva, Guid study, PlannedOutcome outcome, StudyData data)
    {
        var file = new StringBuilder("unit,month,count\n");
        foreach (var row in data.Counts.Where(c => c.Outcome == outcome.Key)) file.Append(CultureInfo.InvariantCulture, $"{row.Unit},{row.Month:yyyy-MM},{row.Count}\n");
        await eva.OpenAsync($"/Evaluation/Outcomes/{study}");
        await eva.Page.GetByLabel("What it counts").SelectOptionAsync(new SelectOptionValue { Value = outcome.Key });
        await eva.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = $"{outcome.Key}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file.ToString()) });
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
        await eva.Page.Locator($"#outcome-{outcome.Key}").GetByText($"{outcome.Key}.csv").First.WaitForAsync();
    }

    private static async Task<StudyResults> ReportAsync(Visitor eva, Guid study, OpenHouse house)
    {
        await eva.OpenAsync($"/Evaluation/Reports/{study}");
        await eva.Page.GetByRole(AriaRole.Button, new() { Name = "Run the report" }).ClickAsync();
        await eva.Page.GetByRole(AriaRole.Heading, new() { Name = "Calls that residents make" }).First.WaitForAsync();
        var json = await house.AskAsync(db => db.Set<StudyReport>().Where(r => r.StudyId == study).Select(r => r.Results).SingleAsync());
        var results = ResultsJson.Read<ReportDocument>(json).Results;
        // What is signed is what is said.
        foreach (var outcome in results.Outcomes) await eva.Page.GetByText(outcome.Headline).First.WaitForAsync();
        return results;
    }

    private static async Task SaveAsync(Visitor eva)
    {
        await eva.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await eva.Page.Locator("#step-list").WaitForAsync();
    }
}
