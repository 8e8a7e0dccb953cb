using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

/// <summary>Says which certificates go to the state's training board.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class BoardModel(AllianceContext db, TimeProvider time) : TrainingPage(time)
{
    public DateOnly From => Today.AddYears(-1).AddDays(1);
    public DateOnly Until => Today;
    public int Count { get; private set; }

    public async Task OnGetAsync()
    {
        var (from, until) = (From, Until);
        Count = await db.Set<Certificate>().CountAsync(c => c.IssuedOn >= from && c.IssuedOn <= until);
    }
}
