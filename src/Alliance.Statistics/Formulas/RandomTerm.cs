namespace Alliance.Statistics.Formulas;

/// <summary>Effects that vary between groups: <c>(1 + x | g)</c>. The effects of one term may be correlated, those of different terms are not.</summary>
/// <param name="Effects">Left of the bar.</param>
/// <param name="Group">Right of it: one or more columns whose combinations are the groups.</param>
public sealed record RandomTerm(LinearPart Effects, IReadOnlyList<Expression> Group)
{
    /// <summary>As lme4 calls it: <c>squad:period</c>.</summary>
    public string GroupName => string.Join(':', Group.Select(each => each.Text));
}
