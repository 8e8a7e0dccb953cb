using System.Text.RegularExpressions;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>Builders: people on the other side of the record, what they took part in, and how they come in.</summary>
internal static partial class PortalPeople
{
    private static int people;

    /// <summary>A named contact with an address of their own at a partner of the usual officer.</summary>
    public static async Task<Contact> AddReachableAsync(this TestHouse house, Partner partner, string name = "Rosa Quillfeather")
    {
        var contact = await house.AddPersonAsync(partner, "night manager", name);
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var there = await db.Set<Contact>().SingleAsync(c => c.Id == contact.Id);
            there.Email = contact.Email = $"reader{Interlocked.Increment(ref people)}@quillfeather.example";
            db.Add(house.ChoiceOf(there, ChoiceKind.Email));
            await db.SaveAsync(house.Act(), "Arranged", there, there.Id);
        });
        return contact;
    }

    /// <summary>A talk as an officer logs it, with a promise of ours made in it.</summary>
    public static async Task<Engagement> LogTalkAsync(this TestHouse house, Partner partner, IEnumerable<Contact> with, string heard = "The alley is dark after ten.", string promise = "Ask about the lamp")
    {
        var id = house.NewId();
        await house.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
        {
            Id = id,
            PartnerId = partner.Id,
            At = house.Clock.Instant(),
            Channel = Channel.InPerson,
            Setting = Setting.TheirPlace,
            StartedBy = Side.Us,
            Outcome = Outcome.Talked,
            Minutes = 20,
            Purpose = "The lamp in the alley",
            Heard = heard,
            ContactIds = [.. with.Select(c => c.Id)],
            OurPromise = new NewPromise(promise, house.Today().AddDays(7)),
        }, house.Act(house.Person(Role.Officer).Id, Role.Officer)));
        return await house.AskAsync(db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Id == id));
    }

    public static Task<Promise> PromiseOfAsync(this TestHouse house, Engagement engagement) => house.AskAsync(db => db.Set<Promise>().AsNoTracking().SingleAsync(p => p.EngagementId == engagement.Id));

    /// <summary>What waits for this address, oldest first.</summary>
    public static Task<List<OutboxMail>> LettersAsync(this TestHouse house, string address) => house.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(m => m.To == address).OrderBy(m => m.Id).ToListAsync());

    public static async Task<Page> AskForLinkAsync(this Browser browser, string address) => await (await browser.GetAsync("/portal/sign-in")).Form("#address-form").Set("Input.Address", address).SubmitAsync();

    /// <summary>Asks for a link and takes its path from the letter.</summary>
    public static async Task<string> LinkAsync(this TestHouse house, Browser browser, Contact contact)
    {
        // Where several agencies share the server, the address says which.
        var slug = await house.AskAsync(db => db.Agencies.Where(a => a.Id == TestPeople.AgencyId).Select(a => a.Slug).SingleAsync());
        // Letters of one moment have no order: the new one is the one that was not there before.
        var before = (await house.LettersAsync(contact.Email!)).Select(l => l.Id).ToHashSet();
        (await (await browser.GetAsync($"/at/{slug}/portal/sign-in")).Form("#address-form").Set("Input.Address", contact.Email!).SubmitAsync()).ShouldBeOk();
        return PathIn((await house.LettersAsync(contact.Email!)).Single(l => !before.Contains(l.Id)).Text);
    }

    /// <summary>Comes in as the contact would: asks, reads the letter, presses the button.</summary>
    public static async Task<Browser> ComeInAsync(this TestHouse house, Contact contact)
    {
        var browser = house.Stranger();
        var page = await browser.GetAsync(await house.LinkAsync(browser, contact));
        (await page.Form().SubmitAsync()).ShouldRedirectTo($"{page.Address.AbsolutePath.Split("/portal")[0]}/portal");
        return browser;
    }

    public static string PathIn(string letter) => Path().Match(letter) is { Success: true } match ? match.Groups[1].Value : throw new ShouldAssertException($"There is no link in: {letter}");

    [GeneratedRegex(@"https?://[^/\s]+(/\S+)")]
    private static partial Regex Path();
}
