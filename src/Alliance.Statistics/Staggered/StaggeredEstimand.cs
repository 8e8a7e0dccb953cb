namespace Alliance.Statistics.Staggered;

/// <summary>Which average of the effects of every cohort in every period is estimated (Roth and Sant'Anna 2023, §2.3).</summary>
public enum StaggeredEstimand
{
    /// <summary>Over all cohorts and periods after treatment, each weighing as its cohort has units.</summary>
    Simple,

    /// <summary>Over periods within each cohort first, then over cohorts by their units.</summary>
    Cohort,

    /// <summary>Over cohorts within each period first, then over periods, all alike.</summary>
    Calendar,
}
