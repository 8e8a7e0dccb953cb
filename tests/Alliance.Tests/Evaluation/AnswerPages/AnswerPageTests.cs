using System.Net;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Tests.Evaluation.Surveys;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.AnswerPages;

/// <summary>Answering by a link, by the open address and on a kiosk: each once, nothing lost, and nobody known.</summary>
public abstract class AnswerPageTests(TestHouse house) : HouseTest(house)
{
    private static int agencies = 7000;

    private static string Open(SurveyWave wave) => $"/at/{SurveyTown.Slug}/S/{wave.Code}";

    private async Task<(SurveyWave Wave, IReadOnlyList<string> Links)> InvitedAsync()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        return (wave, SurveyTown.LinksIn(await House.SendAsync(wave, study.Key)));
    }

    [Fact]
    public async Task Link_AnsweredToTheEnd_IsKeptOnce_AndTheLinkIsUsedUp()
    {
        var (wave, links) = await InvitedAsync();

        var thanks = await House.Stranger().AnswerAllAsync(links[0], words: "More time for visits.");

        thanks.ShouldSay("Thank you");
        var kept = (await House.ResponsesAsync(wave)).ShouldHaveSingleItem();
        (kept.Way, kept.Language, kept.Answers.Split(',').Length).ShouldBe((SurveyWays.Link, "en", 15));
        (await House.AskAsync(db => db.Set<SurveyWords>().SingleAsync(w => w.ResponseId == kept.Id))).Words.ShouldBe("More time for visits.");
        var again = await House.Stranger().GetAsync(links[0]);
        again.ShouldBe(HttpStatusCode.NotFound);
        again.ShouldSay("It was used already");
    }

    [Fact]
    public async Task Link_SentTwiceAtTheSameMoment_IsOneResponse()
    {
        var (wave, links) = await InvitedAsync();
        var (one, other) = (House.Stranger(), House.Stranger());
        var (first, second) = (await (await one.BeginAsync(links[0])).ToTheLastPageAsync(), await (await other.BeginAsync(links[0])).ToTheLastPageAsync());

        var answers = await Task.WhenAll(first.SubmitAsync("Send my answers"), second.SubmitAsync("Send my answers"));

        (await House.ResponsesAsync(wave)).ShouldHaveSingleItem();
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Single(a => a.Status != HttpStatusCode.OK).Status.ShouldBeOneOf(HttpStatusCode.Conflict, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Open_TheSameFormTwiceAtTheSameMoment_IsOneResponse()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var form = await (await House.Stranger().BeginAsync(Open(wave))).ToTheLastPageAsync();

        var answers = await Task.WhenAll(form.SubmitAsync("Send my answers"), form.SubmitAsync("Send my answers"));

        (await House.ResponsesAsync(wave)).ShouldHaveSingleItem();
        answers.ShouldContain(a => a.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Link_OfAnotherAgency_OrOfNobody_LeadsNowhere()
    {
        var (_, links) = await InvitedAsync();
        var id = Interlocked.Increment(ref agencies);
        await House.AddAgencyAsync(id, $"agency-{id}");

        foreach (var path in (string[])[links[0].Replace($"/at/{SurveyTown.Slug}", $"/at/agency-{id}", StringComparison.Ordinal), $"/at/{SurveyTown.Slug}/Survey/{new string('A', 43)}", $"/at/{SurveyTown.Slug}/Survey/x"])
        {
            var page = await House.Stranger().GetAsync(path);
            page.ShouldBe(HttpStatusCode.NotFound);
            page.ShouldSay("This link does not work");
        }
    }

    [Fact]
    public async Task Back_AndTheOtherLanguage_KeepWhatWasAnswered()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var browser = House.Stranger();
        var second = await (await browser.BeginAsync(Open(wave))).Filled("5").SubmitAsync("Next");

        var first = await second.Filled("2").SubmitAsync("Back");
        var spanish = await first.Form("#answers").SubmitAsync("Español");

        first.Form("#answers").Value("Answers[value-1]").ShouldBe("5");
        spanish.Document.DocumentElement.GetAttribute("lang").ShouldBe("es");
        spanish.ShouldSay("Conocer los negocios");
        var again = await spanish.Form("#answers").SubmitAsync("Siguiente");
        again.Form("#answers").Value("Answers[listening-1]").ShouldBe("2");
        (await (await again.ToTheLastPageAsync()).SubmitAsync("Enviar mis respuestas")).ShouldSay("Gracias");
        (await House.ResponsesAsync(wave)).Single().Language.ShouldBe("es");
    }

    [Fact]
    public async Task Answer_OutsideTheScale_IsASentence_AndTheRestStays()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var page = await House.Stranger().BeginAsync(Open(wave));
        var fields = page.Filled().Fields.Select(f => f.Key == "Answers[value-2]" ? new KeyValuePair<string, string>(f.Key, "9") : f);

        var refused = await page.Browser.PostAsync(Open(wave), fields);

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay("Choose one of the answers.");
        refused.Form("#answers").Value("Answers[value-1]").ShouldBe("4");
        (await House.ResponsesAsync(wave)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_OfAHundredThousandCharacters_AreASentence_AndStayInTheForm()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open, ReadyMade.Community);
        var form = await (await House.Stranger().BeginAsync(Open(wave))).ToTheLastPageAsync();

        var refused = await form.Set("Answers[words]", new string('a', 100_000)).SubmitAsync("Send my answers");

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay("This is 100,000 characters long; at most 2,000 can be kept.");
        refused.Form("#answers").Value("Answers[words]")!.Length.ShouldBe(100_000);
        (await refused.Form("#answers").Set("Answers[words]", "Short.").SubmitAsync("Send my answers")).ShouldSay("Thank you");
    }

    [Fact]
    public async Task Words_ThatNameSomebody_AreASentence()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open, ReadyMade.Community);
        var form = await (await House.Stranger().BeginAsync(Open(wave))).ToTheLastPageAsync();

        var refused = await form.Set("Answers[words]", "Her brother Zacharias Miller saw it.").SubmitAsync("Send my answers");

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay("may point at somebody");
    }

    [Fact]
    public async Task Nothing_Answered_IsASentence()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var page = await House.Stranger().BeginAsync(Open(wave));
        while (page.NextButton() == "Next") page = await page.Form("#answers").SubmitAsync("Next");

        (await page.Form("#answers").SubmitAsync("Send my answers")).ShouldHaveError("", "Nothing is answered yet.");
    }

    [Fact]
    public async Task Closed_InTheMiddle_IsTakenForAnHour_AndThenSaysPlainly()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open, ReadyMade.Community);
        var (soon, late) = (await (await House.Stranger().BeginAsync(Open(wave))).ToTheLastPageAsync(), await (await House.Stranger().BeginAsync(Open(wave))).ToTheLastPageAsync());
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await House.DoAsync(async services => await services.GetRequiredService<WaveService>().CloseAsync(await House.AskTrackedAsync(services, wave.Id), House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator)));

        House.Clock.Advance(TimeSpan.FromMinutes(59));
        (await soon.SubmitAsync("Send my answers")).ShouldSay("Thank you");
        House.Clock.Advance(TimeSpan.FromMinutes(2));
        var refused = await late.Set("Answers[words]", "Something I would not write twice.").SubmitAsync("Send my answers");

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("They closed more than an hour ago, while you were answering.");
        refused.Element("textarea").TextContent.ShouldBe("Something I would not write twice.");
        (await House.ResponsesAsync(wave)).Count.ShouldBe(1);
        (await House.Stranger().GetAsync(Open(wave))).ShouldSay("They could be answered until");
    }

    [Fact]
    public async Task Open_OnOneDevice_IsAnsweredOnce_AndBySlipOnceMore()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var slip = (await House.DoAsync(services => services.GetRequiredService<SlipService>().MakeAsync(wave, null, 1, House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator))))[0];
        var browser = House.Stranger();
        await browser.AnswerAllAsync(Open(wave));

        (await browser.GetAsync(Open(wave))).ShouldSay("This was answered already");
        (await browser.AnswerAllAsync(Open(wave), slip: slip)).ShouldSay("Thank you");
        var used = await (await browser.GetAsync(Open(wave))).Form("#with-slip").Set("Slip", slip).SubmitAsync();

        used.ShouldHaveError("Slip", "This slip was used already.");
        (await House.ResponsesAsync(wave)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Open_WithACodeThatIsNone_IsASentence()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);

        (await (await House.Stranger().GetAsync(Open(wave))).Form("#with-slip").Set("Slip", "AAAA-AAAA").SubmitAsync()).ShouldHaveError("Slip", "This code does not work.");
        (await House.Stranger().GetAsync($"/at/{SurveyTown.Slug}/S/nosuch")).ShouldBe(HttpStatusCode.NotFound);
        (await House.Stranger().GetAsync($"/at/{SurveyTown.Slug}/Kiosk/{wave.Code}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Kiosk_OpenedByItsCode_TakesOneAfterTheOther_EachWithASlip()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Kiosk);
        var slips = await House.DoAsync(services => services.GetRequiredService<SlipService>().MakeAsync(wave, null, 2, House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator)));
        var path = $"/at/{SurveyTown.Slug}/Kiosk/{wave.Code}";
        var tablet = House.Stranger();

        (await (await tablet.GetAsync(path)).Form("#open").Set("KioskCode", "AAAA-AAAA").SubmitAsync()).ShouldHaveError("KioskCode", "This code does not open the kiosk.");
        (await (await tablet.GetAsync(path)).Form("#open").Set("KioskCode", SurveyCode.OfKiosk(wave.Id)).SubmitAsync()).Location.ShouldNotBeNull();
        (await (await tablet.GetAsync(path)).Form("#begin").SubmitAsync()).ShouldHaveError("Slip", "This code does not work.");
        (await tablet.AnswerAllAsync(path, slip: slips[0])).ShouldSay("Next person");
        (await (await tablet.GetAsync(path)).Form("#begin").Set("Slip", slips[0]).SubmitAsync()).ShouldHaveError("Slip", "This slip was used already.");
        (await tablet.AnswerAllAsync(path, slip: slips[1].ToLowerInvariant())).ShouldSay("Thank you");

        (await House.ResponsesAsync(wave)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Kiosk_AFormOfAnEarlierTurn_ShowsNothingOfIt()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Kiosk, ReadyMade.Community);
        var slip = (await House.DoAsync(services => services.GetRequiredService<SlipService>().MakeAsync(wave, null, 1, House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator))))[0];
        var path = $"/at/{SurveyTown.Slug}/Kiosk/{wave.Code}";
        var tablet = House.Stranger();
        await (await tablet.GetAsync(path)).Form("#open").Set("KioskCode", SurveyCode.OfKiosk(wave.Id)).SubmitAsync();
        var left = (await (await tablet.BeginAsync(path, slip)).ToTheLastPageAsync()).Set("Answers[words]", "Mine alone.");
        await tablet.GetAsync(path);

        var later = await left.SubmitAsync("Send my answers");

        later.ShouldNotSay("Mine alone.");
        later.ShouldSay("The code on your slip");
        (await House.ResponsesAsync(wave)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_OpenedByTheStaff_SignsThemOut()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Kiosk);
        var tablet = await House.SignInAsync(Role.Evaluator);

        var kiosk = await (await (await tablet.GetAsync($"/Evaluation/Surveys/Wave/{wave.Id}")).Form("#kiosk").SubmitAsync()).FollowAsync();

        kiosk.ShouldSay("The code on your slip");
        (await tablet.GetAsync("/my-trail")).Location.ShouldNotBeNull().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Pages_ForWhoAnswers_AreNotIndexed_AndSetNoCookieThatTellsWho()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var page = await House.Stranger().GetAsync(Open(wave));

        page.Element("meta[name=robots]").GetAttribute("content").ShouldBe("noindex, nofollow");
        var cookies = page.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        cookies.ShouldAllBe(c => c.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase) && !c.Contains("expires=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task TakeBack_WithTheCode_TakesTheAnswerOut_AndOnceOnly()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open, ReadyMade.Community);
        var code = (await House.Stranger().AnswerAllAsync(Open(wave), words: "A word.")).Element("#take-back-code").TextContent;
        var path = $"/at/{SurveyTown.Slug}/Survey/TakeBack";

        (await (await House.Stranger().GetAsync(path)).Form().Set("Code", "AAAA-AAAA-AAAA-AAAA").SubmitAsync()).ShouldHaveError("Code", "No answer has this code");
        (await (await House.Stranger().GetAsync(path)).Form().Set("Code", code.ToLowerInvariant()).SubmitAsync()).ShouldSay("Your answers and your own words are gone.");

        (await House.ResponsesAsync(wave)).ShouldBeEmpty();
        (await House.AskAsync(db => db.Set<SurveyWords>().AnyAsync(w => w.Words == "A word."))).ShouldBeFalse();
        (await (await House.Stranger().GetAsync(path)).Form().Set("Code", code).SubmitAsync()).ShouldHaveError("Code", "No answer has this code");
    }
}

public sealed class AnswerPageTestsOnSqlite(SqliteHouse house) : AnswerPageTests(house), IClassFixture<SqliteHouse>;

public sealed class AnswerPageTestsOnPostgres(PostgresHouse house) : AnswerPageTests(house), IClassFixture<PostgresHouse>;
