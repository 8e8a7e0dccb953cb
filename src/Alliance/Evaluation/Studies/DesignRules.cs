namespace Alliance.Evaluation.Studies;

/// <summary>What each design needs to be told, and what it can say in the end.</summary>
public static class DesignRules
{
    public const int MostWaves = 24;
    public const int MostMonths = 120;

    public static bool DrawsLots(this StudyDesign design) => design is StudyDesign.ParallelClusters or StudyDesign.SteppedWedge or StudyDesign.StaggeredRollout;

    /// <summary>Whether units begin one group after the other.</summary>
    public static bool HasWaves(this StudyDesign design) => design is StudyDesign.SteppedWedge or StudyDesign.StaggeredRollout;

    /// <summary>Whether somebody says which units are trained, because no lot does.</summary>
    public static bool AsksWhoIsCompared(this StudyDesign design) => design == StudyDesign.MatchedComparison;

    public static int LeastUnits(this StudyDesign design) => design == StudyDesign.PrePost ? 1 : 2;

    public static string Means(this StudyDesign design) => design switch
    {
        StudyDesign.PrePost => "One group, looked at before and after. Cheap, and weak: whatever else changed in those months looks like the course.",
        StudyDesign.ParallelClusters => "Lots decide which units are trained and which are not. The clearest answer, at the price that half go without.",
        StudyDesign.SteppedWedge => "All units are trained, one group after the other, and lots decide who begins when. Scores are compared within each month.",
        StudyDesign.StaggeredRollout => "All units are trained in waves whose order is drawn by lot. Made for monthly counts of a longer roll-out.",
        _ => "Some units are trained and alike ones are not, without lots. It can be misled by whatever made them be chosen.",
    };

    public static bool IsCount(this OutcomeSource source) => source is OutcomeSource.File or OutcomeSource.Record;
}
