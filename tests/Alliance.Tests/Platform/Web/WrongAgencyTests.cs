using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Web;

/// <summary>One agency can never read or touch another's rows: every address is tried with every key of the other.</summary>
public abstract class WrongAgencyTests(TestHouse house) : HouseTest(house)
{
    private const string Mark = "Xylographer", OwnMark = "Quetzalcoatl";

    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    private async Task<Dictionary<Role, Browser>> EverybodyAsync(Guid? officer = null)
    {
        var browsers = new Dictionary<Role, Browser>();
        foreach (var role in AllRoles)
            browsers[role] = officer is { } id && role == Role.Officer ? await House.SignInAsync(await House.AskAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == id)), role) : await House.SignInAsync(role);
        return browsers;
    }

    [Fact]
    public async Task Routes_TakeOnlyParametersThatThisTestKnows()
    {
        var unknown = (await House.RoutesAsync()).SelectMany(r => r.Parameters.Where(p => !p.IsKey && !p.IsKnown).Select(p => $"{r.Template} {p.Name}"));

        unknown.ShouldBeEmpty("a parameter that is no key might name another agency's row in another way: make it {…:guid}, or say in Routes.Harmless why not");
    }

    [Fact]
    public async Task OneOfEverything_HasARowOfEveryTable()
    {
        var rows = await House.AddOneOfEverythingAsync((await House.AddAgencyAsync(60, "complete")).Id, "Completeness");
        var tables = await House.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(Entity))).ToList()));

        tables.Except(rows.Select(r => r.Table)).Except([typeof(RoleGrant)]).ShouldBeEmpty("OneOfEverything lacks these tables");
    }

    [Fact]
    public async Task Get_WithAnotherAgencysKeys_IsNeverAnswered()
    {
        var foreign = await House.AddOneOfEverythingAsync((await House.AddAgencyAsync(61, "foreign")).Id, Mark);
        var everybody = await EverybodyAsync();
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && r.TakesKey && r is { IsPortal: false, IsApi: false }))
            foreach (var (role, browser) in everybody)
                foreach (var (table, key) in await WorthTryingAsync(route, role, foreign))
                    ((int)(await browser.GetAsync(route.For(key))).Status).ShouldBeOneOf([403, 404], $"{route.Template} as {role} with the key of a {table.Name}");
        var partner = await PartnerAsync();
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && r.TakesKey && r.IsPortal))
            foreach (var (table, key) in foreign)
                ((int)(await partner.GetAsync(route.For(key))).Status).ShouldBe(404, $"{route.Template} as a partner with the key of a {table.Name}");
    }

    /// <summary>A partner of this agency, in the portal.</summary>
    private async Task<Browser> PartnerAsync() => await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

    /// <summary>
    /// A role that the page's policy keeps out is kept out with any key: one is enough to see it. Each of the others tries them all; on
    /// PostgreSQL, whose questions come of the same filters, they share them, so that each key is tried there too.
    /// </summary>
    private async Task<IEnumerable<(Type Table, Guid Key)>> WorthTryingAsync(Route route, Role role, IReadOnlyList<(Type, Guid)> keys)
    {
        if (!await House.LetsInAsync(route, role)) return keys.Take(1);
        if (House.Engine == Engine.Sqlite) return keys;
        var within = await LetInAsync(route);
        return keys.Where((_, i) => i % within.Count == within.IndexOf(role));
    }

    [Fact]
    public async Task Get_EveryOtherPage_ShowsNothingOfAnotherAgency()
    {
        await House.AddOneOfEverythingAsync((await House.AddAgencyAsync(62, "elsewhere")).Id, Mark);
        var everybody = await EverybodyAsync();
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && r.Parameters.Count == 0))
            foreach (var (role, browser) in everybody)
            {
                var page = await browser.GetAsync(route.Template);
                page.Body.ShouldNotContain(Mark, Case.Insensitive, $"{route.Template} as {role}");
                ((int)page.Status).ShouldBeLessThan(500, $"{route.Template} as {role}");
            }
    }

    [Fact]
    public async Task Post_WithAnotherAgencysKeys_ChangesNothingThere()
    {
        var agency = (await House.AddAgencyAsync(63, "untouched")).Id;
        var foreign = await House.AddOneOfEverythingAsync(agency, Mark);
        var before = await House.ContentsAsync(agency);
        foreach (var (role, browser) in await EverybodyAsync())
        {
            var token = (await browser.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;
            foreach (var route in (await House.RoutesAsync()).Where(r => r.TakesKey && !r.IsPortal))
                foreach (var handler in route.Handlers)
                    foreach (var (table, key) in await WorthTryingAsync(route, role, foreign))
                        ((int)(await browser.PostAsync($"{route.For(key)}?handler={handler}", [new("__RequestVerificationToken", token)])).Status)
                            .ShouldBeOneOf([403, 404], $"{route.Template} {handler} as {role} with the key of a {table.Name}");
        }

        var partner = await PartnerAsync();
        var own = (await partner.GetAsync("/portal/leave")).Form("form.pa-stack").Value("__RequestVerificationToken")!;
        foreach (var route in (await House.RoutesAsync()).Where(r => r.TakesKey && r.IsPortal && r.Handlers.Count > 0))
            foreach (var (table, key) in foreign)
                ((int)(await partner.PostAsync(route.For(key), [new("__RequestVerificationToken", own)])).Status).ShouldBe(404, $"{route.Template} as a partner with the key of a {table.Name}");
        (await House.ContentsAsync(agency)).ShouldBe(before);
    }

    [Fact]
    public async Task Get_UnderAnotherAgencysAddress_LeadsNowhere()
    {
        await House.AddAgencyAsync(64, "next-door");
        var everybody = await EverybodyAsync();
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && !r.TakesKey && r.Parameters.Count == 0))
            ((int)(await everybody[Role.Officer].GetAsync($"/at/next-door{route.Template}")).Status).ShouldBe(404, route.Template);
    }

    /// <summary>Without this the tests above would pass on pages that answer nobody.</summary>
    [Fact]
    public async Task Get_WithOnesOwnKeys_IsAnswered()
    {
        var own = await House.AddOneOfEverythingAsync(TestPeople.AgencyId, OwnMark);
        var everybody = await EverybodyAsync(own.Single(r => r.Table == typeof(Account)).Key);
        var contact = own.First(r => r.Table == typeof(Contact)).Key;
        var partner = await House.ComeInAsync(await House.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == contact)));
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && r.TakesKey && !r.IsApi))
            (await AnsweredAsync(route, route.IsPortal ? [partner] : [.. (await LetInAsync(route)).Select(role => everybody[role])], own)).ShouldBeTrue($"{route.Template} answers no role with any key of its own agency");
    }

    private async Task<List<Role>> LetInAsync(Route route)
    {
        var within = new List<Role>();
        foreach (var role in AllRoles)
            if (await House.LetsInAsync(route, role)) within.Add(role);
        return within;
    }

    /// <summary>The keys of the page's own room first: the right one is most often among them.</summary>
    private static async Task<bool> AnsweredAsync(Route route, IReadOnlyList<Browser> browsers, IReadOnlyList<(Type Table, Guid Key)> own)
    {
        var room = route.Template.TrimStart('/').Split('/');
        foreach (var (_, key) in own.OrderByDescending(row => row.Table.Namespace!.Split('.').Skip(1).Zip(room).TakeWhile(part => part.First == part.Second).Count()))
            foreach (var browser in browsers)
                if ((int)(await browser.GetAsync(route.For(key))).Status is 200 or 302) return true;
        return false;
    }
}

public sealed class WrongAgencyTestsOnSqlite(SqliteHouse house) : WrongAgencyTests(house), IClassFixture<SqliteHouse>;

public sealed class WrongAgencyTestsOnPostgres(PostgresHouse house) : WrongAgencyTests(house), IClassFixture<PostgresHouse>;
