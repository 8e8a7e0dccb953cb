namespace Alliance.Evaluation.Outcomes;

public static class OutcomeEvents
{
    public const string FileRead = "OutcomeFileRead";
    public const string FileTaken = "OutcomeFileTaken";
    public const string FileGivenUp = "OutcomeFileGivenUp";
    public const string TemplateTaken = "OutcomeTemplateTaken";
    public const string MonthsFrozen = "MonthsFrozen";
}
