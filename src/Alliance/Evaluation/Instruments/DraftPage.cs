using Alliance.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>A page that changes one part of a draft. Where somebody else was faster, what was typed stays and can be saved on top of theirs.</summary>
public abstract class DraftPage(AllianceContext db, InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The version of the row that the writer had before them.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public InstrumentVersion Row { get; private set; } = null!;
    public Instrument Instrument { get; private set; } = null!;

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<InstrumentVersion>().FirstOrDefaultAsync(v => v.Id == Id && v.IsOurOwn) is not { } row) return false;
        (Row, Instrument) = (row, InstrumentText.Read(row.Text));
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove(nameof(Seen));
        Seen = Row.Version;
    }

    protected RedirectResult Published() => Done($"~/Evaluation/Instruments/{Id}", Words["It is published, and its text stays. Begin the next version to change it."]);

    /// <summary>Saves a change of the draft, or shows the page again with what was typed.</summary>
    protected async Task<IActionResult> SaveAsync(Instrument changed, string banner)
    {
        if (await instruments.ChangeAsync(Row, Seen, changed, Act(EvaluationEvents.Purpose))) return Done($"~/Evaluation/Instruments/{Id}#questions", banner);
        var isPublished = await db.Set<InstrumentVersion>().AnyAsync(v => v.Id == Id && v.PublishedAt != null);
        ModelState.AddModelError("", isPublished
            ? Words["Somebody published it meanwhile, and its text stays. What you typed is still here: copy it, begin the next version, and put it in there."]
            : Words["Somebody changed this questionnaire meanwhile. What you typed is still here and is not saved yet: look at theirs in another window, then save again to put yours in."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}
