using System.Net;
using System.Text;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Tests.Evaluation.Reports;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Outcomes;

public abstract class OutcomePageTests(TestHouse house) : HouseTest(house)
{
    private static AnalysisPlan Plan => Parallel(4, 6, 3, outcomes: Outcome(PlannedMethod.ComparedCounts));

    [Fact]
    public async Task Post_AGoodFile_IsLookedAtFirstAndThenTakenIn()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        var evaluator = await study.SignInAsync();

        var preview = await (await SendAsync(evaluator, study, Whole(count: 7))).FollowAsync();

        preview.ShouldSay("What this file says");
        preview.ShouldSay("Nothing counts yet.");
        (await CountsAsync(study)).ShouldBeEmpty();
        var taken = await preview.Form("#take").SubmitAsync("Take it in");
        taken.ShouldRedirectTo($"/Evaluation/Outcomes/{study.Study.Id}");
        (await taken.FollowAsync()).ShouldSay("24 counts were taken in.");
        (await CountsAsync(study)).ShouldAllBe(count => count.Count == 7);
        (await House.EventsAsync(OutcomeEvents.FileTaken, study.Agency)).ShouldHaveSingleItem().ActorId.ShouldBe(study.Village.Evaluator.Id);
    }

    [Fact]
    public async Task Post_AFileWithErrors_SaysThemAndKeepsNothing()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        var evaluator = await study.SignInAsync();

        var page = await SendAsync(evaluator, study, "unit,month,count\nU77,2024-09,3\nU01,2024-09,-2\n");

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.Texts("#errors li").ShouldBe(["These units are not in the study: U77. Its units are U01, U02, U03, U04.", "The count -2 in row 3 is below zero."]);
        page.ShouldSay("Nothing was taken in.");
        (await House.AskAsync(db => db.Set<OutcomeFile>().CountAsync(), study.Agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Post_ALaterFile_ReplacesTheCountsAndTheEarlierStaysAsARow()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        var evaluator = await study.SignInAsync();
        foreach (var count in (int[])[5, 6])
        {
            House.Clock.Advance(TimeSpan.FromMinutes(1));
            await (await (await SendAsync(evaluator, study, Whole(count))).FollowAsync()).Form("#take").SubmitAsync("Take it in");
        }

        (await CountsAsync(study)).ShouldAllBe(count => count.Count == 6);
        (await House.AskAsync(db => db.Set<OutcomeFile>().OrderBy(file => file.At).Select(file => file.ReplacedAt != null).ToListAsync(), study.Agency)).ShouldBe([true, false]);
        (await evaluator.GetAsync($"/Evaluation/Outcomes/{study.Study.Id}")).ShouldSay("Earlier files");
    }

    [Fact]
    public async Task Post_BeforeTheLock_IsTakenInAndMarked()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan, isLocked: false);
        var evaluator = await study.SignInAsync();

        var preview = await (await SendAsync(evaluator, study, Whole(5))).FollowAsync();

        preview.ShouldSay("These data came before the plan was locked.");
        (await (await preview.Form("#take").SubmitAsync("Take it in")).FollowAsync()).ShouldSay("Before the lock.");
        (await House.AskAsync(db => db.Set<OutcomeFile>().SingleAsync(), study.Agency)).WasBeforeLock.ShouldBeTrue();
    }

    [Fact]
    public async Task GiveUp_AFileThatWaits_KeepsNothingOfIt()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        var evaluator = await study.SignInAsync();
        var preview = await (await SendAsync(evaluator, study, Whole(5))).FollowAsync();

        await preview.Form("#take").SubmitAsync("Give up, and keep nothing of it");

        (await House.AskAsync(db => db.Set<OutcomeFile>().CountAsync(), study.Agency)).ShouldBe(0);
        (await preview.Form("#take").SubmitAsync("Take it in")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_TheTemplate_HasEveryUnitAndMonth()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        var evaluator = await study.SignInAsync();

        var file = await evaluator.GetAsync($"/Evaluation/Outcomes/Template/{study.Study.Id}");

        file.Body.TrimStart('\uFEFF').Split("\r\n").ShouldSatisfyAllConditions(lines => lines[0].ShouldBe("unit,month,count"), lines => lines[1].ShouldBe("U01,2024-09,"), lines => lines.Length.ShouldBe(26));
    }

    [Fact]
    public async Task Get_WhoMayNot_GetsNothing()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);

        (await (await study.Village.SignInAsync(Alliance.Platform.Accounts.Role.Officer)).GetAsync($"/Evaluation/Outcomes/{study.Study.Id}")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    private Task<List<OutcomeCount>> CountsAsync(StudyInHouse study) => House.AskAsync(db => db.Set<OutcomeCount>().ToListAsync(), study.Agency);

    private static async Task<Page> SendAsync(Browser evaluator, StudyInHouse study, string csv) =>
        await (await evaluator.GetAsync($"/Evaluation/Outcomes/{study.Study.Id}")).Form("#bring-form").Set("Outcome", "y").Attach("Upload", "counts.csv", Encoding.UTF8.GetBytes(csv)).SubmitAsync();

    private static string Whole(int count) => "unit,month,count\n" + string.Concat(from unit in Plan.Units from month in Enumerable.Range(0, Plan.Months) select $"{unit.Code},{OutcomeFrame.Write(Plan.FirstMonth.AddMonths(month))},{count}\n");
}

public sealed class OutcomePageTestsOnSqlite(SqliteHouse house) : OutcomePageTests(house), IClassFixture<SqliteHouse>;

public sealed class OutcomePageTestsOnPostgres(PostgresHouse house) : OutcomePageTests(house), IClassFixture<PostgresHouse>;
