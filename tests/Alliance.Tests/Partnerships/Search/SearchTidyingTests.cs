using Alliance.Platform.Accounts;
using Alliance.Platform.Data.Search;
using Alliance.Platform.Jobs;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alliance.Tests.Partnerships.Search;

public sealed class SearchTidyingTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Run_AfterManyWriters_LeavesOnePieceInWhichEverythingIsFound()
    {
        await ForgetAsync();
        var partner = await House.AddOwnPartnerAsync("Nutmeg Chandlery");
        for (var talk = 0; talk < 7; talk++) await House.LogTalkAsync(partner, [], $"The glasswort stood in the way, {talk}.");
        (await PiecesAsync()).ShouldBeGreaterThan(1);

        // It rests between its steps, by the real clock.
        var (scopes, leases) = (House.Services.GetRequiredService<IServiceScopeFactory>(), House.Services.GetRequiredService<JobLeases>());
        await new SearchTidying(scopes, leases, TimeProvider.System, NullLogger<SearchTidying>.Instance).RunAsync(TestContext.Current.CancellationToken);

        (await PiecesAsync()).ShouldBe(1);
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Search?Q=glasswort")).Texts("[aria-labelledby=conversations] li").Count.ShouldBe(7);
    }

    [Fact]
    public async Task Run_BetweenTimes_LaysTheSmallPiecesTogetherAndEverythingIsFound()
    {
        await ForgetAsync();
        var partner = await House.AddOwnPartnerAsync("Marlin Chandlery");
        for (var talk = 0; talk < 7; talk++) await House.LogTalkAsync(partner, [], $"The sargassum came ashore, {talk}.");
        var before = await PiecesAsync();

        var (scopes, leases) = (House.Services.GetRequiredService<IServiceScopeFactory>(), House.Services.GetRequiredService<JobLeases>());
        await new SearchJoining(scopes, leases, TimeProvider.System, NullLogger<SearchJoining>.Instance).RunAsync(TestContext.Current.CancellationToken);

        // Those of one size are one of the next; two sizes may be left.
        (await PiecesAsync()).ShouldBeLessThan(Math.Min(before, 4));
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Search?Q=sargassum")).Texts("[aria-labelledby=conversations] li").Count.ShouldBe(7);
    }

    [Fact]
    public async Task Talks_LoggedAfterIt_StayFewPieces()
    {
        await ForgetAsync();
        var partner = await House.AddOwnPartnerAsync("Wrasse Chandlery");
        for (var talk = 0; talk < 7; talk++) await House.LogTalkAsync(partner, [], $"The bladderwrack was gathered, {talk}.");
        var (scopes, leases) = (House.Services.GetRequiredService<IServiceScopeFactory>(), House.Services.GetRequiredService<JobLeases>());
        await new SearchTidying(scopes, leases, TimeProvider.System, NullLogger<SearchTidying>.Instance).RunAsync(TestContext.Current.CancellationToken);

        for (var talk = 7; talk < 19; talk++) await House.LogTalkAsync(partner, [], $"The bladderwrack was gathered, {talk}.");

        // Left to itself each of the twelve would be a piece.
        (await PiecesAsync()).ShouldBeLessThanOrEqualTo(6);
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Search?Q=bladderwrack")).Texts("[aria-labelledby=conversations] li").Count.ShouldBeGreaterThan(7);
    }

    /// <summary>The index is left to itself again, whichever test ran before.</summary>
    private Task<int> ForgetAsync() => House.AskAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "SearchEngagement"("SearchEngagement", rank) VALUES ('crisismerge', 16)"""));

    private Task<int> PiecesAsync() => House.AskAsync(db => db.Database.SqlQueryRaw<int>("""SELECT count(DISTINCT segid) AS "Value" FROM "SearchEngagement_idx" """).SingleAsync());
}
