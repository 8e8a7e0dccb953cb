using System.Net;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>The edges of a hold: its days, who may do what with it, and that it reaches no other.</summary>
public sealed class HoldEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string ChooseADay = "Choose a day to come, within ten years, on which somebody asks whether it must go on.";

    [Theory]
    [InlineData(Role.Steward, "Placed. It holds from now on; the records officer has 14 days to confirm it.")]
    [InlineData(Role.RecordsOfficer, "Placed. It holds from now on; the steward has 14 days to confirm it.")]
    public async Task Place_WithEverythingTyped_KeepsItOnceAndSaysWhoConfirms(Role role, string banner)
    {
        var partner = await House.AddShopAsync("Fiddle Bakery");
        var (reviewOn, silentUntil) = (House.Today().AddYears(10), House.Today().AddDays(30));
        var page = await (await House.SignInAsync(role)).GetAsync($"/Stewardship/Holds/Place/{partner.Id}");
        page.ShouldSay($"A hold on what is kept with {(role == Role.Steward ? Sign.Of(partner.Id) : "Fiddle Bakery")}");
        var form = page.Form("form.pa-form");
        form.Set("Input.Reason", "CourtOrder").Set("Input.FileNumber", " PR-2027-014 ").Set("Input.ReviewOn", Day(reviewOn)).Set("Input.IsSilent", "true").Set("Input.SilentUntil", Day(silentUntil)).Set("Input.OrderNumber", " ORD-7 ");

        var done = await form.SubmitAsync();
        await form.SubmitAsync();

        (await done.FollowAsync()).ShouldSay(banner);
        var hold = await House.AskAsync(db => db.Set<LegalHold>().AsNoTracking().SingleAsync(h => h.PartnerId == partner.Id));
        hold.ShouldSatisfyAllConditions(h => h.Reason.ShouldBe(HoldReason.CourtOrder), h => h.FileNumber.ShouldBe("PR-2027-014"), h => h.ReviewOn.ShouldBe(reviewOn), h => h.SilentUntil.ShouldBe(silentUntil), h => h.OrderNumber.ShouldBe("ORD-7"));
        (hold.PlacedById, hold.PlacedAs, hold.PlacedAt, hold.ConfirmedAt, hold.EndedAt).ShouldBe((House.Person(role).Id, role.ToString(), House.Clock.Instant(), null, null));
        (await House.EventAsync(StewardshipEvents.HoldPlaced, partner.Id)).ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(House.Person(role).Id), e => e.EntityId.ShouldBe(hold.Id), e => e.Purpose.ShouldBe("Placing a legal hold"));
    }

    [Fact]
    public async Task Place_WithAnOrderButNotSilent_KeepsNoOrder()
    {
        var partner = await House.AddShopAsync();
        var form = (await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync($"/Stewardship/Holds/Place/{partner.Id}")).Form("form.pa-form");

        (await form.Set("Input.Reason", "Inquiry").Set("Input.FileNumber", "CV-2").Set("Input.SilentUntil", Day(House.Today().AddDays(3))).Set("Input.OrderNumber", "ORD-8").SubmitAsync()).ShouldRedirectTo("/Stewardship/Holds");

        (await House.AskAsync(db => db.Set<LegalHold>().AsNoTracking().SingleAsync(h => h.PartnerId == partner.Id))).ShouldSatisfyAllConditions(h => h.SilentUntil.ShouldBeNull(), h => h.OrderNumber.ShouldBeNull(), h => h.ReviewOn.ShouldBe(House.Today().AddMonths(6), "half a year is what the form offers"));
    }

    [Fact]
    public async Task Place_WithAReviewTodayOrPastTenYears_IsNotKept()
    {
        var partner = await House.AddShopAsync();
        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/Place/{partner.Id}")).Form("form.pa-form").Set("Input.Reason", "Inquiry").Set("Input.FileNumber", "CV-3");

        foreach (var day in new[] { House.Today(), House.Today().AddYears(10).AddDays(1) }) (await form.Set("Input.ReviewOn", Day(day)).SubmitAsync()).ShouldHaveError("Input.ReviewOn", ChooseADay);

        (await House.AskAsync(db => db.Set<LegalHold>().CountAsync(h => h.PartnerId == partner.Id))).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(5, 100, "")]
    [InlineData(99, 1, "Choose why it must not be destroyed.")]
    [InlineData(null, 1, "Choose why it must not be destroyed.")]
    [InlineData(1, 0, ChooseADay)]
    [InlineData(1, -1, ChooseADay)]
    [InlineData(1, 101, ChooseADay)]
    public void Rules_OfAHold_WantAReasonAndADayToCome(int? reason, int days, string sentence)
    {
        var today = House.Today();
        var input = new HoldInput { Id = House.NewId(), FileNumber = "CV-4", Reason = (HoldReason?)reason, ReviewOn = today.AddDays(days) };

        string.Join(' ', new HoldInputRules(today, today.AddDays(100)).Validate(input).Errors.Select(e => e.ErrorMessage)).ShouldBe(sentence);
    }

    [Fact]
    public async Task Place_AtAnotherAgencysPartner_IsNotThere()
    {
        var (foreign, own) = (await House.AddForeignPartnerAsync(), await House.AddShopAsync());
        var steward = await House.SignInAsync(Role.Steward);
        var fields = (await steward.GetAsync($"/Stewardship/Holds/Place/{own.Id}")).Form("form.pa-form").Set("Input.Reason", "Inquiry").Set("Input.FileNumber", "CV-5").Fields;

        (await steward.GetAsync($"/Stewardship/Holds/Place/{foreign.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await steward.PostAsync($"/Stewardship/Holds/Place/{foreign.Id}", fields)).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<LegalHold>().CountAsync(h => h.FileNumber == "CV-5"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("C1", true)]
    [InlineData("1C", true)]
    [InlineData("CV-2027/118 #4.b", true)]
    [InlineData("1234567890123456789012345678901234567890", true)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    [InlineData("1", false)]
    [InlineData("Lopez", false)]
    [InlineData("-12", false)]
    [InlineData("12_3", false)]
    public void FileNumbers_OfAFile_AreTwoToFortyWithADigit(string number, bool isOne) => LegalHold.FileNumbers().IsMatch(number).ShouldBe(isOne);

    [Fact]
    public async Task List_ShowsHoldsInForceByTheirReviewThenEndedOnes()
    {
        var (mine, other) = (await House.AddShopAsync("Fiddle Bakery"), await House.AddShopAsync("Tuba Bakery"));
        var (today, now) = (House.Today(), House.Clock.Instant());
        await House.AddHoldAsync(mine, h => (h.FileNumber, h.ReviewOn, h.EndedAt) = ("LIST-1", today.AddDays(-9), now));
        var late = await House.AddHoldAsync(mine, h => (h.FileNumber, h.ReviewOn) = ("LIST-2", today.AddDays(1)));
        var early = await House.AddHoldAsync(other, h => (h.FileNumber, h.ReviewOn, h.Reason, h.ConfirmedAt) = ("LIST-3", today, HoldReason.CourtOrder, now));
        await House.AddBoxAsync(late);
        await House.AddBoxAsync(late, b => (b.Box, b.DestroyedAt) = (null, now));
        await House.AddBoxAsync(early);
        await House.AddBoxAsync(early);

        foreach (var (role, column, here, there) in new[] { (Role.RecordsOfficer, "Partner", "Fiddle Bakery", "Tuba Bakery"), (Role.Steward, "Sign", Sign.Of(mine.Id), Sign.Of(other.Id)) })
        {
            var list = await (await House.SignInAsync(role)).GetAsync("/Stewardship/Holds");

            list.Texts("thead th")[0].ShouldBe(column);
            list.Texts("tbody tr").Where(row => row.Contains("LIST-", StringComparison.Ordinal)).ShouldBe(
            [
                $"{there} A court ordered it LIST-3 Confirmed {Long(today)} due 2",
                $"{here} A lawsuit is under way or to be expected LIST-2 Waits for the other to confirm {Long(today.AddDays(1))} 1",
                $"{here} A lawsuit is under way or to be expected LIST-1 Ended 0",
            ]);
        }
    }

    [Fact]
    public void FallenAway_IsWhatNobodyConfirmed_FromTheFifteenthDayOn()
    {
        var placed = House.Clock.Instant();
        var hold = new LegalHold { FileNumber = "CV-6", PlacedAs = nameof(Role.Steward), PlacedAt = placed };

        hold.IsFallenAway(placed.AddDays(14)).ShouldBeFalse();
        hold.IsFallenAway(placed.AddDays(14).AddTicks(1)).ShouldBeTrue();
        hold.ConfirmedAt = placed;
        hold.IsFallenAway(placed.AddDays(400)).ShouldBeFalse();
    }

    [Fact]
    public async Task LetFallAway_OnTheFourteenthDay_LeavesItAndAfterThatEndsIt()
    {
        var partner = await House.AddShopAsync();
        var (now, latest) = (House.Clock.Instant(), House.Clock.Instant() - LegalHold.Unconfirmed);
        var inTime = await House.AddHoldAsync(partner, h => h.PlacedAt = latest);
        var late = await House.AddHoldAsync(await House.AddShopAsync(), h => h.PlacedAt = latest.AddMilliseconds(-1));
        var confirmed = await House.AddHoldAsync(partner, h => (h.PlacedAt, h.ConfirmedAt) = (latest.AddDays(-1), latest));
        var ended = await House.AddHoldAsync(partner, h => (h.PlacedAt, h.EndedAt) = (latest.AddDays(-1), latest));
        var (kept, gone) = (await House.AddBoxAsync(inTime), await House.AddBoxAsync(late));

        await House.DoAsync(services => services.GetRequiredService<HoldService>().LetFallAwayAsync(House.Act()));

        ((await FreshAsync(inTime)).EndedAt, (await FreshAsync(late)).EndedAt, (await FreshAsync(confirmed)).EndedAt, (await FreshAsync(ended)).EndedAt).ShouldBe((null, now, null, latest));
        ((await FreshAsync(kept)).Box is null, (await FreshAsync(gone)).Box is null).ShouldBe((false, true));
        (await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(late))).ShouldSay("Ended by The system");
    }

    [Fact]
    public async Task Confirm_ByTheSamePersonOrTheSameRole_IsRefusedAndByTheOtherIsKeptOnce()
    {
        var hold = await House.AddHoldAsync(await House.AddShopAsync());
        var (steward, records) = (House.Person(Role.Steward).Id, House.Person(Role.RecordsOfficer).Id);
        (await ConfirmAsync(hold, House.Act(steward, Role.RecordsOfficer))).ShouldBeFalse();
        (await ConfirmAsync(hold, House.Act(records, Role.Steward))).ShouldBeFalse();
        (await FreshAsync(hold)).ConfirmedAt.ShouldBeNull();
        var first = House.Act(records, Role.RecordsOfficer);

        (await ConfirmAsync(hold, first)).ShouldBeTrue();
        (await ConfirmAsync(hold, House.Act(House.NewId(), Role.RecordsOfficer) with { Now = first.Now.AddMinutes(1) })).ShouldBeTrue("it is confirmed already");

        (await FreshAsync(hold)).ShouldSatisfyAllConditions(h => h.ConfirmedById.ShouldBe(records), h => h.ConfirmedAt.ShouldBe(first.Now));
        (await House.EventAsync(StewardshipEvents.HoldConfirmed, hold.PartnerId)).ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(records), e => e.EntityId.ShouldBe(hold.Id));
    }

    [Fact]
    public async Task Confirm_OfAnEndedHold_ChangesNothing()
    {
        var hold = await House.AddHoldAsync(await House.AddShopAsync(), h => h.EndedAt = House.Clock.Instant());

        await ConfirmAsync(hold, House.Act(House.Person(Role.RecordsOfficer).Id, Role.RecordsOfficer));

        (await FreshAsync(hold)).ConfirmedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Show_OffersToConfirmToTheOtherOfTheTwoAlone()
    {
        var partner = await House.AddShopAsync();
        var (second, both) = (await House.AddAccountAsync($"second-{Guid.NewGuid():N}", Role.Steward), await House.AddAccountAsync($"both-{Guid.NewGuid():N}", Role.Steward, Role.RecordsOfficer));
        var (waits, ofTheirs) = (await House.AddHoldAsync(partner), await House.AddHoldAsync(partner, h => h.PlacedById = both.Id));
        var (confirmed, ended) = (await House.AddHoldAsync(partner, h => h.ConfirmedAt = h.PlacedAt), await House.AddHoldAsync(partner, h => h.EndedAt = h.PlacedAt));
        var (rita, stella, two) = (await House.SignInAsync(Role.RecordsOfficer), await House.SignInAsync(second, Role.Steward), await House.SignInAsync(both, Role.RecordsOfficer));

        (await OffersAsync(rita, waits, "Confirm")).ShouldBeTrue();
        (await OffersAsync(two, waits, "Confirm")).ShouldBeTrue();
        (await OffersAsync(stella, waits, "Confirm")).ShouldBeFalse("another steward is no second role");
        (await OffersAsync(two, ofTheirs, "Confirm")).ShouldBeFalse("another role is no second person");
        (await OffersAsync(rita, confirmed, "Confirm")).ShouldBeFalse();
        (await OffersAsync(rita, ended, "Confirm")).ShouldBeFalse();
        (await stella.PostAsync($"{PathOf(waits)}?handler=Confirm", await TokenAsync(stella, partner))).ShouldHaveError("", "It takes two: the one who placed it, and the other of the records officer and the steward.");
    }

    [Fact]
    public async Task Review_OnADayToCome_MovesItAndOnAnyOtherDoesNot()
    {
        var today = House.Today();
        var hold = await House.AddHoldAsync(await House.AddShopAsync(), h => h.ReviewOn = today);
        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(hold))).Form("form[action*='Review']");
        foreach (var day in new[] { "", Day(today), Day(today.AddYears(10).AddDays(1)) }) (await form.Set("NextReview", day).SubmitAsync()).ShouldHaveError("", ChooseADay);
        (await FreshAsync(hold)).ReviewOn.ShouldBe(today);

        foreach (var day in new[] { today.AddDays(1), today.AddYears(10) })
        {
            (await (await form.Set("NextReview", Day(day)).SubmitAsync()).FollowAsync()).ShouldSay("It goes on until then.");
            (await FreshAsync(hold)).ReviewOn.ShouldBe(day);
        }

        (await House.EventsAsync(StewardshipEvents.HoldReviewed)).Count(e => e.SubjectId == hold.PartnerId && e.EntityId == hold.Id && e.ActorId == House.Person(Role.Steward).Id).ShouldBe(2);
    }

    [Fact]
    public async Task End_OfAHold_DestroysWhatLiesUnderItAndUnderNoOther()
    {
        var before = House.Clock.Instant().AddDays(-1);
        var (hold, other) = (await House.AddHoldAsync(await House.AddShopAsync()), await House.AddHoldAsync(await House.AddShopAsync()));
        var (box, gone, kept) = (await House.AddBoxAsync(hold), await House.AddBoxAsync(hold, b => (b.Box, b.DestroyedAt) = (null, before)), await House.AddBoxAsync(other));
        var form = (await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync(PathOf(hold))).Form("form[action*='End']");
        (await form.SubmitAsync()).ShouldHaveError("", "Tick the box first: what is sealed is destroyed, and cannot be brought back.");
        (await FreshAsync(hold)).EndedAt.ShouldBeNull();
        var at = House.Clock.Instant();

        var page = await (await form.Set("IsSure", "true").SubmitAsync()).FollowAsync();
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await form.SubmitAsync();

        page.ShouldSay("Ended. What was sealed is destroyed.");
        page.ShouldSay("Ended by RecordsOfficer One");
        (await FreshAsync(hold)).ShouldSatisfyAllConditions(h => h.EndedAt.ShouldBe(at), h => h.EndedById.ShouldBe(House.Person(Role.RecordsOfficer).Id));
        (await FreshAsync(box)).ShouldSatisfyAllConditions(b => b.Box.ShouldBeNull(), b => b.DestroyedAt.ShouldBe(at));
        (await FreshAsync(gone)).DestroyedAt.ShouldBe(before);
        (await FreshAsync(kept)).ShouldSatisfyAllConditions(b => b.Box.ShouldNotBeNull(), b => b.DestroyedAt.ShouldBeNull());
        (await House.EventAsync(StewardshipEvents.HoldEnded, hold.PartnerId)).EntityId.ShouldBe(hold.Id);
        (await House.AskAsync(db => db.Set<ErasureLine>().AsNoTracking().Where(l => l.Deed == HoldService.Deed).ToListAsync())).Where(l => l.ToLedger().Of.Contains(hold.Id)).ShouldHaveSingleItem().At.ShouldBe(at);
    }

    [Fact]
    public async Task Again_AfterARestore_EndsTheHoldsOfTheLineAndNoOther()
    {
        var (hold, other) = (await House.AddHoldAsync(await House.AddShopAsync()), await House.AddHoldAsync(await House.AddShopAsync()));
        var box = await House.AddBoxAsync(hold);
        var action = House.Act();

        await House.DoAsync(services => HoldService.AgainAsync(services, new LedgerLine(House.NewId(), action.AgencyId, action.Now, HoldService.Deed, [hold.Id]), action));

        ((await FreshAsync(hold)).EndedAt, (await FreshAsync(other)).EndedAt, (await FreshAsync(box)).Box).ShouldBe((action.Now, null, null));
    }

    [Fact]
    public async Task Show_OfAHoldThatIsNotThere_IsNotFoundWhateverIsPressed()
    {
        var steward = await House.SignInAsync(Role.Steward);
        var token = await TokenAsync(steward, await House.AddShopAsync());
        var nowhere = $"/Stewardship/Holds/{House.NewId()}";

        (await steward.GetAsync(nowhere)).ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "Confirm", "Review", "End", "Ask", "Allow" }) (await steward.PostAsync($"{nowhere}?handler={handler}", token)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static string PathOf(LegalHold hold) => $"/Stewardship/Holds/{hold.Id}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", null);

    private static string Long(DateOnly day) => day.ToString("MMMM d, yyyy", null);

    private static async Task<bool> OffersAsync(Browser browser, LegalHold hold, string handler) => (await browser.GetAsync(PathOf(hold))).Document.QuerySelector($"form[action*='{handler}']") is not null;

    private static async Task<List<KeyValuePair<string, string>>> TokenAsync(Browser browser, Partner partner) =>
        [.. (await browser.GetAsync($"/Stewardship/Holds/Place/{partner.Id}")).Form("form.pa-form").Fields.Where(f => f.Key == "__RequestVerificationToken")];

    private Task<bool> ConfirmAsync(LegalHold hold, ActionContext action) => House.DoAsync(async services =>
        await services.GetRequiredService<HoldService>().ConfirmAsync(await services.GetRequiredService<AllianceContext>().Set<LegalHold>().SingleAsync(h => h.Id == hold.Id), action));

    private Task<T> FreshAsync<T>(T row) where T : Entity => House.AskAsync(db => db.Set<T>().AsNoTracking().SingleAsync(r => r.Id == row.Id));
}
