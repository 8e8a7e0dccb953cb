namespace Alliance.Evaluation;

/// <summary>Why somebody writes or looks in this room; each area names its own events.</summary>
public static class EvaluationEvents
{
    public const string Purpose = "Evaluation";
}
