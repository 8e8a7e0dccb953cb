using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Digests;

/// <summary>The letter of the day: asked for, once, and with nobody's name. Each test has an agency of its own.</summary>
public abstract class DigestTests(TestHouse house) : HouseTest(house)
{
    private static int last = 3000;

    [Fact]
    public async Task Run_AtTheChosenHour_WritesOneLetterThatNamesNobody()
    {
        var day = await BeginAsync();
        var bakery = await PartnerAsync(day, "Paper Lantern Bakery", -3);
        await PartnerAsync(day, "Corner Laundry", 0);
        await PartnerAsync(day, "Odd name", -1, PartnerKind.Neighbor);
        var shelter = await PartnerAsync(day, "Willow House", -1);
        var guest = new Contact { AgencyId = day.Agency, Id = House.NewId(), PartnerId = shelter.Id, RoleTitle = "guest", Name = "Wilhelmina Quillfeather" };
        await House.KeepAsync(day.Agency, [guest, House.ChoiceOf(guest, ChoiceKind.SafeContact)]);
        await House.KeepAsync(day.Agency, [Promise(day, bakery, 0), Promise(day, bakery, -2), Promise(day, bakery, 1), Touchpoint(day, bakery, 0), Touchpoint(day, bakery, 1)]);
        await House.KeepAsync(day.Agency, [new Alliance.Partnerships.Relationships.Notice { AgencyId = day.Agency, Id = House.NewId(), AccountId = day.Officer.Id, PartnerId = bakery.Id, Kind = NoticeKind.PartnerCame, At = House.Clock.Instant() }]);

        GoTo(day, 6, 59);
        await RunAsync();
        (await LettersAsync(day)).ShouldBeEmpty();
        GoTo(day, 7, 1);
        await RunAsync();
        await RunAsync();

        var letter = (await LettersAsync(day)).ShouldHaveSingleItem();
        letter.Subject.ShouldBe($"Your day, {Local(day):MMMM d}");
        var lines = letter.Text.Split('\n');
        lines.Where(l => l.StartsWith('-')).ShouldBe(["- Paper Lantern Bakery, 10:30 AM", "- 2 promises: Paper Lantern Bakery", "- Corner Laundry", "- Paper Lantern Bakery", "- a neighbor", "- a partner", "- one thing happened without you"], ignoreOrder: true);
        foreach (var word in new[] { "Quokka", "Wilhelmina", "Willow", "Odd", day.Officer.DisplayName }) $"{letter.Subject} {letter.Text}".ShouldNotContain(word, Case.Insensitive);
        (await House.EventsAsync(PartnershipEvents.DigestSent, day.Agency)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_WithNothingToSay_WritesNothing_AlsoLaterThatDay()
    {
        var day = await BeginAsync();
        GoTo(day, 7, 1);
        await RunAsync();
        await PartnerAsync(day, "Late comer", -3);
        GoTo(day, 8, 0);
        await RunAsync();

        (await LettersAsync(day)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WhileAskedForAfterTheHour_WaitsForTheNextDay_AndRestsAtTheWeekend()
    {
        var day = await BeginAsync(hour: 7, at: 8);
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        await RunAsync();
        (await LettersAsync(day)).ShouldBeEmpty();

        var letters = new List<DayOfWeek>();
        for (var hours = 0; hours < 24 * 8; hours++)
        {
            House.Clock.Advance(TimeSpan.FromHours(1));
            await RunAsync();
            letters.AddRange((await LettersAsync(day)).Select(_ => Local(day).DayOfWeek));
            await ClearAsync(day);
        }

        letters.ShouldBe([DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday]);
    }

    [Fact]
    public async Task Run_WhereTheClockGoesBack_WritesOneLetterADay()
    {
        // In Cairo the clock goes back on a Thursday night: a working day of 25 hours.
        var day = await BeginAsync(hour: 20, zone: "Africa/Cairo", on: new DateTimeOffset(2027, 10, 27, 6, 0, 0, TimeSpan.Zero));
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        var letters = new List<DateOnly>();
        for (var halves = 0; halves < 2 * 24 * 3; halves++)
        {
            House.Clock.Advance(TimeSpan.FromMinutes(30));
            await RunAsync();
            letters.AddRange((await LettersAsync(day)).Select(_ => DateOnly.FromDateTime(Local(day))));
            await ClearAsync(day);
        }

        letters.ShouldBe([new(2027, 10, 27), new(2027, 10, 28), new(2027, 10, 29)]);
    }

    [Fact]
    public async Task Run_OnTwoNodesAtOnce_WritesOneLetter()
    {
        var day = await BeginAsync();
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        GoTo(day, 7, 1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync()));

        (await LettersAsync(day)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_ForALockedOrClosedAccount_WritesNothing()
    {
        var day = await BeginAsync();
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<RoleGrant>().Where(g => g.AccountId == day.Officer.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, House.Clock.Instant())), day.Agency);
        GoTo(day, 7, 1);
        await RunAsync();

        (await LettersAsync(day)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ForASupervisor_CountsAndNamesNoOfficerAndNoOrganization()
    {
        var day = await BeginAsync();
        var bakery = await PartnerAsync(day, "Paper Lantern Bakery", -200);
        await House.KeepAsync(day.Agency, [Promise(day, bakery, -2)]);
        var lead = await House.AddAccountAsync(day.Agency, $"lead-{day.Agency}", Role.Supervisor);
        await AskAsync(lead, Role.Supervisor, $"lead-{day.Agency}@harbor.example", 7);
        GoTo(day, 7, 1);
        await RunAsync();

        var letter = (await LettersAsync(day, $"lead-{day.Agency}@harbor.example")).ShouldHaveSingleItem();
        letter.Text.ShouldContain("Relationships that are lapsing: 1");
        letter.Text.ShouldContain("Promises overdue, ours and theirs: 1");
        letter.Text.ShouldNotContain("Bakery");
        letter.Text.ShouldNotContain(day.Officer.DisplayName);
    }

    [Fact]
    public async Task Bounce_StopsTheLetter_IsSaidOnToday_AndGoesOnWithAnotherAddressOrOnceMore()
    {
        await using var post = new PostOffice();
        var day = await BeginAsync();
        post.Answers[day.Address] = "550 5.1.1 no such person";
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        GoTo(day, 7, 1);
        await RunAsync();
        await SendAsync(post);
        var officer = await House.SignInAsync(day.Officer, Role.Officer);

        var today = await officer.GetAsync("/Partnerships/Today");
        today.ShouldSay($"Your digest could not be delivered to {DigestTrouble.Masked(day.Address)}; check the address");
        today.ShouldSay("Paper Lantern Bakery");
        today.ShouldNotSay(day.Address);
        NextDay(day);
        await RunAsync();
        (await LettersAsync(day)).ShouldBeEmpty("nothing is sent in vain");
        post.Tried[day.Address].ShouldBe(1);
        officer = await House.SignInAsync(day.Officer, Role.Officer);

        (await (await officer.GetAsync("/Partnerships/Digest")).Form("form[action$=Again]").SubmitAsync()).ShouldRedirectTo("/Partnerships/Digest");
        await RunAsync();
        await SendAsync(post);
        post.Tried[day.Address].ShouldBe(2);
        (await officer.GetAsync("/Partnerships/Today")).ShouldSay("Your digest could not be delivered");

        await AskAsync(day.Officer, Role.Officer, $"new-{day.Address}", 7);
        (await officer.GetAsync("/Partnerships/Today")).ShouldNotSay("Your digest could not be delivered");
        NextDay(day);
        await RunAsync();
        await SendAsync(post);
        post.Taken.Where(letter => letter.Contains($"To: new-{day.Address}", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ask_WithWhatCannotBe_SaysSoAndKeepsIt()
    {
        var officer = await House.SignInAsync(await House.AddOfficerAsync("digest"), Role.Officer);

        var page = await (await officer.GetAsync("/Partnerships/Digest")).Form("#digest").Set("Input.Address", "not an address").SubmitAsync();

        page.ShouldHaveError("Input.Address", "This does not look like an e-mail address.");
        page.Form("#digest").Value("Input.Address").ShouldBe("not an address");
        var fields = (await officer.GetAsync("/Partnerships/Digest")).Form("#digest").Set("Input.Address", "me@harbor.example").Fields.Where(f => f.Key != "Input.Hour");
        (await officer.PostAsync("/Partnerships/Digest", fields.Append(new("Input.Hour", "3")))).ShouldHaveError("Input.Hour", "Choose one of the hours.");
    }

    [Fact]
    public async Task Stop_ForgetsTheAddressAndTakesBackWhatWaits()
    {
        var day = await BeginAsync();
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        GoTo(day, 7, 1);
        await RunAsync();
        var officer = await House.SignInAsync(day.Officer, Role.Officer);

        (await (await officer.GetAsync("/Partnerships/Digest")).Form("form[action$=Stop]").SubmitAsync()).ShouldRedirectTo("/Partnerships/Digest");

        (await LettersAsync(day)).ShouldBeEmpty();
        (await House.AskAsync(db => db.Set<DigestWish>().Where(w => w.AccountId == day.Officer.Id).Select(w => w.Address).ToListAsync(), day.Agency)).ShouldBe([null]);
    }

    [Fact]
    public async Task Letters_InTheFolder_GoAfterAWeek()
    {
        var day = await BeginAsync();
        await PartnerAsync(day, "Paper Lantern Bakery", -3);
        GoTo(day, 7, 1);
        await RunAsync();
        await SendAsync(new FolderCarrier(House.Settings.MailFolder, "no-reply@localhost"));
        Files().ShouldHaveSingleItem();
        var wish = await House.AskAsync(db => db.Set<DigestWish>().SingleAsync(w => w.AccountId == day.Officer.Id), day.Agency);
        await File.WriteAllTextAsync(Path.Combine(House.Settings.MailFolder, $"{House.NewId():N}-{Guid.NewGuid():N}.eml"), $"To: {day.Address}", TestContext.Current.CancellationToken);

        House.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync();

        Directory.GetFiles(House.Settings.MailFolder, $"*-{wish.Id:N}.eml").ShouldBeEmpty();
        Files().ShouldHaveSingleItem("only letters of the day go");
        return;

        IEnumerable<string> Files() => Directory.GetFiles(House.Settings.MailFolder).Where(f => File.ReadAllText(f).Contains(day.Address));
    }

    [Fact]
    public async Task TakeOut_AtAPartner_TakesBackWhatWaits_AndTodaysIsWrittenAnew()
    {
        var day = await BeginAsync();
        var bakery = await PartnerAsync(day, "Paper Lantern Bakery", -3);
        GoTo(day, 7, 1);
        await RunAsync();
        var first = (await LettersAsync(day)).ShouldHaveSingleItem();

        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await using var write = await db.BeginWriteAsync();
            await services.GetRequiredService<DigestService>().ForgetAsync(bakery.Id);
            await write.CommitAsync();
        }, day.Agency);
        (await LettersAsync(day)).ShouldBeEmpty();
        await RunAsync();

        (await LettersAsync(day)).ShouldHaveSingleItem().Id.ShouldNotBe(first.Id);
    }

    private sealed record Day(int Agency, Account Officer, string Address, string Zone);

    /// <summary>A Tuesday in an agency of its own, with an officer who asked for the letter.</summary>
    private async Task<Day> BeginAsync(int hour = 7, int at = 5, string zone = "America/New_York", DateTimeOffset? on = null)
    {
        var id = Interlocked.Increment(ref last);
        // Houses are shared by a class, and their clock only goes forward.
        var target = on ?? House.Clock.GetUtcNow().Date.AddDays(9 - (int)House.Clock.GetUtcNow().DayOfWeek);
        if (target > House.Clock.GetUtcNow()) House.Clock.SetUtcNow(target);
        await House.AddAgencyAsync(id, $"digest-{id}");
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Agencies.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TimeZone, zone)), id);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        var officer = await House.AddAccountAsync(id, $"beat-{id}", Role.Officer);
        var day = new Day(id, officer, $"officer-{id}@harbor.example", zone);
        if (on is null) GoTo(day, at, 0);
        await AskAsync(officer, Role.Officer, day.Address, hour);
        return day;
    }

    private DateTime Local(Day day) => TimeZoneInfo.ConvertTimeFromUtc(House.Clock.Instant(), TimeZoneInfo.FindSystemTimeZoneById(day.Zone));

    /// <summary>Forward to this time of the day.</summary>
    private void GoTo(Day day, int hour, int minute)
    {
        var ahead = new TimeSpan(hour, minute, 0) - Local(day).TimeOfDay;
        House.Clock.Advance(ahead < TimeSpan.Zero ? ahead + TimeSpan.FromDays(1) : ahead);
    }

    private void NextDay(Day day)
    {
        House.Clock.Advance(TimeSpan.FromHours(20));
        GoTo(day, 7, 1);
    }

    private async Task AskAsync(Account account, Role role, string address, int hour)
    {
        var browser = await House.SignInAsync(account, role);
        (await (await browser.GetAsync("/Partnerships/Digest")).Form("#digest").Set("Input.Address", address).Set("Input.Hour", $"{hour}").SubmitAsync()).ShouldRedirectTo("/Partnerships/Digest");
    }

    private async Task<Partner> PartnerAsync(Day day, string name, int due, PartnerKind kind = PartnerKind.Business)
    {
        var partner = await House.AddShopAsync(name, p => p.Kind = kind, day.Agency);
        var today = DateOnly.FromDateTime(Local(day));
        await House.AddRelationshipAsync(partner, day.Officer, r => (r.DueOn, r.Purpose, r.CadenceDays) = (today.AddDays(due), "Quokka purpose", 30));
        return partner;
    }

    private Promise Promise(Day day, Partner partner, int due) => new() { AgencyId = day.Agency, Id = House.NewId(), PartnerId = partner.Id, OfficerId = day.Officer.Id, By = Side.Us, Words = "Quokka promise", MadeAt = House.Clock.Instant(), DueOn = DateOnly.FromDateTime(Local(day)).AddDays(due) };

    private Touchpoint Touchpoint(Day day, Partner partner, int on) => new() { AgencyId = day.Agency, Id = House.NewId(), PartnerId = partner.Id, OfficerId = day.Officer.Id, On = DateOnly.FromDateTime(Local(day)).AddDays(on), AtTime = new TimeOnly(10, 30), Purpose = "Quokka plan", PlannedAt = House.Clock.Instant() };

    private Task<int> RunAsync() => ActivatorUtilities.CreateInstance<DigestSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);

    private Task SendAsync(PostOffice post) => SendAsync(new SmtpCarrier(post.Address, "no-reply@localhost"));

    /// <summary>All that waits, of other tests too.</summary>
    private async Task SendAsync(MailCarrier carrier)
    {
        while (await ActivatorUtilities.CreateInstance<MailSending>(House.Services, carrier).RunAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    private Task<List<OutboxMail>> LettersAsync(Day day, string? to = null) => House.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(m => m.To == (to ?? day.Address)).ToListAsync(), day.Agency);

    private Task<int> ClearAsync(Day day) => House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<OutboxMail>().ExecuteDeleteAsync(), day.Agency);
}

public sealed class DigestTestsOnSqlite(SqliteHouse house) : DigestTests(house), IClassFixture<SqliteHouse>;

public sealed class DigestTestsOnPostgres(PostgresHouse house) : DigestTests(house), IClassFixture<PostgresHouse>;
