using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Data;
using Alliance.Stewardship.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Words = Alliance.Platform.Layout.Words;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>Finds surveys for whoever answers, and checks what they answered.</summary>
public sealed class SurveyDesk(AllianceContext db, InstrumentShelf shelf, IStringLocalizer<Words> words)
{
    public async Task<SurveyWave?> WithCodeAsync(string? code, SurveyWays way)
    {
        var typed = code?.ToUpperInvariant();
        return await db.Set<SurveyWave>().SingleOrDefaultAsync(w => w.Code == typed) is { } wave && wave.Ways.HasFlag(way) ? wave : null;
    }

    public Task<SurveyWave> OfAsync(SurveyInvitation invitation) => db.Set<SurveyWave>().SingleAsync(w => w.Id == invitation.WaveId);

    public async Task<Instrument> InstrumentAsync(SurveyWave wave) => await shelf.FindAsync(wave.InstrumentVersionId) ?? throw new InvalidOperationException("A survey's instrument is not there.");

    /// <summary>The instrument's own check, and the screen's: nobody is named or described in own words.</summary>
    public async Task<CheckedAnswers> CheckAsync(Instrument instrument, IReadOnlyDictionary<string, string> posted, string language)
    {
        var given = Instruments.Answering.Check(instrument, posted, language);
        if (given.Words.Count == 0) return given;
        var problems = given.Problems.ToDictionary(StringComparer.Ordinal);
        var context = new ScreeningContext { Areas = await db.Set<Area>().Select(a => a.Name).ToListAsync() };
        foreach (var (item, text) in given.Words)
            if (Screen.Check(text, context) is [{ } hit, ..]) problems[item] = words["“{0}” may point at somebody. Please say it without, or leave this empty.", hit.Word];
        return given with { Problems = problems };
    }
}
