using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Tests.Evaluation.Results;
using Alliance.Tests.House;

namespace Alliance.Tests.Evaluation.Paper;

/// <summary>Sheets carry the survey's code and a number, in either language, and no place for a name. The page reads nothing that differs by engine.</summary>
public sealed class PrintTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Sheets_AreNumberedAndCarryTheCode()
    {
        var wave = await House.AddWaveAsync(SurveyWays.Paper);

        var page = await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Paper/{wave.Id}?language=es&from=12&count=3&unit={wave.North}");

        page.Texts(".pa-paper__codes").ShouldBe([$"Encuesta {wave.Code} Grupo N Hoja 0012", $"Encuesta {wave.Code} Grupo N Hoja 0013", $"Encuesta {wave.Code} Grupo N Hoja 0014"]);
        page.ShouldSay("Hablar fue good.");
        page.ShouldSay("Solo si contestó «Sí» a la pregunta 3.");
        page.Document.QuerySelectorAll(".pa-paper input, .pa-paper textarea").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("from=0")]
    [InlineData("count=100000")]
    public async Task Sheets_TooManyOrFromNowhere_AreCutAndSaid(string query)
    {
        var wave = await House.AddWaveAsync(SurveyWays.Paper);

        var page = await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Paper/{wave.Id}?{query}");

        page.ShouldSay("at most 200 sheets at a time");
        page.Document.QuerySelectorAll(".pa-paper").Length.ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public async Task Sheets_OfASurveyWithoutPaper_SaySo() =>
        (await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Paper/{(await House.AddWaveAsync()).Id}")).ShouldSay("This survey is not answered on paper.");
}
