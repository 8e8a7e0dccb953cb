using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Touchpoints;

public abstract class SeriesTests(TestHouse house) : HouseTest(house)
{
    private string Day(int days) => House.Today().AddDays(days).ToString("yyyy-MM-dd", null);

    private async Task<Form> FormAsync(string path) => (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Touchpoints/{path}")).Form("form.pa-form");

    private async Task<Form> PlanFormAsync(Partner partner, string rhythm = "Weekly", string times = "6") =>
        (await FormAsync($"Plan/{partner.Id}")).Set("Input.On", Day(1)).Set("Input.AtTime", "09:00").Set("Input.Purpose", "Coffee before they open").Set("Input.Rhythm", rhythm).Set("Input.Times", times);

    private Task<List<Touchpoint>> TalksAsync(Partner partner) => House.AskAsync(db => db.Set<Touchpoint>().AsNoTracking().Where(t => t.PartnerId == partner.Id).OrderBy(t => t.On).ToListAsync());

    private async Task<Partner> PlannedAsync(string times = "6")
    {
        var partner = await House.AddOwnPartnerAsync();
        (await (await PlanFormAsync(partner, times: times)).SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        return partner;
    }

    [Fact]
    public async Task Plan_EveryWeek_IsKeptOnceAndKeepsTheHourThroughTheChangeOfClocks()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = await PlanFormAsync(partner);

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var talks = await TalksAsync(partner);
        talks.Select(t => t.On.DayNumber - House.Today().DayNumber).ShouldBe([1, 8, 15, 22, 29, 36]);
        talks.ShouldAllBe(t => t.AtTime == new TimeOnly(9, 0) && t.SeriesId == talks[0].SeriesId && t.IsOpen);
        await House.EventAsync(PartnershipEvents.SeriesPlanned, partner.Id);
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Touchpoints/Series/{talks[0].SeriesId}");
        page.ShouldSay($"Every {House.Today().AddDays(1):dddd}");
        page.Texts(".pa-timeline__entry").Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("Weekly", "27", "", "Input.Times", "from 2 to 26")]
    [InlineData("Weekly", "1", "", "Input.Times", "from 2 to 26")]
    [InlineData("Weekly", "", "", "Input.Times", "Say how many times, or until which day.")]
    [InlineData("Weekly", "3", "90", "Input.Times", "not both")]
    [InlineData("Weekly", "", "300", "Input.UntilOn", "That makes more than 26 talks.")]
    [InlineData("MonthlyDay", "", "0", "Input.UntilOn", "before the second talk")]
    public async Task Plan_ASeriesThatIsNone_IsRefusedWithASentence(string rhythm, string times, string until, string field, string sentence)
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await PlanFormAsync(partner, rhythm, times)).Set("Input.UntilOn", until.Length == 0 ? "" : Day(int.Parse(until, null))).SubmitAsync();

        again.ShouldHaveError(field, sentence);
        again.Form("form.pa-form").Value("Input.Purpose").ShouldBe("Coffee before they open");
        (await TalksAsync(partner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_BeyondTheDayTheRecordRunsOut_IsCutAndSaysSo()
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.LastContactAt = House.Clock.Instant().AddMonths(-22));

        var answer = await (await PlanFormAsync(partner, "MonthlyDay", "26")).SubmitAsync();

        (await TalksAsync(partner)).Count.ShouldBe(2);
        (await answer.FollowAsync()).ShouldSay("so the series ends there");
    }

    [Fact]
    public async Task Move_OneOfThem_LeavesTheOthers()
    {
        var partner = await PlannedAsync();
        var second = (await TalksAsync(partner))[1];
        var form = (await FormAsync($"Move/{second.Id}")).Set("Input.On", Day(9)).Set("Input.AtTime", "17:30");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var talks = await TalksAsync(partner);
        talks.Select(t => t.On.DayNumber - House.Today().DayNumber).ShouldBe([1, 9, 15, 22, 29, 36]);
        talks[1].FirstPlannedOn.ShouldBe(House.Today().AddDays(8));
        await House.EventAsync(PartnershipEvents.TouchpointMoved, partner.Id);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Touchpoints/Series/{second.SeriesId}")).ShouldSay("Moved from");
    }

