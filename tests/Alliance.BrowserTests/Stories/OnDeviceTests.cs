using Alliance.BrowserTests.House;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Device;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>Without a signal an officer's phone shows their own relationships, for 12 hours at most, and tells what was read.</summary>
[Collection(nameof(OwnPhone))]
public sealed class OnDeviceTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Pages_WithoutASignal_OpenAsTheyWere_AndTheReadingIsTold()
    {
        var town = await Run.Town;
        await using var phone = await ReadyAsync();
        var before = await OpenedAsync(town);
        await phone.LoseSignalAsync();

        await phone.OpenAsync("/Partnerships/Today");
        await phone.Page.GetByText("Without a signal: as it was at").WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Who to see, and why" }).WaitForAsync();
        await phone.OpenAsync($"/Partnerships/Prepare/{town.OwnPartner}");
        await phone.Page.GetByText("Better not").WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Log the talk" }).ClickAsync();
        await phone.LogAsync("A talk from a copy");
        await phone.OpenAsync("/Callouts");
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = "What is at hand" }).WaitForAsync();
        await phone.Page.GetByText("Without a signal: as it was at").WaitForAsync();
        await phone.Page.GetByText("Young people gathering").ClickAsync();
        await phone.Page.GetByText("Offer a place that is open and meant for them").WaitForAsync();
        await phone.OpenAsync($"/Partnerships/Partners/{town.ColleaguesPartner}");
        await phone.Page.GetByText("the page you asked for is not on this device").WaitForAsync();
        (await OpenedAsync(town)).ShouldBe(before, "nobody could be told yet");

        // A page that is left while it tells leaves it to the next, and then it stands there twice.
        await phone.OpenAsync("about:blank");
        await phone.FindSignalAsync();
        await phone.OpenAsync("/Partnerships/Today");
        await phone.NothingWaitsAsync();
        await phone.EverythingIsToldAsync();

        // The card and the form were read.
        (await OpenedAsync(town)).ShouldBe(before + 2);
    }

    [Fact(Timeout = Patience)]
    public async Task Copies_OnAPhone_AreOfOnesOwnRelationshipsOnly_AndGoWithTheSignOut()
    {
        var town = await Run.Town;
        await using var phone = await ReadyAsync();
        var mine = (await phone.CopiesAsync()).Split('\n').Where(line => line.StartsWith("http", StringComparison.Ordinal)).ToList();
        var own = await House.AskAsync(async db => await db.Set<Relationship>().Where(r => r.EndedAt == null && (r.OwnerId == town.Account || r.BackupId == town.Account)).Select(r => r.PartnerId).ToListAsync());
        own.ShouldNotBeEmpty();
        var keys = mine.Select(line => line[(line.LastIndexOf('/') + 1)..]).Where(key => Guid.TryParse(key, out _)).Select(Guid.Parse).Distinct().ToList();
        keys.ShouldBe(own, ignoreOrder: true);

        await phone.OpenAsync("/Partnerships/Today");
        await phone.Page.EvaluateAsync("() => document.querySelector(\"form[action$='/sign-out']\").requestSubmit()");
        await phone.Page.GetByText("You are signed out.").WaitForAsync();

        (await phone.CopiesAsync()).ShouldBeEmpty();
        await phone.LoseSignalAsync();
        await phone.OpenAsync($"/Partnerships/Prepare/{own[0]}");
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no signal here" }).WaitForAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Copies_AfterTwelveHours_AreGone()
    {
        var town = await Run.Town;
        await using var phone = await OwnPhone.TakeAsync(Run);
        await phone.EnterAsync();
        await phone.Page.Clock.InstallAsync();
        await phone.OpenAsync("/Partnerships/Today");
        await phone.KeepAsync();
        await phone.LoseSignalAsync();

        await phone.Page.Clock.FastForwardAsync("11:50:00");
        (await phone.CopiesAsync()).ShouldContain($"/Partnerships/Prepare/{town.OwnPartner}");
        await phone.Page.Clock.FastForwardAsync("20:00");

        await phone.UntilAsync("async () => (await (await caches.open('pa-copies')).keys()).length === 0");
    }

    [Fact(Timeout = Patience)]
    public async Task Copy_OlderThanTwelveHours_IsNotShownThoughItLiesThere()
    {
        var town = await Run.Town;
        await using var phone = await ReadyAsync();
        await phone.LoseSignalAsync();
        await phone.OpenAsync($"/Partnerships/Prepare/{town.OwnPartner}");
        await phone.Page.GetByText("Better not").WaitForAsync();

        // As if it had been made twelve hours earlier, by a browser that was closed since.
        await phone.Page.EvaluateAsync("""
            async () => {
              const cache = await caches.open("pa-copies");
              for (const request of await cache.keys()) {
                const copy = await cache.match(request);
                const headers = new Headers(copy.headers);
                const label = JSON.parse(headers.get("X-Copy"));
                headers.set("X-Copy", JSON.stringify({ ...label, at: label.at - 12 * 3600 * 1000 }));
                await cache.put(request, new Response(await copy.text(), { headers }));
              }
            }
            """);
        await phone.OpenAsync($"/Partnerships/Prepare/{town.OwnPartner}");

        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no signal here" }).WaitForAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Copies_OfSomebodyWhoWithdrew_AreGoneAtTheNextContact()
    {
        var town = await Run.Town;
        var contact = await AddContactAsync(town.OwnPartner, "Zebulon Quackenbush");
        await using var phone = await ReadyAsync();
        (await phone.CopiesAsync()).ShouldContain(contact.Name!);
        await phone.LoseSignalAsync();
        await House.DoAsync(async services =>
        {
            var there = await services.GetRequiredService<AllianceContext>().Set<Contact>().SingleAsync(c => c.Id == contact.Id);
            await services.GetRequiredService<ContactService>().WithdrawAsync(there, ConsentWay.Telephone, await House.ActAsync(OpenHouse.NameOf(Role.Steward), Role.Steward));
            return true;
        });

        await phone.FindSignalAsync();
        await phone.OpenAsync("/Partnerships/Waiting");
        await phone.UntilNoCopyHasAsync("Quackenbush");
        await phone.KeepAsync();

        (await phone.CopiesAsync()).ShouldNotContain("Quackenbush");
    }

    private Task<Contact> AddContactAsync(Guid partner, string name) => House.DoAsync(async services =>
    {
        var action = await House.ActAsync(OpenHouse.NameOf(Role.Officer), Role.Officer);
        var db = services.GetRequiredService<AllianceContext>();
        var contact = new Contact { AgencyId = 1, Id = action.NewId(), PartnerId = partner, RoleTitle = "night manager", Name = name };
        db.AddRange(contact,
            new Consent { AgencyId = 1, Id = action.NewId(), ContactId = contact.Id, AskedById = action.Actor, GivenAt = action.Now, Way = ConsentWay.InPerson, WordingVersion = ConsentWording.Current, Language = "en", ExpiresAt = action.Now + Consent.Lifetime },
            new ConsentChoice { AgencyId = 1, Id = action.NewId(), ContactId = contact.Id, Kind = ChoiceKind.Named, GivenAt = action.Now, Way = ConsentWay.InPerson, WordingVersion = ConsentWording.Current, Language = "en" });
        await db.SaveAsync(action, PartnershipEvents.ContactAdded, contact, partner);
        return contact;
    });

    private async Task<OwnPhone> ReadyAsync()
    {
        var phone = await OwnPhone.TakeAsync(Run);
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Today");
        await phone.KeepAsync();
        return phone;
    }

    private Task<int> OpenedAsync(Town town) => House.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == PartnershipEvents.PartnerOpened && e.SubjectId == town.OwnPartner && e.Purpose == OnDeviceModel.ReadPurpose));
}
