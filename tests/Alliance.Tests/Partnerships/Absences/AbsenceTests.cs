using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Absences;

public abstract class AbsenceTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Absences";

    private string Day(int days) => House.Today().AddDays(days).ToString("yyyy-MM-dd", null);

    private async Task<Form> FormAsync(Account officer) => (await (await House.SignInAsync(officer, Role.Officer)).GetAsync(Path)).Form("form.pa-form");

    private async Task<Page> SayAsync(Account officer, int from, int until) => await (await FormAsync(officer)).Set("Input.FromOn", Day(from)).Set("Input.UntilOn", Day(until)).SubmitAsync();

    private Task<List<Absence>> AbsencesAsync(Account officer) => House.AskAsync(db => db.Set<Absence>().AsNoTracking().Where(a => a.AccountId == officer.Id).ToListAsync());

    private async Task<(Account Owner, Account Backup, Partner Partner)> CoveredAsync(string name = "Covered Bakery", int due = 1)
    {
        var (owner, backup, partner) = (await House.AddOfficerAsync("owner"), await House.AddOfficerAsync("backup"), await House.AddShopAsync(name));
        await House.AddRelationshipAsync(partner, owner, r => (r.BackupId, r.DueOn) = (backup.Id, House.Today().AddDays(due)));
        return (owner, backup, partner);
    }

    private async Task<Page> TodayAsync(Account officer) => await (await House.SignInAsync(officer, Role.Officer)).GetAsync("/Partnerships/Today");

    [Fact]
    public async Task Say_FromToday_PutsWhatComesDueOnTheBackupsToday()
    {
        var (owner, backup, partner) = await CoveredAsync();
        (await TodayAsync(backup)).ShouldNotSay(partner.Name);

        (await SayAsync(owner, 0, 3)).ShouldBe(HttpStatusCode.Found);

        var page = await TodayAsync(backup);
        page.ShouldSay($"{owner.DisplayName} is away until {House.Today().AddDays(3):MMMM d}");
        page.ShouldSay(partner.Name);
        (await House.EventsAsync(PartnershipEvents.AbsenceSaid)).ShouldContain(e => e.ActorId == owner.Id);
        House.Clock.Advance(TimeSpan.FromDays(4));
        (await TodayAsync(backup)).ShouldNotSay(partner.Name);
    }

    [Fact]
    public async Task End_BeforeItsLastDay_GivesItBack()
    {
        var (owner, backup, partner) = await CoveredAsync("Back Early Bakery");
        await SayAsync(owner, 0, 9);

        await (await (await House.SignInAsync(owner, Role.Officer)).GetAsync(Path)).Form("form[action*='handler=End']").SubmitAsync();

        (await TodayAsync(backup)).ShouldNotSay(partner.Name);
        (await AbsencesAsync(owner)).ShouldHaveSingleItem().EndedAt.ShouldNotBeNull();
        (await House.EventsAsync(PartnershipEvents.AbsenceEnded)).ShouldContain(e => e.ActorId == owner.Id);
    }

    [Fact]
    public async Task Say_DaysThatCross_AreRefusedWithTheOthersDays()
    {
        var officer = await House.AddOfficerAsync();
        await SayAsync(officer, 5, 10);

        var again = await SayAsync(officer, 8, 12);

        again.ShouldHaveError("Input.FromOn", $"You are away from {House.Today().AddDays(5):MMMM d} until {House.Today().AddDays(10):MMMM d} already.");
        again.Form("form.pa-form").Value("Input.UntilOn").ShouldBe(Day(12));
        (await SayAsync(officer, 11, 12)).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Say_UntilBeforeFrom_OrADayThatPassed_IsRefused()
    {
        var officer = await House.AddOfficerAsync();

        (await SayAsync(officer, 5, 4)).ShouldHaveError("Input.UntilOn", "The last day lies before the first.");
        (await SayAsync(officer, -1, 4)).ShouldHaveError("Input.FromOn", "That day has passed.");
        (await AbsencesAsync(officer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Say_Twice_IsOneAbsence()
    {
        var officer = await House.AddOfficerAsync();
        var form = (await FormAsync(officer)).Set("Input.FromOn", Day(2)).Set("Input.UntilOn", Day(4)).Set("Input.Reason", "Training");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await AbsencesAsync(officer)).ShouldHaveSingleItem().Reason.ShouldBe(AbsenceReason.Training);
    }

    [Fact]
    public async Task Say_WithoutABackupOrWithOneAway_NamesTheGap()
    {
        var (owner, backup, partner) = await CoveredAsync("Both Away Bakery");
        var alone = await House.AddShopAsync("Alone Bakery");
        await House.AddRelationshipAsync(alone, owner);
        await SayAsync(backup, 2, 3);
        await SayAsync(owner, 0, 5);

        var page = await (await House.SignInAsync(owner, Role.Officer)).GetAsync(Path);
        page.ShouldSay("For 2 of them nobody stands in");
        page.ShouldSay($"{backup.DisplayName} is away too");
        var team = await (await House.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Team");
        team.ShouldSay("Nobody stands in here");
        team.ShouldSay(alone.Name);
        team.ShouldSay(partner.Name);
    }

    [Fact]
    public async Task Lapsing_WhileTheOwnerIsAwayAndTheBackupIsThere_DoesNotCount()
    {
        var (owner, _, partner) = await CoveredAsync("Lapsing Bakery", due: -200);
        var team = (await House.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Team");
        (await team).Texts("table tbody th").ShouldContain(partner.Name);

        await SayAsync(owner, 0, 3);

        (await (await House.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Team")).Texts("table tbody th").ShouldNotContain(partner.Name);
    }

    [Fact]
    public async Task Talk_OfTheBackup_AnswersWhatTheOwnerPlanned()
    {
        var (owner, backup, partner) = await CoveredAsync("Planned Bakery");
        var planned = await House.AddTouchpointAsync(partner, owner);
        House.Clock.Advance(TimeSpan.FromDays(2));
        Task LogAsync() => House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement { Id = House.NewId(), PartnerId = partner.Id, At = House.Clock.Instant(), Channel = Channel.InPerson, Setting = Setting.TheirPlace, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 5, Purpose = "Hello" }, House.Act(backup.Id, Role.Officer)));
        Task<bool> IsOpenAsync() => House.AskAsync(db => db.Set<Touchpoint>().Where(t => t.Id == planned.Id).Select(t => t.IsOpen).SingleAsync());

        await LogAsync();
        (await IsOpenAsync()).ShouldBeTrue("the owner is there, and planned it for themselves");
        await SayAsync(owner, 0, 3);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await LogAsync();

        (await IsOpenAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Partner_WhoseOfficerIsAway_ReadsWhoIsThere()
    {
        var (owner, backup, partner) = await CoveredAsync("Portal Bakery");
        var contact = await House.AddReachableAsync(partner);
        await SayAsync(owner, 0, 3);

        var page = await (await House.ComeInAsync(contact)).GetAsync("/portal");

        page.ShouldSay($"{owner.DisplayName} is away until");
        page.ShouldSay($"Meanwhile {backup.DisplayName} is there for you.");
    }
}

public sealed class AbsenceTestsOnSqlite(SqliteHouse house) : AbsenceTests(house), IClassFixture<SqliteHouse>;

public sealed class AbsenceTestsOnPostgres(PostgresHouse house) : AbsenceTests(house), IClassFixture<PostgresHouse>;
