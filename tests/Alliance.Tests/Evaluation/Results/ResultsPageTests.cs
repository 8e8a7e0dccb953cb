using System.Net;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Evaluation.Results;

/// <summary>The results of a wave: nothing below ten, words without whose they are, and what non-response means.</summary>
public abstract class ResultsPageTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Results_OfNine_ShowNeitherFiguresNorWords()
    {
        var wave = await House.AddWaveAsync();
        await House.AnswerAsync(wave.Id, 9, wave.North, "good:5,bad:1,met:1", "The bench by the gate");

        var page = await ReadAsync(wave.Id);

        page.ShouldSay("fewer than 10 answers");
        page.ShouldSay("Nothing else is shown before 10 have answered");
        page.ShouldNotSay("The bench by the gate");
        page.ShouldNotSay("on average");
        page.Document.QuerySelectorAll("main table").ShouldBeEmpty();
    }

    [Fact]
    public async Task Results_OfTen_ShowFiguresTableAndWordsAlone()
    {
        var wave = await House.AddWaveAsync();
        await House.AnswerAsync(wave.Id, 5, wave.North, "good:5,bad:1,met:1", "The bench by the gate");
        await House.AnswerAsync(wave.Id, 5, wave.North, "good:3,bad:3,met:2");

        var page = await ReadAsync(wave.Id);

        page.ShouldSay("4.00 on average, of 1 to 5");
        page.Texts("#items-whole-table tbody tr:first-child td").ShouldBe(["0", "0", "5", "0", "5", "10", "4.00"]);
        page.Document.QuerySelectorAll("svg.pa-shares rect.pa-share").Length.ShouldBeGreaterThan(3);
        page.Texts(".pa-voices li").Order(StringComparer.Ordinal).ShouldBe(["The bench by the gate 0", "The bench by the gate 1", "The bench by the gate 2", "The bench by the gate 3", "The bench by the gate 4"]);
        page.ShouldSay("Unvalidated");
    }

    [Fact]
    public async Task Results_UnitBelowTen_IsHeldBackInItsTable()
    {
        var wave = await House.AddWaveAsync();
        await House.AnswerAsync(wave.Id, 7, wave.North, "good:1,bad:5,met:1");
        await House.AnswerAsync(wave.Id, 6, null, "good:1,bad:5,met:1");
        await House.AnswerAsync(wave.Id, 6, wave.South, "good:5,bad:1,met:1");
        await House.AnswerAsync(wave.Id, 6, wave.South, "good:4,bad:1,met:1");

        var page = await ReadAsync(wave.Id);

        page.Texts("#units-whole tbody :is(th, td)").ShouldBe(["North", "fewer than 10", "not shown", "South", "12", "4.75", "no unit", "fewer than 10", "not shown"]);
    }

    [Fact]
    public async Task Results_WhereUnitsAnswerOtherwise_SaySoInASentence()
    {
        var wave = await House.AddWaveAsync();
        await House.AskAsync(wave.Id, wave.North, 30, 28);
        await House.AskAsync(wave.Id, wave.South, 30, 9);

        var page = await ReadAsync(wave.Id);

        page.ShouldSay("Of 60 asked by a link, 37 answered: 62%.");
        page.ShouldSay("Units differ in how many of those asked answered, more than chance would let them (exact test, p < 0.001).");
        page.Texts("#by-unit tbody :is(th, td)").ShouldBe(["North", "30", "28", "South", "30", "fewer than 10"]);
    }

    [Fact]
    public async Task Results_OfNobody_SaySo() => (await ReadAsync((await House.AddWaveAsync()).Id)).ShouldSay("Nobody has answered yet.");

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Steward)]
    [InlineData(Role.Administrator)]
    public async Task Results_ForAnybodyElse_AreNotTheirs(Role role)
    {
        var wave = await House.AddWaveAsync(SurveyWays.Paper);
        var browser = await House.SignInAsync(role);

        ((int)(await browser.GetAsync($"/Evaluation/Results/{wave.Id}")).Status).ShouldNotBe(200);
        ((int)(await browser.GetAsync($"/Evaluation/Paper/{wave.Id}")).Status).ShouldNotBe(200);
    }

    [Fact]
    public async Task Results_OfNoWave_AreNotThere() => (await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Results/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);

    private async Task<Page> ReadAsync(Guid wave)
    {
        var page = await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Results/{wave}");
        page.ShouldBeOk();
        return page;
    }
}

public sealed class ResultsPageTestsOnSqlite(SqliteHouse house) : ResultsPageTests(house), IClassFixture<SqliteHouse>;

public sealed class ResultsPageTestsOnPostgres(PostgresHouse house) : ResultsPageTests(house), IClassFixture<PostgresHouse>;
