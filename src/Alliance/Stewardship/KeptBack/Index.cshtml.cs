using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.KeptBack;

/// <summary>Notes kept back from those who took part: who keeps them, since when and until when. Neither what they say nor of whom.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class IndexModel(AllianceContext db, TimeProvider time) : RoomPage
{
    private const int MostShown = 100;

    public IReadOnlyList<KeptBackLine> Notes { get; private set; } = [];
    public int StillKeptBack { get; private set; }
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync()
    {
        Today = Agency.DayOf(time.Instant());
        var notes = db.Set<KeptBackNote>().Where(n => n.Locked != null);
        StillKeptBack = await notes.CountAsync(n => n.UntilOn > Today);
        Notes = await (from note in notes
                       join officer in db.Users on note.ById equals officer.Id
                       orderby note.UntilOn descending, note.Id
                       select new KeptBackLine(officer.DisplayName, note.WrittenAt, note.UntilOn)).Take(MostShown).ToListAsync();
    }
}

public sealed record KeptBackLine(string Officer, DateTime WrittenAt, DateOnly UntilOn);
