namespace Alliance.Coaching.Summary;

/// <summary>The marks that the MITI 4.2.1 manual gives for beginning and for good practice.</summary>
public enum Mark
{
    BelowFair,
    Fair,
    Good,
}

/// <summary>
/// MITI 4.2.1: reflections to questions 1:1 is fair and 2:1 good; complex reflections 40 % of all fair and 50 % good. It sets none for open
/// questions, for talk share, nor for MI-adherent and non-adherent counts; its share of MI-adherent turns was dropped as misleading and is not computed here.
/// </summary>
public static class Marks
{
    /// <summary>Always shown with a mark.</summary>
    public const string AreOpinion = "The marks fair and good are those of the MITI 4.2.1 manual: the opinion of experts, not norms from a sample.";

    public const double FairRatio = 1, GoodRatio = 2, FairComplex = 0.4, GoodComplex = 0.5;

    /// <summary>2.0 reflections to a question is good; null where the figure is not computable.</summary>
    public static Mark? OfRatio(Figure ratio) => Of(ratio, FairRatio, GoodRatio);

    /// <summary>45 % complex reflections is fair.</summary>
    public static Mark? OfComplex(Figure share) => Of(share, FairComplex, GoodComplex);

    private static Mark? Of(Figure figure, double fair, double good) =>
        figure.Value is not { } value ? null : value >= good ? Mark.Good : value >= fair ? Mark.Fair : Mark.BelowFair;
}
