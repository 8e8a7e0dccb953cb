using System.Net;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Portal;
using Alliance.Problems;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Voice = Alliance.Problems.Voice;

namespace Alliance.Tests.Problems;

/// <summary>A problem from its first word to what was learned: each step asks for its evidence, and the choice is made by consent.</summary>
public abstract class ProblemTests(TestHouse house) : HouseTest(house)
{
    private static int problems;

    [Fact]
    public async Task Start_WithATitleAKindAndAPlace_Begins()
    {
        var area = await House.AddAreaAsync($"Wick {Interlocked.Increment(ref problems)}");
        var browser = await House.SignInAsync(Role.Officer);

        var shown = await (await browser.GetAsync("/Problems/Start")).Form("form.pa-form").Set("Input.Title", "Glass on the steps every Sunday").Set("Input.Kind", "Nightlife").Set("Input.AreaId", area.Id.ToString()).Set("Input.Needs", "Safety").SubmitAsync();

        (await shown.FollowAsync()).ShouldSay("Glass on the steps every Sunday");
    }

    [Fact]
    public async Task Start_WithNothing_SaysWhatIsMissingAndKeepsWhatWasTyped()
    {
        var browser = await House.SignInAsync(Role.Officer);

        var page = await (await browser.GetAsync("/Problems/Start")).Form("form.pa-form").Set("Input.Kind", "Noise").SubmitAsync();

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldSay("Say what keeps happening.");
        page.ShouldSay("Choose the neighborhood.");
        page.Form("form.pa-form").Value("Input.Kind").ShouldBe("Noise");
    }

    [Fact]
    public async Task Scan_WithoutItsEvidence_DoesNotGoOn()
    {
        var scene = await SceneAsync();
        var browser = await House.SignInAsync(Role.Officer);

        var page = await (await browser.GetAsync($"/Problems/{scene.Problem}/Move?to=2")).Form("form.pa-form").SubmitAsync();

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldSay("something that this step asks for is missing");
        (await ProblemAsync(scene)).Stage.ShouldBe(ProblemStage.Scan);
    }

    [Fact]
    public async Task Scan_WithItsEvidence_GoesOnAndComesBackWithAReason()
    {
        var scene = await SceneAsync();
        foreach (var kind in ProblemStory.Cheers) await FindAsync(scene, kind);
        var browser = await House.SignInAsync(Role.Officer);

        (await (await browser.GetAsync($"/Problems/{scene.Problem}/Move?to=2")).Form("form.pa-form").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await (await browser.GetAsync($"/Problems/{scene.Problem}/Move?to=1")).Form("form.pa-form").SubmitAsync()).ShouldSay("Say why you go back.");
        (await (await browser.GetAsync($"/Problems/{scene.Problem}/Move?to=1")).Form("form.pa-form").Set("Input.Why", "It is two problems, not one.").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await ProblemAsync(scene)).Stage.ShouldBe(ProblemStage.Scan);
        (await browser.GetAsync($"/Problems/{scene.Problem}")).ShouldSay("It is two problems, not one.");
    }

