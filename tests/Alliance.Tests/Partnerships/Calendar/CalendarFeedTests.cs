using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Calendar;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Calendar;

/// <summary>An officer's calendar, asked for by its address alone.</summary>
public abstract class CalendarFeedTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Make_AnAddress_IsShownOnceAndKeptAsAHash()
    {
        var (officer, browser, path) = await House.AddCalendarAsync();
        var secret = Path.GetFileNameWithoutExtension(path);

        (await browser.GetAsync("/Partnerships/Calendar")).Body.ShouldNotContain(secret);

        (await House.EverythingAsync()).ShouldNotContain(secret);
        var feed = await House.AskAsync(db => db.Set<CalendarFeed>().SingleAsync(f => f.OfficerId == officer.Id));
        (await House.EventsAsync(PartnershipEvents.CalendarMade)).ShouldContain(e => e.EntityId == feed.Id && e.ActorId == officer.Id);
    }

    [Fact]
    public async Task Make_WithOneFormTwice_MakesOneAddressAndSaysSo()
    {
        var (officer, browser, _) = await House.AddCalendarAsync();
        var form = (await browser.GetAsync("/Partnerships/Calendar")).Form("#make-address");
        var path = CalendarPeople.PathIn((await form.SubmitAsync()).Body);

        (await form.SubmitAsync()).ShouldSay("This address was made before, and it is shown only once.");

        (await House.Stranger().GetAsync(path)).ShouldBeOk();
        (await House.AskAsync(db => db.Set<CalendarFeed>().CountAsync(f => f.OfficerId == officer.Id && f.EndedAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task Feed_ReadBack_HoldsOrganizationsAndCounts_AndNoPersonAndNoWord()
    {
        var (officer, _, path) = await House.AddCalendarAsync();
        var bakery = await House.AddShopAsync("Paper Lantern Bakery");
        await House.AddRelationshipAsync(bakery, officer, r => (r.Purpose, r.DueOn) = ("Quokka purpose", House.Today().AddDays(5)));
        await House.AddPersonAsync(bakery, "baker", "Wilhelmina Quillfeather");
        await House.AddPromiseAsync(bakery, officer, words: "Quokka promise");
        await House.AddPromiseAsync(bakery, officer, words: "Quokka again");
        await House.AddPromiseAsync(bakery, officer, Side.Them, "Quokka of theirs");
        await House.AddAsync(new Touchpoint { AgencyId = bakery.AgencyId, Id = House.NewId(), PartnerId = bakery.Id, OfficerId = officer.Id, On = House.Today().AddDays(2), AtTime = new TimeOnly(10, 30), Purpose = "Quokka touchpoint", PlannedAt = House.Clock.Instant() });
        var neighbor = await House.AddShopAsync("Odd neighbor name", p => p.Kind = PartnerKind.Neighbor);
        await House.AddRelationshipAsync(neighbor, officer, r => r.DueOn = House.Today().AddDays(-1));

        var page = await House.Stranger().GetAsync(path);

        var events = await House.FetchAsync(path);
        events.Select(e => e.Summary).ShouldBe(["Be in touch: a neighbor", "Touchpoint: Paper Lantern Bakery", "2 promises due: Paper Lantern Bakery", "Be in touch: Paper Lantern Bakery"]);
        var talk = events[1];
        (talk.Start!.AsUtc, talk.Start.HasTime).ShouldBe((LocalTime.ToUtc(House.Today().AddDays(2), new TimeOnly(10, 30), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")), true));
        (events[3].Start!.Date, events[3].Start!.HasTime, events[3].End!.Date).ShouldBe((House.Today().AddDays(5), false, House.Today().AddDays(6)));
        foreach (var word in new[] { "Quokka", "Wilhelmina", "Quillfeather", "Odd", officer.DisplayName, "ATTENDEE", "ORGANIZER", "DESCRIPTION" }) page.Body.ShouldNotContain(word, Case.Insensitive);
        page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        page.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Feed_WhereASafeContactIs_DoesNotNameTheOrganization()
    {
        var (officer, _, path) = await House.AddCalendarAsync();
        var shelter = await House.AddShopAsync("Willow House");
        await House.AddRelationshipAsync(shelter, officer);
        var contact = await House.AddPersonAsync(shelter, "guest", "Wilhelmina Quillfeather");
        await House.AddAsync(House.ChoiceOf(contact, ChoiceKind.SafeContact));

        (await House.SummariesAsync(path)).ShouldBe(["Be in touch: a partner"]);
    }

    [Fact]
    public async Task Feed_WhereTheyAskedForPeace_DoesNotSendAnybodyThere()
    {
        var (officer, _, path) = await House.AddCalendarAsync();
        var partner = await House.AddShopAsync("Quiet Bookshop");
        await House.AddRelationshipAsync(partner, officer);
        await House.AddAsync(new ApproachWish { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, SaidAt = House.Clock.Instant(), RecordedById = officer.Id });

        (await House.SummariesAsync(path)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Item_ThatChanges_KeepsItsKeyAndRises()
    {
        var (officer, _, path) = await House.AddCalendarAsync();
        var partner = await House.AddShopAsync("Paper Lantern Bakery");
        await House.AddRelationshipAsync(partner, officer, r => r.DueOn = null);
        await House.AddPromiseAsync(partner, officer);
        var second = await House.AddPromiseAsync(partner, officer);
        var before = (await House.FetchAsync(path)).ShouldHaveSingleItem();
        (await House.FetchAsync(path)).ShouldHaveSingleItem().Sequence.ShouldBe(before.Sequence);

        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Promise>().Where(p => p.Id == second.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PromiseState.Kept).SetProperty(p => p.Version, p => p.Version + 1)));

        var after = (await House.FetchAsync(path)).ShouldHaveSingleItem();
        (after.Uid, after.Summary).ShouldBe((before.Uid, "1 promise due: Paper Lantern Bakery"));
        after.Sequence.ShouldBeGreaterThan(before.Sequence);
    }

    [Fact]
    public async Task Item_CalledOffHandedOverOrMerged_IsGone()
    {
        var (officer, browser, path) = await House.AddCalendarAsync();
        var (calledOff, handedOver, merged) = (await House.AddShopAsync("Called Off"), await House.AddShopAsync("Handed Over"), await House.AddShopAsync("Merged Away"));
        foreach (var partner in new[] { calledOff, handedOver, merged })
        {
            await House.AddRelationshipAsync(partner, officer, r => r.DueOn = null);
            await House.AddTouchpointAsync(partner, officer);
            if (partner != calledOff) await House.AddPromiseAsync(partner, officer);
        }
        (await House.FetchAsync(path)).Count.ShouldBe(5);
        var colleague = await House.AddOfficerAsync();

        var touchpoint = await House.AskAsync(db => db.Set<Touchpoint>().SingleAsync(t => t.PartnerId == calledOff.Id));
        await (await browser.GetAsync($"/Partnerships/Touchpoints/Cancel/{touchpoint.Id}")).Form("form.pa-form").SubmitAsync();
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Relationship>().Where(r => r.PartnerId == handedOver.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.OwnerId, colleague.Id)));
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Partner>().Where(p => p.Id == merged.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedIntoId, calledOff.Id)));

        (await House.FetchAsync(path)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-32, false), InlineData(-31, true), InlineData(400, true), InlineData(401, false)]
    public async Task Item_AMonthBackAnd400DaysAhead_IsThere(int days, bool isThere)
    {
        var (officer, _, path) = await House.AddCalendarAsync();
        await House.AddRelationshipAsync(await House.AddShopAsync(), officer, r => r.DueOn = House.Today().AddDays(days));

        (await House.FetchAsync(path)).Count.ShouldBe(isThere ? 1 : 0);
    }

    [Fact]
    public async Task Renewed_TheOldAddress_StopsAtOnce()
    {
        var (_, browser, path) = await House.AddCalendarAsync();

        var renewed = await browser.MakeAddressAsync();

        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        (await House.Stranger().GetAsync(renewed)).ShouldBeOk();
    }

    [Fact]
    public async Task Revoked_Unknown_AndMadeUp_GetOneAnswer()
    {
        var (_, browser, path) = await House.AddCalendarAsync();
        (await (await browser.GetAsync("/Partnerships/Calendar")).Form("form[action$=Revoke]").SubmitAsync()).ShouldRedirectTo("/Partnerships/Calendar");
        var folder = path[..path.LastIndexOf('/')];

        foreach (var asked in new[] { path, $"{folder}/{Secret()}.ics", $"{folder}/none.ics", $"{folder}/{new string('A', 43)}.ics" })
        {
            var page = await House.Stranger().GetAsync(asked);
            (page.Status, page.Body).ShouldBe((HttpStatusCode.NotFound, ""), asked);
            page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            page.Response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
        (await House.EventsAsync(PartnershipEvents.CalendarRevoked)).ShouldNotBeEmpty();
        (await browser.GetAsync("/Partnerships/Calendar")).ShouldSay("There is none.");
    }

    [Fact]
    public async Task Address_UnderAnotherAgency_LeadsNowhere()
    {
        var (_, _, path) = await House.AddCalendarAsync();
        var slug = $"next-{Guid.NewGuid():N}";
        await House.AddAgencyAsync(Random.Shared.Next(1000, 1_000_000), slug);

        (await House.Stranger().GetAsync($"/at/{slug}/calendar/{Path.GetFileName(path)}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Account_LockedOrClosed_StopsItsCalendar_AndOpenedAgainLeavesItShut()
    {
        var (officer, _, path) = await House.AddCalendarAsync();

        await LockAsync(officer, DateTimeOffset.MaxValue);
        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        await LockAsync(officer, null);
        (await House.Stranger().GetAsync(path)).ShouldBeOk();
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<RoleGrant>().Where(g => g.AccountId == officer.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, House.Clock.Instant())));
        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await House.AddAsync(new RoleGrant { AgencyId = officer.AgencyId, Id = House.NewId(), AccountId = officer.Id, Role = Role.Officer, GivenAt = House.Clock.Instant() });
        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Fetched_IsNotedOnceAMinute_AndInTheAuditOnceADay()
    {
        var (officer, browser, path) = await House.AddCalendarAsync();
        var first = House.Clock.Instant();

        await House.FetchAsync(path);
        House.Clock.Advance(TimeSpan.FromSeconds(30));
        await House.FetchAsync(path);
        (await FetchedAtAsync(officer)).ShouldBe(first);
        House.Clock.Advance(TimeSpan.FromSeconds(31));
        await House.FetchAsync(path);
        (await FetchedAtAsync(officer)).ShouldBe(House.Clock.Instant());
        (await EventsAsync(officer)).ShouldBe(1);
        (await browser.GetAsync("/Partnerships/Calendar")).ShouldSay("A calendar program last asked on");
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.FetchAsync(path);
        (await EventsAsync(officer)).ShouldBe(2);
    }

    private async Task<int> EventsAsync(Account officer) => (await House.EventsAsync(PartnershipEvents.CalendarFetched)).Count(e => e.ActorId == officer.Id);

    private Task<DateTime?> FetchedAtAsync(Account officer) => House.AskAsync(db => db.Set<CalendarFeed>().Where(f => f.OfficerId == officer.Id && f.EndedAt == null).Select(f => f.FetchedAt).SingleAsync());

    private Task LockAsync(Account officer, DateTimeOffset? until) => House.DoAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByIdAsync(officer.Id.ToString()))!;
        account.LockoutEnd = until;
        (await users.UpdateAsync(account)).Succeeded.ShouldBeTrue();
    });

    private static string Secret() => System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
}

public sealed class CalendarFeedTestsOnSqlite(SqliteHouse house) : CalendarFeedTests(house), IClassFixture<SqliteHouse>;

public sealed class CalendarFeedTestsOnPostgres(PostgresHouse house) : CalendarFeedTests(house), IClassFixture<PostgresHouse>;
