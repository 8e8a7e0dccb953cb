using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training;
using Alliance.Training.Curriculum;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Training;

/// <summary>Modules are read, their checks answered, and trainers write the next version without touching what somebody took.</summary>
public abstract class ModuleTests(TestHouse house) : HouseTest(house)
{
    private const string Key = "being-with";

    [Fact]
    public async Task Read_AModule_KeepsWhichTextItWas()
    {
        var (officer, browser) = await LearnerAsync();

        (await browser.GetAsync($"/Training/Modules/{Key}")).ShouldNotSay("For those who teach");
        (await (await browser.GetAsync($"/Training/Modules/{Key}")).Form("#read").SubmitAsync()).ShouldRedirectTo($"/Training/Modules/{Key}");

        var reading = await House.AskAsync(db => db.Set<ModuleReading>().SingleAsync(r => r.AccountId == officer.Id));
        (await House.AskAsync(db => db.Set<ModuleVersion>().SingleAsync(m => m.Id == reading.ModuleVersionId))).Key.ShouldBe(Key);
        (await House.EventsAsync(TrainingEvents.ModuleRead)).ShouldContain(e => e.ActorId == officer.Id);
        (await browser.GetAsync($"/Training/Modules/{Key}")).ShouldSay("You have read this version.");
    }

    [Fact]
    public async Task Check_AllBest_IsEnoughAndSaysWhy()
    {
        var (officer, browser) = await LearnerAsync();

        var answered = await AnswerAsync(browser, q => q.Answers.ToList().FindIndex(a => a.IsBest));

        answered.ShouldSay("6 of 6: that is enough");
        answered.ShouldSay(Check().Questions[0].Answers.First(a => a.IsBest).Feedback[..30]);
        (await House.AskAsync(db => db.Set<CheckTaken>().SingleAsync(c => c.AccountId == officer.Id))).IsEnough.ShouldBeTrue();
    }

    [Fact]
    public async Task Check_NoneBest_IsNotEnoughShowsOursAndMayBeTriedAgain()
    {
        var (officer, browser) = await LearnerAsync();

        var answered = await AnswerAsync(browser, q => q.Answers.ToList().FindIndex(a => !a.IsBest));

        answered.ShouldSay("0 of 6 so far");
        answered.ShouldSay("We would:");
        (await AnswerAsync(browser, q => q.Answers.ToList().FindIndex(a => a.IsBest))).ShouldSay("6 of 6");
        (await House.AskAsync(db => db.Set<CheckTaken>().CountAsync(c => c.AccountId == officer.Id))).ShouldBe(2);
        (await browser.GetAsync("/Training/Modules")).ShouldSay("Check passed: 6 of 6");
    }

