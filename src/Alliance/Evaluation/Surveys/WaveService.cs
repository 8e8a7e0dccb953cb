using System.Security.Cryptography;
using Alliance.Evaluation.Instruments;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <param name="Instrument">The key of what is on the shelf.</param>
public sealed record NewWave(Guid Id, Guid? StudyId, string Instrument, string Title, DateOnly ForMonth, DateOnly OpensOn, DateOnly ClosesOn, SurveyWays Ways);

/// <summary>Plans survey waves, and moves or brings forward the day on which one closes.</summary>
public sealed class WaveService(AllianceContext db, InstrumentShelf shelf)
{
    /// <summary>Letters and digits that are not mistaken for each other, and make no word: people type this from a poster.</summary>
    private const string Signs = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int CodeLength = 7;

    public async Task<SurveyWave> PlanAsync(NewWave plan, ActionContext action)
    {
        if (await db.Set<SurveyWave>().SingleOrDefaultAsync(w => w.Id == plan.Id) is { } there) return there;
        var instrument = await shelf.UseAsync(plan.Instrument, action);
        var wave = new SurveyWave
        {
            AgencyId = action.AgencyId,
            Id = plan.Id,
            StudyId = plan.StudyId,
            InstrumentVersionId = instrument.Id,
            Title = plan.Title,
            ForMonth = new DateOnly(plan.ForMonth.Year, plan.ForMonth.Month, 1),
            OpensOn = plan.OpensOn,
            ClosesOn = plan.ClosesOn,
            Ways = plan.Ways,
            Code = RandomNumberGenerator.GetString(Signs, CodeLength),
            PlannedById = action.Actor,
            PlannedAt = action.Now,
        };
        db.Add(wave);
        await db.SaveNewAsync(action, SurveyEvents.WavePlanned, wave, null);
        return wave;
    }

    public async Task CloseAsync(SurveyWave wave, ActionContext action)
    {
        if (wave.ClosedAt is not null) return;
        (wave.ClosedAt, wave.ClosedById) = (action.Now, action.Actor);
        await db.SaveAsync(action, SurveyEvents.WaveClosed, wave, null);
    }

    /// <summary>A later last day; a survey that was closed early is open again.</summary>
    public async Task ExtendAsync(SurveyWave wave, DateOnly closesOn, ActionContext action)
    {
        (wave.ClosesOn, wave.ClosedAt, wave.ClosedById) = (closesOn, null, null);
        await db.SaveAsync(action, SurveyEvents.WaveExtended, wave, null);
    }
}
