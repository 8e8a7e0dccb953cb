using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>What a design would find: by known numbers, and on the page.</summary>
public sealed class StudyPowerTests
{
    /// <summary>Stepped wedge, 6 waves, ICC 0.05: the smallest effects of EVALUATION §3.2, in standard deviations.</summary>
    [Theory]
    [InlineData(12, 5, 0.4207)]
    [InlineData(12, 20, 0.2265)]
    [InlineData(24, 10, 0.2196)]
    [InlineData(48, 20, 0.1133)]
    public void SteppedWedge_OfScores_FindsWhatIsKnown(int squads, int answers, double known) =>
        Of(StudyDesign.SteppedWedge, squads, OutcomeSource.Survey, new PowerAssumptions(0.05, answers, null, null)).Detectable.ShouldNotBeNull().ShouldBe(known, 0.0001);

    [Theory]
    [InlineData(StudyDesign.PrePost, OutcomeSource.Survey)]
    [InlineData(StudyDesign.PrePost, OutcomeSource.File)]
    [InlineData(StudyDesign.ParallelClusters, OutcomeSource.Assessment)]
    [InlineData(StudyDesign.ParallelClusters, OutcomeSource.Record)]
    [InlineData(StudyDesign.SteppedWedge, OutcomeSource.File)]
    [InlineData(StudyDesign.StaggeredRollout, OutcomeSource.Record)]
    [InlineData(StudyDesign.StaggeredRollout, OutcomeSource.Survey)]
    [InlineData(StudyDesign.MatchedComparison, OutcomeSource.File)]
    [InlineData(StudyDesign.MatchedComparison, OutcomeSource.Survey)]
    public void EveryDesignAndSource_HasACurveThatRisesThroughFourOfFiveAtItsSmallestEffect(StudyDesign design, OutcomeSource source)
    {
        var answer = Of(design, 24, source, source.IsCount() ? new PowerAssumptions(null, null, 20, 1.5) : new PowerAssumptions(0.05, 10, null, null));

        var least = answer.Detectable.ShouldNotBeNull(answer.WhyNot);
        answer.Curve.Count.ShouldBeGreaterThan(10);
        answer.Curve[0].Power.ShouldBeInRange(0.02, 0.06);
        answer.Curve.Zip(answer.Curve.Skip(1)).ShouldAllBe(pair => pair.First.Power <= pair.Second.Power + 1e-9);
        answer.Curve.Last(p => p.Effect <= least).Power.ShouldBeLessThanOrEqualTo(0.8 + 1e-6);
        answer.Curve.First(p => p.Effect >= least).Power.ShouldBeGreaterThanOrEqualTo(0.8 - 1e-6);
    }

    [Fact]
    public void Fewer_ThanAll_CannotBeFound_AndTheCurveEndsThere()
    {
        var answer = Of(StudyDesign.SteppedWedge, 6, OutcomeSource.File, new PowerAssumptions(null, null, 0.05, 1.5), Better.Lower);

        answer.Detectable.ShouldBeNull();
        answer.WhyNot.ShouldNotBeNull().ShouldStartWith("No effect there can be would be found by so few.");
        answer.Curve[^1].Effect.ShouldBe(1, 1e-9);
        answer.Curve[^1].Power.ShouldBeLessThan(0.8);
    }

    [Fact]
    public void MoreUnits_FindSmallerEffects() =>
        Of(StudyDesign.SteppedWedge, 24, OutcomeSource.File, new PowerAssumptions(null, null, 4, 1.5)).Detectable!.Value.ShouldBeLessThan(Of(StudyDesign.SteppedWedge, 12, OutcomeSource.File, new PowerAssumptions(null, null, 4, 1.5)).Detectable!.Value);

    [Fact]
    public void Plan_WhereUnitsChangedSince_SaysWhatWouldBeFoundNow()
    {
        var study = new Study { Title = "x", Question = "x", Design = StudyDesign.SteppedWedge, FirstMonth = new DateOnly(2027, 1, 1), Months = 24, MonthsBefore = 6, Waves = 6, MonthsBetweenWaves = 2 };
        var units = Enumerable.Range(0, 12).Select(i => new StudyUnit { Code = $"U{i}", Name = "x", Size = 10, Wave = 1 + i / 2 }).ToList();

        PlanWriter.Write(study, units, [new StudyOutcome { Key = "x", Title = "x", Source = OutcomeSource.Survey, Intraclass = 0.05, PerUnit = 5, Detectable = 99 }], null).Outcomes[0].Detectable!.Value.ShouldBe(0.4207, 0.0001);
        PlanWriter.Write(study, units, [new StudyOutcome { Key = "x", Title = "x", Source = OutcomeSource.Survey }], null).Outcomes[0].Detectable.ShouldBeNull();
    }

