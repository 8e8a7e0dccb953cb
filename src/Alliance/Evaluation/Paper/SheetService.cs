using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Paper;

/// <summary>Keeps what stands on a sheet of paper: without pseudonym, with who typed it in.</summary>
public sealed class SheetService(AllianceContext db, AgencyScope scope, InstrumentShelf shelf)
{
    public const string SheetTypedIn = nameof(SheetTypedIn);

    /// <param name="id">Of the sheet, made by its form: one sent twice is kept once.</param>
    public async Task KeepAsync(Guid id, SurveyWave wave, Guid? unitId, string language, CheckedAnswers given, ActionContext action)
    {
        if (await db.Set<SurveyResponse>().AnyAsync(r => r.Id == id)) return;
        var instrument = await shelf.FindAsync(wave.InstrumentVersionId) ?? throw new InvalidOperationException("A survey's questionnaire is not there.");
        var sheet = new SurveyResponse
        {
            AgencyId = action.AgencyId,
            Id = id,
            WaveId = wave.Id,
            Way = SurveyWays.Paper,
            UnitId = unitId,
            Language = language,
            AnsweredOn = scope.Current.DayOf(action.Now),
            Answers = SurveyAnswers.Write(instrument, given.Answers),
            EnteredById = action.Actor,
        };
        db.Add(sheet);
        foreach (var (item, words) in given.Words) db.Add(new SurveyWords { AgencyId = action.AgencyId, Id = Guid.NewGuid(), ResponseId = id, Item = item, Words = words });
        // Of the survey, not of the sheet: the audit keeps nobody's answers.
        db.Record(action, SheetTypedIn, nameof(SurveyWave), wave.Id, null, null);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<SurveyResponse>().AnyAsync(r => r.Id == id)) throw;
        }
    }
}

public static class PaperServices
{
    public static IServiceCollection AddPaper(this IServiceCollection services) => services.AddScoped<SheetService>();
}
