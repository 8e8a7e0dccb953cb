using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Web;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Goals;

/// <summary>What two sides agreed to work on: both see it, both say where they stand, and nobody else reads it.</summary>
public abstract class GoalTests(TestHouse house) : HouseTest(house)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Share_WithAContact_IsReadAndAgreedByThem()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Goals/Start/{partner.Id}")).Form("form.pa-form").Set("Input.Words", "No bottles on the steps on Sundays").Set("Input.Stage", "Contemplation");
        (await form.SubmitAsync()).ShouldHaveError("Input.Heard", "Say what you heard that says so.");

        var done = await form.Set("Input.Heard", "Rosa says they have talked about it.").SubmitAsync();

        var goal = await House.AskAsync(db => db.Set<SharedGoal>().AsNoTracking().SingleAsync(g => g.PartnerId == partner.Id));
        done.ShouldRedirectTo($"/Partnerships/Goals/{goal.Id}");
        await House.EventAsync(PartnershipEvents.GoalShared, partner.Id);
        (await House.AskAsync(db => db.Set<StageMove>().SingleAsync(m => m.GoalId == goal.Id))).Heard.ShouldStartWith("{contact:");
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("No bottles on the steps on Sundays");
        var person = await House.ComeInAsync(contact);
        (await person.GetAsync("/portal")).ShouldSay("No bottles on the steps on Sundays");
        var page = await person.GetAsync($"/portal/goals/{goal.Id}");
        page.ShouldSay("Rosa says they have talked about it.");
        (await page.Form().SubmitAsync()).ShouldRedirectTo($"/portal/goals/{goal.Id}");
        (await officer.GetAsync($"/Partnerships/Goals/{goal.Id}")).ShouldSay("Rosa Quillfeather agreed on");
        await House.EventAsync(PartnershipEvents.GoalAgreed, contact.Id);
        (await House.AskAsync(db => db.Set<Notice>().AnyAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.GoalAgreed))).ShouldBeTrue();
    }

    [Fact]
    public async Task Share_FormSentTwice_IsOneGoal()
    {
        var partner = await House.AddOwnPartnerAsync();
        await House.AddReachableAsync(partner);
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Goals/Start/{partner.Id}")).Form("form.pa-form").Set("Input.Words", "A lamp in the alley").Set("Input.Stage", "Action").Set("Input.Heard", "They asked twice.");

        await form.SubmitAsync();
        await form.SubmitAsync();

        (await House.AskAsync(db => db.Set<SharedGoal>().CountAsync(g => g.PartnerId == partner.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Move_ByEitherSide_StandsForBothAndIsDrawn()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var goal = await House.ShareGoalAsync(partner, [contact]);
        House.Clock.Advance(TimeSpan.FromDays(40));
        var (officer, person) = (await House.SignInAsync(Role.Officer), await House.ComeInAsync(contact));
        await (await person.GetAsync($"/portal/goals/{goal}/stage")).Form("form.pa-form").Set("Input.Stage", "Preparation").Set("Input.IsRecurrence", "true").Set("Input.Heard", $"Last Saturday was as before. {Script}").SubmitAsync();
        await (await person.GetAsync($"/portal/goals/{goal}/rulers")).Form("form.pa-form").Set("Input.Importance", "8").Set("Input.Confidence", "4").Set("Input.Why", $"The new plan helps. {Script}").SubmitAsync();
        await (await officer.GetAsync($"/Partnerships/Goals/{goal}/Rulers")).Form("form.pa-form").Set("Input.Importance", "7").Set("Input.Confidence", "6").SubmitAsync();
        await (await officer.GetAsync($"/Partnerships/Goals/{goal}/Stage")).Form("form.pa-form").Set("Input.Stage", "Action").Set("Input.Heard", $"They put out a bin. {Script}").SubmitAsync();

        foreach (var page in new[] { await officer.GetAsync($"/Partnerships/Goals/{goal}"), await person.GetAsync($"/portal/goals/{goal}") })
        {
            page.ShouldBeOk();
            foreach (var said in new[] { "Last Saturday was as before.", "The new plan helps.", "They put out a bin." }) page.ShouldSay($"{said} {Script}");
            page.ShouldSay("The old way came back for a while.");
            page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
            page.Document.QuerySelectorAll("svg.pa-plot").Length.ShouldBe(3);
            page.Document.QuerySelectorAll("svg.pa-plot .pa-plot__back").Length.ShouldBe(1);
            page.Texts(".pa-scroll tbody tr").Count.ShouldBe(5);
        }
        (await officer.GetAsync($"/Partnerships/Goals/{goal}")).ShouldSay("begin where they are now");
        (await House.EventsAsync(PartnershipEvents.StageMoved)).Where(e => e.EntityId == goal).Select(e => e.SubjectId).ShouldBe([contact.Id, partner.Id], ignoreOrder: true);
        (await House.AskAsync(db => db.Set<Notice>().CountAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.GoalMoved))).ShouldBe(2);
    }

    [Fact]
    public async Task Goal_OfAColleague_IsNotTheirsOnAnyPage()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var goal = await House.ShareGoalAsync(partner, [colleague], "A xylophone for the cellar", "Otto wants a glockenspiel.");
        var check = await House.AskBothAsync(colleague);
        var browser = await House.ComeInAsync(contact);
        var token = (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        foreach (var route in (await House.RoutesAsync()).Where(r => r.IsPortal))
            foreach (var key in new[] { goal, check, colleague.Id, partner.Id })
            {
                if (route.AnswersGet)
                {
                    var page = await browser.GetAsync(route.For(key));
                    foreach (var word in new[] { "xylophone", "glockenspiel", "Featherquill" }) page.Body.ShouldNotContain(word, Case.Insensitive, route.Template);
                    if (route.TakesKey) ((int)page.Status).ShouldBe(404, route.Template);
                }
                if (route.TakesKey && route.Handlers.Count > 0) ((int)(await browser.PostAsync(route.For(key), token)).Status).ShouldBe(404, route.Template);
            }
        (await House.AskAsync(db => db.Set<GoalContact>().SingleAsync(c => c.GoalId == goal))).AgreedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Goal_OfASafeContact_ShowsWhereItStandsAndNothingOfBefore()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var goal = await House.ShareGoalAsync(partner, [contact], heard: "They talked about it in spring.");
        var (gap, person) = (await House.AskBothAsync(contact), await House.ComeInAsync(contact));
        await House.AnswerAsync(gap, Side.Us, House.ActAsOfficer(), 4, 4, 4);
        await House.AnswerAsync(gap, Side.Them, House.ActAs(contact), 4, 4, 4);
        (await person.GetAsync($"/portal/goals/{goal}")).ShouldSay("They talked about it in spring.");
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.KeepAsync(partner.AgencyId, [new ConsentChoice { AgencyId = partner.AgencyId, Id = House.NewId(), ContactId = contact.Id, Kind = ChoiceKind.SafeContact, GivenAt = House.Clock.Instant(), Way = ConsentWay.Portal, WordingVersion = 1, Language = "en" }]);
        var later = await House.ComeInAsync(contact);

        var page = await later.GetAsync($"/portal/goals/{goal}");

        page.ShouldSay("Thinking about it");
        page.ShouldNotSay("They talked about it in spring.");
        page.Document.QuerySelectorAll("svg.pa-plot").ShouldBeEmpty();
        (await later.GetAsync($"/portal/checks/{gap}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Goal_OfAnotherPartner_IsNotFoundWhoeverAsks()
    {
        var (own, other) = (await House.AddOwnPartnerAsync(), await House.AddShopAsync("Quay Clinic"));
        var colleague = await House.AddOfficerAsync();
        await House.AddRelationshipAsync(other, colleague);
        var goal = await House.ShareGoalAsync(other, [await House.AddReachableAsync(other, "Otto Featherquill")]);
        var person = await House.ComeInAsync(await House.AddReachableAsync(own));
        var token = (await person.GetAsync("/portal/leave")).Form("form.pa-stack").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();
        foreach (var path in new[] { "", "/stage", "/rulers", "/end" })
        {
            ((int)(await person.GetAsync($"/portal/goals/{goal}{path}")).Status).ShouldBe(404);
            ((int)(await person.PostAsync($"/portal/goals/{goal}{path}", [.. token, new("Input.Id", House.NewId().ToString()), new("Input.Stage", "Action"), new("Input.Heard", "mine"), new("Input.Importance", "1"), new("Input.Confidence", "1"), new("Input.Kind", "LetGo"), new("Input.Why", "mine")])).Status).ShouldBe(404);
        }
        var officer = await House.SignInAsync(Role.Officer);
        foreach (var path in new[] { "", "/Stage", "/Rulers", "/End" })
        {
            ((int)(await officer.GetAsync($"/Partnerships/Goals/{goal}{path}")).Status).ShouldBe(404);
            ((int)(await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Goals/{goal}{path}")).Status).ShouldBe(403);
        }
        (await officer.GetAsync($"/Partnerships/Partners/{other.Id}?why=0")).ShouldNotSay("No bottles");
        (await House.AskAsync(db => db.Set<StageMove>().CountAsync(m => m.GoalId == goal))).ShouldBe(1);
    }

    [Fact]
    public async Task End_ByThem_StandsAndStopsWhatFollows()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var goal = await House.ShareGoalAsync(partner, [contact]);
        var (officer, person) = (await House.SignInAsync(Role.Officer), await House.ComeInAsync(contact));
        var late = (await officer.GetAsync($"/Partnerships/Goals/{goal}/Stage")).Form("form.pa-form").Set("Input.Stage", "Action").Set("Input.Heard", "Half typed");

        (await (await person.GetAsync($"/portal/goals/{goal}/end")).Form("form.pa-form").Set("Input.Kind", "Reached").Set("Input.Why", $"Four clean Sundays. {Script}").SubmitAsync()).ShouldRedirectTo($"/portal/goals/{goal}");

        var refused = await late.SubmitAsync();
        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.Form("form.pa-form").Value("Input.Heard").ShouldBe("Half typed");
        var page = await officer.GetAsync($"/Partnerships/Goals/{goal}");
        page.ShouldSay($"Four clean Sundays. {Script}");
        page.ShouldNotSay("It has moved");
        (await House.AskAsync(db => db.Set<GoalEnd>().SingleAsync(e => e.GoalId == goal))).Side.ShouldBe(Side.Them);
        await House.EventAsync(PartnershipEvents.GoalEnded, contact.Id);
    }

    [Fact]
    public async Task Words_OfAPartnerThatSpeakOfOthers_AskForAReasonAndGoAfterThirtyDays()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var goal = await House.ShareGoalAsync(partner, [contact]);
        var person = await House.ComeInAsync(contact);
        var form = (await person.GetAsync($"/portal/goals/{goal}/stage")).Form("form.pa-form").Set("Input.Stage", "Action").Set("Input.Heard", "My brother Zachary Quackenbush sells bottles.");

        var warned = await form.SubmitAsync();
        warned.ShouldSay("Please look at these words again");
        (await House.AskAsync(db => db.Set<StageMove>().CountAsync(m => m.GoalId == goal))).ShouldBe(1);
        (await warned.Form("form.pa-form").Set("ScreenReason", "He asked me to say so").SubmitAsync()).ShouldRedirectTo($"/portal/goals/{goal}");
        (await person.GetAsync($"/portal/goals/{goal}")).ShouldSay("sells bottles");
        House.Clock.Advance(TimeSpan.FromDays(30));
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        (await House.AskAsync(db => db.Set<StageMove>().Where(m => m.GoalId == goal).Select(m => m.Heard).ToListAsync())).ShouldAllBe(h => h == ContactReferences.TakenOut);
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("Quackenbush")))).ShouldBe(0);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Goals/{goal}")).ShouldBeOk();
    }

    [Fact]
    public async Task Stage_WithNothingHeard_IsRefused()
    {
        var partner = await House.AddOwnPartnerAsync();
        var goal = await House.ShareGoalAsync(partner, [await House.AddReachableAsync(partner)]);

        var page = await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Goals/{goal}/Stage")).Form("form.pa-form").Set("Input.Stage", "Action").SubmitAsync();

        page.ShouldHaveError("Input.Heard", "Say what you heard that says so.");
    }
}

public sealed class GoalTestsOnSqlite(SqliteHouse house) : GoalTests(house), IClassFixture<SqliteHouse>;

public sealed class GoalTestsOnPostgres(PostgresHouse house) : GoalTests(house), IClassFixture<PostgresHouse>;
