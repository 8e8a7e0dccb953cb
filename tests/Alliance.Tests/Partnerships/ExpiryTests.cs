using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

/// <summary>What was to be kept until a day is gone after it, from the rows and from the audit's payloads.</summary>
public abstract class ExpiryTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Run_ConsentHasRunOut_TakesTheNameOut()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync(), name: "Rosa Quillfeather");

        await RunAfterAsync(Consent.Lifetime - TimeSpan.FromHours(1));
        (await NameAsync(contact)).ShouldBe("Rosa Quillfeather");
        await RunAfterAsync(TimeSpan.FromHours(1));

        (await NameAsync(contact)).ShouldBeNull();
        (await House.EventAsync(PartnershipEvents.ContactTakenOut, contact.Id)).ActorId.ShouldBeNull();
    }

    [Fact]
    public async Task Run_EntryThatSpeaksOfOthers_IsEmptiedAfterThirtyDays()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (about, plain) = (await LogAsync(partner, "Her brother plays the xylophone.", speaksOfOthers: true), await LogAsync(partner, "The lamp is dark.", speaksOfOthers: false));

        await RunAfterAsync(TimeSpan.FromDays(29));
        (await FindAsync(about)).Heard.ShouldNotBeNull();
        await RunAfterAsync(TimeSpan.FromDays(1));

        (await FindAsync(about)).Heard.ShouldBeNull();
        (await FindAsync(plain)).Heard.ShouldBe("The lamp is dark.");
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("xylophone")))).ShouldBe(0);
        (await House.EventsAsync(PartnershipEvents.EntryEmptied)).Where(e => e.EntityId == about).ShouldHaveSingleItem();
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task Run_ConcernThatEndedLongAgo_LosesItsWordsAndKeepsHowItEnded()
    {
        var partner = await House.AddOwnPartnerAsync();
        var concern = new Concern { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Kind = ConcernKind.Other, Words = "The xylophone again", RaisedAt = House.Clock.Instant(), State = ConcernState.HalfSolved, EndedAt = House.Clock.Instant() };
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Add(concern);
            await db.SaveAsync(House.Act(), PartnershipEvents.ConcernRaised, concern, partner.Id);
        });

        await RunAfterAsync(Concern.Lifetime - TimeSpan.FromDays(1));
        (await WordsAsync()).ShouldBe("The xylophone again");
        await RunAfterAsync(TimeSpan.FromDays(1));

        (await WordsAsync()).ShouldBe(ContactReferences.TakenOut);
        (await House.AskAsync(db => db.Set<Concern>().SingleAsync(c => c.Id == concern.Id))).State.ShouldBe(ConcernState.HalfSolved);
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("xylophone again")))).ShouldBe(0);
        Task<string> WordsAsync() => House.AskAsync(db => db.Set<Concern>().Where(c => c.Id == concern.Id).Select(c => c.Words).SingleAsync());
    }

    [Fact]
    public async Task Run_OfferPastItsLastDay_EndsIt()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Rosa Quillfeather");
        await House.KeepAsync(partner.AgencyId, [new Offer { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, ContactId = contact.Id, Kind = OfferKind.Ride, Words = "My van", MadeAt = House.Clock.Instant(), UntilOn = House.Today().AddDays(3) }]);

        await RunAfterAsync(TimeSpan.FromDays(3));
        (await House.AskAsync(db => db.Set<Offer>().SingleAsync(o => o.ContactId == contact.Id))).EndedAt.ShouldBeNull();
        await RunAfterAsync(TimeSpan.FromDays(1));

        var offer = await House.AskAsync(db => db.Set<Offer>().SingleAsync(o => o.ContactId == contact.Id));
        (offer.EndedAt is not null, offer.Words).ShouldBe((true, ContactReferences.TakenOut));
    }

    [Fact]
    public async Task Run_PromiseThatSpeaksOfOthers_IsEmptiedAfterThirtyDays()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Promises/Make/{partner.Id}")).Form("form.pa-form").Set("Input.By", "Us").Set("Input.Words", "Ask how her brother Zacharias plays the xylophone").Set("Input.DueOn", House.Today().AddDays(90).ToString("yyyy-MM-dd", null));
        (await (await form.SubmitAsync()).Form("form.pa-form").Set("ScreenReason", "It matters to them").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        var promise = await House.AskAsync(db => db.Set<Promise>().AsNoTracking().SingleAsync(p => p.PartnerId == partner.Id));
        var answer = (await officer.GetAsync($"/Partnerships/Promises/{promise.Id}")).Form("form.pa-form").Set("Input.Kind", "Renegotiated").Set("Input.ToldBy", "Us").Set("Input.Reason", "Her brother Zacharias has the didgeridoo now").Set("Input.NewDueOn", House.Today().AddDays(95).ToString("yyyy-MM-dd", null));
        (await (await answer.SubmitAsync()).Form("form.pa-form").Set("ScreenReason", "It matters to them").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        await RunAfterAsync(TimeSpan.FromDays(29));
        (await House.EverythingAsync()).ShouldContain("Zacharias");
        await RunAfterAsync(TimeSpan.FromDays(1));

        var left = await House.EverythingAsync();
        foreach (var trace in (string[])["Zacharias", "xylophone", "didgeridoo", "It matters to them"]) left.ShouldNotContain(trace);
        (await House.AskAsync(db => db.Set<Promise>().SingleAsync(p => p.Id == promise.Id))).ShouldSatisfyAllConditions(p => p.Words.ShouldBe(ContactReferences.TakenOut), p => p.State.ShouldBe(PromiseState.Open));
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task Run_TalkOfWhichOnlyAPromiseSpeaksOfOthers_LeavesTheOtherPromise()
    {
        var partner = await House.AddOwnPartnerAsync();
        var day = House.Today().AddDays(60).ToString("yyyy-MM-dd", null);
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Coffee")
            .Set("Input.OurPromise", "Ask about the lamp").Set("Input.OurPromiseDueOn", day).Set("Input.TheirPromise", "Ask her brother Balthasar").Set("Input.TheirPromiseDueOn", day);
        (await (await form.SubmitAsync()).Form("form.pa-form").Set("ScreenReason", "It matters to them").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        await RunAfterAsync(TimeSpan.FromDays(30));

        (await House.AskAsync(db => db.Set<Promise>().Where(p => p.PartnerId == partner.Id).OrderBy(p => p.By).Select(p => p.Words).ToListAsync())).ShouldBe(["Ask about the lamp", ContactReferences.TakenOut]);
        (await House.EverythingAsync()).ShouldNotContain("Balthasar");
    }

    [Theory]
    [InlineData(nameof(Relationship))]
    [InlineData(nameof(PhaseChange))]
    [InlineData(nameof(Pause))]
    [InlineData(nameof(Touchpoint))]
    [InlineData(nameof(ApproachWish))]
    [InlineData(nameof(Offer))]
    [InlineData(nameof(ThankYou))]
    [InlineData(nameof(ApproachPreference))]
    public async Task Run_AnyOtherTextThatSpeaksOfOthers_IsEmptiedAfterThirtyDays(string entity)
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Rosa Quillfeather");
        var tie = await House.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id));
        var (word, officer, now, id) = ($"Zebedee{entity}", House.Person(Role.Officer).Id, House.Clock.Instant(), House.NewId());
        Entity row = entity switch
        {
            nameof(PhaseChange) => new PhaseChange { Id = id, RelationshipId = tie.Id, Phase = Phase.Strained, At = now, ById = officer, Why = word },
            nameof(Pause) => new Pause { Id = id, RelationshipId = tie.Id, FromAt = now, ById = officer, Reason = word },
            nameof(Touchpoint) => new Touchpoint { Id = id, PartnerId = partner.Id, OfficerId = officer, On = House.Today(), Purpose = "Coffee", PlannedAt = now, CancelReason = word },
            nameof(ApproachWish) => new ApproachWish { Id = id, PartnerId = partner.Id, SaidAt = now, RecordedById = officer, Words = word },
            nameof(Offer) => new Offer { Id = id, PartnerId = partner.Id, ContactId = contact.Id, Kind = OfferKind.Ride, Words = word, MadeAt = now },
            nameof(ThankYou) => new ThankYou { Id = id, PartnerId = partner.Id, ContactId = contact.Id, OfficerId = officer, By = Side.Them, Words = word, GivenAt = now },
            nameof(ApproachPreference) => new ApproachPreference { Id = id, ContactId = contact.Id, PleaseNot = word, SaidAt = now },
            _ => tie,
        };
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            if (entity == nameof(Relationship)) (await db.Set<Relationship>().SingleAsync(r => r.Id == tie.Id)).Purpose = word;
            else db.Add(row);
            services.GetRequiredService<ScreeningDesk>().Note(entity, entity == nameof(ApproachWish) ? partner.Id : row.Id, new ScreenedAnyway("SomeoneElse", "It matters", SpeaksOfOthers: true), House.Act(officer, Role.Officer));
            row.AgencyId = partner.AgencyId;
            await db.SaveAsync(House.Act(officer, Role.Officer), "Arranged", row, partner.Id);
        });

        await RunAfterAsync(TimeSpan.FromDays(29));
        (await House.EverythingAsync()).ShouldContain(word);
        await RunAfterAsync(TimeSpan.FromDays(1));

        (await House.EverythingAsync()).ShouldNotContain(word);
    }

    [Fact]
    public async Task Run_ConcernThatSpeaksOfOthers_StaysUntilItIsDealtWithAndThirtyDaysMore()
    {
        var partner = await House.AddOwnPartnerAsync();
        var now = House.Clock.Instant();
        var concern = new Concern { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Kind = ConcernKind.Other, Words = "Her brother again", RaisedAt = now, SpeaksOfOthers = true };
        await House.KeepAsync(partner.AgencyId, [concern]);

        await RunAfterAsync(TimeSpan.FromDays(60));
        (await WordsAsync()).ShouldBe("Her brother again", "nobody has answered yet");
        await House.DoAsync(async services => await services.GetRequiredService<ConcernService>().AnswerAsync(await services.GetRequiredService<AllianceContext>().Set<Concern>().SingleAsync(c => c.Id == concern.Id), concern.Version, new ConcernNews(House.NewId(), "We spoke"), House.Act(House.Person(Role.Officer).Id, Role.Officer)));
        await RunAfterAsync(TimeSpan.FromDays(31));

        (await WordsAsync()).ShouldBe(ContactReferences.TakenOut);
        Task<string> WordsAsync() => House.AskAsync(db => db.Set<Concern>().Where(c => c.Id == concern.Id).Select(c => c.Words).SingleAsync());
    }

    private async Task RunAfterAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private Task<string?> NameAsync(Contact contact) => House.AskAsync(db => db.Set<Contact>().Where(c => c.Id == contact.Id).Select(c => c.Name).SingleAsync());

    private Task<Engagement> FindAsync(Guid id) => House.AskAsync(db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Id == id));

    private async Task<Guid> LogAsync(Partner partner, string heard, bool speaksOfOthers)
    {
        var id = House.NewId();
        await House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
        {
            Id = id,
            PartnerId = partner.Id,
            At = House.Clock.Instant(),
            Channel = Channel.InPerson,
            Setting = Setting.TheirPlace,
            StartedBy = Side.Us,
            Outcome = Outcome.Talked,
            Minutes = 20,
            Purpose = "Coffee",
            Heard = heard,
            Screened = speaksOfOthers ? new ScreenedAnyway("SomeoneElse", "It matters to them", SpeaksOfOthers: true) : null,
        }, House.Act(House.Person(Role.Officer).Id, Role.Officer)));
        return id;
    }
}

public sealed class ExpiryTestsOnSqlite(SqliteHouse house) : ExpiryTests(house), IClassFixture<SqliteHouse>;

public sealed class ExpiryTestsOnPostgres(PostgresHouse house) : ExpiryTests(house), IClassFixture<PostgresHouse>;
