namespace Alliance.Demonstration.Load;

/// <summary>How large a department to invent, and how many of them.</summary>
public sealed record LoadSize(int Officers, int Partners, int Engagements, int Seed)
{
    /// <summary>What people offer for callouts.</summary>
    public int Offers { get; init; }

    /// <summary>How many departments of this size.</summary>
    public int Agencies { get; init; } = 1;

    public const int Areas = 40;
    public const int Years = 5;

    private const int RelationshipsOfAnOfficer = 120;
    private const double ShareKnown = 0.3, ShareElsewhere = 0.01;

    /// <summary>As many as the officers can tend, yet most partners of a town stay unknown.</summary>
    public int Relationships => Math.Max(1, Math.Min(Officers * RelationshipsOfAnOfficer, (int)(Partners * ShareKnown)));

    /// <summary>Engagements with partners whom nobody took on.</summary>
    public int Elsewhere => (int)(Engagements * ShareElsewhere);
}