    [Fact]
    public async Task Move_WhereSomebodyElseWasFaster_ChangesNothing()
    {
        var scene = await SceneAsync();
        foreach (var kind in ProblemStory.Cheers) await FindAsync(scene, kind);
        var browser = await House.SignInAsync(Role.Officer);
        var form = (await browser.GetAsync($"/Problems/{scene.Problem}/Move?to=2")).Form("form.pa-form");
        await StageAsync(scene, ProblemStage.Respond);

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict);
        (await ProblemAsync(scene)).Stage.ShouldBe(ProblemStage.Respond);
    }

    [Fact]
    public async Task Choose_AnOptionThatNobodyOffersToDo_IsRefused()
    {
        var scene = await SceneAsync();
        await StageAsync(scene, ProblemStage.Respond);
        var option = await ProposeAsync(scene, "More light on the steps");
        await SayAsync(option, scene.One, Voice.Agree);
        await SayAsync(option, scene.Two, Voice.Agree);
        await SayAsync(option, null, Voice.Agree);

        var page = await ChooseAsync(scene);

        page.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldSay("Nobody has offered to do this yet.");
    }

    [Fact]
    public async Task Choose_AgainstAnObjection_IsRefusedUntilAChangedOptionMeetsIt()
    {
        var scene = await SceneAsync();
        await StageAsync(scene, ProblemStage.Respond);
        var first = await ProposeAsync(scene, "Close an hour earlier", scene.One);
        await SayAsync(first, scene.One, Voice.Agree);
        await SayAsync(first, null, Voice.Agree);
        var two = await House.ComeInAsync(scene.Two);
        (await (await two.GetAsync($"/portal/problems/options/{first}")).Form("#say").Set("Input.Voice", "Objects").SubmitAsync()).ShouldSay("Say what stands against it, so that it can be changed.");
        (await (await two.GetAsync($"/portal/problems/options/{first}")).Form("#say").Set("Input.Voice", "Objects").Set("Input.Words", "That hour pays the rent.").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await ChooseAsync(scene)).ShouldSay("Somebody objects.");

        var browser = await House.SignInAsync(Role.Officer);
        var changing = await browser.GetAsync($"/Problems/{scene.Problem}/Option?replaces={first}");
        changing.ShouldSay("That hour pays the rent.");
        await changing.Form("form.pa-form").Set("Input.Words", "Close ten minutes apart").Set("Input.Part", "A place for rides").Set("Input.DueOn", "2027-04-01").Set("Input.PartnerId", scene.One.PartnerId.ToString()).SubmitAsync();
        var second = await House.AskAsync(db => db.Set<ResponseOption>().Where(o => o.ReplacesId == first).Select(o => o.Id).SingleAsync());
        (await ChooseAsync(scene)).ShouldSay("Not everybody who takes part has said yet");
        await SayAsync(second, scene.One, Voice.Agree);
        await SayAsync(second, scene.Two, Voice.CanLiveWithIt);
        await SayAsync(second, null, Voice.Agree);
        (await ChooseAsync(scene)).ShouldBe(HttpStatusCode.Found);

        var promises = await House.AskAsync(db => db.Set<Promise>().Where(p => p.PartnerId == scene.One.PartnerId).OrderBy(p => p.By).ToListAsync());
        promises.Select(p => (p.By, p.Words)).ShouldBe([(Side.Us, "A place for rides"), (Side.Them, "Our part of it")]);
        // What was said to the old one stays with it, for either side.
        (await browser.GetAsync($"/Problems/{scene.Problem}")).ShouldSay("That hour pays the rent.");
        (await (await House.ComeInAsync(scene.One)).GetAsync($"/portal/problems/{scene.Problem}")).ShouldSay("That hour pays the rent.");
        // Whoever takes part finds the promise in their record, and says there what became of it.
        (await (await House.ComeInAsync(scene.One)).GetAsync("/portal")).ShouldSay("A place for rides");
    }

    [Fact]
    public async Task Problem_InThePortal_IsSeenByWhoeverWasAskedAndByNobodyElse()
    {
        var scene = await SceneAsync();
        var stranger = await House.AddReachableAsync(await House.AddOwnPartnerAsync("Elsewhere Shop"));
        var colleague = await House.AddReachableAsync(await PartnerOfAsync(scene.One));

        (await (await House.ComeInAsync(scene.One)).GetAsync($"/portal/problems/{scene.Problem}")).ShouldSay("Glass on the steps");
        (await (await House.ComeInAsync(stranger)).GetAsync($"/portal/problems/{scene.Problem}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.ComeInAsync(colleague)).GetAsync($"/portal/problems/{scene.Problem}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Problem_ReadByAnOfficer_IsFoundByWhoeverTakesPart()
    {
        var scene = await SceneAsync();

        await (await House.SignInAsync(Role.Officer)).GetAsync($"/Problems/{scene.Problem}");

        var looked = await (await House.ComeInAsync(scene.One)).GetAsync("/portal/looked");
        looked.ShouldSay(ProblemEvents.Purpose);
    }

    [Fact]
    public async Task Problem_ForASupervisor_IsReadAndNotWorkedOn()
    {
        var scene = await SceneAsync();
        var browser = await House.SignInAsync(Role.Supervisor);

        (await browser.GetAsync($"/Problems/{scene.Problem}")).ShouldSay("Glass on the steps");
        (await browser.GetAsync($"/Problems/{scene.Problem}/Note")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await House.SignInAsync(Role.Evaluator)).GetAsync($"/Problems/{scene.Problem}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Tell_ThatNamesSomebody_IsNotKept()
    {
        var scene = await SceneAsync();
        var browser = await House.ComeInAsync(scene.One);

        var page = await (await browser.GetAsync($"/portal/problems/{scene.Problem}")).Form("#tell").Set("Input.Words", "Her son was arrested last year and is in a gang.").SubmitAsync();

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldSay("Her son was arrested");
        (await House.AskAsync(db => db.Set<Finding>().CountAsync(f => f.ProblemId == scene.Problem))).ShouldBe(0);
    }

    [Fact]
    public async Task Offer_ForAPastDay_SaysSo()
    {
        var scene = await SceneAsync();
        await StageAsync(scene, ProblemStage.Respond);
        var option = await ProposeAsync(scene, "More light");
        var browser = await House.ComeInAsync(scene.One);

        var page = await (await browser.GetAsync($"/portal/problems/options/{option}")).Form("form[action*='Offer']").Set("Input.Part", "We pay the lamp").Set("Input.DueOn", "2020-01-01").SubmitAsync();

        page.ShouldSay("Choose a day that is still to come, within two years.");
        page.ShouldSay("We pay the lamp");
    }

    [Fact]
    public async Task Later_BeforeFourWeeks_IsNotAsked_AndAfterThemItIs()
    {
        var scene = await SceneAsync();
        await StageAsync(scene, ProblemStage.Assess);
        (await (await House.ComeInAsync(scene.One)).GetAsync($"/portal/problems/{scene.Problem}")).Body.ShouldNotContain("Four weeks later");
        await StageAsync(scene, ProblemStage.Assess, ago: 29);

        var browser = await House.ComeInAsync(scene.One);
        await (await browser.GetAsync($"/portal/problems/{scene.Problem}")).Form("form[action*='Later']").Set("Input.Answer", "Better").Set("Input.Words", "One sleeps again").SubmitAsync();

        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync($"/Problems/{scene.Problem}")).ShouldSay("One sleeps again");
        await FindAsync(scene, FindingKind.NoFigures);
        var closed = await (await officer.GetAsync($"/Problems/{scene.Problem}/Move?to=5")).Form("form.pa-form").Set("Input.Outcome", "Solved").Set("Input.Why", "Ask first about the wait.").SubmitAsync();
        closed.ShouldBe(HttpStatusCode.Found);
        var shelf = await officer.GetAsync("/Problems?kind=Nightlife");
        shelf.ShouldSay("Ask first about the wait.");
        (await officer.GetAsync("/Problems?kind=Traffic")).Body.ShouldNotContain("Ask first about the wait.");
        (await officer.GetAsync($"/Problems/{scene.Problem}/Summary")).ShouldSay("Ask first about the wait.");
    }

    [Fact]
    public async Task Leave_ForGood_TakesEveryWordOutOfProblems_AndFreesTheChoice()
    {
        var scene = await SceneAsync();
        await StageAsync(scene, ProblemStage.Respond);
        var option = await ProposeAsync(scene, "Lanterns along the quayside", scene.Two);
        await SayAsync(option, scene.Two, Voice.Objects, "The quayside floods in autumn");
        await SayAsync(option, scene.One, Voice.Agree);
        await SayAsync(option, null, Voice.Agree);
        await House.DoAsync(services => services.GetRequiredService<ProblemService>().NoteAsync(scene.Problem, new NewFinding(House.NewId(), FindingKind.BeyondTheData, Side.Them, "Barges unload at four"), House.ActAs(scene.Two)));
        string[] theirs = ["quayside floods", "Barges unload"];

        await House.DoAsync(services => services.GetRequiredService<Farewell>().LeaveAsync(scene.Two.Id, House.ActAs(scene.Two)));
        await House.DoAsync(services => services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().SettleErasureAsync());

        var left = await House.EverythingAsync();
        theirs.Where(left.Contains).ShouldBeEmpty();
        left.ShouldContain("Lanterns along the quayside", customMessage: "what an officer proposed is the department's");
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Problems/{scene.Problem}");
        page.Body.ShouldNotContain("Barges");
        (await House.AskAsync(db => db.Set<ProblemMember>().CountAsync(m => m.ContactId == scene.Two.Id && m.EndedAt == null))).ShouldBe(0);
    }

    private sealed record Scene(Guid Problem, Contact One, Contact Two);

    /// <summary>A problem in its first step; two contacts of two organizations take part.</summary>
    private async Task<Scene> SceneAsync()
    {
        var number = Interlocked.Increment(ref problems);
        var area = await House.AddAreaAsync($"Problem street {number}");
        var one = await House.AddReachableAsync(await House.AddOwnPartnerAsync($"Copper Tavern {number}"));
        var two = await House.AddReachableAsync(await House.AddOwnPartnerAsync($"Lamp Hotel {number}"), "Tessa Inkwell");
        var problem = House.NewId();
        await House.DoAsync(async services =>
        {
            var service = services.GetRequiredService<ProblemService>();
            await service.OpenAsync(new NewProblem { Id = problem, Kind = ProblemKind.Nightlife, Title = "Glass on the steps", AreaId = area.Id }, House.ActAsOfficer());
            foreach (var contact in new[] { one, two })
            {
                await service.AskAsync(problem, contact.Id, MemberRole.Manager, House.ActAsOfficer());
                await service.JoinAsync(problem, contact.Id, House.ActAs(contact));
            }
        });
        return new Scene(problem, one, two);
    }

    private Task<Problem> ProblemAsync(Scene scene) => House.AskAsync(db => db.Set<Problem>().AsNoTracking().SingleAsync(p => p.Id == scene.Problem));

    private Task<Partner> PartnerOfAsync(Contact contact) => House.AskAsync(db => db.Set<Partner>().AsNoTracking().SingleAsync(p => p.Id == contact.PartnerId));

    private Task<int> StageAsync(Scene scene, ProblemStage stage, int ago = 0) => House.AskAsync(db =>
        db.Set<Problem>().Where(p => p.Id == scene.Problem).ExecuteUpdateAsync(set => set.SetProperty(p => p.Stage, stage).SetProperty(p => p.StageSince, House.Act().Now.AddDays(-ago)).SetProperty(p => p.Version, p => p.Version + 1)));

    private Task FindAsync(Scene scene, FindingKind kind) =>
        House.DoAsync(services => services.GetRequiredService<ProblemService>().NoteAsync(scene.Problem, new NewFinding(House.NewId(), kind, Side.Us, "As it is."), House.ActAsOfficer()));

    private async Task<Guid> ProposeAsync(Scene scene, string words, Contact? offering = null)
    {
        var id = House.NewId();
        await House.DoAsync(async services =>
        {
            var options = services.GetRequiredService<OptionService>();
            await options.ProposeAsync(scene.Problem, new NewOption { Id = id, Side = Side.Us, Words = words }, House.ActAsOfficer());
            if (offering is not null) await options.OfferAsync(id, new NewPart(House.NewId(), Side.Them, offering.PartnerId, "Our part of it", House.Today().AddDays(20)), House.ActAs(offering));
        });
        return id;
    }

    private Task SayAsync(Guid option, Contact? who, Voice voice, string? why = null) => House.DoAsync(services =>
        services.GetRequiredService<OptionService>().SayAsync(House.NewId(), option, who is null ? Side.Us : Side.Them, voice, why, who is null ? House.ActAsOfficer() : House.ActAs(who)));

    private async Task<Page> ChooseAsync(Scene scene) =>
        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Problems/{scene.Problem}")).Form("form:has(input[name='option'])").SubmitAsync();
}

public sealed class ProblemTestsOnSqlite(SqliteHouse house) : ProblemTests(house), IClassFixture<SqliteHouse>;

public sealed class ProblemTestsOnPostgres(PostgresHouse house) : ProblemTests(house), IClassFixture<PostgresHouse>;
