using Alliance.Partnerships.Concerns;
using Alliance.Portal.Door;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Concerns;

/// <summary>What a contact raised, and their organisation's public address for concerns without a name.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(OwnRecord record, ConcernReading reading, ConcernLinkService links) : PortalPage
{
    public Person Person { get; private set; } = null!;
    public IReadOnlyList<OwnConcern> Concerns { get; private set; } = [];

    /// <summary>Null where there is none, or nobody has said what this server's address is.</summary>
    public string? PublicAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await links.MakeAsync(Person.PartnerId, Act("Making the public address for concerns"));
        return Done("~/portal/concerns", Words["Here it is. Hang it up where people wait."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        Concerns = await reading.OfContactAsync(ContactId, await record.CalledAsync(person));
        // Who asked for no visible history sees what is not ended yet.
        if (person.IsSafeContact) Concerns = [.. Concerns.Where(c => c.State is ConcernState.Open or ConcernState.Answered)];
        PublicAddress = await links.CodeOfAsync(person.PartnerId) is { } code && PortalAddress.Of(HttpContext) is { } address ? $"{address}/concern/{code}" : null;
        return true;
    }
}
