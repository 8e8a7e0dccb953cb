using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What the steward's desk counts, shows and verifies, at the edges. Each test has an agency of its own.</summary>
public sealed class DeskEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Desk = "/Stewardship/Desk";

    [Fact]
    public async Task Holds_ThatWait_AreTheOthersUnconfirmedThoseDueTodayAndBoxesTheOtherAsksToOpen()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Quillworks Bakery");
        await village.MoveInAsync();
        var (now, hour) = (House.Clock.Instant(), TimeSpan.FromHours(1));
        LegalHold Hold(Role by, int reviewIn, bool confirmed = false, bool ended = false) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Reason = HoldReason.Lawsuit, FileNumber = "CV-1", ReviewOn = village.Today.AddDays(reviewIn), PlacedById = village.Officer.Id, PlacedAs = $"{by}", PlacedAt = now, ConfirmedAt = confirmed ? now : null, EndedAt = ended ? now : null };
        var waits = Hold(Role.RecordsOfficer, 30);
        var box = new SealedRecord { AgencyId = village.Agency.Id, Id = House.NewId(), HoldId = waits.Id, PartnerId = shop.Id, Because = SealedBecause.Withdrew, SealedAt = now, Box = [1] };
        SealedOpening Ask(Role by, TimeSpan ago, bool allowed = false) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), SealedRecordId = box.Id, Reason = OpeningReason.Review, AskedById = village.Officer.Id, AskedAs = $"{by}", AskedAt = now - ago, AllowedAt = allowed ? now : null };
        await House.KeepAsync(village.Agency.Id,
        [
            waits, Hold(Role.RecordsOfficer, 0), .. Times(2, () => Hold(Role.Steward, 30)), Hold(Role.RecordsOfficer, 0, confirmed: true), Hold(Role.RecordsOfficer, -1, confirmed: true), .. Times(2, () => Hold(Role.RecordsOfficer, 1, confirmed: true)), Hold(Role.RecordsOfficer, 0, ended: true),
            box, Ask(Role.RecordsOfficer, hour), .. Times(2, () => Ask(Role.Steward, hour)), .. Times(2, () => Ask(Role.RecordsOfficer, hour, allowed: true)), Ask(Role.RecordsOfficer, SealedOpening.Waiting),
        ]);

        var desk = await (await village.WatchAsync(Role.Steward)).GetAsync(Desk);

        // One to confirm, one to confirm and due today, one due today, one due yesterday, one box.
        Tile(desk, "holds that wait for you").ShouldBe("5");
    }

    [Fact]
    public async Task Tiles_OfReleasesNotesAndConcerns_CountWhatStillWaits()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Quillworks Bakery");
        var talk = village.Talk(shop, village.Now.AddDays(-1), 20);
        await village.MoveInAsync();
        var now = House.Clock.Instant();
        Release Given(bool released, bool told) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Asker = Asker.Press, Ground = ReleaseGround.RecordsRequest, FileNumber = "PR-1", BegunById = village.Officer.Id, BegunAt = now, SilentUntil = village.Today.AddDays(300), ReleasedAt = released ? now : null, ToldAt = told ? now : null };
        KeptBackNote Note(int untilIn, bool kept = true) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), EngagementId = talk.Id, ById = village.Officer.Id, WrittenAt = now, Locked = kept ? "locked" : null, UntilOn = village.Today.AddDays(untilIn) };
        Concern Raised(ConcernState state, string words = "The lamp is dark") => new() { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Kind = ConcernKind.Officer, Words = words, RaisedAt = now, State = state };
        await House.KeepAsync(village.Agency.Id,
        [
            Given(true, false), .. Times(2, () => Given(false, false)), .. Times(3, () => Given(true, true)),
            Note(1), .. Times(2, () => Note(0)), .. Times(3, () => Note(1, kept: false)),
            Raised(ConcernState.Open), .. Times(2, () => Raised(ConcernState.Answered)), .. Times(3, () => Raised(ConcernState.Open, ContactReferences.TakenOut)),
        ]);

        var desk = await (await village.WatchAsync(Role.Steward)).GetAsync(Desk);

        foreach (var tile in (string[])["releases not yet told", "notes kept back now", "concerns that wait for your answer"]) Tile(desk, tile).ShouldBe("1", tile);
    }

    [Fact]
    public async Task Chain_SealedAndNot_IsCountedToItsLastEvent()
    {
        var village = await Village.BuildAsync(House);
        var steward = await village.WatchAsync(Role.Steward);
        await House.SealAsync();
        await House.Services.GetRequiredService<AuditHeads>().SignAsync(TestContext.Current.CancellationToken);
        var chained = await village.AskAsync(db => db.AuditChain.LongCountAsync());
        chained.ShouldBeGreaterThan(1);
        foreach (var what in (string[])["Alpha", "Beta"]) await village.TellAsync(what);

        var desk = await steward.GetAsync(Desk);

        desk.Texts("[aria-labelledby=chain] .pa-soft").ShouldBe([$"{chained + 2} events, 2 of them not sealed yet."]);
        desk.ShouldSay($"Signed head {chained},");
    }

    [Fact]
    public async Task Filters_AsSet_AreCounted_AndColleaguesStandInOrder()
    {
        var village = await Village.BuildAsync(House);
        var account = await village.AddWatcherAsync(Role.Steward);
        var steward = await House.SignInAsync(account, Role.Steward);

        var all = await steward.GetAsync(Desk);
        var some = await steward.GetAsync($"{Desk}?Filter.Role=System&Filter.Day={village.Today:yyyy-MM-dd}");

        all.Texts(".pa-filters__count").ShouldBeEmpty();
        some.Texts(".pa-filters__count").ShouldBe(["2"]);
        all.Texts("#f-who option").ShouldBe(["Anybody", village.Officer.DisplayName, village.Evaluator.DisplayName, village.Supervisor.DisplayName, account.DisplayName]);
    }

    [Fact]
    public async Task Screened_MoreThanThirty_ShowsTheNewestFirstAndNobodysName()
    {
        var village = await Village.BuildAsync(House);
        var now = House.Clock.Instant();
        await House.KeepAsync(village.Agency.Id, [.. Enumerable.Range(0, 31).Select(n => new ScreenedEntry
        {
            AgencyId = village.Agency.Id,
            Id = House.NewId(),
            Entity = "Promise",
            EntityId = House.NewId(),
            ById = n == 30 ? village.Officer.Id : Guid.Empty,
            At = now.AddMinutes(n - 40),
            Categories = n == 30 ? "Religion,Gang" : "Religion",
            Reason = n == 29 ? $"Ask {{contact:{House.NewId()}}} first" : $"Reason {n}",
            ExpiresAt = n == 30 ? now.AddDays(30) : null,
        })]);

        var desk = await (await village.WatchAsync(Role.Steward)).GetAsync(Desk);

        desk.Texts("[aria-labelledby=screened] td[data-label='Reason given']").ShouldBe(["Reason 30", "Ask … first", .. Enumerable.Range(1, 28).Reverse().Select(n => $"Reason {n}")]);
        desk.Texts("[aria-labelledby=screened] td[data-label='Who']").Take(2).ShouldBe([village.Officer.DisplayName, "A partner"]);
        desk.Texts("[aria-labelledby=screened] td[data-label='Words go']").Take(2).ShouldBe([village.Agency.DayOf(now.AddDays(30)).ToString("MMMM d, yyyy", null), "with the record, or gone"]);
        desk.Texts("[aria-labelledby=screened] tbody th").Take(2).ShouldBe(["Religion, Gang", "Religion"]);
    }

    [Fact]
    public async Task Verify_ByTheSteward_AnswersThisAgencyAloneAndLeavesAnEventEachTime()
    {
        var (village, other) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var account = await village.AddWatcherAsync(Role.Steward);
        var steward = await House.SignInAsync(account, Role.Steward);
        await House.SealAsync();
        var events = await village.AskAsync(db => db.AuditEvents.CountAsync());

        (await VerifyAsync(village, steward)).ShouldSay($"{events} events verified, 0 not sealed yet.");

        (await (await other.WatchAsync(Role.Steward)).GetAsync(Desk)).ShouldNotSay("The audit is whole");
        (await House.EventsAsync(StewardshipEvents.ChainVerified, village.Agency.Id)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(account.Id), e => e.Entity.ShouldBe("AuditChain"), e => e.Purpose.ShouldBe("Verifying the audit"));
        (await VerifyAsync(village, steward)).ShouldSay($"{events + 1} events verified, 1 not sealed yet.");
        (await House.EventsAsync(StewardshipEvents.ChainVerified, village.Agency.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_WhereTheFileOfHeadsCannotBeRead_SaysSo()
    {
        var village = await Village.BuildAsync(House);
        var steward = await village.WatchAsync(Role.Steward);
        var path = House.Services.GetRequiredService<AuditHeads>().FilePath;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path) : null;
        await File.AppendAllTextAsync(path, "no head at all\n");
        try
        {
            var desk = await VerifyAsync(village, steward);

            desk.ShouldSay("The chain could not be walked");
            desk.ShouldNotSay("The audit is whole");
        }
        finally
        {
            if (before is null) File.Delete(path);
            else await File.WriteAllTextAsync(path, before);
        }
        (await House.EventsAsync(StewardshipEvents.ChainVerified, village.Agency.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hour_OfTheStewards_SignsTheHeadFirstAndPublishesWithIt()
    {
        var village = await Village.BuildAsync(House);
        // The record began in the last quarter of 2026, which is over.
        await village.TellAsync("Arranged", new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc));
        await House.SealAsync();

        await ActivatorUtilities.CreateInstance<StewardsHour>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        var report = await village.AskAsync(db => db.Set<TransparencyReport>().AsNoTracking().SingleAsync());
        (report.Year, report.Quarter).ShouldBe((2026, 4));
        report.HeadSequence.ShouldBe(await village.AskAsync(db => db.AuditChain.LongCountAsync()));
        (await House.EventsAsync(StewardshipEvents.ReportPublished, village.Agency.Id)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.ActorId.ShouldBeNull(), e => e.Role.ShouldBe("System"), e => e.Source.ShouldBe("this server"), e => e.Purpose.ShouldBe("What the stewardship does by itself"));
    }

    private static IEnumerable<object> Times(int count, Func<object> make) => Enumerable.Range(0, count).Select(_ => make());

    private static string Tile(Page desk, string words) => desk.Texts(".pa-stat__words").Zip(desk.Texts(".pa-stat__number")).Single(tile => tile.First == words).Second;

    /// <summary>Presses the button, and looks at the desk when the walk has ended: it goes on by itself where the machine is slow.</summary>
    private async Task<Page> VerifyAsync(Village village, Browser steward)
    {
        (await (await steward.GetAsync(Desk)).Form("[aria-labelledby=chain] form").SubmitAsync()).ShouldRedirectTo(Desk);
        while (House.Services.GetRequiredService<ChainCheck>().Last(village.Agency.Id)?.EndedAt is null) await Task.Delay(20);
        return await steward.GetAsync(Desk);
    }
}
