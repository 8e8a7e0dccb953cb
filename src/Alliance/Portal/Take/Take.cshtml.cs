using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Take;

/// <summary>A contact takes everything that is kept of them with them, in one file.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class TakeModel(AllianceContext db, OwnRecord record, TakeAlong along, TimeProvider time) : PortalPage
{
    private const int MostShown = 5;

    public Person Person { get; private set; } = null!;

    /// <summary>When it was taken before, the latest first.</summary>
    public IReadOnlyList<DateTime> Taken { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var file = await along.PackAsync(Person, Act("Taking one's own record along"), HttpContext.RequestAborted);
        return File(file, "application/zip", $"my-record-{Agency.DayOf(time.Instant()):yyyy-MM-dd}.zip");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        // Who asked for no visible history sees what was today.
        var since = person.IsSafeContact ? TimeZoneInfo.ConvertTimeToUtc(Agency.DayOf(time.Instant()).ToDateTime(TimeOnly.MinValue), Zone) : DateTime.MinValue;
        Taken = await db.AuditEvents.Where(e => e.SubjectId == ContactId && e.Action == PortalEvents.RecordTaken && e.At >= since).OrderByDescending(e => e.Id).Select(e => e.At).Take(MostShown).ToListAsync();
        return true;
    }
}
