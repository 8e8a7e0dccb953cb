using System.Text.Json;
using Alliance.Partnerships;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Under a hold no table loses a word: whatever takes it out, it lies in a box, and nowhere else.</summary>
public abstract class HoldWordsTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Leave_WithEverythingSaid_SealsAllOfItAndLeavesNothing()
    {
        var (partner, contact, _) = await HeldAsync();

        await LeaveAsync(contact);

        await ShouldBeInTheBoxAloneAsync(partner, [.. Wording.All, "Quackenbush"]);
    }

    [Fact]
    public async Task Leave_WithALineOnTheCard_SealsItToo()
    {
        var (partner, contact, _) = await HeldAsync();
        var tie = await House.AskAsync(db => db.Set<Relationship>().AsNoTracking().SingleAsync(r => r.PartnerId == partner.Id));
        await House.KeepAsync(partner.AgencyId, [new CardCorrection { AgencyId = partner.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Line = CardLine.Why, Words = "They lent us a dulcimer", ById = tie.OwnerId, At = House.Act().Now }]);

        await LeaveAsync(contact);

        await ShouldBeInTheBoxAloneAsync(partner, ["dulcimer"]);
    }

    [Fact]
    public async Task Opened_ABoxOfEverything_IsReadUnderItsHeadings()
    {
        var (_, contact, hold) = await HeldAsync();
        await LeaveAsync(contact);
        var box = await House.AskAsync(db => db.Set<SealedRecord>().SingleAsync(r => r.HoldId == hold));
        await (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='Ask']").Set("Reason", "Lawsuit").SubmitAsync();
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        await (await rita.GetAsync($"/Stewardship/Holds/{hold}")).Form("form[action*='Allow']").SubmitAsync();

        var opened = await rita.GetAsync($"/Stewardship/Sealed/{box.Id}");

        foreach (var words in (string[])[.. Wording.All, "Goals they shared", "What came of a gap", "Concerns, and what was said to them", "Offers", "How they asked to be approached", "Talks"]) opened.ShouldSay(words);
    }

    [Fact]
    public async Task Unnamed_ByTheContact_SealsTheNameThatWasTakenBack()
    {
        var (partner, contact, _) = await HeldAsync();

        await House.DoAsync(async services => await services.GetRequiredService<ConsentService>().ChangeAsync(await FindAsync<Contact>(services, contact.Id), new Chosen { Way = ConsentWay.Portal, Language = "en" }, House.ActAs(contact)));

        await ShouldBeInTheBoxAloneAsync(partner, ["Quackenbush"]);
    }

    [Fact]
    public async Task RunOut_OfAConsent_SealsWhatWasOfferedAndAskedFor()
    {
        var (partner, contact, _) = await HeldAsync();

        await House.DoAsync(async services => await services.GetRequiredService<ContactService>().TakeOutAsync(await FindAsync<Contact>(services, contact.Id), hasLeft: false, ConsentWay.RanOut, House.Act()));

        await ShouldBeInTheBoxAloneAsync(partner, [.. Wording.Offer, .. Wording.Preference, .. Wording.Thanks, "Quackenbush"]);
    }

    [Fact]
    public async Task End_OfAnOffer_SealsIt()
    {
        var (partner, contact, _) = await HeldAsync();
        var offer = await House.AskAsync(db => db.Set<Offer>().Where(o => o.ContactId == contact.Id).Select(o => o.Id).SingleAsync());

        await House.DoAsync(async services => await services.GetRequiredService<OfferService>().EndAsync(await FindAsync<Offer>(services, offer), House.ActAs(contact)));

        await ShouldBeInTheBoxAloneAsync(partner, Wording.Offer);
    }

    [Fact]
    public async Task RunOut_OfWordsThatSpeakOfOthers_SealsThemFromEveryTable()
    {
        var (partner, contact, _) = await HeldAsync();
        var soon = House.Act().Now.AddDays(1);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await db.Set<SharedGoal>().Where(g => g.PartnerId == partner.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.ExpiresAt, soon));
            await db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.ContactId == contact.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, soon));
            await db.Set<Engagement>().Where(e => e.PartnerId == partner.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.ExpiresAt, soon));
        });

        await ExpireAfterAsync(TimeSpan.FromDays(2));

        await ShouldBeInTheBoxAloneAsync(partner, [.. Wording.Goal, Wording.Repair, "xylophones", "glockenspiels", "bassoons", "oboes"]);
    }

    [Fact]
    public async Task RunOut_OfAConcern_SealsIt()
    {
        var (partner, contact, _) = await HeldAsync();
        await House.DoAsync(async services => await services.GetRequiredService<ConcernService>().EmptyAsync(await services.GetRequiredService<AllianceContext>().Set<Concern>().AsNoTracking().Where(c => c.ContactId == contact.Id).ToListAsync(), House.Act()));

        await ShouldBeInTheBoxAloneAsync(partner, Wording.Concern);
    }

    [Fact]
    public async Task RunOut_OfAWholeRecord_SealsWhatOfficersWroteToo()
    {
        var (partner, _, _) = await HeldAsync();
        var now = House.Act().Now;
        var tie = await House.AskAsync(db => db.Set<Relationship>().AsNoTracking().SingleAsync(r => r.PartnerId == partner.Id));
        await House.KeepAsync(partner.AgencyId,
        [
            new Promise { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = tie.OwnerId, By = Side.Us, Words = "Ask about the lute", MadeAt = now, DueOn = House.Today().AddDays(3) },
            new Touchpoint { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = tie.OwnerId, On = House.Today().AddDays(3), Purpose = "Look at the banjo", PlannedAt = now },
            new PhaseChange { AgencyId = partner.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Phase = Phase.Strained, At = now, ById = tie.OwnerId, Why = "The balalaika broke" },
            new Pause { AgencyId = partner.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, FromAt = now, UntilOn = House.Today().AddDays(9), ById = tie.OwnerId, Reason = "The clavichord is mended" },
            new CardCorrection { AgencyId = partner.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Line = CardLine.Why, Words = "They lent us a dulcimer", ById = tie.OwnerId, At = now },
        ]);

        await ExpireAfterAsync(TimeSpan.FromDays(760));

        await ShouldBeInTheBoxAloneAsync(partner, [.. Wording.All, "lute", "banjo", "balalaika", "clavichord", "dulcimer"]);
    }

    /// <summary>A table with a text in which somebody can stand by name is read for the box, or stands here with the reason why not.</summary>
    [Fact]
    public void Model_EveryTableWithSuchWords_IsKnownToTheStore()
    {
        string[] known =
        [
            nameof(Engagement), nameof(Correction), "KeptBackNote", nameof(Promise), nameof(PromiseAnswer), nameof(SharedGoal), nameof(StageMove), nameof(RulerReading), nameof(GoalEnd), nameof(Repair),
            nameof(Concern), nameof(ConcernStep), nameof(Offer), "ThankYou", "ApproachPreference", nameof(Relationship), nameof(PhaseChange), nameof(Pause), nameof(CardCorrection), nameof(Touchpoint),
            // What an organization asked of everybody; it is taken out only where it speaks of others, and sealed then.
            nameof(ApproachWish),
            // A reason given to the steward, without the words.
            "ScreenedEntry",
        ];
        var smallest = ContactReferences.RoomFor(Touchpoint.PurposeMaxLength);

        using var scope = House.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<AllianceContext>().Model;

        model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.GetMaxLength() is { } length && length >= smallest && length % ContactReferences.RoomFor(1) == 0 || p.Name == "Locked")).Select(e => e.ClrType.Name).Order()
            .ShouldBe(known.Order());
    }

    /// <summary>A partner under a confirmed hold, with everything said that can be.</summary>
    private async Task<(Partner, Contact, Guid)> HeldAsync()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.SayEverythingAsync(partner, contact);
        var id = House.NewId();
        await House.DoAsync(async services =>
        {
            var holds = services.GetRequiredService<HoldService>();
            await holds.PlaceAsync(new NewHold { Id = id, PartnerId = partner.Id, Reason = HoldReason.Lawsuit, FileNumber = "CV-1", ReviewOn = House.Today().AddMonths(6) }, House.Act(House.Person(Role.Steward).Id, Role.Steward));
            await holds.ConfirmAsync(await FindAsync<LegalHold>(services, id), House.Act(House.Person(Role.RecordsOfficer).Id, Role.RecordsOfficer));
        });
        return (partner, contact, id);
    }

    /// <summary>The words of this partner lie in its boxes, and once nobody else has said the same, in no table, file or log.</summary>
    private async Task ShouldBeInTheBoxAloneAsync(Partner partner, IReadOnlyCollection<string> words)
    {
        var box = await House.DoAsync(async services =>
        {
            var store = services.GetRequiredService<SealedStore>();
            return JsonSerializer.Serialize((await services.GetRequiredService<AllianceContext>().Set<SealedRecord>().Where(r => r.PartnerId == partner.Id).ToListAsync()).ConvertAll(store.Read));
        });
        words.Where(word => !box.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty("a hold must not lose it");
        await RestOfTheHouseGoesAsync(partner);
        // What the job and the page do at their end.
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().SettleErasureAsync());
        var left = await House.EverythingAsync();
        words.Where(word => left.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty("it is out of sight all the same");
    }

    /// <summary>The tests of this class share their house, and say the same words at other partners.</summary>
    private async Task RestOfTheHouseGoesAsync(Partner partner)
    {
        foreach (var other in await House.AskAsync(db => db.Set<Contact>().AsNoTracking().Where(c => c.PartnerId != partner.Id && c.LeftAt == null).ToListAsync())) await LeaveAsync(other);
    }

    private Task LeaveAsync(Contact contact) => House.DoAsync(services => services.GetRequiredService<Farewell>().LeaveAsync(contact.Id, House.ActAs(contact)));

    private async Task ExpireAfterAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task<T> FindAsync<T>(IServiceProvider services, Guid id) where T : Entity => services.GetRequiredService<AllianceContext>().Set<T>().SingleAsync(x => x.Id == id);
}

public sealed class HoldWordsTestsOnSqlite(SqliteHouse house) : HoldWordsTests(house), IClassFixture<SqliteHouse>;

public sealed class HoldWordsTestsOnPostgres(PostgresHouse house) : HoldWordsTests(house), IClassFixture<PostgresHouse>;
