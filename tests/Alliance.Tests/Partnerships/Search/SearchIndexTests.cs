using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Data.Search;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships.Import;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Search;

/// <summary>The index keeps up with what passes the context by, and forgets at once.</summary>
public abstract class SearchIndexTests(TestHouse house) : HouseTest(house)
{
    private const string Organizations = "[aria-labelledby=organizations] li > a", Conversations = "[aria-labelledby=conversations] li";

    [Fact]
    public async Task Withdraw_TakesNameAndWordsOutOfTheIndexAndTheFile()
    {
        var partner = await House.AddOwnPartnerAsync("Teasel Row");
        var contact = await House.AddPersonAsync(partner, name: "Philomena Crackenthorpe");
        await House.KeepAsync(partner.AgencyId, [House.ChoiceOf(contact, Alliance.Partnerships.Consents.ChoiceKind.Callouts)]);
        await House.LogTalkAsync(partner, [contact], "Philomena keeps krummhorns and theorbos.");
        await House.DoAsync(services => services.GetRequiredService<OfferService>().MakeAsync(contact.Id, partner.Id, new NewOffer { Id = House.NewId(), Kind = OfferKind.Room, Words = "A cellar of serpents-and-sackbuts" }, House.ActAs(contact)));
        string[] found = ["philomena", "crackenthorpe", "krummhorns", "theorbos", "sackbuts"];
        foreach (var word in found) (await SearchAsync(word)).ShouldNotSay("Nothing found");

        await House.DoAsync(async services => await services.GetRequiredService<ContactService>().WithdrawAsync(
            await services.GetRequiredService<AllianceContext>().Set<Contact>().SingleAsync(c => c.Id == contact.Id), Alliance.Partnerships.Consents.ConsentWay.Portal, House.ActAs(contact)));
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().SettleErasureAsync());

        foreach (var word in found) (await SearchAsync(word)).ShouldSay("Nothing found");
        var kept = await House.EverythingAsync();
        foreach (var word in new[] { "crackenthorpe", "krummhorns", "theorbos", "sackbuts" }) kept.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(word);
    }

    [Fact]
    public async Task Import_ShowsItsPartnersAtOnceAndUndoneNoMore()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        var officer = await House.AddAccountAsync(agency, $"finder{agency}", Role.Officer);
        (await SearchAsync("harbor quay", officer)).Texts(Organizations).ShouldBe(["Harbor Bakery"]);

        await House.UndoAsync(agency, run.Id);

        (await SearchAsync("harbor quay", officer)).ShouldSay("Nothing found");
        (await House.AskAsync(db => db.Database.SqlQueryRaw<int>("""SELECT CAST(COUNT(*) AS integer) AS "Value" FROM "SearchWord" WHERE "AgencyId" = {0}""", agency).SingleAsync(), agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Staged_IsNotFound()
    {
        await House.AddShopAsync("Ghostpipe Diner", p => p.StagedById = Guid.CreateVersion7(House.Clock.GetUtcNow()));

        (await SearchAsync("ghostpipe")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Merge_IsFoundByBothNamesWithTheTalksOfBoth()
    {
        var kept = await House.AddOwnPartnerAsync("Thrushcross Garage");
        var joined = await House.AddOwnPartnerAsync("Thornfield Garage");
        await House.LogTalkAsync(joined, [], "The glassharmonica stood in the way.");
        var pair = new PossibleDuplicate { AgencyId = kept.AgencyId, Id = House.NewId(), FirstId = kept.Id, SecondId = joined.Id, Reason = "SameAddress", FoundAt = House.Clock.Instant() };
        await House.KeepAsync(kept.AgencyId, [pair]);

        await House.DoAsync(async services => (await services.GetRequiredService<MergeService>().JoinAsync(await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().SingleAsync(d => d.Id == pair.Id), 0, kept.Id, House.ActAsOfficer())).ShouldBeNull());

        (await SearchAsync("thornfield")).Texts(Organizations).ShouldBe(["Thrushcross Garage"]);
        (await SearchAsync("glassharmonica")).Texts(Conversations).ShouldHaveSingleItem().ShouldContain("Thrushcross Garage");
    }

    /// <summary>By the two engines' own functions and by ours, texts are the same words.</summary>
    [Theory]
    [InlineData("Café de l’Étoile, O'Example's  “Bar”")]
    [InlineData("One {contact:01937838-ab00-7e23-90c5-fcea46947102:first}, two {contact:01937838-ab00-7e23-90c5-fcea46947103}.")]
    [InlineData("Ñandú ÅNGSTRÖM 12.5% a_b/c\\d e\u0301")]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b")]
    public async Task Words_OnEitherEngine_AreTheSame(string text)
    {
        var ours = SearchWords.Scoped("s1x", text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).ToList();

        var theirs = House.Engine == Engine.Sqlite
            ? await House.AskAsync(db => db.Database.SqlQueryRaw<string>("SELECT search_words('s1x', {0}) AS Value", text).SingleAsync())
            : await House.AskAsync(db => db.Database.SqlQueryRaw<string>("SELECT array_to_string(tsvector_to_array(search_words('s1x', {0})), ' ') AS \"Value\"", text).SingleAsync());

        theirs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "s1x").Distinct().Order(StringComparer.Ordinal).ShouldBe(ours);
    }

    /// <summary>Each table that is searched still has what keeps its index: a migration that rebuilds one on SQLite takes it away.</summary>
    [Fact]
    public async Task Index_IsKeptByEveryTableItIsOf()
    {
        var kept = House.Engine == Engine.Sqlite
            ? await House.AskAsync(db => db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'Search%'").ToListAsync())
            : await House.AskAsync(db => db.Database.SqlQueryRaw<string>("SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE indexname LIKE 'IX_%_Search'").ToListAsync());

        kept.Count.ShouldBe(House.Engine == Engine.Sqlite ? 11 : 3);
    }

    private async Task<Page> SearchAsync(string typed, Account? officer = null)
    {
        var page = await (await House.SignInAsync(officer ?? House.Person(Role.Officer), Role.Officer)).GetAsync($"/Partnerships/Search?Q={Uri.EscapeDataString(typed)}");
        page.ShouldBeOk();
        return page;
    }
}

public sealed class SearchIndexTestsOnSqlite(SqliteHouse house) : SearchIndexTests(house), IClassFixture<SqliteHouse>;

public sealed class SearchIndexTestsOnPostgres(PostgresHouse house) : SearchIndexTests(house), IClassFixture<PostgresHouse>;
