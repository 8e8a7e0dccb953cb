using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Who opens a box, which box, and for how long.</summary>
public sealed class SealedEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public void Opening_WaitsADayAndIsOpenForAQuarterOfAnHour_AndNoMomentLonger()
    {
        var at = House.Clock.Instant();
        var opening = new SealedOpening { AskedAs = nameof(Role.Steward), AskedAt = at };
        opening.Waits(at.AddHours(24).AddTicks(-1)).ShouldBeTrue();
        opening.Waits(at.AddHours(24)).ShouldBeFalse();
        opening.IsOpen(at).ShouldBeFalse("nobody has allowed it");

        opening.AllowedAt = at;

        opening.Waits(at).ShouldBeFalse();
        opening.IsOpen(at.AddMinutes(15).AddTicks(-1)).ShouldBeTrue();
        opening.IsOpen(at.AddMinutes(15)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Steward, "Asked. The records officer has a day to allow it.")]
    [InlineData(Role.RecordsOfficer, "Asked. The steward has a day to allow it.")]
    public async Task Ask_ByEither_IsKeptAndSaysWhoAllows(Role role, string banner)
    {
        var box = await House.AddBoxAsync(await House.AddHoldAsync(await House.AddShopAsync()));
        var form = (await (await House.SignInAsync(role)).GetAsync(PathOf(box))).Form("form[action*='Ask']");
        (await form.SubmitAsync()).ShouldHaveError("", "Choose why it must be opened.");

        var page = await (await form.Set("Reason", "Review").SubmitAsync()).FollowAsync();

        page.ShouldSay(banner);
        page.ShouldSay($"{role} One asks to open it: To see whether the hold must go on.");
        page.Document.QuerySelector("form[action*='Allow']").ShouldBeNull("whoever asks allows nothing");
        page.Document.QuerySelector("form[action*='Ask']").ShouldBeNull("it is asked already");
        var opening = await House.AskAsync(db => db.Set<SealedOpening>().AsNoTracking().SingleAsync(o => o.SealedRecordId == box.Id));
        opening.ShouldSatisfyAllConditions(o => o.Reason.ShouldBe(OpeningReason.Review), o => o.AskedById.ShouldBe(House.Person(role).Id), o => o.AskedAs.ShouldBe(role.ToString()), o => o.AskedAt.ShouldBe(House.Clock.Instant()), o => o.AllowedAt.ShouldBeNull());
        (await House.EventAsync(StewardshipEvents.SealAsked, box.PartnerId)).ShouldSatisfyAllConditions(e => e.EntityId.ShouldBe(opening.Id), e => e.ActorId.ShouldBe(House.Person(role).Id));
    }

    [Fact]
    public async Task AskOrAllow_AtABoxOfAnotherHoldOrADestroyedOne_IsNotThere()
    {
        var partner = await House.AddShopAsync();
        var (hold, other) = (await House.AddHoldAsync(partner), await House.AddHoldAsync(partner));
        var (elsewhere, gone) = (await House.AddBoxAsync(other), await House.AddBoxAsync(hold, b => (b.Box, b.DestroyedAt) = (null, House.Clock.Instant())));
        foreach (var box in new[] { elsewhere, gone }) await House.AddOpeningAsync(box, Role.RecordsOfficer);
        var steward = await House.SignInAsync(Role.Steward);
        var token = (await steward.GetAsync($"/Stewardship/Holds/{hold.Id}")).Form("form[action*='Review']").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        foreach (var box in new[] { elsewhere, gone })
            foreach (var handler in new[] { "Ask", "Allow" })
                (await steward.PostAsync($"/Stewardship/Holds/{hold.Id}?handler={handler}", [.. token, new("BoxId", box.Id.ToString()), new("Reason", "Review")])).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<SealedOpening>().CountAsync(o => o.SealedRecordId == elsewhere.Id || o.SealedRecordId == gone.Id))).ShouldBe(2);
        (await House.AskAsync(db => db.Set<SealedOpening>().CountAsync(o => (o.SealedRecordId == elsewhere.Id || o.SealedRecordId == gone.Id) && o.AllowedAt != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Allow_ByWhoeverAskedOrInTheirRoleOrADayLater_IsRefused()
    {
        var box = await House.AddBoxAsync(await House.AddHoldAsync(await House.AddShopAsync()));
        var opening = await House.AddOpeningAsync(box, Role.Steward);
        var (steward, records) = (House.Person(Role.Steward).Id, House.Person(Role.RecordsOfficer).Id);
        var other = House.Act(records, Role.RecordsOfficer);
        var inTime = other with { Now = opening.AskedAt + SealedOpening.Waiting - TimeSpan.FromSeconds(1) };

        (await AllowAsync(opening, box, House.Act(steward, Role.RecordsOfficer))).ShouldBeFalse();
        (await AllowAsync(opening, box, House.Act(records, Role.Steward))).ShouldBeFalse();
        (await AllowAsync(opening, box, other with { Now = opening.AskedAt + SealedOpening.Waiting })).ShouldBeFalse();
        (await FreshAsync(opening)).AllowedAt.ShouldBeNull();
        (await AllowAsync(opening, box, inTime)).ShouldBeTrue();
        (await AllowAsync(opening, box, inTime with { Now = inTime.Now.AddMilliseconds(5) })).ShouldBeFalse("it is allowed once");

        (await FreshAsync(opening)).ShouldSatisfyAllConditions(o => o.AllowedById.ShouldBe(records), o => o.AllowedAt.ShouldBe(inTime.Now));
        (await House.EventAsync(StewardshipEvents.SealUnlocked, box.PartnerId)).ShouldSatisfyAllConditions(e => e.EntityId.ShouldBe(opening.Id), e => e.ActorId.ShouldBe(records));
    }

    [Fact]
    public async Task Allow_WhereItWasAskedTwice_LooksAtTheNewestAlone()
    {
        var box = await House.AddBoxAsync(await House.AddHoldAsync(await House.AddShopAsync()));
        var older = await House.AddOpeningAsync(box, Role.Steward, o => o.AskedAt = o.AskedAt.AddHours(-1));
        var newest = await House.AddOpeningAsync(box, Role.RecordsOfficer);
        var (rita, stella) = (await House.SignInAsync(Role.RecordsOfficer), await House.SignInAsync(Role.Steward));
        var mine = await rita.GetAsync(PathOf(box));
        mine.ShouldSay("RecordsOfficer One asks to open it: The lawsuit needs it.");
        mine.Document.QuerySelector("form[action*='Allow']").ShouldBeNull();
        var token = mine.Form("form[action*='Review']").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();
        (await rita.PostAsync($"{PathOf(box)}?handler=Allow", [.. token, new("BoxId", box.Id.ToString())])).ShouldHaveError("", "It takes two: the one who asked, and the other of the records officer and the steward.");

        var allowed = await (await (await stella.GetAsync(PathOf(box))).Form("form[action*='Allow']").SubmitAsync()).FollowAsync();

        allowed.ShouldSay("Open for a quarter of an hour, to the records officer.");
        allowed.ShouldNotSay("Read it");
        (await rita.GetAsync(PathOf(box))).ShouldSay("Read it");
        ((await FreshAsync(older)).AllowedAt, (await FreshAsync(newest)).AllowedAt).ShouldBe((null, House.Clock.Instant()));
    }

    [Fact]
    public async Task Allow_WhereNobodyAsked_SaysThatItTakesTwo()
    {
        var box = await House.AddBoxAsync(await House.AddHoldAsync(await House.AddShopAsync()));
        var steward = await House.SignInAsync(Role.Steward);
        var token = (await steward.GetAsync(PathOf(box))).Form("form[action*='Review']").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        (await steward.PostAsync($"{PathOf(box)}?handler=Allow", [.. token, new("BoxId", box.Id.ToString())])).ShouldHaveError("", "It takes two: the one who asked");
    }

    [Fact]
    public async Task Show_ListsTheBoxesOfThisHoldOldestFirst_AndAsksAnewADayLater()
    {
        var partner = await House.AddShopAsync();
        var (hold, other) = (await House.AddHoldAsync(partner), await House.AddHoldAsync(partner));
        await House.AddBoxAsync(hold, b => (b.Because, b.Box, b.DestroyedAt) = (SealedBecause.WordsRanOut, null, b.SealedAt));
        var first = await House.AddBoxAsync(hold, b => (b.Because, b.SealedAt) = (SealedBecause.OfferEnded, b.SealedAt.AddDays(-2)));
        await House.AddBoxAsync(other);
        await House.AddOpeningAsync(first, Role.RecordsOfficer, o => o.AskedAt -= SealedOpening.Waiting);

        var page = await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{hold.Id}");

        page.Texts("p.pa-card__title").Select(t => t.Split(',')[0]).ShouldBe(["An offer ended", "Words reached their day"]);
        page.Document.QuerySelector("form[action*='Allow']").ShouldBeNull();
        page.Form("form[action*='Ask']").Value("BoxId").ShouldBe(first.Id.ToString());
    }

    [Fact]
    public async Task Read_WhileItIsOpen_ShowsItAndEachLookIsAnEvent()
    {
        var box = await SealAsync("A goal with zithers");
        var now = House.Clock.Instant();
        await House.AddOpeningAsync(box, Role.Steward, o => (o.AskedAt, o.AllowedAt) = (now.AddHours(-1), now - SealedOpening.Open + TimeSpan.FromSeconds(1)));
        var rita = await House.SignInAsync(Role.RecordsOfficer);

        for (var looks = 0; looks < 2; looks++) (await rita.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldSay("A goal with zithers");

        (await House.EventsAsync(StewardshipEvents.SealOpened)).Count(e => e.SubjectId == box.PartnerId && e.ActorId == House.Person(Role.RecordsOfficer).Id && e.Purpose == "Reading what is sealed").ShouldBe(2);
        House.Clock.Advance(TimeSpan.FromSeconds(1));
        (await rita.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldRedirectTo(PathOf(box));
        (await House.EventsAsync(StewardshipEvents.SealOpened)).Count(e => e.SubjectId == box.PartnerId).ShouldBe(2, "who sees nothing has not read it");
    }

    [Fact]
    public async Task Read_WhereItWasAskedAnewOrDestroyed_IsClosed()
    {
        var (box, gone) = (await SealAsync("zithers"), await SealAsync("spinets"));
        await House.AddOpeningAsync(box, Role.Steward, o => (o.AskedAt, o.AllowedAt) = (o.AskedAt.AddMinutes(-5), o.AskedAt));
        await House.AddOpeningAsync(box, Role.Steward);
        await House.AddOpeningAsync(gone, Role.Steward, o => o.AllowedAt = o.AskedAt);
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<SealedRecord>().Where(r => r.Id == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.DestroyedAt, House.Clock.Instant())));
        var rita = await House.SignInAsync(Role.RecordsOfficer);

        (await rita.GetAsync($"/Stewardship/Sealed/{box.Id}")).ShouldRedirectTo(PathOf(box));
        (await rita.GetAsync($"/Stewardship/Sealed/{gone.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await rita.GetAsync($"/Stewardship/Sealed/{House.NewId()}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static string PathOf(SealedRecord box) => $"/Stewardship/Holds/{box.HoldId}";

    /// <summary>Words in a box of their own, under a hold of their own.</summary>
    private async Task<SealedRecord> SealAsync(string words)
    {
        var partner = await House.AddShopAsync();
        await House.AddHoldAsync(partner);
        var contents = new SealedContents([], [new SealedText(SealedKind.Goal, House.Clock.Instant(), words)]);
        await House.DoAsync(services => services.GetRequiredService<SealedStore>().SealAsync(partner.Id, SealedBecause.WordsRanOut, _ => Task.FromResult(contents), House.Act()));
        return await House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().SingleAsync(r => r.PartnerId == partner.Id));
    }

    private Task<bool> AllowAsync(SealedOpening opening, SealedRecord box, ActionContext action) => House.DoAsync(async services =>
        await services.GetRequiredService<HoldService>().AllowAsync(await services.GetRequiredService<AllianceContext>().Set<SealedOpening>().SingleAsync(o => o.Id == opening.Id), box, action));

    private Task<SealedOpening> FreshAsync(SealedOpening opening) => House.AskAsync(db => db.Set<SealedOpening>().AsNoTracking().SingleAsync(o => o.Id == opening.Id));
}
