using Alliance.Evaluation.Instruments;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>What somebody answered, checked.</summary>
/// <param name="Id">Made when they began, so that the same form sent twice is one response. Without time in it.</param>
public sealed record Given(Guid Id, string Language, IReadOnlyDictionary<string, int> Answers, IReadOnlyDictionary<string, string> Words);

/// <param name="TakeBackCode">With it whoever answered can take it back; known this once. Null where nothing was kept.</param>
public sealed record Taken(string? TakeBackCode)
{
    /// <summary>It was answered already: of two at the same moment, this is the second.</summary>
    public bool IsThereAlready => TakeBackCode is null;
}

/// <summary>
/// The one place that writes responses. Of who and when it keeps as little as there can be: no account, no network address, keys
/// without time in them, a day and no instant; and the event in the audit says only that an answer came in on that day.
/// </summary>
public sealed class ResponseService(AllianceContext db, AgencyScope scope, InstrumentShelf shelf)
{
    /// <summary>A sheet of paper, with who typed it in.</summary>
    public Task<Taken> TakeSheetAsync(SurveyWave wave, Guid? unitId, Given given, ActionContext action) => KeepAsync(wave, SurveyWays.Paper, null, unitId, given, action.Actor, action);

    public Task<Taken> TakeOpenAsync(SurveyWave wave, Given given, ActionContext action) => KeepAsync(wave, SurveyWays.Open, null, null, given, null, action);

    /// <summary>The link is used up with it; its hash goes too, so that not even the letter could tell later whose answers these are.</summary>
    public Task<Taken> TakeByLinkAsync(SurveyWave wave, SurveyInvitation invitation, Given given, ActionContext action)
    {
        (invitation.AnsweredOn, invitation.SecretHash) = (scope.Current.DayOf(action.Now), System.Security.Cryptography.RandomNumberGenerator.GetBytes(invitation.SecretHash.Length));
        return KeepAsync(wave, SurveyWays.Link, invitation.Pseudonym, invitation.UnitId, given, null, action);
    }

    public Task<Taken> TakeWithSlipAsync(SurveyWave wave, SurveyWays way, SurveySlip slip, Given given, ActionContext action)
    {
        slip.UsedOn = scope.Current.DayOf(action.Now);
        return KeepAsync(wave, way, null, slip.UnitId, given, null, action);
    }

    private async Task<Taken> KeepAsync(SurveyWave wave, SurveyWays way, string? pseudonym, Guid? unitId, Given given, Guid? enteredBy, ActionContext action)
    {
        var instrument = await shelf.FindAsync(wave.InstrumentVersionId) ?? throw new InvalidOperationException("A survey's instrument is not there.");
        var (code, hash) = ReturnCode.New();
        db.Add(new SurveyResponse
        {
            AgencyId = action.AgencyId,
            Id = given.Id,
            WaveId = wave.Id,
            Way = way,
            Pseudonym = pseudonym,
            UnitId = unitId,
            Language = given.Language,
            AnsweredOn = scope.Current.DayOf(action.Now),
            Answers = SurveyAnswers.Write(instrument, given.Answers),
            TakeBackHash = enteredBy is null ? hash : null,
            EnteredById = enteredBy,
        });
        foreach (var (item, words) in given.Words)
            db.Add(new SurveyWords { AgencyId = action.AgencyId, Id = Guid.NewGuid(), ResponseId = given.Id, Item = item, Words = words });
        db.Record(enteredBy is null ? action.OnTheDay(scope.Current) : action, SurveyEvents.Answered, nameof(SurveyWave), wave.Id, null, null);
        try
        {
            await db.SaveChangesAsync();
            return new Taken(code);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The link or the slip was used, or replaced, between being found and now.
            db.ChangeTracker.Clear();
            return new Taken((string?)null);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsThereAsync(given.Id, wave.Id, pseudonym)) throw;
            return new Taken((string?)null);
        }
    }

    private Task<bool> IsThereAsync(Guid id, Guid waveId, string? pseudonym) =>
        db.Set<SurveyResponse>().AnyAsync(r => r.Id == id || pseudonym != null && r.WaveId == waveId && r.Pseudonym == pseudonym);
}

public static class DayOnly
{
    /// <summary>The same deed by nobody, from nowhere, some time that day: an instant beside other instants would help to guess who it was.</summary>
    public static ActionContext OnTheDay(this ActionContext action, Agency agency) =>
        action with { ActorId = null, Role = "Anonymous", Source = null, Now = WaveTimes.Beginning(agency.DayOf(action.Now), agency) };
}
