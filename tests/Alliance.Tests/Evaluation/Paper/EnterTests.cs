using System.Net;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Tests.Evaluation.Results;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Paper;

/// <summary>Filled-in sheets are typed in one after the other, once or twice, and kept without anybody's name.</summary>
public abstract class EnterTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Sheet_TypedIn_IsKeptAsPaperAndTheNextOneIsThere()
    {
        var (wave, evaluator) = (await House.AddWaveAsync(SurveyWays.Paper), await House.SignInAsync(Role.Evaluator));

        var saved = await (await FormAsync(evaluator, wave)).Set("Language", "es").Set("Unit", $"{wave.North}").Set("Answers[good]", "4").Set("Answers[met]", "1").Set("Answers[often]", "12").Set("Answers[words]", "More benches.").SubmitAsync();

        var next = await saved.FollowAsync();
        next.ShouldSay("One sheet is in");
        next.Form("#enter").Value("Language").ShouldBe("es");
        next.Form("#enter").Value("Unit").ShouldBe($"{wave.North}");
        next.Form("#enter").Value("Answers[good]").ShouldBeNullOrEmpty();
        var kept = (await KeptAsync(wave)).ShouldHaveSingleItem();
        (kept.Answers, kept.Way, kept.Language, kept.UnitId, kept.Pseudonym, kept.EnteredById).ShouldBe(("good:4,met:1,often:12", SurveyWays.Paper, "es", wave.North, null, House.Person(Role.Evaluator).Id));
        (await House.AskAsync(db => db.Set<SurveyWords>().SingleAsync(w => w.ResponseId == kept.Id))).Words.ShouldBe("More benches.");
    }

    [Theory]
    [InlineData("Answers[good]", "6", "Choose one of the answers.")]
    [InlineData("Answers[met]", "", "This one is needed.")]
    public async Task Sheet_WithAnAnswerThatIsNone_KeepsWhatWasTypedAndSavesNothing(string field, string value, string sentence)
    {
        var (wave, evaluator) = (await House.AddWaveAsync(SurveyWays.Paper), await House.SignInAsync(Role.Evaluator));

        var refused = await (await FormAsync(evaluator, wave)).Set("Answers[bad]", "2").Set("Answers[met]", "1").Set(field, value).SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay(sentence);
        refused.Form("#enter").Value("Answers[bad]").ShouldBe("2");
        (await KeptAsync(wave)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sheet_TypedTwiceAlike_IsKeptOnce()
    {
        var (wave, evaluator) = (await House.AddWaveAsync(SurveyWays.Paper), await House.SignInAsync(Role.Evaluator));

        var second = await (await FormAsync(evaluator, wave)).Set("Twice", "true").Set("Answers[good]", "4").Set("Answers[met]", "2").SubmitAsync();
        second.ShouldSay("Type the same sheet again");
        second.Form("#enter").Value("Answers[good]").ShouldBeNullOrEmpty("the second time is blind");
        (await KeptAsync(wave)).ShouldBeEmpty();
        await second.Form("#enter").Set("Answers[good]", "4").Set("Answers[met]", "2").SubmitAsync("Save");

        (await KeptAsync(wave)).ShouldHaveSingleItem().Answers.ShouldBe("good:4,met:2");
    }

    [Fact]
    public async Task Sheet_TypedTwiceOtherwise_ShowsWhereAndWhatStandsThenCounts()
    {
        var (wave, evaluator) = (await House.AddWaveAsync(SurveyWays.Paper), await House.SignInAsync(Role.Evaluator));

        var second = await (await FormAsync(evaluator, wave)).Set("Twice", "true").Set("Answers[good]", "4").Set("Answers[met]", "2").SubmitAsync();
        var differs = await second.Form("#enter").Set("Answers[good]", "5").Set("Answers[bad]", "1").Set("Answers[met]", "2").SubmitAsync("Save");

        differs.ShouldHaveError("", "The two times differ where it is marked.");
        differs.ShouldSay("The first time you typed “4”.");
        differs.ShouldSay("The first time you left it empty.");
        differs.Texts(".pa-entry__line--problem").Count.ShouldBe(2);
        (await KeptAsync(wave)).ShouldBeEmpty();
        await differs.Form("#enter").SubmitAsync("Save");
        (await KeptAsync(wave)).ShouldHaveSingleItem().Answers.ShouldBe("good:5,bad:1,met:2");
    }

    [Fact]
    public async Task Sheet_SentTwice_IsOne()
    {
        var (wave, evaluator) = (await House.AddWaveAsync(SurveyWays.Paper), await House.SignInAsync(Role.Evaluator));
        var form = (await FormAsync(evaluator, wave)).Set("Answers[met]", "1");

        await form.SubmitAsync();
        await form.SubmitAsync();

        (await KeptAsync(wave)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sheet_Empty_IsNone()
    {
        var wave = await House.AddWaveAsync(SurveyWays.Paper, Instruments.AnInstrument.With(i => i with { IsRequired = false }));

        (await (await FormAsync(await House.SignInAsync(Role.Evaluator), wave)).SubmitAsync()).ShouldHaveError("", "Nothing is typed yet.");
    }

    [Fact]
    public async Task Sheet_OfASurveyWithoutPaper_CannotBeTypedIn() =>
        (await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Paper/{(await House.AddWaveAsync()).Id}/Enter")).ShouldSay("Not answered on paper");

    private static async Task<Form> FormAsync(Browser evaluator, AWave.Made wave) => (await evaluator.GetAsync($"/Evaluation/Paper/{wave.Id}/Enter")).Form("#enter");

    private Task<List<SurveyResponse>> KeptAsync(AWave.Made wave) => House.AskAsync(db => db.Set<SurveyResponse>().AsNoTracking().Where(r => r.WaveId == wave.Id).ToListAsync());
}

public sealed class EnterTestsOnSqlite(SqliteHouse house) : EnterTests(house), IClassFixture<SqliteHouse>;

public sealed class EnterTestsOnPostgres(PostgresHouse house) : EnterTests(house), IClassFixture<PostgresHouse>;
