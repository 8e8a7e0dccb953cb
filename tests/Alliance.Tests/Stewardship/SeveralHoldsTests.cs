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

/// <summary>What one hold forbids to destroy does not go because another ends; and what is over is over.</summary>
public abstract class SeveralHoldsTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task End_WhereAnotherHoldStands_KeepsTheBoxesUnderThatOneUntilItEndsToo()
    {
        var partner = await House.AddShopAsync();
        var first = await House.AddHoldAsync(partner, h => h.ConfirmedAt = h.PlacedAt);
        var second = await House.AddHoldAsync(partner, h => h.ConfirmedAt = h.PlacedAt);
        await House.AddHoldAsync(await House.AddShopAsync());
        var box = await House.AddBoxAsync(first);
        var gone = await House.AddBoxAsync(first, b => (b.Box, b.DestroyedAt) = (null, b.SealedAt));

        (await EndAsync(first)).ShouldSay("Ended. Another hold goes on, so what was sealed is kept under that one.");

        (await BoxAsync(box.Id)).ShouldSatisfyAllConditions(b => b.HoldId.ShouldBe(second.Id), b => b.Box.ShouldBe([1]), b => b.DestroyedAt.ShouldBeNull());
        (await BoxAsync(gone.Id)).HoldId.ShouldBe(first.Id);
        (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{second.Id}")).ShouldSay("They withdrew");

        (await EndAsync(second)).ShouldSay("Ended. What was sealed is destroyed.");

        (await BoxAsync(box.Id)).ShouldSatisfyAllConditions(b => b.Box.ShouldBeNull(), b => b.DestroyedAt.ShouldBe(House.Clock.Instant()));
    }

    [Fact]
    public async Task FallAway_WhereAConfirmedHoldStands_KeepsTheBoxes()
    {
        var partner = await House.AddShopAsync();
        var unconfirmed = await House.AddHoldAsync(partner, h => h.PlacedAt = House.Clock.Instant() - LegalHold.Unconfirmed - TimeSpan.FromSeconds(1));
        var stands = await House.AddHoldAsync(partner);
        var box = await House.AddBoxAsync(unconfirmed);

        await House.DoAsync(services => services.GetRequiredService<HoldService>().LetFallAwayAsync(ActionContext.System(partner.AgencyId, House.Clock, "testing")));

        (await BoxAsync(box.Id)).ShouldSatisfyAllConditions(b => b.HoldId.ShouldBe(stands.Id), b => b.Box.ShouldBe([1]));
        (await House.AskAsync(db => db.Set<LegalHold>().SingleAsync(h => h.Id == unconfirmed.Id))).EndedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true, "It has ended already.")]
    [InlineData(false, "Nobody confirmed it in time, so it falls away. Place it anew if something must still be kept.")]
    public async Task ConfirmOrReview_OfWhatIsOver_IsRefusedAndChangesNothing(bool ended, string sentence)
    {
        var hold = await House.AddHoldAsync(await House.AddShopAsync());
        var page = await (await House.SignInAsync(Role.RecordsOfficer)).GetAsync($"/Stewardship/Holds/{hold.Id}");
        // Meanwhile, while the page is open.
        DateTime? endedAt = ended ? House.Clock.Instant() : null;
        var placedAt = ended ? hold.PlacedAt : House.Clock.Instant() - LegalHold.Unconfirmed - TimeSpan.FromSeconds(1);
        await House.AskAsync(db => db.Set<LegalHold>().Where(h => h.Id == hold.Id).ExecuteUpdateAsync(h => h.SetProperty(l => l.EndedAt, endedAt).SetProperty(l => l.PlacedAt, placedAt)));

        var confirmed = await page.Form("form[action*=Confirm]").SubmitAsync();
        var reviewed = await page.Form("form[action*=Review]").Set("NextReview", House.Today().AddDays(9).ToString("yyyy-MM-dd", null)).SubmitAsync();

        foreach (var answer in new[] { confirmed, reviewed })
        {
            answer.Status.ShouldBe(HttpStatusCode.Conflict);
            answer.ShouldHaveError("", sentence);
            answer.Document.QuerySelector("form[action*=Confirm]").ShouldBeNull();
        }
        (await House.AskAsync(db => db.Set<LegalHold>().AsNoTracking().SingleAsync(h => h.Id == hold.Id))).ShouldSatisfyAllConditions(h => h.ConfirmedAt.ShouldBeNull(), h => h.ReviewOn.ShouldBe(hold.ReviewOn));
        (await House.AskAsync(db => db.AuditEvents.CountAsync(e => e.EntityId == hold.Id && (e.Action == StewardshipEvents.HoldConfirmed || e.Action == StewardshipEvents.HoldReviewed)))).ShouldBe(0);
    }

    private async Task<Page> EndAsync(LegalHold hold)
    {
        var page = await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Holds/{hold.Id}");
        return await (await page.Form("form[action*=End]").Set("IsSure", "true").SubmitAsync()).FollowAsync();
    }

    private Task<SealedRecord> BoxAsync(Guid id) => House.AskAsync(db => db.Set<SealedRecord>().AsNoTracking().SingleAsync(b => b.Id == id));
}

public sealed class SeveralHoldsTestsOnSqlite(SqliteHouse house) : SeveralHoldsTests(house), IClassFixture<SqliteHouse>;

public sealed class SeveralHoldsTestsOnPostgres(PostgresHouse house) : SeveralHoldsTests(house), IClassFixture<PostgresHouse>;
