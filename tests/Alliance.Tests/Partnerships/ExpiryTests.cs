using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
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
