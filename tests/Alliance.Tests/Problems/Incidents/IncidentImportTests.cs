using System.Net;
using System.Text;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Problems.Incidents;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Problems.Incidents;

/// <summary>Counts of incidents through the browser: looked at first, then brought in, replaced, taken back.</summary>
public abstract class IncidentImportTests(TestHouse house) : HouseTest(house)
{
    private const string Square = """{"type":"Polygon","coordinates":[[[-71.1,42.3],[-71.0,42.3],[-71.0,42.4],[-71.1,42.4],[-71.1,42.3]]]}""";

    [Fact]
    public async Task Browser_WholeWay_CountsShowsAndTakesBack()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);

        var preview = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-05,Noise,Quay\n2027-01-05,NOISE,quay\n2027-01-06,Loitering,Quay\n2026-12-01,Noise,Quay\n");
        preview.ShouldSay("2 categories are not known here yet");
        preview.ShouldSay("rows 2, 3 and 5");
        (await ByDayAsync(village, quay)).ShouldBeEmpty("nothing counts before somebody has looked");
        var done = await (await preview.Form().Set("Meanings[0]", "add").Set("Meanings[2]", "leave").SubmitAsync("Bring it in")).FollowAsync();

        done.ShouldSay("incidents.csv counts");
        done.Texts(".pa-stat__number").ShouldBe(["3", "1"]);
        done.ShouldSay("The category is left out.");
        (await ByDayAsync(village, quay)).ShouldBe(new Dictionary<DateOnly, int> { [new(2027, 1, 5)] = 2, [new(2026, 12, 1)] = 1 }, ignoreOrder: true);
        var index = await supervisor.GetAsync($"/Problems/Incidents?Area={quay.Id}");
        index.ShouldSay("All categories, Quay, by month");
        index.Texts("details table td").ShouldBe(["1", "2"]);
        index.Element("svg.pa-months").GetAttribute("aria-label").ShouldNotBeNull().ShouldContain("by month");

        (await (await done.Form().SubmitAsync("Take it back")).FollowAsync()).ShouldSay("was taken back");
        (await ByDayAsync(village, quay)).ShouldBeEmpty();
        (await village.AskAsync(db => db.Set<IncidentMonth>().CountAsync())).ShouldBe(0);
        (await House.EventsAsync(IncidentEvents.IncidentsTakenBack, village.Agency.Id)).ShouldHaveSingleItem().ActorId.ShouldBe(village.Supervisor.Id);
    }

    [Fact]
    public async Task SecondFile_OfTheSamePlaceCategoryAndDay_ReplacesAndSaysSo()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        const string first = "date,category,neighborhood,count\n2027-01-05,Noise,Quay,4\n2027-01-06,Noise,Quay,2\n";
        await BringInAsync(supervisor, first);

        var same = await UploadAsync(supervisor, first);
        same.Texts(".pa-stat__number").ShouldBe(["6", "0", "0"]);
        same.ShouldSay("counts of earlier files are replaced");
        same.ShouldSay("2 more of the same place, category and day were there already and say the same.");
        await same.Form().SubmitAsync("Bring it in");
        (await ByDayAsync(village, quay)).Values.Sum().ShouldBe(6, "the same file twice counts once");

        var corrected = await BringInAsync(supervisor, "date,category,neighborhood,count\n2027-01-05,Noise,Quay,9\n2027-01-07,Noise,Quay,1\n");
        corrected.ShouldSay("count of an earlier file replaced");
        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([9, 2, 1]);

        await corrected.Form().SubmitAsync("Take it back");
        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([4, 2], "what was replaced counts again");
    }

    [Fact]
    public async Task BadRows_EachHaveASentenceAndTheirRows_AndTheRestCounts()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);

        var preview = await UploadAsync(supervisor, """
            date,category,neighborhood,count
            2027-01-05,Noise,Quay,2
            1/6/2027,Noise,Quay,1
            7 Jan 2027,Noise,Quay,1
            2027-12-24,Noise,Quay,1
            someday,Noise,Quay,1
            2027-01-05,Noise,Atlantis,1
            2027-01-05,Noise,Quay,-3
            1816-01-05,Noise,Quay,1
            """);

        foreach (var (sentence, rows) in ((string, string)[])[("The date lies in the future.", "row 5"), ("The date cannot be read", "row 6"), ("No neighborhood or organization here has this name", "row 7"), ("The count is negative.", "row 8"), ("The date lies before 1970.", "row 9")])
            preview.Texts("#left-out ~ div tbody tr").ShouldContain(line => line.Contains(sentence) && line.EndsWith(rows), sentence);
        preview.ShouldSay("Atlantis");
        var done = await (await preview.Form().SubmitAsync("Bring it in")).FollowAsync();
        done.ShouldSay("The date lies in the future.");
        done.ShouldNotSay("Atlantis");
        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([2, 1, 1]);
    }

    [Fact]
    public async Task DatesBothWays_OnlyWhatIsClearCounts()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);

        await BringInAsync(supervisor, "date,category,neighborhood\n25/01/2027,Noise,Quay\n3/2/2026,Noise,Quay\n");
        (await ByDayAsync(village, quay)).Keys.ToList().ShouldBe([new(2026, 2, 3), new(2027, 1, 25)], "one date that can only be read day first tells how all are");
        var mixed = await BringInAsync(supervisor, "date,category,neighborhood\n25/01/2025,Noise,Quay\n1/26/2025,Noise,Quay\n3/2/2025,Noise,Quay\n");

        mixed.ShouldSay("The date can be read two ways");
        (await ByDayAsync(village, quay)).Keys.ToList().ShouldBe([new(2025, 1, 25), new(2025, 1, 26), new(2026, 2, 3), new(2027, 1, 25)]);
    }

    [Fact]
    public async Task Places_ByOrganizationOrPoint_AreFound_AndNothingElseOfARowIsKept()
    {
        var (village, quay) = await SceneAsync();
        var hall = village.Partner("Quay Hall", area: quay);
        var drawn = village.Area("Drawn", Square);
        await village.MoveInAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);

        var done = await BringInAsync(supervisor, """
            Date,Category,Place,Latitude,Longitude,Reported By,Address
            2027-01-05,Noise,Quay Hall,,,Zebulon Quux,14 Secret Lane
            2027-01-05,Noise,,42.35113,-71.05871,Zebulon Quux,14 Secret Lane
            2027-01-06,Noise,,42.9,-71.05871,Zebulon Quux,14 Secret Lane
            """);

        done.ShouldSay("The point lies in no neighborhood that is drawn here.");
        (await ByDayAsync(village, drawn)).Values.ToList().ShouldBe([1]);
        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([1], "what is counted at an organization counts in its neighborhood");
        (await AskAsync(village, new IncidentQuestion { PartnerIds = [hall.Id] })).Values.ToList().ShouldBe([1]);
        var everything = await House.ContentsAsync(village.Agency.Id);
        foreach (var gone in (string[])["42.35", "71.058", "Zebulon", "Secret Lane"]) everything.ShouldNotContain(gone);
    }

    [Fact]
    public async Task Category_DecidedOnce_IsUnderstoodNextTime()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        await BringInAsync(supervisor, "date,category,neighborhood\n2027-01-05,Noise,Quay\n");
        var noise = await village.AskAsync(db => db.Set<IncidentCategory>().SingleAsync());
        var preview = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-06,10-65B,Quay\n");
        await preview.Form().Set("Meanings[0]", noise.Id.ToString()).SubmitAsync("Bring it in");

        var next = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-07,10-65b,Quay\n");

        next.ShouldNotSay("not known here yet");
        await next.Form().SubmitAsync("Bring it in");
        (await AskAsync(village, new IncidentQuestion { AreaIds = [quay.Id], CategoryIds = [noise.Id] })).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Category_NotSaid_KeepsTheFileAndWhatWasChosen()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        var preview = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-05,Noise,Quay\n2027-01-06,Loitering,Quay\n");

        var again = await supervisor.PostAsync(preview.Address.PathAndQuery, [new("Meanings[1]", "leave"), new("__RequestVerificationToken", preview.Form().Value("__RequestVerificationToken")!)]);

        again.ShouldHaveError("", "Say what each category of the file is");
        again.Form().Value("Meanings[1]").ShouldBe("leave");
        (await ByDayAsync(village, quay)).ShouldBeEmpty();
        (await (await again.Form().SubmitAsync("Bring it in")).FollowAsync()).ShouldSay("counts");
    }

    [Fact]
    public async Task Stopped_InTheMiddle_CountsNothingAndIsBroughtInWholeTheNextTime()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        var preview = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-05,Noise,Quay\n");
        var import = await village.AskAsync(db => db.Set<IncidentImport>().SingleAsync());
        var half = new IncidentCategory { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Name = "Half", SortName = "half" };
        await House.AddAsync(half, new IncidentMonth { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), ImportId = import.Id, AreaId = quay.Id, CategoryId = half.Id, Month = new(2027, 1, 1), Days = "5:70" });

        (await ByDayAsync(village, quay)).ShouldBeEmpty();
        await preview.Form().SubmitAsync("Bring it in");

        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([1]);
    }

    [Fact]
    public async Task PostedTwice_IsOneImport()
    {
        var (village, quay) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        var form = await supervisor.GetAsync("/Problems/Incidents/Import");
        const string csv = "date,category,neighborhood\n2027-01-05,Noise,Quay\n";

        var first = await Attach(form, csv).SubmitAsync();
        var second = await Attach(form, csv).SubmitAsync();
        second.Location.ShouldBe(first.Location);
        var preview = await first.FollowAsync();
        await preview.Form().SubmitAsync("Bring it in");
        await preview.Form().SubmitAsync("Bring it in");

        (await village.AskAsync(db => db.Set<IncidentImport>().CountAsync())).ShouldBe(1);
        (await ByDayAsync(village, quay)).Values.ToList().ShouldBe([1]);
    }

    [Fact]
    public async Task GivenUp_KeepsNothing()
    {
        var (village, _) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);
        var preview = await UploadAsync(supervisor, "date,category,neighborhood\n2027-01-05,Zebulon,Quay\n");

        await preview.Form().SubmitAsync("Give up");

        var import = await village.AskAsync(db => db.Set<IncidentImport>().SingleAsync());
        (import.State, import.Tally).ShouldBe((IncidentImportState.GivenUp, null));
        (await village.AskAsync(db => db.Set<IncidentCategory>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "This file is empty.")]
    [InlineData("day of week,what\nMonday,Noise\n", "No column holds the date")]
    public async Task Upload_BadFile_IsOneSentenceAndNothingIsKept(string csv, string sentence)
    {
        var (village, _) = await SceneAsync();
        var supervisor = await village.SignInAsync(Role.Supervisor);

        var refused = await Attach(await supervisor.GetAsync("/Problems/Incidents/Import"), csv).SubmitAsync();

        refused.ShouldHaveError("Upload", sentence);
        (await village.AskAsync(db => db.Set<IncidentImport>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Officer_SeesCountsAndBringsInNothing()
    {
        var (village, _) = await SceneAsync();
        var officer = await village.SignInAsync(Role.Officer);

        var index = await officer.GetAsync("/Problems/Incidents");

        index.ShouldSay("Nothing is counted yet");
        index.ShouldSay("A supervisor, or whoever keeps the register, can bring in a file of counts.");
        index.Document.QuerySelector("a[href='/Problems/Incidents/Import']").ShouldBeNull();
        (await (await officer.GetAsync("/Problems/Incidents/Import")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
        (await (await (await village.SignInAsync(Role.Evaluator)).GetAsync("/Problems/Incidents")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(Village Village, Area Quay)> SceneAsync()
    {
        var village = await Village.BuildAsync(House);
        var quay = village.Area("Quay");
        await village.MoveInAsync();
        return (village, quay);
    }

    private static Task<SortedDictionary<DateOnly, int>> ByDayAsync(Village village, Area area) => AskAsync(village, new IncidentQuestion { AreaIds = [area.Id] });

    private static Task<SortedDictionary<DateOnly, int>> AskAsync(Village village, IncidentQuestion question) =>
        village.House.DoAsync(services => services.GetRequiredService<IncidentReading>().ByDayAsync(question), village.Agency.Id);

    private static Form Attach(Page page, string csv) => page.Form().Attach("Upload", "incidents.csv", Encoding.UTF8.GetBytes(csv));

    private static async Task<Page> UploadAsync(Browser browser, string csv) =>
        await (await Attach(await browser.GetAsync("/Problems/Incidents/Import"), csv).SubmitAsync()).FollowAsync();

    private static async Task<Page> BringInAsync(Browser browser, string csv) =>
        await (await (await UploadAsync(browser, csv)).Form().SubmitAsync("Bring it in")).FollowAsync();
}

public sealed class IncidentImportTestsOnSqlite(SqliteHouse house) : IncidentImportTests(house), IClassFixture<SqliteHouse>;

public sealed class IncidentImportTestsOnPostgres(PostgresHouse house) : IncidentImportTests(house), IClassFixture<PostgresHouse>;
