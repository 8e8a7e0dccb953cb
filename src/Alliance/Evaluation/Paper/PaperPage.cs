using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Paper;

/// <summary>A page about one wave's sheets of paper.</summary>
public abstract class PaperPage(AllianceContext db, InstrumentShelf shelf) : ScreenedPage
{
    protected AllianceContext Db => db;

    [FromRoute]
    public Guid WaveId { get; set; }

    public SurveyWave Wave { get; private set; } = null!;
    public Instrument Instrument { get; private set; } = null!;

    /// <summary>Of the study that the wave belongs to; none where it belongs to none.</summary>
    public IReadOnlyList<StudyUnit> Units { get; private set; } = [];

    public bool IsOnPaper => Wave.Ways.HasFlag(SurveyWays.Paper);

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<SurveyWave>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == WaveId) is not { } wave || await shelf.FindAsync(wave.InstrumentVersionId) is not { } instrument) return false;
        (Wave, Instrument) = (wave, instrument);
        Units = wave.StudyId is { } study ? await db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == study).OrderBy(u => u.Name).ToListAsync() : [];
        return true;
    }
}
