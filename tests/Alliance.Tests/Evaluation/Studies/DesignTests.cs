using System.Net;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>From a question to a study that lacks nothing.</summary>
public abstract class DesignTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task New_FromAQuestion_IsADraftWithItsSteps()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);

        var study = await evaluator.BeginAsync(StudyDesign.PrePost, "A study of talks");

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}");
        page.ShouldSay("A study of talks");
        page.ShouldSay("Next: Outcomes");
        (await evaluator.GetAsync("/Evaluation/Studies")).ShouldSay("A study of talks");
        (await House.EventsAsync(StudyEvents.StudyPlanned)).ShouldContain(e => e.EntityId == study);
    }

    [Fact]
    public async Task New_WithoutAQuestion_KeepsWhatWasTyped()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);

        var refused = await (await evaluator.GetAsync("/Evaluation/Studies/New")).Form("#new").Set("Input.Title", "Half a thought").Set("Input.Design", "PrePost").SubmitAsync();

        refused.ShouldHaveError("Input.Question", "Write the question that the study answers.");
        refused.Form("#new").Value("Input.Title").ShouldBe("Half a thought");
        refused.Form("#new").Value("Input.Design").ShouldBe("PrePost");
    }

    [Fact]
    public async Task New_ReadyMade_HasTheThreeIndicatorsAndAPrimaryForEachLevel()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);

        var done = await (await evaluator.GetAsync("/Evaluation/Studies/New")).Form("#begin-relationship-training").SubmitAsync();

        var study = StudyStory.KeyIn(done);
        var outcomes = await House.AskAsync(db => db.Set<StudyOutcome>().Where(o => o.StudyId == study).ToListAsync());
        outcomes.Select(o => o.Key).ShouldBeSubsetOf(ReadyMadeStudies.All[0].Outcomes.Select(o => o.Key));
        outcomes.Select(o => o.Key).ShouldContain("values_relationships");
        outcomes.Select(o => o.Key).ShouldContain("positive_contacts");
        outcomes.Select(o => o.Key).ShouldContain("voluntary_calls");
        outcomes.Select(o => o.Key).ShouldContain("solved_together");
        outcomes.Where(o => o.Rank == OutcomeRank.Primary).Select(o => o.Level).ShouldBeUnique();
        outcomes.Where(o => o.Rank == OutcomeRank.Primary).ShouldAllBe(o => o.Source == OutcomeSource.Survey || o.Source == OutcomeSource.Assessment, "counts are never primary in one agency");
        outcomes.Single(o => o.Key == "voluntary_calls").Better.ShouldBe(Better.Depends);
        outcomes.Where(o => o.Rank == OutcomeRank.Harm).ShouldAllBe(o => o.Margin > 0);
        (await House.StudyAsync(study)).Template.ShouldBe("relationship-training");
    }

    [Fact]
    public void ReadyMade_EveryOutcome_WouldPassTheForm()
    {
        foreach (var outcome in ReadyMadeStudies.All.SelectMany(s => s.Outcomes))
            new OutcomeRules().Validate(new OutcomeInput { Key = outcome.Key, Title = outcome.Title, Level = outcome.Level, Rank = outcome.Rank, Source = outcome.Source, Better = outcome.Better, Why = outcome.Why, Asked = outcome.Instrument is null ? null : $"{outcome.Instrument}/{outcome.Scale}", Margin = outcome.Margin }).Errors.ShouldBeEmpty(outcome.Key);
        foreach (var outcome in ReadyMadeStudies.All.SelectMany(s => s.Outcomes).Where(o => o.Source == OutcomeSource.Survey))
            InstrumentShelf.ReadyMade.Single(i => i.Key == outcome.Instrument).Scales.ShouldContain(s => s.Key == outcome.Scale, outcome.Key);
    }

    [Theory]
    [InlineData(StudyDesign.PrePost, false)]
    [InlineData(StudyDesign.ParallelClusters, false)]
    [InlineData(StudyDesign.MatchedComparison, false)]
    [InlineData(StudyDesign.SteppedWedge, true)]
    [InlineData(StudyDesign.StaggeredRollout, true)]
    public async Task Steps_OfEachDesign_AskOnlyWhatItNeeds(StudyDesign design, bool waves)
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        await House.AddSquadsAsync(1, 1);
        var study = await evaluator.BeginAsync(design);

        (await evaluator.GetAsync($"/Evaluation/Studies/Months/{study}")).Document.QuerySelectorAll("[name='Input.Waves']").Length.ShouldBe(waves ? 1 : 0);
        (await evaluator.GetAsync($"/Evaluation/Studies/Units/{study}")).Document.QuerySelectorAll("[name='Units[0].IsTrained']").Length.ShouldBe(design == StudyDesign.MatchedComparison ? 1 : 0);
        (await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}")).Document.QuerySelectorAll($"a[href='/Evaluation/Studies/Draw/{study}']").Length.ShouldBe(design.DrawsLots() ? 1 : 0);
        (await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}")).Document.QuerySelector("#draw").ShouldBeNull();
    }

    [Theory]
    [InlineData("12", "3", "1", "1", "Input.Waves", "Take 2 to 24 waves: with one, the effect cannot be told from the time.")]
    [InlineData("8", "3", "6", "1", "Input.Months", "No month is left after the last wave has begun. Take more months, or fewer or closer waves.")]
    [InlineData("12", "0", "3", "1", "Input.MonthsBefore", "At least one month lies before anybody begins; three or more are better.")]
    public async Task Months_ThatCannotBe_AreASentence(string months, string before, string waves, string between, string field, string sentence)
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.SteppedWedge);

        var refused = await (await evaluator.GetAsync($"/Evaluation/Studies/Months/{study}")).Form("#months").Set("Input.FirstMonth", "2027-04-01").Set("Input.Months", months).Set("Input.MonthsBefore", before).Set("Input.Waves", waves).Set("Input.MonthsBetweenWaves", between).SubmitAsync();

        refused.ShouldHaveError(field, sentence);
        refused.Form("#months").Value("Input.Months").ShouldBe(months);
        (await House.StudyAsync(study)).Months.ShouldBe(0);
    }

    [Fact]
    public async Task Outcomes_SecondPrimaryOfALevel_IsRefused()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);
        await evaluator.AddOutcomeAsync(study, "contacts");

        var refused = await (await evaluator.GetAsync($"/Evaluation/Studies/Outcomes/{study}")).Form("#outcome").Set("Input.Title", "Another").Set("Input.Key", "another").Set("Input.Level", "Organization").Set("Input.Rank", "Primary").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("“What contacts counts” is the primary outcome of this level already.");
        refused.Form("#outcome").Value("Input.Title").ShouldBe("Another");
        (await House.AskAsync(db => db.Set<StudyOutcome>().CountAsync(o => o.StudyId == study))).ShouldBe(1);
    }

    [Fact]
    public async Task Outcomes_WhereItDependsWithoutWhy_OrAHarmWithoutMargin_AreRefused()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Outcomes/{study}");

        (await page.Form("#outcome").Set("Input.Title", "Calls").Set("Input.Key", "calls").Set("Input.Better", "Depends").SubmitAsync()).ShouldHaveError("Input.Why", "Say on what it depends, so that nobody decides afterwards.");
        (await page.Form("#outcome").Set("Input.Title", "Force").Set("Input.Key", "force").Set("Input.Better", "Lower").Set("Input.Rank", "Harm").SubmitAsync()).ShouldHaveError("Input.Margin", "Say how much worse still counts as no harm.");
        (await page.Form("#outcome").Set("Input.Title", "Talk").Set("Input.Key", "Talk of the town").SubmitAsync()).ShouldHaveError("Input.Key", "For files, use small letters, digits and _");
    }

    [Fact]
    public async Task Units_ChosenTwice_KeepTheirCodes()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var squads = await House.AddSquadsAsync(3, 1);
        var study = await evaluator.BeginAsync(StudyDesign.ParallelClusters);
        await evaluator.ChooseAsync(study, squads);
        var before = (await House.UnitsAsync(study)).ToDictionary(u => u.SquadId!.Value, u => u.Code);

        var form = (await evaluator.GetAsync($"/Evaluation/Studies/Units/{study}")).Form("#units");
        foreach (var field in form.Fields.Where(f => f.Key.EndsWith("IsChosen", StringComparison.Ordinal)).Take(1).ToList()) form.Untick(field.Key);
        await form.SubmitAsync();

        var after = await House.UnitsAsync(study);
        after.Count.ShouldBe(2);
        after.ShouldAllBe(u => before[u.SquadId!.Value] == u.Code && u.Size == 1 && u.Wave == null);
    }

    [Fact]
    public async Task Units_OfAreas_HaveTheirPartnersAsSize()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var area = new Area { AgencyId = TestPeople.AgencyId, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Name = "Quarry Row", SortName = "quarry row", Kind = Enum.GetValues<AreaKind>()[0] };
        await House.AddAsync(area);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost, kind: StudyUnitKind.Area);

        (await (await evaluator.GetAsync($"/Evaluation/Studies/Units/{study}")).Form("#units").Set("Units[0].IsChosen", "true").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");

        var unit = (await House.UnitsAsync(study)).ShouldHaveSingleItem();
        (unit.AreaId, unit.SquadId, unit.Name, unit.Size, unit.Wave).ShouldBe((area.Id, null, "Quarry Row", 0, 1));
    }

    [Fact]
    public async Task Design_ToOneWithWaves_AsksForThem()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);
        await evaluator.SetMonthsAsync(study);

        (await (await evaluator.GetAsync($"/Evaluation/Studies/Design/{study}")).Form("#design").Set("Input.Design", "SteppedWedge").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");

        (await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}")).ShouldSay("Say which months are looked at.");
        (await evaluator.GetAsync($"/Evaluation/Studies/Months/{study}")).Form("#months").Value("Input.Months").ShouldBe("12");
    }

    [Fact]
    public async Task Question_OfAStaleForm_IsNotOverwritten()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);
        var (first, second) = (await evaluator.GetAsync($"/Evaluation/Studies/Question/{study}"), await evaluator.GetAsync($"/Evaluation/Studies/Question/{study}"));
        (await first.Form("#question").Set("Input.Title", "The first title").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");

        var stale = await second.Form("#question").Set("Input.Title", "The second title").SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.ShouldSay("Somebody else changed this study while you were typing.");
        (await House.StudyAsync(study)).Title.ShouldBe("The first title");
        (await stale.Form("#question").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
        (await House.StudyAsync(study)).Title.ShouldBe("The second title");
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Administrator)]
    public async Task Studies_ForOthers_AreClosed(Role role) =>
        (await (await House.SignInAsync(role)).GetAsync("/Evaluation/Studies")).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Show_ForTheSteward_IsToRead()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.SteppedWedge);
        var steward = await House.SignInAsync(Role.Steward);

        (await steward.GetAsync($"/Evaluation/Studies/Show/{study}")).ShouldSay("This study is a draft.");
        (await steward.GetAsync($"/Evaluation/Studies/Question/{study}")).ShouldBe(HttpStatusCode.Forbidden);
        (await steward.GetAsync($"/Evaluation/Studies/Plan/{study}")).Document.QuerySelector("#lock-plan").ShouldBeNull();
    }
}

public sealed class DesignTestsOnSqlite(SqliteHouse house) : DesignTests(house), IClassFixture<SqliteHouse>;

public sealed class DesignTestsOnPostgres(PostgresHouse house) : DesignTests(house), IClassFixture<PostgresHouse>;
