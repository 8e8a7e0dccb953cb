using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;

namespace Alliance.Partnerships.Export;

/// <summary>Counts that name nobody.</summary>
public sealed record Aggregates
{
    public required DateTime At { get; init; }

    /// <summary>Oldest first, the running one last.</summary>
    public required IReadOnlyList<Month> Months { get; init; }
    public required IReadOnlyList<AreaOfTown> Areas { get; init; }
    public required IReadOnlyList<PartnerCount> Partners { get; init; }
    public required IReadOnlyList<TalkCount> Talks { get; init; }
    public required IReadOnlyList<PromiseCount> Promises { get; init; }

    /// <summary>Whether small counts are held back from the reader.</summary>
    public required bool HoldsBack { get; init; }

    public ShownCount Show(int count) => SmallCells.Show(count, HoldsBack);
}

/// <param name="Phase">Null where there is no relationship.</param>
public sealed record PartnerCount(Guid? AreaId, string? Area, PartnerKind Kind, Phase? Phase, int Count);

public sealed record TalkCount(Month Month, Channel Channel, int Count, int Minutes);

/// <param name="Month">In which it was due.</param>
public sealed record PromiseCount(Month Month, Side By, PromiseState State, int Count);
