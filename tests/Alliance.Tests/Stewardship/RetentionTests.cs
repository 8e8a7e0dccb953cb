using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>A record runs out after the last talk, whoever read it meanwhile; what goes and has gone stands at the desk.</summary>
public abstract class RetentionTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Run_TwentyFourMonthsAfterTheLastTalk_TakesWordsOutAndLeavesCounts()
    {
        var partner = await House.AddOwnPartnerAsync("Runout Bakery");
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var talk = await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush keeps xylophones.", "Bring back the didgeridoo");
        await KeepPromiseAsync(talk);
        await RunAfterAsync(TimeSpan.FromDays(700));
        (await FindAsync(talk)).Heard.ShouldNotBeNull();
        // Reading renews nothing.
        await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}");

        await RunAfterAsync(TimeSpan.FromDays(40));

        (await FindAsync(talk)).ShouldSatisfyAllConditions(t => t.Heard.ShouldBeNull(), t => t.Minutes.ShouldBe(20), t => t.Outcome.ShouldBe(Outcome.Talked));
        (await House.PromiseOfAsync(talk)).ShouldSatisfyAllConditions(p => p.Words.ShouldBe(ContactReferences.TakenOut), p => p.State.ShouldBe(PromiseState.Kept));
        var left = await House.EverythingAsync();
        foreach (var trace in (string[])["Zebulon", "Quackenbush", "xylophones", "didgeridoo"]) left.ShouldNotContain(trace, Case.Insensitive);
        (await House.EventsAsync(PartnershipEvents.RecordRanOut)).Where(e => e.SubjectId == partner.Id).ShouldHaveSingleItem().ActorId.ShouldBeNull();
        await House.SealAsync();
        (await House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(TestPeople.AgencyId, []))).Valid.ShouldBeTrue();
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldBeOk();
        var desk = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/RunningOut");
        desk.ShouldSay("A record ran out: its words");
        desk.ShouldSay(Sign.Of(partner.Id));
        desk.ShouldNotSay("Runout Bakery");
    }

    [Fact]
    public async Task Run_EverythingSaidLongAgo_GoesFromEveryTableAndLeavesCounts()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var said = await House.SayEverythingAsync(partner, contact);

        await RunAfterAsync(TimeSpan.FromDays(760));

        var left = await House.EverythingAsync();
        Wording.All.Append("Quackenbush").Where(word => left.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await House.AskAsync(db => db.Set<Alliance.Partnerships.Engagements.KeptBack.KeptBackNote>().CountAsync(n => n.EngagementId == said.Talk.Id))).ShouldBe(1);
        (await House.AskAsync(db => db.Set<Alliance.Partnerships.Goals.RulerReading>().CountAsync(r => r.GoalId == said.Goal))).ShouldBe(1);
        await RunAfterAsync(TimeSpan.FromHours(1));
        (await House.EventsAsync(PartnershipEvents.RecordRanOut)).Count(e => e.SubjectId == partner.Id).ShouldBe(1, "what is gone does not come due again");
    }

    [Fact]
    public async Task Run_WhereNobodyEverTalked_LetsAnOldPromiseGoToo()
    {
        var partner = await House.AddOwnPartnerAsync();
        var promise = new Promise { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = House.Person(Role.Officer).Id, By = Side.Us, Words = "Ask about the lute", MadeAt = House.Act().Now, DueOn = House.Today().AddDays(3) };
        await House.KeepAsync(partner.AgencyId, [promise]);

        await RunAfterAsync(TimeSpan.FromDays(740));

        (await House.AskAsync(db => db.Set<Promise>().SingleAsync(p => p.Id == promise.Id))).ShouldSatisfyAllConditions(p => p.Words.ShouldBe(ContactReferences.TakenOut), p => p.State.ShouldBe(PromiseState.Open));
    }

    [Fact]
    public async Task Run_WhereTheTwoSidesTalkedSince_LeavesOldWordsToo()
    {
        var partner = await House.AddOwnPartnerAsync();
        var old = await House.LogTalkAsync(partner, [], "The lamp is dark.");
        House.Clock.Advance(TimeSpan.FromDays(600));
        await House.LogTalkAsync(partner, [], "The lamp is lit.");

        await RunAfterAsync(TimeSpan.FromDays(200));

        (await FindAsync(old)).Heard.ShouldBe("The lamp is dark.");
    }

    [Fact]
    public async Task Months_ChosenByTheSteward_AreKeptToWithinTheHour()
    {
        var partner = await House.AddOwnPartnerAsync();
        var talk = await House.LogTalkAsync(partner, [], "The lamp is dark.");
        House.Clock.Advance(TimeSpan.FromDays(250));

        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/RunningOut")).Form("form.pa-form");
        (await form.Set("Months", "6").SubmitAsync()).ShouldRedirectTo("/Stewardship/RunningOut");
        await RunAfterAsync(TimeSpan.FromHours(1));

        (await FindAsync(talk)).Heard.ShouldBeNull();
        (await House.EventsAsync(PartnershipEvents.RetentionChanged)).ShouldNotBeEmpty();
        await House.DoAsync(async services => await services.GetRequiredService<SettingsService>().ChangeRetentionAsync((await services.GetRequiredService<RelationshipService>().SettingsAsync()).Version, Retention.UsualMonths, House.Act()));
    }

    [Fact]
    public async Task Desk_WhatIsCloseToItsEnd_StandsThereWithItsDay()
    {
        var partner = await House.AddOwnPartnerAsync("Nearly Bakery");
        var contact = await House.AddReachableAsync(partner, "Wilhelmina Thistlewick");
        await House.LogTalkAsync(partner, [contact], "The lamp is dark.");
        House.Clock.Advance(TimeSpan.FromDays(680));

        var desk = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/RunningOut");

        desk.Texts("[aria-labelledby=records] .pa-sign").ShouldContain(Sign.Of(partner.Id));
        desk.Texts("[aria-labelledby=consents] .pa-sign").ShouldContain(Sign.Of(contact.Id));
        desk.ShouldNotSay("Wilhelmina");
        desk.ShouldNotSay("Nearly Bakery");
    }

    private async Task RunAfterAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task KeepPromiseAsync(Engagement talk)
    {
        var id = (await House.PromiseOfAsync(talk)).Id;
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var promise = await db.Set<Promise>().SingleAsync(p => p.Id == id);
            promise.State = PromiseState.Kept;
            db.Add(new PromiseAnswer { Id = House.NewId(), PromiseId = id, Kind = PromiseAnswerKind.Kept, ToldBy = Side.Us, RecordedById = House.Person(Role.Officer).Id, At = House.Clock.Instant(), Reason = "The didgeridoo is back" });
            await db.SaveAsync(House.Act(), PartnershipEvents.PromiseAnswered, promise, promise.PartnerId);
        });
    }

    private Task<Engagement> FindAsync(Engagement talk) => House.AskAsync(db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Id == talk.Id));
}

public sealed class RetentionTestsOnSqlite(SqliteHouse house) : RetentionTests(house), IClassFixture<SqliteHouse>;

public sealed class RetentionTestsOnPostgres(PostgresHouse house) : RetentionTests(house), IClassFixture<PostgresHouse>;
