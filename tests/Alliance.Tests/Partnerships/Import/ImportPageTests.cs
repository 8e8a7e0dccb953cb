using System.Net;
using System.Text;
using Alliance.Partnerships.Import;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Import;

/// <summary>The way of a register through the browser.</summary>
public abstract class ImportPageTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Browser_WholeWay_BringsInShowsAndTakesBack()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var columns = await UploadAsync(supervisor, Importing.Small);
        columns.ShouldSay("Columns about people stay out");
        columns.Texts("tbody th").ShouldBe(["Name", "Street", "City", "Zip", "Phone"]);
        columns.ShouldNotSay("Rosa Example");

        var preview = await (await columns.Form().SubmitAsync("Show what each row")).FollowAsync();
        preview.Texts(".pa-stat__number").ShouldBe(["3", "1", "1", "1"]);
        preview.ShouldSay("This row has no name.");
        preview.ShouldSay("The same as row 2");
        var progress = await preview.Form().SubmitAsync("Bring them in");
        progress.Location!.ShouldEndWith("/Progress");
        await House.DeskIsIdleAsync();

        var done = await (await supervisor.GetAsync(progress.Location!)).FollowAsync();
        done.ShouldSay("is in the directory");
        done.Texts("#rejected ~ *, .pa-section td").ShouldContain("This row has no name.");
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
        (await supervisor.GetAsync("/Partnerships/Partners")).ShouldSay("Harbor Bakery");

        var undoing = await done.Form().SubmitAsync("Take it all back");
        await House.DeskIsIdleAsync();
        (await (await supervisor.GetAsync(undoing.Location!)).FollowAsync()).ShouldSay("The directory is as it was before.");
        (await House.PartnersAsync(agency)).ShouldBeEmpty();
        await House.ChainShouldBeWholeAsync(agency);
    }

    [Fact]
    public async Task Browser_PostedTwice_IsOneRunAndOneImport()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var index = await supervisor.GetAsync("/Partnerships/Import");
        var first = await Attach(index, Importing.Small).SubmitAsync();
        var second = await Attach(index, Importing.Small).SubmitAsync();
        second.Location.ShouldBe(first.Location);
        var preview = await (await (await first.FollowAsync()).Form().SubmitAsync("Show what each row")).FollowAsync();

        await preview.Form().SubmitAsync("Bring them in");
        await preview.Form().SubmitAsync("Bring them in");
        await House.DeskIsIdleAsync();

        (await House.AskAsync(db => db.Set<ImportRun>().CountAsync(), agency)).ShouldBe(1);
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Preview_MappedAnewInAnotherTab_IsStoppedAndStays()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var columns = await UploadAsync(supervisor, Importing.Small);
        var preview = await (await columns.Form().SubmitAsync("Show what each row")).FollowAsync();
        var other = await supervisor.GetAsync(columns.Address.PathAndQuery);
        await other.Form().Set("Fields[4]", "").SubmitAsync("Show what each row");

        var stale = await preview.Form().SubmitAsync("Bring them in");

        stale.ShouldBe(HttpStatusCode.Conflict);
        (await House.PartnersAsync(agency)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Columns_TwoForOneField_SaysSoAndKeepsTheChoice()
    {
        var supervisor = await House.SignInSupervisorAsync(await House.NewAgencyAsync());
        var columns = await UploadAsync(supervisor, Importing.Small);

        var again = await columns.Form().Set("Fields[2]", "Name").SubmitAsync("Show what each row");

        again.ShouldHaveError("", "More than one column is mapped to Name");
        again.Form().Value("Fields[2]").ShouldBe("Name");
    }

    [Fact]
    public async Task Columns_ForgedForAPersonsColumn_DoesNotMapIt()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var columns = await UploadAsync(supervisor, Importing.Small);

        await columns.Form().Forge("Fields[5]", "TradeName").SubmitAsync("Show what each row");

        (await House.AskAsync(db => db.Set<ImportRun>().Select(r => r.Mapping).SingleAsync(), agency)).ShouldNotBeNull().ShouldNotContain("TradeName");
    }

    [Fact]
    public async Task Columns_GivenUp_DeletesTheFile()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var columns = await UploadAsync(supervisor, Importing.Small);

        await columns.Form().SubmitAsync("Give up");

        var run = await House.AskAsync(db => db.Set<ImportRun>().SingleAsync(), agency);
        (run.State, run.File).ShouldBe((ImportState.GivenUp, null));
    }

    [Theory]
    [MemberData(nameof(BadFiles.All), MemberType = typeof(BadFiles))]
    public async Task Upload_BadFile_IsOneSentenceAndNothingIsKept(string what)
    {
        var (bytes, sentence) = BadFiles.Of(what);
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var index = await supervisor.GetAsync("/Partnerships/Import");

        var refused = await index.Form().Attach("Input.Register", "register.csv", bytes).SubmitAsync();

        refused.ShouldHaveError("Input.Register", sentence);
        (await House.AskAsync(db => db.Set<ImportRun>().CountAsync(), agency)).ShouldBe(0);
    }

    [Fact]
    public async Task Upload_RowsWithTrouble_AreRejectedByThemselves()
    {
        var agency = await House.NewAgencyAsync();

        var run = await House.BringInAsync(agency, $"Name,Street\nGood Hall,1 Quay Street\nToo,many,cells\n\"=HYPERLINK(\"\"http://x\"\")\",2 Quay Street\n{new string('x', 10_000)},3 Quay Street\n");

        ImportSummary.Read(run.Summary).Rejected.ShouldBe(3);
        (await House.PartnersAsync(agency)).Select(p => p.Name).ShouldBe(["Good Hall"]);
    }

    [Fact]
    public async Task Upload_LargerThanTheLimit_SaysSo()
    {
        var supervisor = await House.SignInSupervisorAsync(await House.NewAgencyAsync());
        var index = await supervisor.GetAsync("/Partnerships/Import");

        var refused = await index.Form().Attach("Input.Register", "register.csv", new byte[UploadLimitAttribute.RequestBytes + 1]).SubmitAsync();

        var page = await refused.FollowAsync();
        page.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        page.ShouldSay("This file is larger than 20 MB");
    }

    [Fact]
    public async Task Upload_NeighborhoodsThatAreNone_SaysSo()
    {
        var agency = await House.NewAgencyAsync();
        var supervisor = await House.SignInSupervisorAsync(agency);
        var index = await supervisor.GetAsync("/Partnerships/Import");

        var refused = await Attach(index, Importing.Small).Attach("Input.Neighborhoods", "areas.geojson", "[]"u8.ToArray()).SubmitAsync();

        refused.ShouldHaveError("Input.Register", "not GeoJSON");
        (await House.AskAsync(db => db.Set<ImportRun>().CountAsync(), agency)).ShouldBe(0);
    }

    [Theory]
    [InlineData("/Partnerships/Import")]
    [InlineData("/Partnerships/Duplicates")]
    public async Task Pages_OfficerWithoutLeave_AreClosed(string path)
    {
        var officer = await House.SignInAsync(Role.Officer);

        (await officer.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Pages_OfAnotherAgencysRun_AreNotThere()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        var pair = await House.AskAsync(db => db.Set<PossibleDuplicate>().Select(d => d.Id).SingleAsync(), agency);
        var stranger = await House.SignInSupervisorAsync(await House.NewAgencyAsync());

        foreach (var path in new[] { $"Import/{run.Id}", $"Import/{run.Id}/Preview", $"Import/{run.Id}/Progress", $"Import/{run.Id}/Progress?handler=State", $"Import/{run.Id}/Done", $"Import/{run.Id}/Done?handler=Rejections", $"Duplicates/{pair}" })
            (await stranger.GetAsync($"/Partnerships/{path}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rejections_AsCsv_HoldRowAndReason()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        var supervisor = await House.SignInSupervisorAsync(agency);

        var csv = await supervisor.GetAsync($"/Partnerships/Import/{run.Id}/Done?handler=Rejections");

        csv.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        csv.Body.ShouldContain("6,This row has no name.");
    }

    [Fact]
    public async Task Duplicates_TheyAreOne_ThenTakenApart()
    {
        var agency = await House.NewAgencyAsync();
        await House.BringInAsync(agency, Importing.Small);
        var supervisor = await House.SignInSupervisorAsync(agency);
        var list = await supervisor.GetAsync("/Partnerships/Duplicates");
        var compare = await supervisor.GetAsync(list.Element(".pa-card__title a").GetAttribute("href")!);
        compare.ShouldSay("75 Francis Way");

        var one = await (await compare.Form().SubmitAsync("They are one")).FollowAsync();
        one.ShouldSay("They are one now.");
        (await House.PartnersAsync(agency)).Count.ShouldBe(2);
        (await (await compare.Form().SubmitAsync("They are one")).FollowAsync()).ShouldSay("They are one now.");

        (await (await one.Form().SubmitAsync("Take apart")).FollowAsync()).ShouldSay("They are two again");
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Duplicates_TwoPlaces_LeavesTheList()
    {
        var agency = await House.NewAgencyAsync();
        await House.BringInAsync(agency, Importing.Small);
        var supervisor = await House.SignInSupervisorAsync(agency);
        var list = await supervisor.GetAsync("/Partnerships/Duplicates");
        var compare = await supervisor.GetAsync(list.Element(".pa-card__title a").GetAttribute("href")!);

        var two = await (await compare.Form().SubmitAsync("Two places")).FollowAsync();

        two.ShouldSay("No two entries look alike");
        (await House.PartnersAsync(agency)).Count.ShouldBe(3);
    }

    private static async Task<Page> UploadAsync(Browser browser, string csv)
    {
        var uploaded = await Attach(await browser.GetAsync("/Partnerships/Import"), csv).SubmitAsync();
        var columns = await uploaded.FollowAsync();
        columns.ShouldBeOk();
        return columns;
    }

    private static Form Attach(Page index, string csv) => index.Form().Attach("Input.Register", "register.csv", Encoding.UTF8.GetBytes(csv));
}

public sealed class ImportPageTestsOnSqlite(SqliteHouse house) : ImportPageTests(house), IClassFixture<SqliteHouse>;

public sealed class ImportPageTestsOnPostgres(PostgresHouse house) : ImportPageTests(house), IClassFixture<PostgresHouse>;
