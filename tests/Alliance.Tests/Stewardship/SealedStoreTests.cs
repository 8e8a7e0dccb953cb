using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What goes into a box, under which hold, and what whoever it was may be told of it.</summary>
public sealed class SealedStoreTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Name = "Zebulon Quackenbush";

    [Fact]
    public async Task Seal_WhereNoHoldStands_PutsNothingAway()
    {
        var now = House.Clock.Instant();
        var (ended, fallen, never) = (await House.AddShopAsync(), await House.AddShopAsync(), await House.AddShopAsync());
        await House.AddHoldAsync(ended, h => h.EndedAt = now);
        await House.AddHoldAsync(fallen, h => h.PlacedAt = now - LegalHold.Unconfirmed - TimeSpan.FromSeconds(1));
        await House.AddHoldAsync(await House.AddShopAsync());
        foreach (var partner in new[] { ended, fallen, never })
        {
            var contact = await House.AddPersonAsync(partner, "cellist", Name);

            await StoreAsync(store => store.SealNameAsync(contact, House.Act()));
            await StoreAsync(store => store.SealPersonAsync(contact, House.Act()));
            await StoreAsync(store => store.SealEverythingAsync(contact, House.Act()));
            await StoreAsync(store => store.SealAsync(partner.Id, SealedBecause.WordsRanOut, _ => throw new ShouldAssertException("Words are read where a hold stands alone."), House.Act()));

            (await BoxesAsync(partner)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Seal_WhereSeveralHoldsWerePlaced_GoesUnderTheOldestThatStands()
    {
        var partner = await House.AddShopAsync();
        var contact = await House.AddPersonAsync(partner, "cellist", Name);
        var (now, clock) = (House.Clock.Instant(), House.Clock.GetUtcNow());
        await House.AddHoldAsync(partner, h => h.Id = Guid.CreateVersion7(clock.AddDays(-1)));
        // On its fourteenth day it stands.
        var stands = await House.AddHoldAsync(partner, h => (h.Id, h.PlacedAt) = (Guid.CreateVersion7(clock.AddDays(-14)), now - LegalHold.Unconfirmed));
        await House.AddHoldAsync(partner, h => (h.Id, h.PlacedAt) = (Guid.CreateVersion7(clock.AddDays(-20)), now.AddDays(-20)));
        (contact.Telephone, contact.Email) = ("555-0100", "zebulon@quackenbush.example");

        await StoreAsync(store => store.SealNameAsync(contact, House.Act()));

        var box = (await BoxesAsync(partner)).ShouldHaveSingleItem();
        box.ShouldSatisfyAllConditions(b => b.HoldId.ShouldBe(stands.Id), b => b.ContactId.ShouldBe(contact.Id), b => b.Because.ShouldBe(SealedBecause.NameTakenOut), b => b.SealedAt.ShouldBe(now), b => b.DestroyedAt.ShouldBeNull());
        (await OpenAsync(box))!.ShouldSatisfyAllConditions(c => c.Person.ShouldBe(new SealedPerson("cellist", Name, "555-0100", "zebulon@quackenbush.example")), c => c.Entries.ShouldBeEmpty(), c => c.Texts.ShouldBeEmpty());
        (await House.EventAsync(StewardshipEvents.DataSealed, partner.Id)).EntityId.ShouldBe(box.Id);
        box.Box = null;
        (await OpenAsync(box)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, null, null, false, false)]
    [InlineData(Name, null, null, false, true)]
    [InlineData(null, "555-0100", null, false, true)]
    [InlineData(null, null, "zebulon@quackenbush.example", false, true)]
    [InlineData(null, null, null, true, true)]
    public async Task SealPerson_WithAnythingOfTheirOwn_SealsItAndWithNothingDoesNot(string? name, string? telephone, string? email, bool hasOffered, bool isSealed)
    {
        var partner = await House.AddShopAsync();
        await House.AddHoldAsync(partner);
        var (contact, colleague) = (await House.AddPersonAsync(partner, "cellist"), await House.AddPersonAsync(partner));
        await House.KeepAsync(partner.AgencyId, [OfferOf(colleague, "elses spinets")]);
        if (hasOffered) await House.KeepAsync(partner.AgencyId, [OfferOf(contact, "own spinets")]);
        (contact.Name, contact.Telephone, contact.Email) = (name, telephone, email);

        await StoreAsync(store => store.SealPersonAsync(contact, House.Act()));

        var boxes = await BoxesAsync(partner);
        boxes.Count.ShouldBe(isSealed ? 1 : 0);
        string[] said = hasOffered ? ["own spinets"] : [];
        foreach (var box in boxes) (await OpenAsync(box))!.Texts.Select(t => t.Words).ShouldBe(said);
    }

    [Fact]
    public async Task SealWords_OfAPartner_NamesNobodyAndLeavesOutWhatIsEmpty()
    {
        var partner = await House.AddShopAsync();
        await House.AddHoldAsync(partner);
        var now = House.Clock.Instant();
        foreach (var contents in new[] { new SealedContents([], []), new SealedContents([new SealedEntry(now, "The lamp", null)], []), new SealedContents([], [new SealedText(SealedKind.Plan, now, "Coffee")]) })
            await StoreAsync(store => store.SealAsync(partner.Id, SealedBecause.OfferEnded, _ => Task.FromResult(contents), House.Act()));

        var boxes = await BoxesAsync(partner);

        boxes.Count.ShouldBe(2);
        boxes.ShouldAllBe(b => b.ContactId == null && b.Because == SealedBecause.OfferEnded);
        foreach (var box in boxes) (await OpenAsync(box))!.Person.ShouldBeNull();
    }

    [Fact]
    public async Task SealWords_WithReferences_WritesOutTheNamesOfThisPartnerAlone()
    {
        var partner = await House.AddShopAsync();
        await House.AddHoldAsync(partner);
        var (named, unnamed, foreign) = (await House.AddPersonAsync(partner, "cellist", Name), await House.AddPersonAsync(partner, "second fiddle"), await House.AddPersonAsync(await House.AddShopAsync(), "cellist", "Otto Featherquill"));
        var text = $"{{contact:{named.Id}}}, {{contact:{named.Id}:first}}, {{contact:{unnamed.Id}:first}}, {{contact:{foreign.Id}}}";
        var plain = $"{Name}, Zebulon, second fiddle, …";
        var now = House.Clock.Instant();
        var contents = new SealedContents([new SealedEntry(now, text, text) { Promises = [text], Corrections = [text], KeptBack = [text] }, new SealedEntry(now, "The lamp", null)], [new SealedText(SealedKind.Plan, now, text)]);

        await StoreAsync(store => store.SealAsync(partner.Id, SealedBecause.WordsRanOut, _ => Task.FromResult(contents), House.Act()));

        var opened = (await OpenAsync((await BoxesAsync(partner)).ShouldHaveSingleItem()))!;
        var entry = opened.Entries[0];
        string?[] said = [entry.Purpose, entry.Heard, .. entry.Promises, .. entry.Corrections, .. entry.KeptBack, .. opened.Texts.Select(t => t.Words)];
        said.Length.ShouldBe(6);
        said.ShouldAllBe(words => words == plain);
        opened.Entries[1].Heard.ShouldBeNull();
    }

    [Fact]
    public async Task ReasonsToTell_AreThoseOfTheirOwnBoxesThatNoCourtSilencesToday()
    {
        var partner = await House.AddShopAsync();
        var (contact, colleague, today) = (await House.AddPersonAsync(partner), await House.AddPersonAsync(partner), House.Today());
        await HoldAsync(HoldReason.Lawsuit, null, contact, isThere: true);
        await HoldAsync(HoldReason.Lawsuit, null, contact, isThere: true);
        await HoldAsync(HoldReason.CourtOrder, today, contact, isThere: true);
        await HoldAsync(HoldReason.Inquiry, today.AddDays(1), contact, isThere: true);
        await HoldAsync(HoldReason.RecordsRequest, null, contact, isThere: false);
        await HoldAsync(HoldReason.RetentionSchedule, null, colleague, isThere: true);

        var reasons = await House.DoAsync(services => services.GetRequiredService<SealedStore>().ReasonsToTellAsync(contact.Id, House.Clock.Instant()));

        reasons.ShouldBe([HoldReason.Lawsuit, HoldReason.CourtOrder], ignoreOrder: true);

        async Task HoldAsync(HoldReason reason, DateOnly? silentUntil, Contact whose, bool isThere)
        {
            var hold = await House.AddHoldAsync(partner, h => (h.Reason, h.SilentUntil) = (reason, silentUntil));
            await House.AddBoxAsync(hold, b => (b.ContactId, b.DestroyedAt) = (whose.Id, isThere ? (DateTime?)null : b.SealedAt));
        }
    }

    private Offer OfferOf(Contact contact, string words) => new() { AgencyId = contact.AgencyId, Id = House.NewId(), PartnerId = contact.PartnerId, ContactId = contact.Id, Kind = OfferKind.Room, Words = words, MadeAt = House.Clock.Instant() };

    private Task StoreAsync(Func<SealedStore, Task> work) => House.DoAsync(services => work(services.GetRequiredService<SealedStore>()));

    private Task<SealedContents?> OpenAsync(SealedRecord box) => House.DoAsync(services => Task.FromResult(services.GetRequiredService<SealedStore>().Read(box)));

    private Task<List<SealedRecord>> BoxesAsync(Partner partner) => House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().Where(r => r.PartnerId == partner.Id).OrderBy(r => r.Id).ToListAsync());
}
