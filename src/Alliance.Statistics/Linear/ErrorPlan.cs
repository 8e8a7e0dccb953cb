using Alliance.Statistics.Data;

namespace Alliance.Statistics.Linear;

/// <summary>For rows that vary unevenly but on their own (MacKinnon and White 1985, Journal of Econometrics 29, 305–325).</summary>
public enum UnevenErrors
{
    /// <summary>White's (1980) own; too small in small samples.</summary>
    HC0,

    /// <summary>Times n/(n − k), Stata's <c>robust</c>.</summary>
    HC1,

    /// <summary>Residuals over √(1 − leverage); unbiased where rows vary evenly.</summary>
    HC2,

    /// <summary>Residuals over 1 − leverage; about the jackknife, on the safe side.</summary>
    HC3,
}

/// <summary>For rows that hang together within clusters.</summary>
public enum ClusterErrors
{
    /// <summary>Liang and Zeger's (1986) own; too small with few clusters. Normal distribution.</summary>
    CR0,

    /// <summary>Times G/(G − 1) · (n − 1)/(n − k), Stata's <c>cluster</c>. t with G − 1 degrees of freedom.</summary>
    CR1,

    /// <summary>Bell and McCaffrey's (2002), with Satterthwaite degrees of freedom; for few clusters.</summary>
    CR2,

    /// <summary>About the jackknife over clusters, on the safe side. t with G − 1 degrees of freedom.</summary>
    CR3,
}

/// <summary>Which standard errors a model is told with.</summary>
public sealed record ErrorPlan
{
    private ErrorPlan()
    {
    }

    /// <summary>As the model has it: rows vary evenly and on their own.</summary>
    public static ErrorPlan Classical { get; } = new();

    internal UnevenErrors? Rows { get; private init; }

    internal ClusterErrors? Clusters { get; private init; }

    internal IReadOnlyList<Groups> Groups { get; private init; } = [];

    /// <summary>Rows vary unevenly but on their own.</summary>
    public static ErrorPlan Uneven(UnevenErrors kind) => new() { Rows = kind };

    /// <summary>Rows hang together within clusters.</summary>
    /// <param name="clusters">One code per row used, none missing: <see cref="Formulas.Design.GroupsOf"/>.</param>
    public static ErrorPlan Clustered(Groups clusters, ClusterErrors kind = ClusterErrors.CR2) => new() { Clusters = kind, Groups = [clusters] };

    /// <summary>
    /// Rows hang together within clusters of two kinds, such as officers and months (Cameron, Gelbach and Miller 2011, JBES 29, 238–249): the variances by
    /// the first and by the second less that by both, each with the factor of <see cref="ClusterErrors.CR1"/>. t with one degree fewer than the fewer clusters.
    /// </summary>
    public static ErrorPlan TwoWay(Groups first, Groups second) => new() { Clusters = ClusterErrors.CR1, Groups = [first, second] };
}
