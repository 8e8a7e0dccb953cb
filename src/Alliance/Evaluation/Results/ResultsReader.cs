using System.Security.Cryptography;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Results;

/// <param name="Words">In an order drawn anew each time; empty below ten responses.</param>
public sealed record OwnWords(InstrumentItem Item, IReadOnlyList<string> Words);

public sealed record WaveResults(SurveyWave Wave, Instrument Instrument, Study? Study, WaveFigures Figures, NonResponse? NonResponse, IReadOnlyList<OwnWords> Words);

/// <summary>Reads what may be shown of a wave's answers.</summary>
public sealed class ResultsReader(AllianceContext db, InstrumentShelf shelf)
{
    public async Task<WaveResults?> OfAsync(Guid waveId)
    {
        if (await db.Set<SurveyWave>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == waveId) is not { } wave || await shelf.FindAsync(wave.InstrumentVersionId) is not { } instrument) return null;
        var study = await db.Set<Study>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == wave.StudyId);
        var units = await db.Set<StudyUnit>().Where(u => u.StudyId == wave.StudyId).OrderBy(u => u.Name).Select(u => new NamedUnit(u.Id, u.Name)).ToListAsync();
        var rows = await db.Set<SurveyResponse>().Where(r => r.WaveId == waveId).Select(r => new { r.UnitId, r.Answers }).ToListAsync();
        var figures = WaveFigures.Of(instrument, [.. rows.Select(r => new GivenAnswers(r.UnitId, SurveyAnswers.Read(r.Answers)))], units.Count == 0 ? [] : [.. units, new NamedUnit(null, "no unit")]);
        return new WaveResults(wave, instrument, study, figures, await AskedAsync(waveId, units), figures.IsHeldBack ? [] : await WordsAsync(waveId, instrument));
    }

    private async Task<NonResponse?> AskedAsync(Guid waveId, IReadOnlyList<NamedUnit> units)
    {
        var asked = await db.Set<SurveyInvitation>().Where(i => i.WaveId == waveId).GroupBy(i => i.UnitId).Select(g => new { Unit = g.Key, Asked = g.Count(), Answered = g.Count(i => i.AnsweredOn != null) }).ToListAsync();
        return NonResponse.Of([.. asked.Select(a => new AskedOfUnit(units.FirstOrDefault(u => u.Id == a.Unit)?.Name ?? "no unit", a.Asked, a.Answered)).OrderBy(a => a.Unit, StringComparer.Ordinal)]);
    }

    /// <summary>Words alone, without whose they are, which other answers stand beside them, or when they came.</summary>
    private async Task<IReadOnlyList<OwnWords>> WordsAsync(Guid waveId, Instrument instrument)
    {
        var words = await (from word in db.Set<SurveyWords>()
                           join response in db.Set<SurveyResponse>() on word.ResponseId equals response.Id
                           where response.WaveId == waveId
                           select new { word.Item, word.Words }).ToListAsync();
        return [.. instrument.Items.Where(i => i.Kind == ItemKind.Words).Select(i => new OwnWords(i, Shuffled([.. words.Where(w => w.Item == i.Key).Select(w => w.Words)])))];
    }

    private static string[] Shuffled(string[] words)
    {
        RandomNumberGenerator.Shuffle(words.AsSpan());
        return words;
    }
}
