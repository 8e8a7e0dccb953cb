using System.IO.Compression;
using System.Net;
using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.Evaluation.Analysis;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Reports;

public abstract class ReportPageTests(TestHouse house) : HouseTest(house)
{
    private static readonly SimulatedTruth Truth = new() { Usual = 30, OwnSpread = 0.05, Effect = -0.3 };

    private static AnalysisPlan Plan => Staggered(16, 4, 20, 6, 3, outcomes: Outcome(PlannedMethod.StaggeredCounts));

    [Fact]
    public async Task Run_ThePlan_SaysWhatIsTrueAndKeepsTheReportSigned()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        await study.BringAsync(Plan.Simulated(Truth));
        var evaluator = await study.SignInAsync();

        var page = await RunAsync(evaluator, study);

        page.ShouldSay("Outcome y: found.");
        page.ShouldSay("% fewer");
        page.Document.QuerySelectorAll("svg[role=img]").Length.ShouldBe(5);
        page.Document.QuerySelectorAll("table").Length.ShouldBeGreaterThanOrEqualTo(5);
        var report = await ReportAsync(study);
        report.PlanHash.ShouldBe(AnalysisPlan.HashOf(Plan.ToJson()));
        (await House.EventsAsync(ReportEvents.ReportRun, study.Agency)).ShouldHaveSingleItem().EntityId.ShouldBe(report.Id);
        SignedResults.Read(House.Services.GetRequiredService<ReportSigning>().SignedFile(report))!.IsAsSigned.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_AfterNewData_LeavesTheOldReportAsItWas()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        await study.BringAsync(Plan.Simulated(Truth));
        var evaluator = await study.SignInAsync();
        var first = await RunAsync(evaluator, study);
        await House.DoAsync(async services => await services.GetRequiredService<AllianceContext>().Set<OutcomeCount>().ExecuteDeleteAsync(), study.Agency);

        var second = await RunAsync(evaluator, study);

