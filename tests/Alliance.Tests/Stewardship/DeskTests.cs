using Alliance.Partnerships.Concerns;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;

namespace Alliance.Tests.Stewardship;

/// <summary>The desk says what waits for the steward and where, and not a word of it.</summary>
public abstract class DeskTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Get_WithEverythingThatCanWait_CountsItAndShowsNoWord()
    {
        var partner = await House.AddOwnPartnerAsync("Lute Bakery");
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.SayEverythingAsync(partner, contact);
        await House.RaiseAsync(await House.ComeInAsync(contact), contact, "He called them ukuleles", ConcernKind.Officer);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Promises/Make/{partner.Id}")).Form("form.pa-form").Set("Input.By", "Us").Set("Input.Words", "Ask her brother Balthasar").Set("Input.DueOn", House.Today().AddDays(9).ToString("yyyy-MM-dd", null));
        await (await form.SubmitAsync()).Form("form.pa-form").Set("ScreenReason", "It matters to them").SubmitAsync();

        var desk = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Desk");

        desk.Texts(".pa-stat__words").Zip(desk.Texts(".pa-stat__number")).Where(tile => !tile.First.StartsWith("readings", StringComparison.Ordinal)).ShouldBe(
        [
            ("concerns that wait for your answer", "1"), ("consents close to their end", "0"), ("holds that wait for you", "0"), ("releases not yet told", "0"), ("notes kept back now", "1"), ("records close to their end", "0"),
        ]);
        desk.ShouldSay("It matters to them");
        desk.Texts("[aria-labelledby=screened] td[data-label='Words go']").ShouldContain(House.Today().AddDays(30).ToString("MMMM d, yyyy", null));
        foreach (var word in (string[])[.. Wording.All, "ukuleles", "Balthasar", "Quackenbush", "Lute Bakery"]) desk.ShouldNotSay(word);
        var list = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/RunningOut");
        list.ShouldSay("One text that speaks of others goes within 30 days.");
        foreach (var word in (string[])[.. Wording.All, "Balthasar", "Quackenbush", "Lute Bakery"]) list.ShouldNotSay(word);
    }
}

public sealed class DeskTestsOnSqlite(SqliteHouse house) : DeskTests(house), IClassFixture<SqliteHouse>;

public sealed class DeskTestsOnPostgres(PostgresHouse house) : DeskTests(house), IClassFixture<PostgresHouse>;
