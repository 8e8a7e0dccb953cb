using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>What lies in a box, for as long as both have opened it. Each look is an event.</summary>
[Authorize(Policy = StewardshipPolicies.Records)]
public sealed class SealedModel(AllianceContext db, SealedStore sealedStore, ReadLog readings) : WatchedPage(db)
{
    [FromRoute]
    public Guid Id { get; set; }

    public SealedContents Contents { get; private set; } = null!;
    public SealedRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Db.Set<SealedRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id && r.DestroyedAt == null) is not { } record) return NotFound();
        var opening = await Db.Set<SealedOpening>().AsNoTracking().Where(o => o.SealedRecordId == Id).OrderByDescending(o => o.AskedAt).FirstOrDefaultAsync();
        if (opening?.IsOpen(Now) != true) return Redirect($"~/Stewardship/Holds/{record.HoldId}");
        await readings.RecordAsync(Act("Reading what is sealed"), StewardshipEvents.SealOpened, nameof(Partner), [record.PartnerId], HttpContext.RequestAborted);
        (Record, Contents) = (record, sealedStore.Read(record)!);
        return Page();
    }
}
