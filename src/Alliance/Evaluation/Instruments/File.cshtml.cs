using System.Text;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>A questionnaire as a file that another agency can bring in: questions and scoring, no answer.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class FileModel(AllianceContext db, InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    /// <param name="which">The key of a ready-made one, or of a kept row.</param>
    public async Task<IActionResult> OnGetAsync(string which)
    {
        var row = Guid.TryParse(which, out var id) ? await db.Set<InstrumentVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id) : null;
        if ((row is null ? ReadyMade.Find(which) : InstrumentText.Read(row.Text)) is not { } instrument) return NotFound();
        await instruments.TakeAlongAsync(instrument, row?.Id, Act("Taking a questionnaire along"));
        return File(Encoding.UTF8.GetBytes(InstrumentText.WriteSpread(instrument)), "application/json", $"{instrument.Key}.json");
    }
}