    [Fact]
    public void WithoutUnitsOrMonths_SaysWhatIsNeeded()
    {
        Of(StudyDesign.SteppedWedge, 0, OutcomeSource.Survey, new PowerAssumptions(0.05, 10, null, null)).WhyNot.ShouldBe("Choose the units first: power hangs on how many there are.");
        Of(StudyDesign.SteppedWedge, 4, OutcomeSource.Survey, new PowerAssumptions(0.05, 10, null, null)).WhyNot.ShouldNotBeNull().ShouldContain("6 waves need at least 6 groups");
    }

    private static PowerAnswer Of(StudyDesign design, int units, OutcomeSource source, PowerAssumptions assumed, Better better = Better.Higher)
    {
        var study = new Study { Title = "x", Question = "x", Design = design, Months = 24, MonthsBefore = 6, Waves = design.HasWaves() ? 6 : 1, MonthsBetweenWaves = design.HasWaves() ? 2 : 0 };
        var all = Enumerable.Range(0, units).Select(i => new StudyUnit { Code = $"U{i}", Name = "x", Size = 10, Wave = design == StudyDesign.MatchedComparison ? i % 2 : null }).ToList();
        return StudyPower.Of(study, all, new StudyOutcome { Key = "x", Title = "x", Source = source, Better = better }, assumed);
    }
}

public abstract class PowerPageTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Power_OfAScore_IsDrawnTabledAndKept()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.SteppedWedge);
        await evaluator.AddOutcomeAsync(study, "values", source: OutcomeSource.Survey, level: OutcomeLevel.Officer);
        await evaluator.SetMonthsAsync(study, waves: 3, between: 2);
        await evaluator.ChooseAsync(study, await House.AddSquadsAsync(6, 1));

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Power/{study}");
        page.Document.QuerySelectorAll("svg.pa-plot path").Length.ShouldBe(1);
        page.Document.QuerySelectorAll("table tbody tr").Length.ShouldBeGreaterThan(5);
        (await page.Form("#assume-values").Set("Input.Intraclass", "1.5").SubmitAsync()).ShouldSay("Take a number from 0 (not at all) to 0.99; 0.05 is usual.");
        (await page.Form("#assume-values").Set("Input.Intraclass", "0.1").Set("Input.PerUnit", "6").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Power/{study}");

        var row = await House.AskAsync(db => db.Set<StudyOutcome>().SingleAsync(o => o.StudyId == study));
        (row.Intraclass, row.PerUnit).ShouldBe((0.1, 6));
        row.Detectable.ShouldNotBeNull();
        (await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}")).ShouldSay("Reckoned for every primary outcome.");
        (await evaluator.GetAsync($"/Evaluation/Studies/Power/{study}")).Document.QuerySelector("#hopeless-values").ShouldBeNull();
    }

    [Fact]
    public async Task Power_OfARareCount_SaysHonestlyThatItCannotBeFound()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.SteppedWedge);
        await evaluator.AddOutcomeAsync(study, "complaints");
        await evaluator.SetMonthsAsync(study, waves: 3, between: 2);
        await evaluator.ChooseAsync(study, await House.AddSquadsAsync(6, 2));

        (await (await evaluator.GetAsync($"/Evaluation/Studies/Power/{study}")).Form("#assume-complaints").Set("Input.Usual", "0.2").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Power/{study}");

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Power/{study}");
        page.Element("#hopeless-complaints").TextContent.ShouldContain("A study this small cannot find what such a course could do to this count.");
        page.Element("#chicago").TextContent.ShouldContain("Among the 12 people in your units");
    }

    [Fact]
    public async Task Power_WithoutAPrimary_SaysWhereToBegin()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);

        (await evaluator.GetAsync($"/Evaluation/Studies/Power/{study}")).ShouldSay("No primary outcome yet");
    }
}

public sealed class PowerPageTestsOnSqlite(SqliteHouse house) : PowerPageTests(house), IClassFixture<SqliteHouse>;

public sealed class PowerPageTestsOnPostgres(PostgresHouse house) : PowerPageTests(house), IClassFixture<PostgresHouse>;
