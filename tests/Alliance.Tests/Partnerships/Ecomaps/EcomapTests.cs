using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Device;
using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Alliance.Portal.Take;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Alliance.Tests.Portal.Attacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Ecomaps;

/// <summary>The map shows organisations and how they stand, keeps who said what and when, and has no place for a person.</summary>
public abstract class EcomapTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Add_ATie_IsDrawnListedAndRecordedForBoth()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);

        (await AddAsync(officer, bakery, pantry)).ShouldRedirectTo($"/Partnerships/Ecomap/{bakery.Id}");

        var tie = await TieAsync(bakery, pantry);
        (tie.Quality, tie.Flow, tie.Supports, tie.EndedAt).ShouldBe((TieQuality.Strong, TieFlow.ToSecond, Supports.Food, null));
        var page = await officer.GetAsync($"/Partnerships/Ecomap/{pantry.Id}");
        page.Element($"svg [data-tie='{tie.Id}']").GetAttribute("data-quality").ShouldBe("Strong");
        page.Element($"[data-row='{tie.Id}']").TextContent.ShouldContain($"{bakery.Name} helps {pantry.Name}");
        var events = (await House.EventsAsync(PartnershipEvents.TieNoted)).Where(e => e.EntityId == tie.Id).ToList();
        events.Select(e => e.SubjectId!.Value).ShouldBe([bakery.Id, pantry.Id], ignoreOrder: true);
        await House.EventAsync(PartnershipEvents.PartnerOpened, pantry.Id);
    }

    [Fact]
    public async Task Add_TheSameFormTwice_IsOneTie()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Supervisor);
        var form = Filled((await PageAsync(officer, bakery, pantry)).Form("#tie"), bakery, pantry);

        await form.SubmitAsync();
        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Ecomap/{bakery.Id}");

        (await House.AskAsync(db => db.Set<OrganizationTie>().CountAsync(t => t.FirstId == bakery.Id))).ShouldBe(1);
        (await House.AskAsync(db => db.Set<OrganizationTieStep>().CountAsync(s => db.Set<OrganizationTie>().Any(t => t.Id == s.TieId && t.FirstId == bakery.Id)))).ShouldBe(1);
    }

    [Fact]
    public async Task Add_ToItself_SaysSoAndKeepsWhatWasChosen()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);

        var page = await Filled((await PageAsync(officer, bakery, pantry)).Form("#tie"), bakery, bakery).SubmitAsync();

        page.ShouldHaveError("", "An organization has no tie to itself");
        page.Form("#tie").Value("Input.Quality").ShouldBe("Strong");
        page.Form("#tie").Value("Input.Supports").ShouldBe("Food");
        (await House.AskAsync(db => db.Set<OrganizationTie>().AnyAsync(t => t.FirstId == bakery.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Add_OneThatIsThere_TheOtherWayRoundToo_SaysSo()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        await AddAsync(officer, bakery, pantry);

        (await AddAsync(officer, bakery, pantry)).ShouldHaveError("", $"{bakery.Name} and {pantry.Name} have a tie already");
        (await AddAsync(officer, pantry, bakery)).ShouldHaveError("", $"{pantry.Name} and {bakery.Name} have a tie already");

        (await House.AskAsync(db => db.Set<OrganizationTie>().CountAsync(t => t.FirstId == bakery.Id || t.FirstId == pantry.Id))).ShouldBe(1);
    }

    /// <summary>Two who add the same at once, past the look before: the index lets in one of them, whichever way it is named.</summary>
    [Fact]
    public async Task Add_AtTheSameMoment_IsOneTie()
    {
        var (bakery, pantry) = await TwoAsync();
        OrganizationTie Tie(Guid first, Guid second) => new() { AgencyId = bakery.AgencyId, Id = House.NewId(), FirstId = first, SecondId = second, Quality = TieQuality.Strong, SaidAt = House.Clock.Instant() };
        await House.AddAsync(Tie(bakery.Id, pantry.Id));

        await Should.ThrowAsync<DbUpdateException>(() => House.AddAsync(Tie(pantry.Id, bakery.Id)));
    }

    [Fact]
    public async Task Add_ANeighborOnTheirOwn_IsRefused_AndHasNoMap()
    {
        var (bakery, pantry) = await TwoAsync();
        var neighbor = await House.AddShopAsync("A neighbor in Old Quay", p => p.Kind = PartnerKind.Neighbor);
        var officer = await House.SignInAsync(Role.Officer);
        var form = Filled((await PageAsync(officer, bakery, pantry)).Form("#tie"), bakery, pantry);

        var page = await officer.PostAsync($"/Partnerships/Ecomap/{bakery.Id}", [.. form.Fields.Where(f => f.Key != "Input.SecondId"), new("Input.SecondId", neighbor.Id.ToString())]);

        page.ShouldHaveError("", "A neighbor on their own is a person");
        (await House.AskAsync(db => db.Set<OrganizationTie>().AnyAsync(t => t.FirstId == neighbor.Id || t.SecondId == neighbor.Id))).ShouldBeFalse();
        (await officer.GetAsync($"/Partnerships/Ecomap/{neighbor.Id}")).ShouldSay("There is no map of a person");
        (await officer.GetAsync($"/Partnerships/Partners/{neighbor.Id}")).ShouldNotSay("Organizations around it");
        (await officer.GetAsync($"/Partnerships/Ecomap/{bakery.Id}?Q=neighbor")).Document.QuerySelector($"option[value='{neighbor.Id}']").ShouldBeNull();
    }

    [Fact]
    public async Task Edit_AnOrganizationOnTheMap_DoesNotBecomeAPerson()
    {
        var area = await House.AddAreaAsync($"Old Quay {Guid.NewGuid():N}");
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        await AddAsync(officer, bakery, pantry);

        var page = await (await officer.GetAsync($"/Partnerships/Partners/Edit/{bakery.Id}")).Form("form.pa-form").Set("Input.Kind", "Neighbor").Set("Input.AreaId", area.Id.ToString()).SubmitAsync();

        page.ShouldHaveError("Input.Kind", "It stands on the map of organizations");
    }

    [Fact]
    public async Task Change_ToStressed_KeepsWhatWasBefore_AndTellsWhoSaidIt()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        await AddAsync(officer, bakery, pantry);
        var tie = await TieAsync(bakery, pantry);
        House.Clock.Advance(TimeSpan.FromMinutes(1));

        (await (await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}")).Form("#tie").Set("Input.Quality", "Stressed").Set("Input.Flow", "None").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Ecomap/{bakery.Id}");

        (await TieAsync(bakery, pantry)).Quality.ShouldBe(TieQuality.Stressed);
        var page = await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}");
        page.Texts("#said ~ ol li").Count.ShouldBe(2);
        page.Texts("#said ~ ol li")[0].ShouldStartWith("Stressed, Nothing flows now");
        page.Texts("#said ~ ol li")[1].ShouldStartWith("Strong");
        (await House.EventsAsync(PartnershipEvents.TieChanged)).Count(e => e.EntityId == tie.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Change_ByTwoAtOnce_KeepsWhatTheSecondChoseAndShowsBoth()
    {
        var (bakery, pantry) = await TwoAsync();
        var (officer, colleague) = (await House.SignInAsync(Role.Officer), await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer));
        await AddAsync(officer, bakery, pantry);
        var address = $"/Partnerships/Ecomap/Tie/{(await TieAsync(bakery, pantry)).Id}";
        var (mine, theirs) = ((await officer.GetAsync(address)).Form("#tie"), (await colleague.GetAsync(address)).Form("#tie"));
        await theirs.Set("Input.Quality", "Stressed").SubmitAsync();

        var page = await mine.Set("Input.Quality", "Tenuous").SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldSay("Somebody else changed this while you were typing");
        page.Element(".pa-facts").TextContent.ShouldContain("Stressed");
        page.Form("#tie").Value("Input.Quality").ShouldBe("Tenuous");
        (await page.Form("#tie").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Ecomap/{bakery.Id}");
        (await TieAsync(bakery, pantry)).Quality.ShouldBe(TieQuality.Tenuous);
    }

    [Fact]
    public async Task End_ATie_TakesItOffTheMap_AndANewOneMayBegin()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        await AddAsync(officer, bakery, pantry);
        var tie = await TieAsync(bakery, pantry);
        var stale = (await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}")).Form("#tie");
        (await (await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}")).Form("#end-tie").SubmitAsync()).ShouldHaveError("Ending", "Choose why it ended.");

        await (await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}")).Form("#end-tie").Set("Ending", "Apart").SubmitAsync();

        (await officer.GetAsync($"/Partnerships/Ecomap/{bakery.Id}")).Document.QuerySelector($"[data-row='{tie.Id}']").ShouldBeNull();
        (await officer.GetAsync($"/Partnerships/Ecomap/Tie/{tie.Id}")).ShouldSay("Ended: They no longer have to do with each other");
        (await stale.SubmitAsync()).ShouldHaveError("", "This tie has been ended meanwhile");
        (await AddAsync(officer, pantry, bakery)).ShouldRedirectTo($"/Partnerships/Ecomap/{pantry.Id}");
    }

    [Fact]
    public async Task Area_ShowsTiesOfItsOrganizations_AndNoPerson()
    {
        var area = await House.AddAreaAsync($"Old Quay {Guid.NewGuid():N}");
        var (bakery, pantry) = await TwoAsync(area.Id);
        var contact = await House.AddPersonAsync(bakery, name: "Zenobia Quillfeather");
        var supervisor = await House.SignInAsync(Role.Supervisor);
        await AddAsync(supervisor, bakery, pantry);

        var page = await supervisor.GetAsync($"/Partnerships/Ecomap/Area/{area.Id}");

        page.Element("svg[data-ecomap]").TextContent.ShouldContain("Pantry");
        page.ShouldSay($"{bakery.Name} helps {pantry.Name}");
        page.Body.ShouldNotContain(contact.Name!);
        (await supervisor.GetAsync("/Partnerships/Ecomap")).ShouldSay($"{area.Name} one tie");
    }

    [Fact]
    public async Task Triangle_BetweenTwoThatLeanOnOneOfficer_IsToldToThatOfficerAlone()
    {
        var (tavern, circle) = await TwoAsync();
        var (ana, colleague) = (await House.AddOfficerAsync("ana"), await House.AddOfficerAsync());
        await House.AddRelationshipAsync(tavern, ana, r => r.Phase = Phase.WorkingAlliance);
        await House.AddRelationshipAsync(circle, ana, r => (r.Phase, r.OwnerId, r.BackupId) = (Phase.Introduced, colleague.Id, ana.Id));
        await House.AddAsync(Tie(tavern, circle, TieQuality.Stressed));
        var browser = await House.SignInAsync(ana, Role.Officer);
        var path = $"/Partnerships/Ecomap/{tavern.Id}";
        // Introduced, and never by themselves: they do not lean yet.
        (await browser.GetAsync(path)).ShouldNotSay("You stand between");

        await House.AddAsync(new Engagement { AgencyId = circle.AgencyId, Id = House.NewId(), PartnerId = circle.Id, OfficerId = ana.Id, At = House.Clock.Instant().AddDays(-3), Channel = Channel.InPerson, Setting = Setting.Street, StartedBy = Side.Them, Outcome = Outcome.Talked, Minutes = 10, Purpose = "The music" });

        var words = $"You stand between {tavern.Name} and {circle.Name} They are at odds, and both lean on you.";
        foreach (var page in new[] { path, "/Partnerships/Ecomap", $"/Partnerships/Partners/{tavern.Id}", $"/Partnerships/Partners/{circle.Id}" })
        {
            (await browser.GetAsync(page)).ShouldSay(words);
            (await browser.GetAsync(page)).ShouldSay("Stay close to both, and take no side");
            (await (await House.SignInAsync(colleague, Role.Officer)).GetAsync(page)).ShouldNotSay("both lean on you");
            (await (await House.SignInAsync(Role.Supervisor)).GetAsync(page)).ShouldNotSay("both lean on you");
        }
        (await browser.GetAsync($"/Partnerships/Prepare/{tavern.Id}")).ShouldSay($"At odds with {circle.Name}, who leans on you too");
        var stamp = await StampAsync(ana, circle);
        await SetAsync(tavern, circle, TieQuality.Tenuous);
        // A copy on a device says it too, and is thrown away.
        (await StampAsync(ana, circle)).ShouldNotBe(stamp);
        (await browser.GetAsync(path)).ShouldNotSay("You stand between");
    }

    [Fact]
    public async Task Join_TwoWithTies_MovesThem_AndTakingApartPutsThemBack()
    {
        var (bakery, pantry) = await TwoAsync();
        var (twin, library) = (await House.AddShopAsync("Harbor Bakery Twin"), await House.AddShopAsync("Quay Library", p => p.Kind = PartnerKind.OtherAgency));
        var pair = new PossibleDuplicate { AgencyId = bakery.AgencyId, Id = House.NewId(), FirstId = bakery.Id, SecondId = twin.Id, Reason = "Same name", FoundAt = House.Clock.Instant() };
        await House.AddAsync(pair, Tie(bakery, pantry, TieQuality.Strong), Tie(pantry, twin, TieQuality.Tenuous), Tie(twin, bakery, TieQuality.Tenuous), Tie(library, twin, TieQuality.Stressed));
        var before = await LinesAsync(bakery, twin);

        await House.DoAsync(async services => (await services.GetRequiredService<MergeService>().JoinAsync(await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().SingleAsync(p => p.Id == pair.Id), 0, bakery.Id, House.Act(House.Person(Role.Supervisor).Id, Role.Supervisor))).ShouldBeNull());

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Ecomap/{bakery.Id}");
        page.Texts("[data-row] th").ShouldBe([$"{bakery.Name} – {pantry.Name}", $"{library.Name} – {bakery.Name}"], ignoreOrder: true);
        await House.DoAsync(async services => (await services.GetRequiredService<MergeService>().UndoAsync(await services.GetRequiredService<AllianceContext>().Set<PartnerMerge>().SingleAsync(m => m.KeptId == bakery.Id), House.Act(House.Person(Role.Supervisor).Id, Role.Supervisor))).ShouldBeNull());
        (await LinesAsync(bakery, twin)).ShouldBe(before);
    }

    [Fact]
    public async Task Add_OneThatWasJoinedMeanwhile_SaysSo()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = Filled((await PageAsync(officer, bakery, pantry)).Form("#tie"), bakery, pantry);
        await House.ChangeAsync<Partner>(pantry.Id, p => p.MergedIntoId = bakery.Id);

        (await form.SubmitAsync()).ShouldHaveError("", "One of the two is no longer here");
    }

    [Fact]
    public async Task Expiry_OfWhatNobodySaidAgain_TakesTheTieWithItsSteps()
    {
        var (bakery, pantry) = await TwoAsync();
        var officer = await House.SignInAsync(Role.Officer);
        await AddAsync(officer, bakery, pantry);
        var (tie, fresh) = (await TieAsync(bakery, pantry), await TwoAsync());
        House.Clock.Advance(TimeSpan.FromDays(800));
        await House.AddAsync(Tie(fresh.Bakery, fresh.Pantry, TieQuality.Strong));

        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        (await House.AskAsync(db => db.Set<OrganizationTie>().AnyAsync(t => t.Id == tie.Id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<OrganizationTieStep>().AnyAsync(s => s.TieId == tie.Id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<OrganizationTie>().AnyAsync(t => t.FirstId == fresh.Bakery.Id))).ShouldBeTrue();
        (await House.EventsAsync(PartnershipEvents.TieRanOut)).Count(e => e.EntityId == tie.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Take_ByAContact_HoldsTheTiesOfTheirOrganization()
    {
        var (bakery, pantry) = await TwoAsync();
        await House.AddRelationshipAsync(bakery, House.Person(Role.Officer));
        await AddAsync(await House.SignInAsync(Role.Officer), bakery, pantry);
        var contact = await House.AddReachableAsync(bakery);

        var rows = await House.DoAsync(async services => await services.GetServices<ITakePart>().OfType<OrganizationTiePart>().Single().ReadAsync((await services.GetRequiredService<OwnRecord>().PersonAsync(contact.Id))!));

        var facts = rows.ShouldHaveSingleItem().Facts.ToDictionary(f => f.Key, f => f.Value);
        facts["with"].ShouldBe(pantry.Name);
        facts["stands"].ShouldBe("Strong");
        facts["helps"].ShouldBe($"{bakery.Name} helps {pantry.Name}");
        facts["flows"].ShouldBe("Food and meals");
        // What others said of each other is theirs.
        facts.Keys.ShouldNotContain("by");
    }

    private Task<string> StampAsync(Account officer, Partner partner) => House.DoAsync(async services => (await services.GetRequiredService<DeviceStamps>().OfAsync(officer.Id)).Single(k => k.Id == partner.Id).Stamp);

    private OrganizationTie Tie(Partner first, Partner second, TieQuality quality) => new() { AgencyId = first.AgencyId, Id = House.NewId(), FirstId = first.Id, SecondId = second.Id, Quality = quality, SaidAt = House.Clock.Instant() };

    private Task SetAsync(Partner first, Partner second, TieQuality quality) => House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        var tie = await db.Set<OrganizationTie>().SingleAsync(t => t.FirstId == first.Id && t.SecondId == second.Id);
        (await services.GetRequiredService<OrganizationTieService>().ChangeAsync(tie, tie.Version, new TieState(quality, TieFlow.None, Supports.None), House.Act())).ShouldBeNull();
    });

    private static int last;

    private async Task<(Partner Bakery, Partner Pantry)> TwoAsync(Guid? area = null)
    {
        var number = Interlocked.Increment(ref last);
        return (await House.AddShopAsync($"Zither Bakery{number}", p => p.AreaId = area), await House.AddShopAsync($"Zither Pantry{number}", p => (p.Kind, p.AreaId) = (PartnerKind.NonProfit, area)));
    }

    private static Task<Page> PageAsync(Browser browser, Partner around, Partner other) => browser.GetAsync($"/Partnerships/Ecomap/{around.Id}?Q={Uri.EscapeDataString(other.Name)}");

    private static Form Filled(Form form, Partner first, Partner second) =>
        form.Set("Input.FirstId", first.Id.ToString()).Set("Input.SecondId", second.Id.ToString()).Set("Input.Quality", "Strong").Set("Input.Flow", "ToSecond").Set("Input.Supports", "Food");

    private static async Task<Page> AddAsync(Browser browser, Partner first, Partner second) => await Filled((await PageAsync(browser, first, second)).Form("#tie"), first, second).SubmitAsync();

    private Task<OrganizationTie> TieAsync(Partner first, Partner second) => House.AskAsync(db => db.Set<OrganizationTie>().AsNoTracking().SingleAsync(t => t.FirstId == first.Id && t.SecondId == second.Id));

    private Task<string> LinesAsync(Partner one, Partner other) => House.AskAsync(async db => string.Join('\n', await db.Set<OrganizationTie>().Where(t => t.FirstId == one.Id || t.SecondId == one.Id || t.FirstId == other.Id || t.SecondId == other.Id).OrderBy(t => t.Id).Select(t => $"{t.Id} {t.FirstId} {t.SecondId} {t.LowId} {t.HighId} {t.EndedAt} {db.Set<OrganizationTieStep>().Count(s => s.TieId == t.Id)}").ToListAsync()));
}

public sealed class EcomapTestsOnSqlite(SqliteHouse house) : EcomapTests(house), IClassFixture<SqliteHouse>;

public sealed class EcomapTestsOnPostgres(PostgresHouse house) : EcomapTests(house), IClassFixture<PostgresHouse>;
