using Alliance.Platform.Data;

namespace Alliance.Evaluation.Surveys;

public enum WaveState
{
    ToCome = 1,
    Open = 2,
    Closed = 3,
}

/// <summary>When a survey can be answered: from the beginning of its first day to the end of its last, where the agency is.</summary>
public static class WaveTimes
{
    /// <summary>Whoever had begun when it closed may finish within this time.</summary>
    public static readonly TimeSpan ToFinish = TimeSpan.FromHours(1);

    public static DateTime OpensAt(this SurveyWave wave, Agency agency) => Beginning(wave.OpensOn, agency);

    public static DateTime EndsAt(this SurveyWave wave, Agency agency) => wave.ClosedAt is { } early && early < Beginning(wave.ClosesOn.AddDays(1), agency) ? early : Beginning(wave.ClosesOn.AddDays(1), agency);

    public static WaveState StateAt(this SurveyWave wave, DateTime now, Agency agency) =>
        now >= wave.EndsAt(agency) ? WaveState.Closed : now < wave.OpensAt(agency) ? WaveState.ToCome : WaveState.Open;

    /// <summary>Whether answers are still taken from somebody who began then.</summary>
    public static bool IsTakenFrom(this SurveyWave wave, DateTime beganAt, DateTime now, Agency agency) =>
        wave.StateAt(now, agency) == WaveState.Open || wave.StateAt(beganAt, agency) == WaveState.Open && now < wave.EndsAt(agency) + ToFinish;

    public static DateTime Beginning(DateOnly day, Agency agency)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // A night in which the clock jumps over midnight begins an hour later.
        while (agency.Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, agency.Zone);
    }
}
