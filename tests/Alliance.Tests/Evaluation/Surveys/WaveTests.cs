using System.Net;
using Alliance.Evaluation;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Surveys;

/// <summary>Waves are planned, moved and closed; letters go to who agreed, and to nobody else.</summary>
public abstract class WaveTests(TestHouse house) : HouseTest(house)
{
    private string Day(int ahead) => House.Today().AddDays(ahead).ToString("yyyy-MM-dd", null);

    private async Task<Form> PlanFormAsync() => (await (await House.SignInAsync(Role.Evaluator)).GetAsync("/Evaluation/Surveys/Plan")).Form("#plan").Set("Input.Instrument", ReadyMade.Community).Set("Input.Title", "What neighbors think").Set("Input.Ways", "Open");

    [Fact]
    public async Task Plan_AnOpenSurvey_CanBeAnsweredAtOnce()
    {
        var planned = await (await PlanFormAsync()).SubmitAsync();

        var page = await planned.FollowAsync();
        page.ShouldBeOk();
        (await House.Stranger().GetAsync(SurveyTown.PathOf(page.Element("#open-link").GetAttribute("href")!))).ShouldBeOk();
        (await House.EventsAsync(SurveyEvents.WavePlanned)).ShouldNotBeEmpty();
        (await planned.Browser.GetAsync($"{planned.Location!.Replace("/Wave/", "/Poster/", StringComparison.Ordinal)}")).ShouldSay("¿Qué piensa usted?");
    }

    [Fact]
    public async Task Plan_ClosingBeforeOpening_IsASentence_AndKeepsWhatWasTyped()
    {
        var refused = await (await PlanFormAsync()).Set("Input.OpensOn", Day(9)).Set("Input.ClosesOn", Day(2)).SubmitAsync();

        refused.ShouldHaveError("Input.ClosesOn", "The last day lies before the first.");
        refused.Form("#plan").Value("Input.Title").ShouldBe("What neighbors think");
    }

    [Fact]
    public async Task Plan_PersonalLinksWithoutAStudyOrAKey_IsASentence()
    {
        var study = new Study { AgencyId = TestPeople.AgencyId, Id = House.NewId(), Title = "Keyless", Question = "?", PlannedById = House.Person(Role.Evaluator).Id, PlannedAt = House.Clock.Instant() };
        await House.AddAsync(study);

        (await (await PlanFormAsync()).Set("Input.Instrument", ReadyMade.Officers).Set("Input.Ways", "Link").SubmitAsync()).ShouldHaveError("Input.Ways", "Choose the study, or another way.");
        (await (await PlanFormAsync()).Set("Input.Instrument", ReadyMade.Officers).Set("Input.StudyId", study.Id.ToString()).Set("Input.Ways", "Link").SubmitAsync()).ShouldHaveError("Input.Ways", "Ask the steward to make it first");
    }

    [Fact]
    public async Task Plan_AnInstrumentThatIsRetired_IsASentence_AndItsOpenWaveGoesOn()
    {
        var planner = House.Person(Role.Evaluator).Id;
        var own = new InstrumentVersion { AgencyId = TestPeople.AgencyId, Id = House.NewId(), Key = $"own-{Guid.NewGuid():N}"[..20], Number = 1, Title = "Own", Audience = InstrumentAudience.Community, IsOurOwn = true, ById = planner, At = House.Clock.Instant(), PublishedAt = House.Clock.Instant(), Text = InstrumentText.Write(ReadyMade.Find(ReadyMade.Community)!) };
        var text = ReadyMade.Find(ReadyMade.Community)! with { Key = own.Key };
        own.Text = InstrumentText.Write(text);
        await House.AddAsync(own);
        var wave = await House.AddWaveAsync(null, SurveyWays.Open, own.Key);
        var form = (await PlanFormAsync()).Set("Input.Instrument", own.Key);
        await House.AskAsync(db => db.Set<InstrumentVersion>().Where(v => v.Id == own.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.RetiredAt, House.Clock.Instant())));

