using System.Net;
using System.Text;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Problems;
using Alliance.Problems.Measures;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Problems.Measures;

/// <summary>Before and after of one problem, from a file of counts to the sentence on the page.</summary>
public abstract class MeasureTests(TestHouse house) : HouseTest(house)
{
    // Wheeler and Ratcliffe 2018, Crime Science 7:11, as in ptools (tests/testthat/test-wdd.R, "Est & Variance Paper"): -118, between -196 and -40.
    private static readonly (string Area, int Before, int After)[] Paper = [("Far", 308, 318), ("Here", 207, 110), ("Next to far", 150, 140), ("Next door", 178, 157)];

    [Fact]
    public async Task Measure_TheWorkedExampleOfThePaper_StandsOnThePage()
    {
        var scene = await SceneAsync();
        await BringInAsync(scene.Village, Csv(Paper));
        var officer = await scene.Village.SignInAsync(Role.Officer);

        var page = await (await FillAsync(await officer.GetAsync(scene.Address), scene)).FollowAsync();

        page.ShouldSay("About 118 fewer, between 40 and 196 fewer, allowing for what happened where it is compared.");
        page.ShouldSay("About 107 fewer, between 47 and 167 fewer");
        page.ShouldSay("It cannot be told from chance: about 11 fewer, and anything between 60 fewer and 38 more would fit.");
        page.Texts(".pa-measure table.pa-table--stack td.pa-number").ShouldBe(["207", "110", "308", "318", "178", "157", "150", "140"]);
        page.ShouldSay("0.53 times before (between 0.42 and 0.67)");
        page.ShouldSay("At the response the line steps down to");
        page.Element("svg.pa-months line.pa-months__response");
        page.Element("svg.pa-months path.pa-months__expected");
        var measure = await scene.Village.AskAsync(db => db.Set<ProblemMeasure>().SingleAsync());
        (measure.SetById, measure.AfterFrom).ShouldBe((scene.Village.Officer.Id, new DateOnly(2026, 1, 1)));
        (await House.EventsAsync(MeasureEvents.MeasureSet, scene.Village.Agency.Id)).ShouldHaveSingleItem().EntityId.ShouldBe(measure.Id);
    }

    [Fact]
    public async Task Measure_SetAnew_IsANewRowAndFollowsTheCounts()
    {
        var scene = await SceneAsync();
        await BringInAsync(scene.Village, Csv(Paper));
        var officer = await scene.Village.SignInAsync(Role.Officer);
        var first = await (await FillAsync(await officer.GetAsync(scene.Address), scene)).FollowAsync();

        var second = await (await first.Form("form.pa-form").Set($"Input.Roles[{scene.Of("Next door")}]", "").Set($"Input.Roles[{scene.Of("Next to far")}]", "").SubmitAsync("Compare")).FollowAsync();
        second.ShouldSay("About 107 fewer, between 47 and 167 fewer");
        second.ShouldSay("It was set in another way once before; that stays on record.");
        (await scene.Village.AskAsync(db => db.Set<ProblemMeasure>().CountAsync())).ShouldBe(2);

        await BringInAsync(scene.Village, "date,category,neighborhood,count\n2026-01-10,Disorder,Here,107\n");
        (await officer.GetAsync(scene.Address)).ShouldSay("It cannot be told from chance");
    }

    [Fact]
    public async Task Measure_FewAndUncomparedAndUncovered_SaysEachOfIt()
    {
        var scene = await SceneAsync();
        await BringInAsync(scene.Village, "date,category,neighborhood,count\n2025-03-10,Disorder,Here,6\n2026-02-10,Disorder,Here,3\n");
        var officer = await scene.Village.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync(scene.Address)).Form("form.pa-form");

        var page = await (await Days(form, "2025-01-01", "2025-12-31", "2026-01-01", "2026-02-28").Set("Input.Categories", (await scene.CategoryAsync()).ToString()).SubmitAsync("Compare")).FollowAsync();

