using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation.Reports;

/// <summary>What a report says, whole: as canonical JSON it is signed and kept, and an old one stays as it was.</summary>
public sealed record ReportDocument
{
    /// <summary>Raised when fields change their meaning.</summary>
    public int Schema { get; init; } = 1;
    public required Guid Study { get; init; }
    public required int Number { get; init; }
    public required DateTime RunAt { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256, of the locked plan's JSON and of the data's.</summary>
    public required string PlanHash { get; init; }
    public required DateTime LockedAt { get; init; }
    public required string DataHash { get; init; }
    public required StudyResults Results { get; init; }
    public required ReportStory Story { get; init; }
}

/// <summary>What happened around the numbers.</summary>
public sealed record ReportStory
{
    public required IReadOnlyList<FlowRow> Flow { get; init; }
    public required IReadOnlyList<ToldDeviation> Deviations { get; init; }
    public required IReadOnlyList<ToldWaveChange> WaveChanges { get; init; }
    public required IReadOnlyList<ToldFile> Files { get; init; }
    public required ToldWithdrawals Withdrawals { get; init; }
    public required IReadOnlyList<FidelityRow> Fidelity { get; init; }
    public required EthicsReview Ethics { get; init; }
    public string? EthicsBody { get; init; }
    public string? EthicsNumber { get; init; }
    public string? DataTerms { get; init; }
    public string? Conflicts { get; init; }
}

/// <param name="Changed">How many of its units began elsewhere than drawn.</param>
/// <param name="Looked">For each outcome's key how many of its units are in the figures.</param>
public sealed record FlowRow(int Wave, string Name, int Units, int Size, int Changed, IReadOnlyDictionary<string, int> Looked);

public sealed record ToldDeviation(string What, string Why, DateTime At);

/// <param name="Wave">Where it was drawn, and is counted.</param>
public sealed record ToldWaveChange(string Unit, int Wave, int ToWave, DateOnly FromMonth, string Why);

public sealed record ToldFile(string Outcome, string FileName, string Hash, int Rows, DateTime At, bool WasBeforeLock, DateTime? ReplacedAt, IReadOnlyList<string> Remarks);

/// <param name="Deleted">Answers that went.</param>
/// <param name="Kept">Answers that stayed without a link to anybody, in cells of ten or more.</param>
public sealed record ToldWithdrawals(int Before, int After, int Waiting, int Deleted, int Kept);
