using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;

namespace Alliance.Partnerships.Team;

/// <summary>One month for command: where the time went, what was kept, who is known, what was mended. It names nobody.</summary>
public sealed record MonthlyReport
{
    public required Month Month { get; init; }

    /// <summary>Whether the month is not over: its figures will still grow.</summary>
    public required bool IsRunning { get; init; }

    public required IReadOnlyList<AreaOfReport> Areas { get; init; }
    public required PromiseTally Ours { get; init; }
    public required PromiseTally Theirs { get; init; }
    public required Solved Solved { get; init; }

    public int Talks => Areas.Sum(a => a.Talks);
    public double Hours => Areas.Sum(a => a.Minutes) / 60.0;
    public Coverage Known => Coverage.Sum(Areas.Select(a => a.Known));
    public int KnownBefore => Areas.Sum(a => a.KnownBefore);
}

/// <param name="AreaId">Null for partners that no area holds.</param>
/// <param name="Known">At the month's end, or today where it is not over.</param>
/// <param name="KnownBefore">At the month's beginning, of the same organizations.</param>
public sealed record AreaOfReport(Guid? AreaId, string? Name, int Talks, int Minutes, Coverage Known, int KnownBefore);

/// <summary>The promises of one side that fell due in the month.</summary>
public sealed record PromiseTally(int Kept, int Broken, int Open)
{
    public int Due => Kept + Broken + Open;

    public static PromiseTally Of(Side by, IEnumerable<(Side By, PromiseState State, int Count)> counts)
    {
        var own = counts.Where(c => c.By == by).ToLookup(c => c.State, c => c.Count);
        return new PromiseTally(own[PromiseState.Kept].Sum(), own[PromiseState.Broken].Sum(), own[PromiseState.Open].Sum());
    }
}

/// <summary>What was mended, begun and made good in the month.</summary>
/// <param name="Repaired">Relationships that were strained or repairing and came back to building or a working alliance.</param>
/// <param name="FirstMeetings">Partners somebody here met for the first time.</param>
/// <param name="KeptLate">Promises of either side kept after their day.</param>
public sealed record Solved(int Repaired, int FirstMeetings, int KeptLate);