    [Fact]
    public async Task Check_WithAnAnswerMissing_KeepsTheOthersAndSaysWhere()
    {
        var (officer, browser) = await LearnerAsync();

        var refused = await (await browser.GetAsync($"/Training/Modules/{Key}/Check")).Form("#check").Set("Answers[0]", "1").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldHaveError("Answers[3]", "Choose what you would do.");
        refused.Form("#check").Value("Answers[0]").ShouldBe("1");
        (await House.AskAsync(db => db.Set<CheckTaken>().AnyAsync(c => c.AccountId == officer.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Answered_OfSomebodyElse_IsNotThere()
    {
        var (officer, browser) = await LearnerAsync();
        await AnswerAsync(browser, q => 0);
        var id = await House.AskAsync(db => db.Set<CheckTaken>().Where(c => c.AccountId == officer.Id).Select(c => c.Id).SingleAsync());

        foreach (var role in new[] { Role.Officer, Role.Supervisor, Role.Trainer })
            (await (await House.SignInAsync(role)).GetAsync($"/Training/Checks/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Write_TheNextVersion_LeavesWhatWasTakenAsItWas()
    {
        const string key = "needs-first";
        var (officer, browser) = await LearnerAsync();
        await (await browser.GetAsync($"/Training/Modules/{key}")).Form("#read").SubmitAsync();
        var trainer = await House.SignInAsync(Role.Trainer);

        var written = await (await trainer.GetAsync($"/Training/Write/{key}")).Form("#write").Set("Input.Title", "Needs, our way").Set("Input.Reading", "Read <b>this</b> instead.").Set("Input.Why", "Shorter").SubmitAsync();

        written.ShouldRedirectTo($"/Training/Modules/{key}");
        var page = await browser.GetAsync($"/Training/Modules/{key}");
        page.ShouldSay("Needs, our way");
        page.ShouldSay("Read <b>this</b> instead.");
        page.ShouldSay("You read version 1.");
        var versions = await House.AskAsync(db => db.Set<ModuleVersion>().Where(m => m.Key == key).OrderBy(m => m.Number).ToListAsync());
        versions.Select(v => v.WrittenById is null).ShouldBe([true, false]);
        versions[0].Reading.ShouldBe(ShippedCourse.Modules.Single(m => m.Key == key).Reading);
        (await trainer.GetAsync($"/Training/Versions/{key}")).ShouldSay("Shorter");
        (await trainer.GetAsync($"/Training/Version/{versions[0].Id}")).ShouldSay(versions[0].Title);
        (await House.AskAsync(db => db.Set<ModuleReading>().SingleAsync(r => r.AccountId == officer.Id))).ModuleVersionId.ShouldBe(versions[0].Id);
    }

    [Fact]
    public async Task Write_AfterSomebodyElse_KeepsWhatWasTypedAndSaysSo()
    {
        const string key = "staying-well";
        var trainer = await House.SignInAsync(Role.Trainer);
        var mine = (await trainer.GetAsync($"/Training/Write/{key}")).Form("#write").Set("Input.Title", "Mine");
        await (await trainer.GetAsync($"/Training/Write/{key}")).Form("#write").Set("Input.Title", "Theirs").SubmitAsync();

        var refused = await mine.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("Somebody else saved a version while you wrote.");
        refused.Form("#write").Value("Input.Title").ShouldBe("Mine");
        (await refused.Form("#write").SubmitAsync()).ShouldRedirectTo($"/Training/Modules/{key}");
        (await trainer.GetAsync($"/Training/Modules/{key}")).ShouldSay("Mine");
    }

    [Fact]
    public async Task Write_ANewModule_IsReadBesideTheOthers()
    {
        var trainer = await House.SignInAsync(Role.Trainer);
        var form = (await trainer.GetAsync("/Training/Write")).Form("#write").Set("Input.Title", "Bikes & Boats").Set("Input.Summary", "On two wheels").Set("Input.Minutes", "45");
        foreach (var part in new[] { "Aims", "Reading", "Dialogue", "Exercises", "Guide", "References" }) form.Set($"Input.{part}", $"Words of {part}");

        var refused = await form.Set("Input.Check", "### Which?\n- [ ] This\n  No").SubmitAsync();
        refused.ShouldHaveError("Input.Check", "“Which?” needs at least two answers, each beginning with - [ ].");
        var saved = await refused.Form("#write").Set("Input.Check", "### Which?\n- [x] This\n  Yes\n- [ ] That\n  No").SubmitAsync();

        saved.ShouldRedirectTo("/Training/Modules/bikes-boats");
        (await (await LearnerAsync()).Browser.GetAsync("/Training/Modules")).ShouldSay("Bikes & Boats");
    }

    [Fact]
    public async Task Write_ByALearner_IsNotAllowed()
    {
        var (_, browser) = await LearnerAsync();

        (await (await browser.GetAsync($"/Training/Write/{Key}")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
        (await (await browser.GetAsync($"/Training/Versions/{Key}")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_WhatIsNoModule_IsNotThere()
    {
        var trainer = await House.SignInAsync(Role.Trainer);

        foreach (var path in new[] { "Modules/none", "Modules/none/Check", "Write/none", "Versions/none", "Formats/none" })
            (await trainer.GetAsync($"/Training/{path}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Account Account, Browser Browser)> LearnerAsync()
    {
        var account = await House.AddAccountAsync($"learner{Guid.NewGuid():N}"[..16], Role.Officer);
        return (account, await House.SignInAsync(account, Role.Officer));
    }

    private static KnowledgeCheck Check() => KnowledgeCheck.Read(ShippedCourse.Modules.Single(m => m.Key == Key).Check);

    private static async Task<Page> AnswerAsync(Browser browser, Func<CheckQuestion, int> choose)
    {
        var form = (await browser.GetAsync($"/Training/Modules/{Key}/Check")).Form("#check");
        foreach (var (question, index) in Check().Questions.Select((q, i) => (q, i))) form.Set($"Answers[{index}]", $"{choose(question)}");
        return await (await form.SubmitAsync()).FollowAsync();
    }
}

public sealed class ModuleTestsOnSqlite(SqliteHouse house) : ModuleTests(house), IClassFixture<SqliteHouse>;

public sealed class ModuleTestsOnPostgres(PostgresHouse house) : ModuleTests(house), IClassFixture<PostgresHouse>;
