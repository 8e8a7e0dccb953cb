using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Builder: one word that stands nowhere else in every table in which the words of a contact can stand.</summary>
internal static class Wording
{
    public static readonly string[] Entry = ["xylophones", "didgeridoo", "glockenspiels", "bagpipes", "bassoons", "oboes"];
    public static readonly string[] Goal = ["theremin", "hummed", "zithers", "hurdygurdy"];
    public const string Repair = "vuvuzelas";
    public static readonly string[] Concern = ["accordions", "mandolins"];
    public static readonly string[] Offer = ["harpsichords", "spinets"];
    public static readonly string[] Preference = ["cowbell", "gongs"];
    public static readonly string[] Thanks = ["lutes", "sitars"];

    public static IEnumerable<string> All => [.. Entry, .. Goal, Repair, .. Concern, .. Offer, .. Preference, .. Thanks];

    /// <summary>Everything that a contact and an officer can say of each other, as they would.</summary>
    public static async Task<Said> SayEverythingAsync(this TestHouse house, Partner partner, Contact contact)
    {
        var officer = house.ActAsOfficer();
        var talk = await house.LogTalkAsync(partner, [contact], "They keep xylophones.", "Bring the didgeridoo");
        var promise = await house.PromiseOfAsync(talk);
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<CorrectionService>().CorrectAsync(talk, contact.Id, new NewCorrection { Id = house.NewId(), Kind = CorrectionKind.Corrects, Words = "They are glockenspiels" }, house.ActAs(contact));
            await services.GetRequiredService<PromiseService>().AnswerAsync(await FindAsync<Promise>(services, promise.Id), promise.Version, new PromiseNews { Id = house.NewId(), Kind = PromiseAnswerKind.Broken, ToldBy = Side.Them, Reason = "No bagpipes came" }, house.ActAs(contact));
        });
        var keys = house.Services.GetRequiredService<KeptBackLock>();
        await house.KeepAsync(partner.AgencyId, [new KeptBackNote { AgencyId = partner.AgencyId, Id = house.NewId(), EngagementId = talk.Id, ById = officer.Actor, WrittenAt = house.Act().Now, Locked = keys.Close("A surprise with bassoons"), LockedReason = keys.Close("The oboes know"), UntilOn = house.Today().AddDays(30) }]);
        var goal = await house.ShareGoalAsync(partner, [contact], "A theremin for the hall", "They hummed.");
        await house.DoAsync(services => services.GetRequiredService<GoalService>().ReadRulersAsync(new NewReading { Id = house.NewId(), GoalId = goal, Side = Side.Them, Importance = 7, Confidence = 3, Why = "We bought zithers" }, house.ActAs(contact)));
        await house.DoAsync(services => services.GetRequiredService<GoalService>().EndAsync(new NewEnd { Id = house.NewId(), GoalId = goal, Side = Side.Us, Kind = GoalEndKind.Reached, Why = "A hurdygurdy plays" }, officer));
        var check = await house.AskBothAsync(contact);
        await house.AnswerAsync(check, Side.Us, officer, 5, 5, 5);
        await house.AnswerAsync(check, Side.Them, house.ActAs(contact), 1, 5, 5);
        var repair = await house.AskAsync(db => db.Set<Repair>().AsNoTracking().SingleAsync(r => r.CheckId == check));
        await house.DoAsync(services => services.GetRequiredService<RepairService>().CloseAsync(repair.Id, Side.Them, "The vuvuzelas stopped", null, house.ActAs(contact)));
        var (concern, offer) = (house.NewId(), house.NewId());
        await house.DoAsync(services => services.GetRequiredService<ConcernService>().RaiseAsync(new NewConcern { Id = concern, PartnerId = partner.Id, ContactId = contact.Id, Kind = ConcernKind.Other, Words = "There are accordions at night" }, house.ActAs(contact)));
        await house.DoAsync(async services => await services.GetRequiredService<ConcernService>().AnswerAsync(await FindAsync<Concern>(services, concern), (await FindAsync<Concern>(services, concern)).Version, new ConcernNews(house.NewId(), "The mandolins are gone"), officer));
        await house.DoAsync(services => services.GetRequiredService<OfferService>().MakeAsync(contact.Id, partner.Id, new NewOffer { Id = offer, Kind = OfferKind.Room, Words = "A hall with harpsichords", Limits = "No spinets" }, house.ActAs(contact)));
        await house.DoAsync(services => services.GetRequiredService<PreferenceService>().StateAsync(contact.Id, partner.Id, new StatedPreference { Id = house.NewId(), Please = "Ring the cowbell", PleaseNot = "No gongs" }, house.ActAs(contact)));
        await house.DoAsync(async services =>
        {
            var thanks = services.GetRequiredService<ThanksService>();
            await thanks.GiveAsync(new NewThanks(house.NewId(), Side.Them, partner.Id, contact.Id, officer.Actor, "For the lutes", true, null), house.ActAs(contact));
            await thanks.GiveAsync(new NewThanks(house.NewId(), Side.Us, partner.Id, contact.Id, officer.Actor, "For the sitars", true, null), officer);
        });
        return new Said(talk, goal, repair.Id, concern, offer);
    }

    private static Task<T> FindAsync<T>(IServiceProvider services, Guid id) where T : Entity => services.GetRequiredService<AllianceContext>().Set<T>().SingleAsync(x => x.Id == id);
}

internal sealed record Said(Engagement Talk, Guid Goal, Guid Repair, Guid Concern, Guid Offer);
