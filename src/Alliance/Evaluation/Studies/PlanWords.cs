using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Studies;

/// <summary>What each method does, in a sentence.</summary>
public static class PlanWords
{
    public static string Of(PlannedMethod method) => method switch
    {
        PlannedMethod.StaggeredCounts => "Monthly counts of units that begin later are the comparison for those that began. The estimate is the efficient one for staggered roll-outs; how surprising it is, is found by drawing the waves again many times.",
        PlannedMethod.ComparedCounts => "Monthly counts of trained and untrained units are compared, each with its own months before; errors allow for months of one unit being alike.",
        PlannedMethod.SteppedScores => "Scores are compared within each month between units that have begun and units that have not, allowing for people of one unit being alike.",
        PlannedMethod.ComparedScores => "Scores after the course are compared between trained and untrained units, adjusted for scores before, allowing for people of one unit being alike.",
        PlannedMethod.BeforeAfterCounts => "Monthly counts before the course are carried on as a line; what came after is held against it.",
        _ => "Scores before and after are compared, for the same people where answers are linked.",
    };
}