    [Fact]
    public async Task Move_WhatWasMovedMeanwhile_IsRefusedWithBoth()
    {
        var partner = await PlannedAsync("2");
        var first = (await TalksAsync(partner))[0];
        var (one, other) = ((await FormAsync($"Move/{first.Id}")).Set("Input.On", Day(3)), (await FormAsync($"Move/{first.Id}")).Set("Input.On", Day(4)));
        await one.SubmitAsync();

        var refused = await other.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.Form("form.pa-form").Value("Input.On").ShouldBe(Day(4));
    }

    [Fact]
    public async Task Cancel_OneOfThem_LeavesTheOthers()
    {
        var partner = await PlannedAsync("3");
        var second = (await TalksAsync(partner))[1];

        await (await FormAsync($"Cancel/{second.Id}")).SubmitAsync();

        (await TalksAsync(partner)).Select(t => t.IsOpen).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task Cut_FromADayOn_CallsOffTheRestOnly()
    {
        var partner = await PlannedAsync();
        var series = (await TalksAsync(partner))[0].SeriesId;

        (await (await FormAsync($"Series/{series}")).Set("Input.FromOn", Day(15)).SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await TalksAsync(partner)).Select(t => t.IsOpen).ShouldBe([true, true, false, false, false, false]);
        await House.EventAsync(PartnershipEvents.SeriesCutShort, partner.Id);
    }

    [Fact]
    public async Task End_OfTheRelationship_CutsTheSeries()
    {
        var partner = await PlannedAsync();

        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/End/{partner.Id}")).Form("form.pa-form").Set("Input.Why", "They have closed").SubmitAsync();

        (await TalksAsync(partner)).ShouldAllBe(t => !t.IsOpen && t.CancelledAt != null);
    }

    [Fact]
    public async Task Series_WithAnAbsenceAndAPause_ShowsWhatFallsIntoThem()
    {
        var partner = await PlannedAsync();
        var series = (await TalksAsync(partner))[0].SeriesId;
        var browser = await House.SignInAsync(Role.Officer);
        await (await browser.GetAsync("/Partnerships/Absences")).Form("form.pa-form").Set("Input.FromOn", Day(14)).Set("Input.UntilOn", Day(16)).SubmitAsync();
        await (await browser.GetAsync($"/Partnerships/Relationships/Pause/{partner.Id}")).Form("form.pa-form").Set("Input.UntilOn", Day(9)).Set("Input.Why", "Closed for works").SubmitAsync();

        var entries = (await browser.GetAsync($"/Partnerships/Touchpoints/Series/{series}")).Texts(".pa-timeline__entry");

        entries.Select(e => (e.Contains("Falls in an absence.", StringComparison.Ordinal), e.Contains("Falls in the pause.", StringComparison.Ordinal))).ShouldBe([(false, true), (false, true), (true, false), (false, false), (false, false), (false, false)]);
    }

    [Fact]
    public async Task Talk_OnItsDay_AnswersThatOneOnly()
    {
        var partner = await PlannedAsync("3");
        House.Clock.Advance(TimeSpan.FromDays(1));

        await House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement { Id = House.NewId(), PartnerId = partner.Id, At = House.Clock.Instant(), Channel = Channel.InPerson, Setting = Setting.TheirPlace, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 5, Purpose = "Coffee" }, House.Act(House.Person(Role.Officer).Id, Role.Officer)));

        (await TalksAsync(partner)).Select(t => t.DoneById is not null).ShouldBe([true, false, false]);
    }

    [Fact]
    public async Task Series_OfSomebodyElse_IsNotThere()
    {
        var partner = await PlannedAsync("2");
        var series = (await TalksAsync(partner))[0].SeriesId;

        (await (await House.SignInAsync(await House.AddOfficerAsync("other"), Role.Officer)).GetAsync($"/Partnerships/Touchpoints/Series/{series}")).ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class SeriesTestsOnSqlite(SqliteHouse house) : SeriesTests(house), IClassFixture<SqliteHouse>;

public sealed class SeriesTestsOnPostgres(PostgresHouse house) : SeriesTests(house), IClassFixture<PostgresHouse>;