        second.ShouldSay("it could not be reckoned");
        second.ShouldSay("Report 2");
        var again = await evaluator.GetAsync(first.Address.PathAndQuery);
        again.ShouldSay("Outcome y: found.");
        again.ShouldSay("A newer report has been run.");
    }

    [Fact]
    public async Task Run_BeforeTheLock_SaysToLockFirst()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan, isLocked: false);
        var evaluator = await study.SignInAsync();

        var page = await evaluator.GetAsync($"/Evaluation/Reports/{study.Study.Id}");

        page.ShouldSay("The plan is not locked yet.");
        page.Document.QuerySelector("#run-form").ShouldBeNull();
        (await House.AskAsync(db => db.Set<StudyReport>().CountAsync(), study.Agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Show_WhatWasNotAsPlanned_IsTold()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        await study.BringAsync(Plan.Simulated(Truth));
        var now = study.Village.Now;
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            Guid Key() => Guid.CreateVersion7(House.Clock.GetUtcNow());
            (await db.Set<OutcomeFile>().SingleAsync()).WasBeforeLock = true;
            db.Add(new Deviation { AgencyId = study.Agency, Id = Key(), StudyId = study.Study.Id, What = "Two squads were joined", Why = "The chief closed a station", ById = study.Village.Evaluator.Id, At = now });
            db.Add(new WaveChange { AgencyId = study.Agency, Id = Key(), StudyId = study.Study.Id, UnitId = study.Units[0].Id, ToWave = 4, FromMonth = First.AddMonths(15), Why = "A flood", ById = study.Village.Evaluator.Id, At = now });
            db.Record(House.Act(agency: study.Agency), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, study.Agency);

        var page = await RunAsync(await study.SignInAsync(), study);

        page.ShouldSay("Data before the lock.");
        page.ShouldSay("Two squads were joined");
        page.ShouldSay("The chief closed a station");
        page.ShouldSay("U01 moved.");
        page.ShouldSay("It is counted where it was drawn.");
    }

    [Fact]
    public async Task File_OfAReport_HoldsAllThatRepeatsItAndIsWrittenDown()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        await study.BringAsync(Plan.Simulated(Truth));
        var evaluator = await study.SignInAsync();
        await RunAsync(evaluator, study);
        var report = await ReportAsync(study);

        var answer = await evaluator.GetAsync($"/Evaluation/Reports/File/{report.Id}");

        using var zip = new ZipArchive(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        zip.Entries.Select(entry => entry.Name).ShouldBe(["README.txt", "results.json", "plan.json", "lots-y.csv", "analysis.R", "units.csv", "counts.csv", "codebook.csv"]);
        using var results = new StreamReader(zip.GetEntry("results.json")!.Open());
        SignedResults.Read(await results.ReadToEndAsync(TestContext.Current.CancellationToken))!.Results.ShouldBe(report.Results);
        (await House.EventsAsync(ReportEvents.ReportTaken, study.Agency)).ShouldHaveSingleItem();
        (await evaluator.GetAsync($"/Evaluation/Reports/File/{report.Id}?file=passwords")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_ByASupervisor_ReadsAndDoesNotRunOrTake()
    {
        var study = await StudyInHouse.BuildAsync(House, Plan);
        await study.BringAsync(Plan.Simulated(Truth));
        await RunAsync(await study.SignInAsync(), study);
        var report = await ReportAsync(study);
        var supervisor = await study.Village.SignInAsync(Role.Supervisor);

        (await supervisor.GetAsync("/Evaluation/Reports")).Document.QuerySelector($"a[href$='/Show/{report.Id}']").ShouldNotBeNull();
        (await supervisor.GetAsync($"/Evaluation/Reports/Show/{report.Id}")).ShouldSay("Outcome y: found.");
        (await supervisor.GetAsync($"/Evaluation/Reports/{study.Study.Id}")).Document.QuerySelector("#run-form").ShouldBeNull();
        (await supervisor.GetAsync($"/Evaluation/Reports/File/{report.Id}")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reader_OfTheHousesOwnCounts_TakesThoseOfTheStudysUnits()
    {
        var plan = Parallel(2, 6, 3, outcomes: Outcome(PlannedMethod.ComparedCounts, key: HouseMeasures.PositiveContacts) with { Source = OutcomeSource.Record });
        var study = await StudyInHouse.BuildAsync(House, plan);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var squads = study.Units.Select((unit, place) => new Squad { AgencyId = study.Agency, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Name = unit.Name, SortName = unit.Name, FormedAt = study.Village.Now }).ToList();
            db.AddRange(squads);
            foreach (var (unit, squad) in study.Units.Zip(squads)) db.Entry(unit).CurrentValues[nameof(StudyUnit.SquadId)] = squad.Id;
            foreach (var unit in study.Units) db.Update(unit);
            db.AddRange(squads.Select((squad, place) => new FrozenCount { AgencyId = study.Agency, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Measure = HouseMeasures.PositiveContacts, SquadId = squad.Id, Month = First, Count = 40 + place, FrozenAt = study.Village.Now }));
            db.Record(House.Act(agency: study.Agency), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, study.Agency);

        var data = await House.DoAsync(services => services.GetRequiredService<StudyDataReader>().OfAsync(study.Study.Id), study.Agency);

        data.Counts.Select(row => (row.Unit, row.Month, row.Count)).ShouldBe([("U01", First, 40), ("U02", First, 41)]);
    }

    private static async Task<Page> RunAsync(Browser evaluator, StudyInHouse study) =>
        await (await (await evaluator.GetAsync($"/Evaluation/Reports/{study.Study.Id}")).Form("#run-form").SubmitAsync()).FollowAsync();

    private Task<StudyReport> ReportAsync(StudyInHouse study) => House.AskAsync(db => db.Set<StudyReport>().OrderBy(report => report.Number).FirstAsync(), study.Agency);
}

public sealed class ReportPageTestsOnSqlite(SqliteHouse house) : ReportPageTests(house), IClassFixture<SqliteHouse>;

public sealed class ReportPageTestsOnPostgres(PostgresHouse house) : ReportPageTests(house), IClassFixture<PostgresHouse>;
