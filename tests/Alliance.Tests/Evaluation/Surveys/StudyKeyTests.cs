using System.Net;
using Alliance.Evaluation;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Surveys;

/// <summary>The steward's key: made once, shown once, kept nowhere, and told from a wrong one.</summary>
public abstract class StudyKeyTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Make_ByTheSteward_ShowsItOnceAndKeepsAFingerprint()
    {
        var study = (await House.AddSurveyedStudyAsync()).Study;
        await House.DoAsync(async services => await House.AskAsync(db => db.Set<StudyKey>().Where(k => k.StudyId == study.Id).ExecuteDeleteAsync()));
        var steward = await House.SignInAsync(Role.Steward);

        var made = await (await steward.GetAsync($"/Evaluation/Keys/{study.Id}")).Form("#make").SubmitAsync();

        made.ShouldBeOk();
        var groups = made.Texts(".pa-studykey__groups code");
        groups.Count.ShouldBe(8);
        (await steward.GetAsync($"/Evaluation/Keys/{study.Id}")).ShouldNotSay(groups[3]);
        var kept = await House.ContentsAsync(TestPeople.AgencyId);
        kept.ShouldNotContain(string.Concat(groups));
        kept.ShouldNotContain(string.Join(' ', groups));
        kept.ShouldNotContain(Convert.ToHexString(Base32.Decode(string.Concat(groups))));
        (await House.EventsAsync(SurveyEvents.KeyMade)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Make_ASecondTime_SaysThatThereIsOne()
    {
        var study = (await House.AddSurveyedStudyAsync()).Study;
        var steward = await House.SignInAsync(Role.Steward);
        var token = (await steward.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;

        var again = await steward.PostAsync($"/Evaluation/Keys/{study.Id}?handler=Make", [new("__RequestVerificationToken", token)]);

        (await again.FollowAsync()).ShouldSay("This study has a key already.");
        (await House.AskAsync(db => db.Set<StudyKey>().CountAsync(k => k.StudyId == study.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Send_WithAnotherStudysKey_IsRefusedWithASentence()
    {
        var (study, other) = (await House.AddSurveyedStudyAsync(), await House.AddSurveyedStudyAsync());
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);

        var refused = await House.SendAsync(wave, other.Key);

        refused.ShouldHaveError("Key", "This is not the study’s key.");
        (await House.AskAsync(db => db.Set<SurveyInvitation>().CountAsync(i => i.WaveId == wave.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_OfTheKey_AreTheStewardsAlone()
    {
        var study = (await House.AddSurveyedStudyAsync()).Study;
        var wave = await House.AddWaveAsync(study, SurveyWays.Link);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Steward))
            foreach (var path in (string[])[$"/Evaluation/Keys/{study.Id}", "/Evaluation/Keys", $"/Evaluation/Surveys/Send/{wave.Id}"])
                (await (await House.SignInAsync(role)).GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }
}

public sealed class StudyKeyTestsOnSqlite(SqliteHouse house) : StudyKeyTests(house), IClassFixture<SqliteHouse>;

public sealed class StudyKeyTestsOnPostgres(PostgresHouse house) : StudyKeyTests(house), IClassFixture<PostgresHouse>;

/// <summary>Without a house.</summary>
public sealed class StudyKeyTextTests
{
    private static readonly Guid Study = Guid.Parse("0195a000-0000-7000-8000-000000000001"), Person = Guid.Parse("0195a000-0000-7000-8000-000000000002");

    [Fact]
    public void PseudonymOf_OnePerson_IsAlwaysTheSame_AndAnotherInAnotherStudyOrWithAnotherKey()
    {
        var key = StudyKeyText.New();
        var pseudonym = key.PseudonymOf(Study, Participant.Officer(Person));

        pseudonym.Length.ShouldBe(SurveyInvitation.PseudonymMaxLength);
        StudyKeyText.Read(key.ToString())!.PseudonymOf(Study, Participant.Officer(Person)).ShouldBe(pseudonym);
        new[] { key.PseudonymOf(Person, Participant.Officer(Person)), key.PseudonymOf(Study, Participant.Contact(Person)), StudyKeyText.New().PseudonymOf(Study, Participant.Officer(Person)) }.ShouldNotContain(pseudonym);
    }

    [Fact]
    public void Read_AsPeopleTypeIt_IsTheSameKey()
    {
        var key = StudyKeyText.New();

        StudyKeyText.Read($"  {key.ToString().ToLowerInvariant().Replace(' ', '-')} ")!.FingerprintOf(Study).ShouldBe(key.FingerprintOf(Study));
        foreach (var wrong in (string?[])[null, "", "ABCD", key + "A", key.ToString()[..^1] + "9"]) StudyKeyText.Read(wrong).ShouldBeNull();
    }

    [Fact]
    public void KioskCode_IsReadAsTyped()
    {
        SurveyCode.OpensKiosk(Study, SurveyCode.OfKiosk(Study).ToLowerInvariant()).ShouldBeTrue();
        SurveyCode.OpensKiosk(Study, SurveyCode.OfKiosk(Person)).ShouldBeFalse();
        SurveyCode.OpensKiosk(Study, null).ShouldBeFalse();
    }
}