        (await form.SubmitAsync()).ShouldHaveError("Input.Instrument", "An instrument that was retired is asked no more.");
        (await House.Stranger().AnswerAllAsync($"/at/{SurveyTown.Slug}/S/{wave.Code}")).ShouldSay("Thank you");
    }

    [Fact]
    public async Task Close_ThenExtend_ClosesAndOpensAgain()
    {
        var wave = await House.AddWaveAsync(null, SurveyWays.Open);
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var path = $"/Evaluation/Surveys/Wave/{wave.Id}";

        await (await evaluator.GetAsync(path)).Form("#close").SubmitAsync();
        (await House.Stranger().GetAsync($"/at/{SurveyTown.Slug}/S/{wave.Code}")).ShouldSay("These questions are closed");
        (await (await evaluator.GetAsync(path)).Form("#extend").Set("ClosesOn", Day(-3)).SubmitAsync()).ShouldHaveError("ClosesOn", "Choose today or a later day");
        await (await evaluator.GetAsync(path)).Form("#extend").Set("ClosesOn", Day(30)).SubmitAsync();

        (await House.Stranger().GetAsync($"/at/{SurveyTown.Slug}/S/{wave.Code}")).ShouldSay("Begin");
    }

    [Fact]
    public async Task Send_InAUnitOfTwo_AsksNobody_AndSaysWhy()
    {
        var study = await House.AddSurveyedStudyAsync(officers: 2);
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);

        var sent = await House.SendAsync(wave, study.Key);

        sent.ShouldSay("2 people are not asked yet: fewer than 3 in their unit are new");
        SurveyTown.LinksIn(sent).ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_Twice_AsksEachOnce_AndARemindersLinkReplacesTheFirst()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        var first = SurveyTown.LinksIn(await House.SendAsync(wave, study.Key));

        SurveyTown.LinksIn(await House.SendAsync(wave, study.Key)).ShouldBeEmpty();
        (await House.Stranger().AnswerAllAsync(first[0])).ShouldSay("Thank you");
        House.Clock.Advance(TimeSpan.FromDays(3));
        var reminded = SurveyTown.LinksIn(await House.SendAsync(wave, study.Key, "Send reminders"));

        (first.Count, reminded.Count).ShouldBe((3, 2));
        (await House.AskAsync(db => db.Set<SurveyInvitation>().CountAsync(i => i.WaveId == wave.Id))).ShouldBe(3);
        (await House.Stranger().GetAsync(first[1])).ShouldBe(HttpStatusCode.NotFound);
        (await House.Stranger().AnswerAllAsync(reminded[0])).ShouldSay("Thank you");
    }

    [Fact]
    public async Task Send_ToPartners_WritesToWhoAgreedToBoth_AndNeverToASafeContact()
    {
        var study = await House.AddSurveyedStudyAsync(officers: 1);
        var partner = await House.AddPartnerAsync($"Bakery {study.Study.Title}");
        await House.AddRelationshipAsync(partner.Id, study.Officers[0].Id);
        var people = new List<Alliance.Partnerships.Partners.Contact>();
        for (var i = 0; i < 5; i++) people.Add(await House.AddReachableAsync(partner, $"Person Number{i}"));
        foreach (var one in people.Take(4)) await House.AgreeAsync(study.Study, Participant.Contact(one.Id));
        await House.AddAsync(House.ChoiceOf(people[3], Alliance.Partnerships.Consents.ChoiceKind.SafeContact));
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link, ReadyMade.AfterContact);

        (await House.SendAsync(wave, study.Key)).ShouldSay("Invitations: 3 by e-mail, 0 to print.");

        foreach (var one in people.Take(3)) (await House.LettersAsync(one.Email!)).ShouldContain(l => l.Text.Contains("/Survey/", StringComparison.Ordinal));
        foreach (var one in people.Skip(3)) (await House.LettersAsync(one.Email!)).ShouldNotContain(l => l.Text.Contains("/Survey/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scores_OfAStudy_ComeByUnitMonthAndPseudonym()
    {
        var study = await House.AddSurveyedStudyAsync();
        await House.AddAsync(new StudyOutcome { AgencyId = TestPeople.AgencyId, Id = House.NewId(), StudyId = study.Study.Id, Key = "value", Title = "Value", Place = 1, Level = OutcomeLevel.Officer, Rank = OutcomeRank.Primary, Source = OutcomeSource.Survey, Better = Better.Higher, Instrument = ReadyMade.Officers, Scale = "value" });
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        foreach (var link in SurveyTown.LinksIn(await House.SendAsync(wave, study.Key))) await House.Stranger().AnswerAllAsync(link, "5");

        var rows = await House.DoAsync(services => services.GetRequiredService<SurveyScores>().OfAsync(study.Study.Id));

        rows.Count.ShouldBe(3);
        rows.Select(r => r.Person).ShouldBe(study.Officers.Select(o => (string?)study.Key.PseudonymOf(study.Study.Id, Participant.Officer(o.Id))), ignoreOrder: true);
        // Three items of five count 5, two are reversed and count 1.
        rows.ShouldAllBe(r => r.Unit == study.Unit.Code && r.Month == new DateOnly(2027, 3, 1) && Math.Abs(r.Score - 3.4) < 1e-9);
    }
}

public sealed class WaveTestsOnSqlite(SqliteHouse house) : WaveTests(house), IClassFixture<SqliteHouse>;

public sealed class WaveTestsOnPostgres(PostgresHouse house) : WaveTests(house), IClassFixture<PostgresHouse>;
