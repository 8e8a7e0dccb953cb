namespace Alliance.Evaluation.Studies;

/// <summary>Which month a wave begins in.</summary>
public static class StudyCalendar
{
    /// <param name="wave">From 1; 0 for the comparison.</param>
    /// <returns>Null for the comparison, for no wave, and where the first month is not known.</returns>
    public static DateOnly? BeginsOn(Study study, int? wave) =>
        wave is null or 0 || study.FirstMonth is not { } first ? null : first.AddMonths(study.MonthsBefore + (wave.Value - 1) * study.MonthsBetweenWaves);

    /// <summary>Whole months from the beginning of the last wave on.</summary>
    public static int MonthsAfter(Study study) => study.Months - study.MonthsBefore - (Math.Max(1, study.Waves) - 1) * study.MonthsBetweenWaves;

    /// <summary>Whether it is said which months are looked at, as the design needs it.</summary>
    public static bool IsSet(Study study) => study.FirstMonth is not null && MonthsAfter(study) >= 1 && (!study.Design.HasWaves() || (study.Waves >= 2 && study.MonthsBetweenWaves >= 1));
}
