using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Portal.Concerns;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>Builders: what people on the other side say for themselves.</summary>
internal static class Voices
{
    /// <summary>Raises a concern on the page, as the contact would.</summary>
    public static async Task<Concern> RaiseAsync(this TestHouse house, Browser browser, Contact contact, string words, ConcernKind kind = ConcernKind.Other)
    {
        var before = await house.AskAsync(db => db.Set<Concern>().Where(c => c.ContactId == contact.Id).Select(c => c.Id).ToListAsync());
        (await (await browser.GetAsync("/portal/concerns/new")).Form("form.pa-form").Set("Input.Kind", kind.ToString()).Set("Input.Words", words).SubmitAsync()).ShouldRedirectTo("/portal/concerns");
        return await house.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.ContactId == contact.Id && !before.Contains(c.Id)));
    }

    public static Task<Concern> FreshAsync(this TestHouse house, Concern concern) => house.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.Id == concern.Id));

    /// <summary>The public address of a partner, made by its officer.</summary>
    public static async Task<string> PublicAddressAsync(this TestHouse house, Partner partner)
    {
        await house.DoAsync(services => services.GetRequiredService<ConcernLinkService>().MakeAsync(partner.Id, house.Act(house.Person(Role.Officer).Id, Role.Officer)));
        // Where several agencies share the server, the address says which.
        var slug = await house.AskAsync(db => db.Agencies.Where(a => a.Id == TestPeople.AgencyId).Select(a => a.Slug).SingleAsync());
        return $"/at/{slug}/concern/{await house.AskAsync(db => db.Set<ConcernLink>().Where(l => l.PartnerId == partner.Id && l.EndedAt == null).Select(l => l.Code).SingleAsync())}";
    }

    public static async Task AnswerAsync(this Browser officer, string path, string words) => (await (await officer.GetAsync(path)).Form("#answer").Set("Input.Words", words).SubmitAsync()).ShouldRedirectTo(path);

    /// <summary>Four weeks pass, and the job runs.</summary>
    public static async Task AskAfterFourWeeksAsync(this TestHouse house)
    {
        house.Clock.Advance(Concern.AskAfter);
        await ActivatorUtilities.CreateInstance<ConcernAsking>(house.Services).RunAsync(TestContext.Current.CancellationToken);
    }
}
