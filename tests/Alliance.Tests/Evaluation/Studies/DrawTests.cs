using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Tests.Evaluation.StudyCommands;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>Lots before witnesses, and drawn again by anybody.</summary>
public abstract class DrawTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(StudyDesign.SteppedWedge, DrawMethod.Complete)]
    [InlineData(StudyDesign.SteppedWedge, DrawMethod.Stratified)]
    [InlineData(StudyDesign.StaggeredRollout, DrawMethod.Restricted)]
    [InlineData(StudyDesign.ParallelClusters, DrawMethod.Complete)]
    [InlineData(StudyDesign.ParallelClusters, DrawMethod.Stratified)]
    [InlineData(StudyDesign.ParallelClusters, DrawMethod.MatchedPairs)]
    [InlineData(StudyDesign.ParallelClusters, DrawMethod.Restricted)]
    [InlineData(StudyDesign.ParallelClusters, DrawMethod.Blocked)]
    public async Task Draw_ByTheCommandOnThePage_GivesTheSame(StudyDesign design, DrawMethod method)
    {
        var (evaluator, study) = await ToDrawAsync(design);
        (await House.DrawAsync(evaluator, study, method)).ShouldRedirectTo($"/Evaluation/Studies/Draw/{study}");

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}");
        using var typed = new Typed();
        var table = typed.Write("units.csv", page.Element("#units-csv").TextContent);
        var line = page.Element("#command").TextContent.Trim().Split(' ').Skip(2).Select(word => word == "units.csv" ? table : word).ToArray();
        var (status, output, error) = await Typed.StudyAsync([.. line, "--json"]);

        status.ShouldBe(0, error);
        var told = JsonDocument.Parse(output).RootElement;
        var waves = told.GetProperty("assignments").EnumerateArray().ToDictionary(a => a.GetProperty("unit").GetString()!, a => design.HasWaves() ? a.GetProperty("wave").GetInt32() : a.GetProperty("arm").GetInt32());
        (await House.UnitsAsync(study)).ToDictionary(u => u.Code, u => u.Wave!.Value).ShouldBe(waves, ignoreOrder: true);
        var onRecord = await OnRecordAsync(study);
        told.GetProperty("inputHash").GetString().ShouldBe(onRecord.List);
        told.GetProperty("resultHash").GetString().ShouldBe(onRecord.Allocation);
        told.GetProperty("seed").GetInt64().ShouldBe(onRecord.Seed);
    }

    [Fact]
    public async Task Draw_Seed_FollowsFromTheNumbersByTheStatedRule()
    {
        var (evaluator, study) = await ToDrawAsync(StudyDesign.SteppedWedge);
        await House.DrawAsync(evaluator, study, first: 41, second: 7);

        var draw = await House.AskAsync(db => db.Set<StudyDraw>().SingleAsync(d => d.StudyId == study));
        var line = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draw.Input)))}:7,41";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
        draw.Seed.ShouldBe((long)(ulong.Parse(hash[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0x7FFF_FFFF_FFFF_FFFF));
        (await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}")).Element("#seed-text").TextContent.ShouldBe(line);
        var witnessed = (await House.EventsAsync(StudyEvents.StudyDrawWitnessed)).Where(e => e.EntityId == draw.Id).ToList();
        witnessed.Select(e => e.SubjectId).ShouldBe([House.Person(Role.Supervisor).Id, House.Person(Role.Steward).Id], ignoreOrder: true);
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync("/my-trail?others=true")).ShouldSay("Drawing lots: the number 41 was noted for you");
    }

    [Fact]
    public async Task Draw_Again_AgreesUntilSomethingIsChanged()
    {
        var (evaluator, study) = await ToDrawAsync(StudyDesign.SteppedWedge);
        await House.DrawAsync(evaluator, study);
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}");

        (await page.Form("#again").SubmitAsync()).Element("#checked").TextContent.ShouldContain("the same came out");

        await House.DoAsync(services => services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Set<StudyUnit>().Where(u => u.StudyId == study && u.Code == "U01").ExecuteUpdateAsync(set => set.SetProperty(u => u.Wave, u => u.Wave % 3 + 1)));
        var moved = (await page.Form("#again").SubmitAsync()).Element("#checked").TextContent;
        moved.ShouldContain("something does not agree");
        moved.ShouldContain("A unit stands elsewhere than it was drawn.");
        await House.DoAsync(services => services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Set<StudyDraw>().Where(d => d.StudyId == study).ExecuteUpdateAsync(set => set.SetProperty(d => d.Seed, d => d.Seed - 1)));
        (await page.Form("#again").SubmitAsync()).Element("#checked").TextContent.ShouldContain("The seed does not follow from the witnesses’ numbers.");
    }

    [Fact]
    public async Task Draw_Twice_SaysWhoDrewAndChangesNothing()
    {
        var (evaluator, study) = await ToDrawAsync(StudyDesign.SteppedWedge);
        var form = Filled(await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}"), House.Person(Role.Supervisor).Id, House.Person(Role.Steward).Id);
        (await form.SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Draw/{study}");
        var before = await House.UnitsAsync(study);

        var second = await form.Set("Input.Said[0].Number", "99").SubmitAsync();

        second.ShouldBe(HttpStatusCode.Conflict);
        second.ShouldSay("Evaluator One drew the lots of this study on");
        (await House.UnitsAsync(study)).Select(u => u.Wave).ShouldBe(before.Select(u => u.Wave));
        (await House.AskAsync(db => db.Set<StudyDraw>().CountAsync(d => d.StudyId == study))).ShouldBe(1);
    }

    [Fact]
    public async Task Draw_WithoutTwoOtherWitnesses_IsRefused()
    {
        var (evaluator, study) = await ToDrawAsync(StudyDesign.SteppedWedge);
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Draw/{study}");
        var (supervisor, steward) = (House.Person(Role.Supervisor).Id, House.Person(Role.Steward).Id);

        (await page.Form("#draw").Set("Input.Said[0].Account", $"{supervisor}").Set("Input.Said[0].Number", "1").SubmitAsync()).ShouldSay("At least two witnesses say a number each.");
        (await Filled(page, supervisor, supervisor).SubmitAsync()).ShouldSay("Each witness says one number.");
        (await page.Form("#draw").Set("Input.Said[2].Account", $"{steward}").SubmitAsync()).ShouldSay("one of the two is missing");
        page.Document.QuerySelectorAll($"#witness-0 option[value='{House.Person(Role.Evaluator).Id}']").ShouldBeEmpty("whoever draws is no witness");
        (await House.AskAsync(db => db.Set<StudyDraw>().CountAsync(d => d.StudyId == study))).ShouldBe(0);
    }

    [Fact]
    public async Task Draw_ThenUnitsMonthsOrDesign_StayAsDrawn()
    {
        var (evaluator, study) = await ToDrawAsync(StudyDesign.SteppedWedge);
        var (units, months, design) = (await evaluator.GetAsync($"/Evaluation/Studies/Units/{study}"), await evaluator.GetAsync($"/Evaluation/Studies/Months/{study}"), await evaluator.GetAsync($"/Evaluation/Studies/Design/{study}"));
        await House.DrawAsync(evaluator, study);
        var before = await House.UnitsAsync(study);

        foreach (var page in new[] { await units.Form("#units").SubmitAsync(), await months.Form("#months").Set("Input.Months", "20").SubmitAsync(), await design.Form("#design").Set("Input.Design", "PrePost").SubmitAsync() })
        {
            page.ShouldBe(HttpStatusCode.Conflict);
            page.ShouldSay("Lots are drawn for this study.");
        }

        (await House.UnitsAsync(study)).Select(u => (u.Id, u.Wave, u.BeginsOn)).ShouldBe(before.Select(u => (u.Id, u.Wave, u.BeginsOn)));
        (await House.StudyAsync(study)).Months.ShouldBe(12);
    }

    private async Task<(Browser Evaluator, Guid Study)> ToDrawAsync(StudyDesign design)
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(design);
        await evaluator.SetMonthsAsync(study, waves: design.HasWaves() ? 3 : null, between: 2);
        // Of different sizes, so that there is something to balance.
        List<Squad> squads = [.. await House.AddSquadsAsync(2, 1), .. await House.AddSquadsAsync(2, 2), .. await House.AddSquadsAsync(2, 3)];
        await evaluator.ChooseAsync(study, squads, number => number < 3 ? "days, early" : "nights");
        return (evaluator, study);
    }

    private static Form Filled(Page page, Guid first, Guid second) =>
        page.Form("#draw").Set("Input.Said[0].Account", $"{first}").Set("Input.Said[0].Number", "3").Set("Input.Said[1].Account", $"{second}").Set("Input.Said[1].Number", "5");

    private async Task<DrawOnRecord> OnRecordAsync(Guid study)
    {
        var json = await House.AskAsync(db => (from draw in db.Set<StudyDraw>() join row in db.AuditEvents on draw.Id equals row.EntityId join payload in db.AuditPayloads on row.Id equals payload.EventId where draw.StudyId == study && row.Action == StudyEvents.StudyLotsDrawn select payload.Json).SingleAsync());
        return JsonSerializer.Deserialize<DrawOnRecord>(json)!;
    }
}

[Collection(nameof(Alone))]
public sealed class DrawTestsOnSqlite(SqliteHouse house) : DrawTests(house), IClassFixture<SqliteHouse>;

[Collection(nameof(Alone))]
public sealed class DrawTestsOnPostgres(PostgresHouse house) : DrawTests(house), IClassFixture<PostgresHouse>;
