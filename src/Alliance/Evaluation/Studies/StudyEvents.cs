namespace Alliance.Evaluation.Studies;

/// <summary>What is done to a study until its plan is locked, and after.</summary>
public static class StudyEvents
{
    public const string StudyPlanned = nameof(StudyPlanned);
    public const string StudyQuestionChanged = nameof(StudyQuestionChanged);
    public const string StudyOutcomesChanged = nameof(StudyOutcomesChanged);
    public const string StudyDesignChosen = nameof(StudyDesignChosen);
    public const string StudyMonthsSet = nameof(StudyMonthsSet);
    public const string StudyUnitsChosen = nameof(StudyUnitsChosen);
    public const string StudyPowerReckoned = nameof(StudyPowerReckoned);
    public const string StudyEthicsNoted = nameof(StudyEthicsNoted);
    public const string StudyLotsDrawn = nameof(StudyLotsDrawn);
    public const string StudyDrawWitnessed = nameof(StudyDrawWitnessed);
    public const string StudyPlanLocked = nameof(StudyPlanLocked);
    public const string StudyDeviationNoted = nameof(StudyDeviationNoted);
    public const string StudyWaveChanged = nameof(StudyWaveChanged);
    public const string StudyCohortAssigned = nameof(StudyCohortAssigned);
}
