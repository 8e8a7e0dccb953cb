using System.Net;
using System.Text.Json;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What a quarter holds, to the instant: nothing of the quarter before it and nothing of the next. And when it is published.</summary>
public sealed class TransparencyEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private static readonly Quarter Summer = new(2026, 3);

    /// <summary>The villages are seven hours behind in summer.</summary>
    private static readonly DateTime From = new(2026, 7, 1, 7, 0, 0, DateTimeKind.Utc), To = new(2026, 10, 1, 7, 0, 0, DateTimeKind.Utc), Within = new(2026, 8, 1, 7, 0, 0, DateTimeKind.Utc);

    private const int Before = 13, First = 11, Last = 12, After = 14;

    /// <summary>What lies within; no other way to take the bounds adds up to it.</summary>
    private const int Inside = First + Last;

    [Fact]
    public async Task Consents_AroundTheQuarter_AreCountedByWhatHappenedInIt()
    {
        var village = await Village.BuildAsync(House);
        var contact = village.Contact(village.Partner("Lute Shop"), "Zebulon Quackenbush");
        await village.MoveInAsync();
        Consent Row(DateTime given, DateTime expires, DateTime? withdrawn = null) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), ContactId = contact.Id, AskedById = village.Officer.Id, GivenAt = given, Way = ConsentWay.Portal, WordingVersion = 1, Language = "en", ExpiresAt = expires, WithdrawnAt = withdrawn };

        await House.KeepAsync(village.Agency.Id,
        [
            .. Around(at => Row(at, To.AddYears(2))), .. Around(at => Row(From.AddYears(-1), To.AddYears(1), at)), .. Around(at => Row(From.AddYears(-2), at)),
            // Taken back at the instant at which it ran out; taken back before; taken back when it had run out long ago.
            .. Many(15, () => Row(From.AddYears(-2), Within, Within)), .. Many(16, () => Row(From.AddYears(-2), Within, From.AddDays(-5))), .. Many(17, () => Row(From.AddYears(-2), From.AddDays(-9), Within)),
        ]);

        (await SaidAsync(village, TransparencyCounts.Consents)).ShouldBe($"Given or renewed {Inside}, Withdrawn {Inside}, Run out {Inside + 15}");
    }

    [Fact]
    public async Task Promises_AroundTheQuarter_AreCountedBySideAndState()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Lute Shop");
        void Make(int count, Side by, DateOnly due, PromiseState state) { for (var i = 0; i < count; i++) village.Promise(shop, by, due, state); }
        foreach (var (due, count) in new[] { (new DateOnly(2026, 6, 30), Before), (new DateOnly(2026, 7, 1), First), (new DateOnly(2026, 9, 30), Last), (new DateOnly(2026, 10, 1), After) }) Make(count, Side.Us, due, PromiseState.Kept);
        foreach (var (by, state, count) in new[] { (Side.Us, PromiseState.Broken, 15), (Side.Us, PromiseState.Open, 16), (Side.Them, PromiseState.Kept, 17), (Side.Them, PromiseState.Broken, 18), (Side.Them, PromiseState.Open, 19) }) Make(count, by, new DateOnly(2026, 8, 1), state);
        await village.MoveInAsync();

        (await SaidAsync(village, TransparencyCounts.OurPromises)).ShouldBe($"Kept {Inside}, Broken 15, Open 16, total {Inside + 31}");
        (await SaidAsync(village, TransparencyCounts.TheirPromises)).ShouldBe("Kept 17, Broken 18, Open 19, total 54");
    }

    [Fact]
    public async Task Concerns_AroundTheQuarter_AreCountedByWhenTheyWereRaisedAndWhenTheyWereJudged()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Lute Shop");
        await village.MoveInAsync();
        Concern Row(ConcernKind kind, DateTime at) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Kind = kind, Words = "The lamp is dark", RaisedAt = at };
        var earlier = Row(ConcernKind.Other, From.AddDays(-100));
        ConcernStep Step(ConcernStepKind kind, DateTime at) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), ConcernId = earlier.Id, Kind = kind, At = at };

        await House.KeepAsync(village.Agency.Id,
        [
            earlier, .. Around(at => Row(ConcernKind.Officer, at)), .. Many(15, () => Row(ConcernKind.Other, Within)),
            .. Around(at => Step(ConcernStepKind.Solved, at)), .. Many(15, () => Step(ConcernStepKind.HalfSolved, Within)), .. Many(16, () => Step(ConcernStepKind.NotSolved, Within)),
            .. new[] { ConcernStepKind.Answered, ConcernStepKind.Said, ConcernStepKind.Asked, ConcernStepKind.PassedOn }.SelectMany(kind => Many(20, () => Step(kind, Within))),
        ]);

        (await SaidAsync(village, TransparencyCounts.ConcernsRaised)).ShouldBe($"An officer, or how somebody was treated {Inside}, Something else 15, total {Inside + 15}");
        (await SaidAsync(village, TransparencyCounts.ConcernsJudged)).ShouldBe($"Solved {Inside}, Half solved 15, Not solved 16, total {Inside + 31}");
    }

    [Fact]
    public async Task Releases_AroundTheQuarter_AreCountedByWhenTheyWereMadeAndFewAreHeldBack()
    {
        var village = await Village.BuildAsync(House);
        var shop = village.Partner("Lute Shop");
        await village.MoveInAsync();
        Release Row(DateTime? at) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), PartnerId = shop.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = "PR-1", BegunById = village.Officer.Id, BegunAt = Within, ReleasedAt = at };
        await House.KeepAsync(village.Agency.Id, [.. Many(9, () => Row(From)), .. Many(15, () => Row(null))]);
        (await SaidAsync(village, TransparencyCounts.Released)).ShouldBe("Made held back");

        await House.KeepAsync(village.Agency.Id, [.. Many(First - 9, () => Row(From)), .. Many(Before, () => Row(From.AddMilliseconds(-1))), .. Many(Last, () => Row(To.AddMilliseconds(-1))), .. Many(After, () => Row(To))]);

        (await SaidAsync(village, TransparencyCounts.Released)).ShouldBe($"Made {Inside}");
    }

    [Fact]
    public async Task Reads_AroundTheQuarter_AreCountedByRoleAndOnlyWhereSomethingWasOpened()
    {
        var village = await Village.BuildAsync(House);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            void Read(int count, Role? role, string action, DateTime at) { for (var i = 0; i < count; i++) db.Record(House.Act(village.Officer.Id, role, village.Agency.Id) with { Now = at }, action, nameof(Partner), null, null, null); }
            foreach (var (at, count) in new[] { (From.AddMilliseconds(-1), Before), (From, First), (To.AddMilliseconds(-1), Last), (To, After) }) Read(count, Role.Officer, PartnershipEvents.PartnerOpened, at);
            Read(15, Role.Supervisor, PartnershipEvents.ContactOpened, Within);
            Read(16, Role.RecordsOfficer, StewardshipEvents.ReleaseOpened, Within);
            Read(17, Role.Officer, PartnershipEvents.PartnerEdited, Within);
            Read(18, null, PartnershipEvents.PartnerOpened, Within);
            await db.SaveChangesAsync();
        }, village.Agency.Id);

        (await SaidAsync(village, TransparencyCounts.ReadsByRole)).ShouldBe($"Officer {Inside}, Supervisor 15, Trainer 0, Evaluator 0, Steward 0, Records officer 16, Administrator 0, total {Inside + 31}");
    }

    [Fact]
    public async Task Partners_AtTheEndOfTheQuarter_AreCountedByKindAndByPlaceInTheOrderOfItsName()
    {
        var village = await Village.BuildAsync(House);
        var (zither, accordion) = (village.Area("Zither Row"), village.Area("Accordion Lane"));
        void Add(int count, PartnerKind kind, Alliance.Partnerships.Areas.Area? area, DateTime at) { for (var i = 0; i < count; i++) village.Partner($"{kind} {i}", kind, area).Id = Guid.CreateVersion7(new DateTimeOffset(at)); }
        Add(11, PartnerKind.Business, zither, To.AddMilliseconds(-1));
        Add(12, PartnerKind.School, accordion, From.AddYears(-1));
        Add(15, PartnerKind.Neighbor, null, Within);
        Add(20, PartnerKind.Business, zither, To);
        await village.MoveInAsync();

        (await SaidAsync(village, TransparencyCounts.PartnersByKind)).ShouldBe("Business 11, School 12, Faith community 0, Non-profit or service provider 0, Other public agency 0, News and media 0, Residents' group 0, A neighbor on their own 15, total 38");
        (await SaidAsync(village, TransparencyCounts.PartnersByNeighborhood)).ShouldBe("Accordion Lane 12, Zither Row 11, In no neighborhood yet 15, total 38");
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00.000Z", "2027-01-01T08:00:00Z", "2026-q4 2026-q3 2026-q2 2026-q1 2025-q4 2025-q3 2025-q2 2025-q1")]
    [InlineData("2026-10-01T06:59:59.999Z", "2027-01-01T08:00:00Z", "2026-q4 2026-q3")]
    [InlineData("2026-10-01T07:00:00.000Z", "2027-01-01T08:00:00Z", "2026-q4")]
    [InlineData("2026-10-01T07:00:00.000Z", "2027-01-01T07:59:59Z", "")]
    public async Task MakeDue_AtThisInstant_PublishesWhatIsOverSinceTheRecordBeganAndEachOnce(string began, string now, string expected)
    {
        var village = await Village.BuildAsync(House);
        await BeginAsync(village, Instant(began));

        await MakeDueAsync(village, Instant(now));
        await MakeDueAsync(village, Instant(now).AddMilliseconds(1));

        var reports = await ListAsync(village);
        string.Join(' ', reports.Select(r => new Quarter(r.Year, r.Quarter))).ShouldBe(expected);
        reports.ShouldAllBe(r => r.MadeAt == Instant(now));
        var events = await House.EventsAsync(StewardshipEvents.ReportPublished, village.Agency.Id);
        events.Select(e => e.EntityId!.Value).Order().ToList().ShouldBe(reports.Select(r => r.Id).Order().ToList());
        events.ShouldAllBe(e => e.SubjectId == null && e.Entity == nameof(TransparencyReport));
    }

    [Fact]
    public async Task MakeDue_WhereOneOfThemIsThereOrNothingEverHappened_MakesTheOthersAlone()
    {
        var village = await Village.BuildAsync(House);
        await BeginAsync(village, From);
        await House.KeepAsync(village.Agency.Id, [ReportOf(village, 2026, 3)]);

        await MakeDueAsync(village, Instant("2027-01-05T12:00:00Z"));

        (await ListAsync(village)).Select(r => (r.Year, r.Quarter, r.Tables == "[]")).ToList().ShouldBe([(2026, 4, false), (2026, 3, true)]);
        var silent = await House.AddAgencyAsync(village.Agency.Id + 5000, $"silent-{village.Agency.Id}");
        await House.DoAsync(services => services.GetRequiredService<TransparencyReports>().MakeDueAsync(House.Act(agency: silent.Id)), silent.Id);
        (await House.DoAsync(services => services.GetRequiredService<TransparencyReports>().ListAsync(), silent.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task MakeDue_WithASignedHead_CarriesItAndWithoutOneSaysSo()
    {
        var village = await Village.BuildAsync(House);
        await BeginAsync(village, From);
        await MakeDueAsync(village, Instant("2026-10-02T12:00:00Z"));
        await House.SealAsync();
        await House.Services.GetRequiredService<AuditHeads>().SignAsync(TestContext.Current.CancellationToken);

        await MakeDueAsync(village, Instant("2027-01-02T12:00:00Z"));

        var head = (await House.Services.GetRequiredService<AuditHeads>().LastAsync(village.Agency.Id)).ShouldNotBeNull();
        (await ListAsync(village)).Select(r => (r.HeadSequence, r.HeadHash, r.HeadAt)).ToList().ShouldBe([((long?)head.Sequence, (string?)head.Hash, (DateTime?)head.At), (null, null, null)]);
        var page = await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/2026-q4");
        page.ShouldSay($"the audit held {head.Sequence} sealed events");
        page.Element("code.pa-key-words").TextContent.Replace(" ", "", StringComparison.Ordinal).ShouldBe(head.Hash);
        (await House.Stranger().GetAsync($"/at/{village.Agency.Slug}/transparency/2026-Q3")).ShouldSay("No seal was signed yet when this was published.");
    }

    [Fact]
    public async Task Reports_OfAnAgency_AreReadAtItsAddressNewestFirstByAnybody()
    {
        var (village, other) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var address = $"/at/{village.Agency.Slug}/transparency";
        (await House.Stranger().GetAsync(address)).ShouldSay("Nothing is published yet");
        await House.KeepAsync(village.Agency.Id, [ReportOf(village, 2026, 1), ReportOf(village, 2025, 4), ReportOf(village, 2026, 2, new ReportTable("partners by kind", [new ReportLine("Business", 1234), new ReportLine("School", null)], true, 1239), new ReportTable("consents", [new ReportLine("Withdrawn", 12)], false, null), new ReportTable("songs", [], true, null))]);

        var page = await House.Stranger().GetAsync(address);

        page.ShouldSay("April to June 2026");
        page.Texts("[aria-labelledby=earlier] li").ShouldBe(["January to March 2026", "October to December 2025"]);
        page.Texts("tbody tr").ShouldBe(["Business 1,234", "School held back", "All 1,239", "Withdrawn 12", "All held back"]);
        page.Texts("h2.pa-card__title").ShouldBe(["Who we work with", "People who agreed to be named", "songs"]);
        var file = await House.Stranger().GetAsync($"{address}/2026-Q2/csv");
        file.Body.TrimStart('\uFEFF').ShouldBe("quarter,table,line,value\r\n2026-q2,partners by kind,Business,1234\r\n2026-q2,partners by kind,School,held back\r\n2026-q2,partners by kind,total,1239\r\n2026-q2,consents,Withdrawn,12\r\n2026-q2,songs,total,held back\r\n"
            + "2026-q2,signed head of the audit chain,sequence,4321\r\n2026-q2,signed head of the audit chain,hash,abcdef\r\n");
        file.Response.Content.Headers.ContentDisposition!.ToString().ShouldContain("transparency-2026-q2.csv");
        foreach (var path in (string[])[$"/at/{other.Agency.Slug}/transparency/2026-q2", $"/at/{other.Agency.Slug}/transparency/2026-q2/csv", $"{address}/2026-q3", $"{address}/2025-q2/csv", "/transparency", "/transparency/2026-q2", "/transparency/2026-q2/csv"])
            (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Rows at either side of either bound of the quarter, <see cref="Inside"/> of them within.</summary>
    private static object[] Around(Func<DateTime, object> row) =>
        [.. Many(Before, () => row(From.AddMilliseconds(-1))), .. Many(First, () => row(From)), .. Many(Last, () => row(To.AddMilliseconds(-1))), .. Many(After, () => row(To))];

    private static IEnumerable<object> Many(int count, Func<object> row) => Enumerable.Range(0, count).Select(_ => row());

    private static DateTime Instant(string written) => DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private TransparencyReport ReportOf(Village village, int year, int quarter, params ReportTable[] tables) =>
        new() { AgencyId = village.Agency.Id, Id = House.NewId(), Year = year, Quarter = quarter, MadeAt = House.Act().Now, Tables = JsonSerializer.Serialize(tables), HeadSequence = 4321, HeadHash = "abcdef", HeadAt = House.Act().Now };

    /// <summary>One table of the summer's, in one line.</summary>
    private Task<string> SaidAsync(Village village, string name) => House.DoAsync(async services =>
    {
        var table = (await services.GetRequiredService<TransparencyCounts>().OfAsync(Summer, village.Agency)).Single(t => t.Name == name);
        var lines = string.Join(", ", table.Lines.Select(l => $"{l.Label} {(l.Value is { } value ? $"{value}" : "held back")}"));
        return table.HasTotal ? $"{lines}, total {table.Total}" : lines;
    }, village.Agency.Id);

    /// <summary>The agency's first event is of this instant.</summary>
    private Task BeginAsync(Village village, DateTime at) => House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        db.Record(House.Act(agency: village.Agency.Id) with { Now = at }, "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    }, village.Agency.Id);

    private Task MakeDueAsync(Village village, DateTime now) => House.DoAsync(services => services.GetRequiredService<TransparencyReports>().MakeDueAsync(House.Act(agency: village.Agency.Id) with { Now = now }), village.Agency.Id);

    private Task<List<TransparencyReport>> ListAsync(Village village) => House.DoAsync(services => services.GetRequiredService<TransparencyReports>().ListAsync(), village.Agency.Id);
}

public sealed class QuarterEdgesTests
{
    [Fact]
    public void Of_EachMonth_IsItsQuarter() =>
        string.Concat(Enumerable.Range(1, 12).Select(month => Quarter.Of(new DateOnly(2026, month, 1)).Number)).ShouldBe("111222333444");

    [Fact]
    public void Bounds_OfTheFirstQuarterOfAYear_AreItsDaysAndTheQuartersBeside()
    {
        var quarter = new Quarter(2026, 1);

        (quarter.First, quarter.Last, quarter.Next, quarter.Previous).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), new Quarter(2026, 2), new Quarter(2025, 4)));
        quarter.StartIn(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).ShouldBe(new DateTime(2026, 1, 1, 5, 0, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData("2000-q1", "2000-q1")]
    [InlineData("2099-Q4", "2099-q4")]
    [InlineData("2026-q0", null)]
    [InlineData("2026-q12", null)]
    [InlineData("12026-q1", null)]
    [InlineData("2100-q1", null)]
    [InlineData("20٢٦-q1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_AText_IsAQuarterOrNothing(string? text, string? expected) => (Quarter.Parse(text)?.ToString()).ShouldBe(expected);
}