        page.ShouldSay("Without a place to compare with, this shows that it changed, and not why.");
        page.ShouldSay("The numbers are small");
        page.ShouldSay("Not every day of these periods is covered");
        page.ShouldSay("The series is too short for a line");
        page.ShouldSay("Before has 365 days and after 59");
    }

    [Fact]
    public async Task Form_WithGaps_SaysWhatIsMissingAndKeepsTheRest()
    {
        var scene = await SceneAsync();
        await BringInAsync(scene.Village, Csv(Paper));
        var officer = await scene.Village.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync(scene.Address)).Form("form.pa-form");

        var again = await Days(form, "2025-01-01", "2025-12-31", "2025-06-01", "2099-01-01").Set($"Input.Roles[{scene.Of("Here")}]", "").Set($"Input.Roles[{scene.Of("Next door")}]", "AroundTreated").SubmitAsync("Compare");

        again.ShouldHaveError("Input.Categories", "Choose what is counted.");
        again.ShouldHaveError("Input.AfterFrom", "later than the last day of before");
        again.ShouldHaveError("Input.AfterUntil", "After cannot end in the future.");
        again.ShouldHaveError("Input.Roles", "Choose where the problem is.");
        again.Form("form.pa-form").Value("Input.BeforeUntil").ShouldBe("2025-12-31");
        again.Form("form.pa-form").Value($"Input.Roles[{scene.Of("Next door")}]").ShouldBe("AroundTreated");
        (await scene.Village.AskAsync(db => db.Set<ProblemMeasure>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Page_BeforeAnythingIsCounted_LeadsToTheCounts_AndOthersStayOut()
    {
        var scene = await SceneAsync();

        (await (await scene.Village.SignInAsync(Role.Officer)).GetAsync(scene.Address)).ShouldSay("Nothing is counted yet");
        (await (await (await scene.Village.SignInAsync(Role.Evaluator)).GetAsync(scene.Address)).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<Page> FillAsync(Page page, Scene scene)
    {
        var form = Days(page.Form("form.pa-form"), "2025-01-01", "2025-12-31", "2026-01-01", "2026-12-31");
        form.Set("Input.Categories", page.Element("input[name='Input.Categories']").GetAttribute("value")!);
        foreach (var (area, role) in new[] { ("Here", "Treated"), ("Far", "Comparison"), ("Next door", "AroundTreated"), ("Next to far", "AroundComparison") }) form.Set($"Input.Roles[{scene.Of(area)}]", role);
        return form.SubmitAsync("Compare");
    }

    private static Form Days(Form form, string beforeFrom, string beforeUntil, string afterFrom, string afterUntil) =>
        form.Set("Input.BeforeFrom", beforeFrom).Set("Input.BeforeUntil", beforeUntil).Set("Input.AfterFrom", afterFrom).Set("Input.AfterUntil", afterUntil);

    /// <summary>Each count spread over the twelve months of its year, and a month's over two days.</summary>
    private static string Csv(IEnumerable<(string Area, int Before, int After)> places)
    {
        var csv = new StringBuilder("date,category,neighborhood,count\n2025-01-01,Disorder,Here,0\n2026-12-31,Disorder,Here,0\n");
        foreach (var (area, before, after) in places)
            foreach (var (year, count) in new[] { (2025, before), (2026, after) })
                for (var month = 1; month <= 12; month++) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{month:00}-17,Disorder,{area},{count / 12 + (month <= count % 12 ? 1 : 0)}\n");
        return csv.ToString();
    }

    private static async Task BringInAsync(Village village, string csv)
    {
        var supervisor = await village.SignInAsync(Role.Supervisor);
        var preview = await (await (await supervisor.GetAsync("/Problems/Incidents/Import")).Form().Attach("Upload", "counts.csv", Encoding.UTF8.GetBytes(csv)).SubmitAsync()).FollowAsync();
        (await (await preview.Form().SubmitAsync("Bring it in")).FollowAsync()).ShouldSay("counts.csv counts");
    }

    private async Task<Scene> SceneAsync()
    {
        var village = await Village.BuildAsync(House);
        var areas = Paper.Select(p => village.Area(p.Area)).ToList();
        await village.MoveInAsync();
        var problem = new Problem { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Kind = ProblemKind.Nightlife, Title = "When the bars close", AreaId = areas.Single(a => a.Name == "Here").Id, OfficerId = village.Officer.Id, OpenedAt = village.Now, StageSince = village.Now };
        await House.AddAsync(problem);
        return new Scene(village, areas, $"/Problems/{problem.Id}/Measure");
    }

    private sealed record Scene(Village Village, IReadOnlyList<Area> Areas, string Address)
    {
        public Guid Of(string area) => Areas.Single(a => a.Name == area).Id;

        public Task<Guid> CategoryAsync() => Village.AskAsync(db => db.Set<Alliance.Problems.Incidents.IncidentCategory>().Select(c => c.Id).SingleAsync());
    }
}

public sealed class MeasureTestsOnSqlite(SqliteHouse house) : MeasureTests(house), IClassFixture<SqliteHouse>;

public sealed class MeasureTestsOnPostgres(PostgresHouse house) : MeasureTests(house), IClassFixture<PostgresHouse>;
