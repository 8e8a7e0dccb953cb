using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Observed;

/// <summary>What was seen in one observation.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class ShowModel(ObservationReading reading, TimeProvider time) : TrainingPage(time)
{
    public Observed Observed { get; private set; } = null!;
    public bool MayFillIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var me = User.AccountId();
        if (await reading.FindAsync(id, me, Teaches) is not { } observed) return NotFound();
        Observed = observed;
        MayFillIn = observed.Observation.On <= Today && observed.Sheets.Any(s => s.Sheet.AccountId == me && s.Sheet.HandedInAt is null);
        return Page();
    }
}
