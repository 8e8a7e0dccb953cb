namespace Alliance.Partnerships.Relationships;

public static class NextPhases
{
    /// <summary>The phases an officer may see next. The first meeting is noted by logging it, and an end has a page of its own.</summary>
    public static IReadOnlyList<Phase> After(Phase phase) => phase switch
    {
        Phase.Introduced => [Phase.Building, Phase.WorkingAlliance, Phase.Strained],
        Phase.Building => [Phase.WorkingAlliance, Phase.Strained],
        Phase.WorkingAlliance => [Phase.Building, Phase.Strained],
        Phase.Strained => [Phase.Repairing, Phase.Building],
        Phase.Repairing => [Phase.Building, Phase.WorkingAlliance, Phase.Strained],
        Phase.HandedOver => [Phase.Introduced, Phase.Building, Phase.WorkingAlliance, Phase.Strained],
        _ => [],
    };
}
