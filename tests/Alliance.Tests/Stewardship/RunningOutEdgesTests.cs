using System.Text.Json;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.RunningOut;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What is about to go and what has gone, to the day and to the moment. Each test has an agency of its own.</summary>
public sealed class RunningOutEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Address = "/Stewardship/RunningOut";

    [Fact]
    public async Task Consents_ThatEndWithinNinetyDays_StandByTheirLastDayWhereTheAgencyIs()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Quill Shop");
        Contact Person(string name) => village.Contact(shop, $"{name} Quillfeather");
        var (renewed, withdrawn, twice, left, over, last, later, night) = (Person("Ada"), Person("Bela"), Person("Cleo"), Person("Dora"), Person("Emil"), Person("Fay"), Person("Gus"), Person("Hedy"));
        left.LeftAt = village.Now;
        await village.MoveInAsync();
        var now = House.Clock.Instant();
        // Three in the morning in Greenwich is still the day before in this agency.
        var evening = now.Date.AddDays(15).AddHours(3);
        await House.KeepAsync(village.Agency.Id,
        [
            Until(renewed, now.AddDays(10)), Until(renewed, now.AddDays(200)), Until(withdrawn, now.AddDays(10)), Until(withdrawn, now.AddDays(50), now), Until(twice, now.AddDays(20)), Until(twice, now.AddDays(30)),
            Until(left, now.AddDays(10)), Until(over, now), Until(last, now.AddDays(90)), Until(later, now.AddDays(90).AddSeconds(1)), Until(night, evening),
        ]);

        (await AskAsync(village, list => list.ConsentsAsync(now))).ShouldBe(
        [
            new ComingDay(Sign.Of(withdrawn.Id), village.Agency.DayOf(now.AddDays(10))), new ComingDay(Sign.Of(night.Id), DateOnly.FromDateTime(now).AddDays(14)),
            new ComingDay(Sign.Of(twice.Id), village.Agency.DayOf(now.AddDays(30))), new ComingDay(Sign.Of(last.Id), village.Agency.DayOf(now.AddDays(90))),
        ]);
    }

    [Fact]
    public async Task Consents_MoreThanThePageHolds_AreTheFirstFifty()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Quill Shop");
        var people = Enumerable.Range(1, RunningOutList.Most + 1).Select(n => village.Contact(shop, $"Person {n} Quillfeather")).ToList();
        await village.MoveInAsync();
        var now = House.Clock.Instant();
        await House.KeepAsync(village.Agency.Id, [.. people.Select((person, n) => Until(person, now.AddDays(1).AddMinutes(people.Count - n)))]);

        (await AskAsync(village, list => list.ConsentsAsync(now))).Select(c => c.Sign).ShouldBe(Enumerable.Reverse(people).Take(RunningOutList.Most).Select(p => Sign.Of(p.Id)));
    }

    [Fact]
    public async Task Records_WhoseLastTalkIsNearlyTwoYearsAgo_StandWithTheDayTheyGo()
    {
        var village = await Village.BuildAsync(House);
        var now = House.Clock.Instant();
        var cutoff = now.AddMonths(-Retention.UsualMonths);
        var until = cutoff.AddDays(RunningOutList.DaysAhead);
        var (first, last, message, purpose, heard, twice) = (village.Partner("Quill 1"), village.Partner("Quill 2"), village.Partner("Quill 3"), village.Partner("Quill 4"), village.Partner("Quill 5"), village.Partner("Quill 6"));
        village.Talk(first, cutoff, 20);
        village.Talk(last, until.AddSeconds(-1), 20);
        village.Talk(message, cutoff.AddDays(20), 20);
        village.Talk(message, until.AddDays(5), 20).Outcome = Outcome.LeftMessage;
        village.Talk(purpose, cutoff.AddDays(30), 20).Heard = null;
        village.Talk(heard, cutoff.AddDays(40), 20).Purpose = ContactReferences.TakenOut;
        village.Talk(twice, cutoff.AddDays(10), 20);
        village.Talk(twice, cutoff.AddDays(50), 20);
        // None of these is close to its end: over already, not yet, talked with since, a message only, or empty.
        village.Talk(village.Partner("Quill 7"), cutoff.AddSeconds(-1), 20);
        village.Talk(village.Partner("Quill 8"), until, 20);
        var since = village.Partner("Quill 9");
        village.Talk(since, cutoff.AddDays(10), 20);
        village.Talk(since, until, 20);
        village.Talk(village.Partner("Quill 10"), cutoff.AddDays(10), 20).Outcome = Outcome.LeftMessage;
        var empty = village.Talk(village.Partner("Quill 11"), cutoff.AddDays(10), 20);
        (empty.Heard, empty.Purpose) = (null, ContactReferences.TakenOut);
        await village.MoveInAsync(atOnce: true);

        ComingDay In(Partner partner, TimeSpan time) => new(Sign.Of(partner.Id), village.Agency.DayOf(now + time));
        (await AskAsync(village, list => list.RecordsAsync(now))).ShouldBe(
        [
            In(first, TimeSpan.Zero), In(message, TimeSpan.FromDays(20)), In(purpose, TimeSpan.FromDays(30)), In(heard, TimeSpan.FromDays(40)), In(twice, TimeSpan.FromDays(50)), In(last, TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1)),
        ]);
    }

    [Fact]
    public async Task Records_WhereTheyAreKeptForSixMonths_AreCloseToTheirEndSooner()
    {
        var village = await Village.BuildAsync(House);
        var now = House.Clock.Instant();
        village.Settings(60, 6).RetentionMonths = 6;
        var (soon, old) = (village.Partner("Quill Soon"), village.Partner("Quill Old"));
        village.Talk(soon, now.AddMonths(-6).AddDays(1), 20);
        village.Talk(old, now.AddMonths(-24).AddDays(1), 20);
        await village.MoveInAsync(atOnce: true);

        (await AskAsync(village, list => list.RecordsAsync(now))).ShouldBe([new ComingDay(Sign.Of(soon.Id), village.Agency.DayOf(now.AddDays(1)))]);
    }

    [Fact]
    public async Task OfOthers_WhoseDayIsToCome_AreCounted()
    {
        var (village, other) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var now = House.Clock.Instant();
        ScreenedEntry Saved(int agency, DateTime? gone) => new() { AgencyId = agency, Id = House.NewId(), Entity = "Promise", EntityId = House.NewId(), ById = village.Officer.Id, At = now.AddDays(-3), Categories = "SomeoneElse", Reason = "It matters", ExpiresAt = gone };
        await House.KeepAsync(village.Agency.Id, [Saved(village.Agency.Id, now), Saved(village.Agency.Id, now.AddDays(-1)), Saved(village.Agency.Id, null), Saved(village.Agency.Id, now.AddSeconds(1)), Saved(village.Agency.Id, now.AddDays(20))]);
        await House.KeepAsync(other.Agency.Id, [Saved(other.Agency.Id, now.AddDays(20))]);

        (await AskAsync(village, list => list.OfOthersAsync(now))).ShouldBe(2);
        (await (await village.WatchAsync(Role.Steward)).GetAsync(Address)).ShouldSay("2 texts that speak of others go within 30 days.");
    }

    [Fact]
    public async Task Gone_MoreThanThePageHolds_AreTheNewestWithTheFirstSignsOfEach()
    {
        var village = await Village.BuildAsync(House);
        var (now, keys) = (House.Clock.Instant(), Enumerable.Range(0, 4).Select(_ => House.NewId()).ToList());
        await House.KeepAsync(village.Agency.Id, [.. Enumerable.Range(1, RunningOutList.Most + 1).Select(n => Line(village, now.AddMinutes(n), n == RunningOutList.Most + 1 ? keys : [.. keys.Take(3)]))]);

        var gone = await AskAsync(village, list => list.GoneAsync());

        gone.Select(g => g.At).ShouldBe(Enumerable.Range(2, RunningOutList.Most).Reverse().Select(n => now.AddMinutes(n)));
        gone.Take(2).Select(g => g.Count).ShouldBe([4, 3]);
        gone[0].Signs.ShouldBe(keys.Take(3).Select(Sign.Of));
        gone[0].Deed.ShouldBe(Retention.Deed);
    }

    [Fact]
    public async Task Page_ByTheSteward_ShowsSignsAndDaysAndTheDeskCountsThem()
    {
        var village = await Village.BuildAsync(House);
        var (consented, talked) = (village.Contact(village.Partner("Quill Shop"), "Ada Quillfeather"), village.Partner("Quill Hall"));
        village.Talk(talked, village.Now.AddMonths(-24).AddDays(10), 20);
        await village.MoveInAsync();
        var (now, keys) = (House.Clock.Instant(), Enumerable.Range(0, 4).Select(_ => House.NewId()).ToList());
        await House.KeepAsync(village.Agency.Id, [Until(consented, now.AddDays(5)), Line(village, now.AddMinutes(-2), [.. keys.Take(3)]), Line(village, now.AddMinutes(-1), keys)]);
        var steward = await village.WatchAsync(Role.Steward);

        var page = await steward.GetAsync(Address);

        page.Texts("[aria-labelledby=consents] li").ShouldBe([$"{Sign.Of(consented.Id)} {village.Agency.DayOf(now.AddDays(5)).ToString("MMMM d, yyyy", null)}"]);
        page.Texts("[aria-labelledby=records] .pa-sign").ShouldBe([Sign.Of(talked.Id)]);
        var signs = string.Join(' ', keys.Take(3).Select(Sign.Of));
        page.Texts("[aria-labelledby=gone] td[data-label='About']").ShouldBe([$"{signs} …", signs]);
        page.Texts("[aria-labelledby=gone] td[data-label='How many']").ShouldBe(["4", "3"]);
        page.ShouldNotSay("Quill");
        var desk = await steward.GetAsync("/Stewardship/Desk");
        desk.Texts(".pa-stat__words").Zip(desk.Texts(".pa-stat__number")).Where(tile => tile.First.EndsWith("close to their end", StringComparison.Ordinal)).ShouldBe([("consents close to their end", "1"), ("records close to their end", "1")]);
    }

    [Fact]
    public async Task Months_ThatNobodyMayChoose_ChangeNothingAndOneThatMayIsKeptWithWhoChose()
    {
        var village = await Village.BuildAsync(House);
        var consented = village.Contact(village.Partner("Quill Shop"), "Ada Quillfeather");
        await village.MoveInAsync();
        await House.KeepAsync(village.Agency.Id, [Until(consented, House.Clock.Instant().AddDays(5))]);
        var account = await village.AddWatcherAsync(Role.Steward);
        var steward = await House.SignInAsync(account, Role.Steward);
        var form = (await steward.GetAsync(Address)).Form("form.pa-form");
        form.Value("Months").ShouldBe("24");

        var again = await steward.PostAsync(Address, form.Fields.Where(f => f.Key != "Months").Append(new("Months", "7")));

        again.ShouldHaveError("Months", "Choose one of these.");
        again.Texts("[aria-labelledby=consents] .pa-sign").ShouldBe([Sign.Of(consented.Id)]);
        (await village.AskAsync(db => db.Set<PartnershipSettings>().AnyAsync())).ShouldBeFalse();
        var done = await form.Set("Months", "12").SubmitAsync();
        done.ShouldRedirectTo(Address);
        var page = await done.FollowAsync();
        page.ShouldSay("Saved. What is older than that goes within the hour.");
        page.Form("form.pa-form").Value("Months").ShouldBe("12");
        (await House.EventsAsync(PartnershipEvents.RetentionChanged, village.Agency.Id)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(account.Id), e => e.Purpose.ShouldBe("Choosing how long a record stays"));
    }

    private Consent Until(Contact contact, DateTime ends, DateTime? withdrawn = null)
    {
        var consent = House.ConsentOf(contact);
        (consent.ExpiresAt, consent.WithdrawnAt) = (ends, withdrawn);
        return consent;
    }

    private static ErasureLine Line(Village village, DateTime at, IReadOnlyList<Guid> of) => new() { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(at), At = at, Deed = Retention.Deed, Of = JsonSerializer.Serialize(of) };

    private Task<T> AskAsync<T>(Village village, Func<RunningOutList, Task<T>> question) => House.DoAsync(services => question(services.GetRequiredService<RunningOutList>()), village.Agency.Id);
}
