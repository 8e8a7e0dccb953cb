using System.Net;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Stewardship;

/// <summary>Whom the records officer and the steward find, and by what. Each test has an agency of its own.</summary>
public sealed class FindEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Withdraw = "/Stewardship/Withdraw";

    [Fact]
    public async Task Find_ByTheRecordsOfficer_IsByTheBeginningOfAWordAndByTheOthersAnywhere()
    {
        var village = await Village.BuildAsync(House);
        foreach (var name in (string[])["Quillworks Dairy", "Quillworks Bakery", "Quay Mill", "Quimby Mill", .. Enumerable.Range(1, 21).Reverse().Select(n => $"Zinnia Shop {n:00}")]) await House.AddShopAsync(name, agency: village.Agency.Id);
        var rita = await village.WatchAsync(Role.RecordsOfficer);

        async Task<Page> FindAsync(string typed) => await rita.GetAsync($"/Stewardship/Find?Q={Uri.EscapeDataString(typed)}");

        (await FindAsync("QUILLW")).Texts(".pa-card__title").ShouldBe(["Quillworks Bakery", "Quillworks Dairy"]);
        (await FindAsync("quillw air")).Texts(".pa-card__title").ShouldBe(["Quillworks Dairy"]);
        (await FindAsync("dairy")).Texts(".pa-card__actions a").ShouldBe(["Place a hold", "Begin a release"]);
        (await FindAsync("zinnia")).Texts(".pa-card__title").ShouldBe(Enumerable.Range(1, 20).Select(n => $"Zinnia Shop {n:00}"));
        foreach (var typed in (string[])["works", "!!!"]) (await FindAsync(typed)).ShouldSay("No organization begins with this word.");
        (await FindAsync("  ")).Document.QuerySelectorAll("#found").ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_ByTheSteward_IsByTheWholeSignAndGivesNoName()
    {
        var (village, other) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var (partner, foreign) = (await House.AddShopAsync("Quillworks Dairy", agency: village.Agency.Id), await House.AddShopAsync("Quillworks Dairy", agency: other.Agency.Id));
        await House.AddShopAsync("Quillworks Bakery", agency: village.Agency.Id);
        var (steward, sign) = (await village.WatchAsync(Role.Steward), Sign.Of(partner.Id));

        var found = await steward.GetAsync($"/Stewardship/Find?Q={sign.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");

        found.Texts(".pa-card__title").ShouldBe([sign]);
        found.Texts(".pa-card__actions a").ShouldBe(["Place a hold"]);
        found.ShouldNotSay("Quillworks");
        foreach (var typed in (string[])["Quillworks", sign[..^1], Sign.Of(foreign.Id)]) (await steward.GetAsync($"/Stewardship/Find?Q={typed}")).ShouldSay("No one partner has this sign.");
    }

    [Fact]
    public async Task Withdraw_ByNumber_FindsAndTakesOutOnlyWhoIsThereAndHasAgreed()
    {
        var village = await Village.BuildAsync(House);
        var (here, _) = (village.Partner("Xylophone Hall"), village.Partner("Zither Hall"));
        var (meant, beside, left, lapsed, back) = (village.Contact(here, "Ada Quillfeather"), village.Contact(here, "Bela Quillfeather"), village.Contact(here, "Cleo Quillfeather"), village.Contact(here, "Dora Quillfeather"), village.Contact(here, "Emil Quillfeather"));
        left.LeftAt = village.Now;
        await village.MoveInAsync();
        var now = House.Clock.Instant();
        Consent Until(Contact contact, DateTime ends, DateTime? withdrawn = null)
        {
            var consent = House.ConsentOf(contact);
            (consent.ExpiresAt, consent.WithdrawnAt) = (ends, withdrawn);
            return consent;
        }
        await House.KeepAsync(village.Agency.Id, [Until(meant, now.AddDays(20)), Until(meant, now.AddDays(400)), Until(meant, now.AddDays(10)), Until(beside, now.AddDays(5)), Until(left, now.AddDays(20)), Until(lapsed, now), Until(back, now.AddDays(20), now)]);
        var steward = await village.WatchAsync(Role.Steward);
        async Task<Page> LookAsync(string organization, string number) => await (await steward.GetAsync(Withdraw)).Form("#find-form").Set("Input.Organization", organization).Set("Input.Number", number).SubmitAsync();

        var found = await LookAsync("Xylophone Hall", Sign.Of(meant.Id));

        found.ShouldSay($"Number {Sign.Of(meant.Id)} at Xylophone Hall");
        found.ShouldSay($"Agreed until {village.Agency.DayOf(now.AddDays(400)).ToString("MMMM d, yyyy", null)}.");
        foreach (var (organization, number) in new[] { ("Zither Hall", Sign.Of(meant.Id)), ("Xylophone Hall", ""), ("", Sign.Of(meant.Id)), ("Xylophone Hall", Sign.Of(left.Id)), ("Xylophone Hall", Sign.Of(lapsed.Id)), ("Xylophone Hall", Sign.Of(back.Id)) })
            (await LookAsync(organization, number)).ShouldHaveError("", "Nobody was found who has agreed.");
        var token = (await steward.GetAsync(Withdraw)).Form("#find-form").Fields;
        foreach (var contact in new[] { lapsed, back }) (await steward.PostAsync($"{Withdraw}?handler=TakeOut", token.Append(new("ContactId", $"{contact.Id}")).Append(new("IsAsked", "true")))).ShouldBe(HttpStatusCode.NotFound);
        (await (await found.Form("#out-form").Set("IsAsked", "true").SubmitAsync()).FollowAsync()).ShouldSay("Everything of theirs is out");
        (await village.AskAsync(db => db.Set<Contact>().Where(c => c.Name != null).Select(c => c.Id).ToListAsync())).ShouldBe([beside.Id, left.Id, lapsed.Id, back.Id], ignoreOrder: true);
    }
}

public sealed class SignTests
{
    /// <summary>It stands on printed cards, so it may never become another.</summary>
    [Fact]
    public void Of_AKey_IsTheSameTenLettersForEver() => Sign.Of(Guid.Parse("0195f3c2-7a10-7c3d-8e4f-102030405060")).ShouldBe("KQBYQ-FLGU4");

    [Fact]
    public void Of_Nobody_IsNone() => Sign.Of((Guid?)null).ShouldBeNull();

    [Theory]
    [InlineData("KQBYQ-FLGU4", true)]
    [InlineData(" kqbyq flgu4 ", true)]
    [InlineData("kqbyqflgu4", true)]
    [InlineData("KQBYQ-FLGU", false)]
    [InlineData("KQBYQ-FLGU44", false)]
    [InlineData("KQBYQ-FLGU5", false)]
    [InlineData("", false)]
    public void Means_HoweverTyped_NeedsAllTenLetters(string typed, bool meant) => Sign.Means(typed, Guid.Parse("0195f3c2-7a10-7c3d-8e4f-102030405060")).ShouldBe(meant);
}
