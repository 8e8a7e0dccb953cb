using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Partnerships.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>
/// Whoever withdraws is found nowhere that an officer's hand reaches: the copies a device keeps, the search, the calendar, letters of the
/// day in the folder and in the outbox. What is in the database itself, <see cref="LeaveTests"/> looks for.
/// </summary>
public abstract class ErasureStoryTests(TestHouse house) : HouseTest(house)
{
    private static readonly string[] Traces = ["Zebulon", "Quackenbush", "xylophones", "didgeridoo"], Sought = ["Quackenbush", "xylophones"];

    [Fact]
    public async Task Leave_IsFoundOnNoDeviceInNoCalendarAndInNoLetter()
    {
        var partner = await House.AddOwnPartnerAsync("Paper Lantern Bakery", r => r.DueOn = House.Today().AddDays(-1));
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush keeps xylophones in the cellar.", "Bring back the didgeridoo");
        await House.AddAsync(new Touchpoint { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = House.Person(Role.Officer).Id, On = House.Today().AddDays(1), Purpose = $"Coffee with {{contact:{contact.Id}}}", PlannedAt = House.Clock.Instant() });
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Relationship>().Where(r => r.PartnerId == partner.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.DueOn, House.Today())));
        var officer = await House.SignInAsync(Role.Officer);
        var calendar = await officer.MakeAddressAsync();
        await (await officer.GetAsync("/Partnerships/Digest")).Form("#digest").Set("Input.Address", "ana@harbor.example").Set("Input.Hour", "9").SubmitAsync();
        House.Clock.Advance(TimeSpan.FromHours(24));
        await WriteDigestsAsync();
        await SendAsync();
        // One lies in the folder, and another waits.
        House.Clock.Advance(TimeSpan.FromHours(24));
        await WriteDigestsAsync();
        officer = await House.SignInAsync(Role.Officer);
        var (copies, stamps) = (await CopiesAsync(officer, partner.Id), await StampsAsync(officer));
        copies.ShouldContain("Quackenbush");
        (await House.SummariesAsync(calendar)).ShouldContain("Touchpoint: Paper Lantern Bakery");
        Digests().ShouldHaveSingleItem();
        (await WaitingAsync()).ShouldHaveSingleItem().Text.ShouldContain("Paper Lantern Bakery");
        foreach (var word in Sought) (await SearchAsync(officer, word)).ShouldNotSay("Nothing found");
        // What names the organization alone never held the person.
        Everything(await CalendarAsync(calendar), await WaitingAsync()).ShouldNotContainAny(Traces);

        var leaver = await House.ComeInAsync(contact);
        (await (await leaver.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).ShouldRedirectTo("/portal/goodbye");

        (await CopiesAsync(officer, partner.Id)).ShouldNotContainAny(Traces);
        (await StampsAsync(officer)).ShouldNotBe(stamps, "a device drops what has another stamp before it asks for anything new");
        (await officer.GetAsync("/Partnerships/Today")).Body.ShouldNotContainAny(Traces);
        (await CalendarAsync(calendar)).ShouldNotContainAny(Traces);
        Digests().ShouldBeEmpty("letters in the folder go with whoever withdraws");
        (await WaitingAsync()).ShouldBeEmpty();
        await WriteDigestsAsync();
        await SendAsync();
        Digests().Select(File.ReadAllText).ShouldHaveSingleItem().ShouldNotContainAny(Traces);
        string.Concat(Directory.GetFiles(House.Settings.MailFolder).Select(File.ReadAllText)).ShouldNotContainAny([.. Traces, contact.Email!]);
        (await House.EverythingAsync()).ShouldNotContainAny([.. Traces, contact.Email!]);
        // The index of the search lies in the database: the line above looks through it too.
        foreach (var word in Sought) (await SearchAsync(officer, word)).ShouldSay("Nothing found");
        return;

        IReadOnlyList<string> Digests() => [.. Directory.GetFiles(House.Settings.MailFolder).Where(file => File.ReadAllText(file).Contains("ana@harbor.example", StringComparison.Ordinal))];
    }

    private static Task<Page> SearchAsync(Browser officer, string word) => officer.GetAsync($"/Partnerships/Search?Q={word}");

    private async Task<string> CalendarAsync(string path) => (await House.Stranger().GetAsync(path)).Body;

    private static string Everything(string calendar, IEnumerable<OutboxMail> letters) => calendar + string.Concat(letters.Select(l => $"{l.Subject} {l.Text}"));

    private static async Task<string> CopiesAsync(Browser officer, Guid partner) => (await officer.GetAsync($"/Partnerships/OnDevice?handler=Copies&id={partner}")).Body;

    private static async Task<string> StampsAsync(Browser officer) => (await officer.GetAsync("/Partnerships/OnDevice?handler=Stamps")).Body;

    private Task<int> WriteDigestsAsync() => ActivatorUtilities.CreateInstance<DigestSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);

    private Task<int> SendAsync() => ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);

    private Task<List<OutboxMail>> WaitingAsync() => House.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(m => m.To == "ana@harbor.example").ToListAsync());
}

public sealed class ErasureStoryTestsOnSqlite(SqliteHouse house) : ErasureStoryTests(house), IClassFixture<SqliteHouse>;

public sealed class ErasureStoryTestsOnPostgres(PostgresHouse house) : ErasureStoryTests(house), IClassFixture<PostgresHouse>;

internal static class TraceAssertions
{
    public static void ShouldNotContainAny(this string text, IEnumerable<string> traces) => traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
}
