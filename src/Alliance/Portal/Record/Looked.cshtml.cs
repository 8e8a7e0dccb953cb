using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Record;

/// <summary>Every opening of the record since the contact is in it: when, in which role, for what purpose.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class LookedModel(OwnRecord record, GivenOut givenOut, TimeProvider time) : PortalPage
{
    private const int PageSize = 50;

    /// <summary>The last look of the page before; older ones follow.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Look> Looks { get; private set; } = [];
    public Guid? Older { get; private set; }
    public bool IsSafeContact { get; private set; }

    /// <summary>What was given out by law, of the talks this contact took part in.</summary>
    public IReadOnlyList<GivenRelease> Given { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await record.PersonAsync(ContactId) is not { Since: not null } person) return NotFound();
        var looks = record.Looks(person);
        looks = givenOut.WithoutSilent(looks, person.PartnerId, Agency.DayOf(time.Instant()));
        // Who asked for no visible history sees what was today.
        IsSafeContact = person.IsSafeContact;
        if (IsSafeContact)
        {
            var midnight = TimeZoneInfo.ConvertTimeToUtc(Agency.DayOf(time.Instant()).ToDateTime(TimeOnly.MinValue), Zone);
            looks = looks.Where(e => e.At >= midnight);
        }
        if (After is { } after) looks = looks.Where(e => e.Id.CompareTo(after) < 0);
        var rows = await looks.OrderByDescending(e => e.Id).Take(PageSize + 1).Select(e => new Look(e.Id, e.At, e.Role, e.Purpose)).ToListAsync();
        Looks = [.. rows.Take(PageSize)];
        Given = After is null && !IsSafeContact ? await givenOut.OfAsync(person.Id) : [];
        Older = rows.Count > PageSize ? Looks[^1].Id : null;
        return Page();
    }

    public string RoleOf(Look look) => Words.RoleOf(look);
}

public sealed record Look(Guid Id, DateTime At, string Role, string Purpose);

public static class LookWords
{
    /// <summary>Who looked, as a role: the contact reads no officer's name where it is not their own officer.</summary>
    public static string RoleOf(this IStringLocalizer<Words> words, Look look) =>
        Enum.TryParse<Role>(look.Role, out var role) ? words.Of(role) : look.Role == PartnerPrincipal.RoleName ? words["You"] : words["The system itself"];
}
