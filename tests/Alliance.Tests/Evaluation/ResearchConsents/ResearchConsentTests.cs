using System.Net;
using Alliance.Evaluation;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal;
using Alliance.Tests.Evaluation.Surveys;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.ResearchConsents;

/// <summary>Taking part in a study is a yes of its own; stopping takes the answers out, as far as was promised.</summary>
public abstract class ResearchConsentTests(TestHouse house) : HouseTest(house)
{
    private const string Mine = "/Evaluation/Consent";

    private async Task LockAsync(Study study) => await House.AddAsync(new PlanLock { AgencyId = TestPeople.AgencyId, Id = House.NewId(), StudyId = study.Id, Plan = "{}", Hash = new byte[32], LockedById = House.Person(Role.Evaluator).Id, LockedAt = House.Clock.Instant() });

    private async Task<Page> CarryOutAsync(SurveyedStudy study) =>
        await (await (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Evaluation/Keys/{study.Study.Id}")).Form("#carry-out").Set("Key", study.Key.ToString()).SubmitAsync()).FollowAsync();

    private Task<List<ResearchWithdrawal>> WithdrawalsAsync(Study study) => House.AskAsync(db => db.Set<ResearchWithdrawal>().AsNoTracking().Where(w => w.StudyId == study.Id).ToListAsync());

    [Fact]
    public async Task Officer_SaysYesAndStops_ByThemselves()
    {
        var study = await House.AddSurveyedStudyAsync(agreed: false);
        var officer = await House.SignInAsync(study.Officers[0], Role.Officer);
        var page = await officer.GetAsync(Mine);
        page.ShouldSay("Answers and scores never touch appraisal, quota or discipline.");

        var joined = await (await page.Form($"#yes-{study.Study.Id}").SubmitAsync()).FollowAsync();
        joined.ShouldSay("You take part since March 2, 2027");
        await joined.Form($"#stop-{study.Study.Id}").SubmitAsync();

        (await officer.GetAsync(Mine)).ShouldNotSay("You take part since");
        var consent = await House.AskAsync(db => db.Set<ResearchConsent>().AsNoTracking().SingleAsync(c => c.AccountId == study.Officers[0].Id));
        consent.WithdrawnAt.ShouldNotBeNull();
        // Nobody was asked yet: there is nothing to wait for.
        (await WithdrawalsAsync(study.Study)).ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
        (await House.EventsAsync(SurveyEvents.ConsentWithdrawn)).ShouldContain(e => e.ActorId == study.Officers[0].Id);
    }

    [Fact]
    public async Task Officer_OfAnotherSquad_IsNotAsked_AndCannotJoin()
    {
        var study = await House.AddSurveyedStudyAsync(agreed: false);
        var officer = await House.SignInAsync(Role.Officer);
        var token = (await officer.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;

        (await officer.GetAsync(Mine)).ShouldNotSay(study.Study.Title);
        (await officer.PostAsync(Mine, [new("Study", study.Study.Id.ToString()), new("__RequestVerificationToken", token)])).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Partner_SaysYesInThePortal_FindsItInTheirFile_AndStops()
    {
        var study = await House.AddSurveyedStudyAsync();
        var partner = await House.AddPartnerAsync($"Bakery {study.Study.Title}");
        await House.AddRelationshipAsync(partner.Id, study.Officers[0].Id);
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);
        await browser.GetAsync("/portal/language?to=es&back=/portal");

        var page = await browser.GetAsync("/portal/research");
        page.ShouldSay("Lo que se guarda de ello");
        var joined = await (await page.Form("main form").SubmitAsync()).FollowAsync();

        joined.ShouldSay("Usted toma parte desde el 2 de marzo de 2027");
        var consent = await House.AskAsync(db => db.Set<ResearchConsent>().AsNoTracking().SingleAsync(c => c.ContactId == contact.Id));
        (consent.Language, consent.WordingVersion, consent.WithdrawnAt).ShouldBe(("es", ResearchWording.Current, null));
        await joined.Form("main form").SubmitAsync();
        (await House.AskAsync(db => db.Set<ResearchConsent>().AsNoTracking().SingleAsync(c => c.ContactId == contact.Id))).WithdrawnAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Contact_WhoLeaves_TakesPartNoLonger()
    {
        var study = await House.AddSurveyedStudyAsync();
        var partner = await House.AddPartnerAsync($"Bakery {study.Study.Title}");
        await House.AddRelationshipAsync(partner.Id, study.Officers[0].Id);
        var contact = await House.AddReachableAsync(partner);
        await House.AgreeAsync(study.Study, Participant.Contact(contact.Id));

        await House.DoAsync(services => services.GetRequiredService<Farewell>().LeaveAsync(contact.Id, House.Act(contact.Id)));

        (await House.AskAsync(db => db.Set<ResearchConsent>().AsNoTracking().SingleAsync(c => c.ContactId == contact.Id))).WithdrawnAt.ShouldNotBeNull();
        (await WithdrawalsAsync(study.Study)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Withdrawal_BeforeTheLock_WaitsForTheKey_ThenTheAnswersGo()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        foreach (var link in SurveyTown.LinksIn(await House.SendAsync(wave, study.Key))) await House.Stranger().AnswerAllAsync(link, words: "Own words.");
        var officer = await House.SignInAsync(study.Officers[1], Role.Officer);
        await (await officer.GetAsync(Mine)).Form($"#stop-{study.Study.Id}").SubmitAsync();
        (await officer.GetAsync(Mine)).ShouldSay("Your earlier answers wait for the steward");
        (await WithdrawalsAsync(study.Study)).ShouldHaveSingleItem().DoneAt.ShouldBeNull();
        (await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Evaluation/Surveys/{study.Study.Id}")).ShouldSay("1 withdrawal waits for the steward’s key.");

        (await CarryOutAsync(study)).ShouldSay("1 withdrawal is done.");

        var pseudonym = study.Key.PseudonymOf(study.Study.Id, Participant.Officer(study.Officers[1].Id));
        var left = await House.ResponsesAsync(wave);
        left.Count.ShouldBe(2);
        left.ShouldNotContain(r => r.Pseudonym == pseudonym);
        (await House.AskAsync(db => db.Set<SurveyInvitation>().AnyAsync(i => i.Pseudonym == pseudonym))).ShouldBeFalse();
        var done = (await WithdrawalsAsync(study.Study)).Single();
        (done.ConsentId, done.Deleted, done.Kept, done.WasAfterLock).ShouldBe((null, 1, 0, false));
        (await officer.GetAsync(Mine)).ShouldNotSay("wait for the steward");
    }

    [Fact]
    public async Task Withdrawal_AfterTheLock_KeepsTheAnswersAmongTen_WithoutTheirPerson_AndDeletesThemAmongFewer()
    {
        var (many, few) = (await House.AddSurveyedStudyAsync(officers: 10), await House.AddSurveyedStudyAsync(officers: 9));
        foreach (var study in new[] { many, few })
        {
            var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
            foreach (var link in SurveyTown.LinksIn(await House.SendAsync(wave, study.Key))) await House.Stranger().AnswerAllAsync(link, words: "Own words.");
            await LockAsync(study.Study);
            await House.DoAsync(services => services.GetRequiredService<ResearchConsentService>().WithdrawAsync(study.Study.Id, Participant.Officer(study.Officers[0].Id), House.Act(study.Officers[0].Id, Role.Officer)));

            await CarryOutAsync(study);

            var left = await House.ResponsesAsync(wave);
            var pseudonym = study.Key.PseudonymOf(study.Study.Id, Participant.Officer(study.Officers[0].Id));
            left.ShouldNotContain(r => r.Pseudonym == pseudonym);
            left.Count.ShouldBe(study == many ? 10 : 8);
            if (study == many) left.Single(r => r.Pseudonym is null).TakeBackHash.ShouldBeNull();
            (await House.AskAsync(db => db.Set<SurveyWords>().CountAsync(w => db.Set<SurveyResponse>().Any(r => r.Id == w.ResponseId && r.WaveId == wave.Id)))).ShouldBe(study.Officers.Count - 1);
        }

        var counts = await House.DoAsync(services => services.GetRequiredService<WithdrawalService>().WithdrawalsOf(many.Study.Id));
        counts.ShouldBe(new WithdrawalCounts(0, 1, 0, 1, 0));
        (await House.DoAsync(services => services.GetRequiredService<WithdrawalService>().WithdrawalsOf(few.Study.Id))).ShouldBe(new WithdrawalCounts(0, 1, 1, 0, 0));
    }

    [Fact]
    public async Task TakeBack_AfterTheLock_IsDoneAtOnce_AndCounted()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        var code = (await House.Stranger().AnswerAllAsync(SurveyTown.LinksIn(await House.SendAsync(wave, study.Key))[0])).Element("#take-back-code").TextContent;
        await LockAsync(study.Study);

        var taken = await (await House.Stranger().GetAsync($"/at/{SurveyTown.Slug}/Survey/TakeBack")).Form().Set("Code", code).SubmitAsync();

        taken.ShouldSay("Your answers and your own words are gone.");
        (await House.ResponsesAsync(wave)).ShouldBeEmpty();
        (await WithdrawalsAsync(study.Study)).ShouldHaveSingleItem().Deleted.ShouldBe(1);
    }

    [Fact]
    public async Task Send_WhileAWithdrawalWaits_DoesItFirst()
    {
        var study = await House.AddSurveyedStudyAsync(officers: 4);
        var first = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        foreach (var link in SurveyTown.LinksIn(await House.SendAsync(first, study.Key))) await House.Stranger().AnswerAllAsync(link);
        await House.DoAsync(services => services.GetRequiredService<ResearchConsentService>().WithdrawAsync(study.Study.Id, Participant.Officer(study.Officers[0].Id), House.Act(study.Officers[0].Id, Role.Officer)));

        var links = SurveyTown.LinksIn(await House.SendAsync(await House.AddWaveAsync(study.Study, SurveyWays.Link), study.Key));

        links.Count.ShouldBe(3);
        (await House.ResponsesAsync(first)).Count.ShouldBe(3);
        (await WithdrawalsAsync(study.Study)).ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
    }
}

public sealed class ResearchConsentTestsOnSqlite(SqliteHouse house) : ResearchConsentTests(house), IClassFixture<SqliteHouse>;

public sealed class ResearchConsentTestsOnPostgres(PostgresHouse house) : ResearchConsentTests(house), IClassFixture<PostgresHouse>;
