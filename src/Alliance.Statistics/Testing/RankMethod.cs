namespace Alliance.Statistics.Testing;

/// <summary>How the p of a rank test is reckoned.</summary>
public enum RankMethod
{
    /// <summary>As R does: exactly below 50 values a sample without ties (and zeros), otherwise by the normal approximation.</summary>
    Automatic,

    /// <summary>By counting every assignment of the ranks seen, shared ranks as they are (Streitberg and Röhmel 1986).</summary>
    Exact,

    /// <summary>Normal, with corrections for ties and for continuity.</summary>
    Normal,
}
