using Alliance.Statistics.Data;

namespace Alliance.Statistics.Linear;

/// <summary>A panel: units such as squads, seen in periods such as months.</summary>
public sealed record PanelRows
{
    /// <summary>One per row, in any order.</summary>
    public required double[] Outcome { get; init; }

    /// <summary>One per row: whether the unit had been treated by then.</summary>
    public required bool[] IsTreated { get; init; }

    /// <summary>Which unit each row is of.</summary>
    public required Groups Units { get; init; }

    /// <summary>Which period each row is in.</summary>
    public required Groups Periods { get; init; }

    /// <summary>What hangs together, each holding whole units; nothing: the units themselves.</summary>
    public Groups? Clusters { get; init; }
}
