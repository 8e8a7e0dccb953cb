using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Alliance.Portal;
using Alliance.Portal.Door;
using Alliance.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.House;

/// <summary>Somebody on the other side of the record, in the invented town: a contact with an address, talks and a promise to read.</summary>
public sealed record Reader(Guid Contact, string Address, Guid Talk, Guid Promise)
{
    public static Task<Reader> FindAsync(OpenHouse house) => house.AskAsync(async db =>
    {
        var found = await (
            from contact in db.Set<Contact>()
            where contact.Email != null && contact.LeftAt == null
            join part in db.Set<EngagementContact>() on contact.Id equals part.ContactId
            join promise in db.Set<Promise>() on (Guid?)part.EngagementId equals promise.EngagementId
            where promise.State == PromiseState.Open
            orderby contact.Id, promise.Id
            select new { contact.Id, contact.Email, part.EngagementId, PromiseId = promise.Id }).FirstAsync();
        return new Reader(found.Id, found.Email!, found.EngagementId, found.PromiseId);
    });

    /// <summary>A concern of theirs that was answered.</summary>
    public Guid Concern { get; init; }

    /// <summary>Somebody who raised a concern and is asked whether it is solved.</summary>
    public static Task<Reader> SpeakerAsync(OpenHouse house) => house.AskAsync(async db =>
    {
        var found = await (
            from concern in db.Set<Concern>()
            where concern.State == ConcernState.Answered && concern.Kind == ConcernKind.Other
            join contact in db.Set<Contact>() on concern.ContactId equals (Guid?)contact.Id
            orderby concern.Id
            select new { contact.Id, contact.Email, ConcernId = concern.Id }).FirstAsync();
        return new Reader(found.Id, found.Email!, Guid.Empty, Guid.Empty) { Concern = found.ConcernId };
    });

    /// <summary>Somebody who takes part in a problem to which there is an option, and not everybody agrees.</summary>
    public static Task<Reader> SolverAsync(OpenHouse house) => house.AskAsync(async db =>
    {
        var found = await (
            from member in db.Set<ProblemMember>()
            where member.JoinedAt != null && member.EndedAt == null && db.Set<Problem>().Any(p => p.Id == member.ProblemId && p.Stage == ProblemStage.Respond)
            join contact in db.Set<Contact>() on member.ContactId equals contact.Id
            where contact.Email != null
            orderby contact.Id
            select new { contact.Id, contact.Email }).FirstAsync();
        return new Reader(found.Id, found.Email!, Guid.Empty, Guid.Empty);
    });

    /// <summary>A fresh link, as their letter would bring it.</summary>
    public async Task<string> LinkAsync(OpenHouse house)
    {
        var link = "";
        await house.DoAsync(async services =>
        {
            var action = new Alliance.Platform.Data.ActionContext(1, null, PartnerPrincipal.RoleName, services.GetRequiredService<TimeProvider>().Instant(), "Arranging a test", "test");
            await services.GetRequiredService<PartnerDoor>().AskAsync(Address, secret => link = $"/portal/enter/{secret}", action);
            return link;
        });
        return link;
    }

    /// <summary>Opens the link and presses its button.</summary>
    public async Task ComeInAsync(Visitor visitor, OpenHouse house)
    {
        await visitor.OpenAsync(await LinkAsync(house));
        await visitor.Page.ClickAsync("main button");
        await visitor.SettleAsync();
    }
}
