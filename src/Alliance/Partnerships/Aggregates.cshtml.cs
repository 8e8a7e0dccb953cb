using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Export;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships;

/// <summary>Counts for those who see no partner: how many of which kind, how much was talked, what was kept. It names nobody.</summary>
[Authorize(Policy = PartnershipPolicies.Count)]
public sealed class AggregatesModel(AggregateCounts counts, RatingTotals ratings, TimeProvider time) : RoomPage
{
    private const int Months = 12;

    public static readonly IReadOnlyList<Phase?> Phases = [null, .. Enum.GetValues<Phase>().Where(p => p != Phase.Ended).Select(p => (Phase?)p)];

    [BindProperty(SupportsGet = true)] public Guid? Area { get; set; }

    public Aggregates Counts { get; private set; } = null!;

    /// <summary>How contacts rate working together, for the evaluator alone: who leads the officers, and who reads the audit, see no rating.</summary>
    public IReadOnlyList<QuarterRating>? Ratings { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Counts = await counts.ReadAsync(Months, User.SeesNoSmallCounts());
        if (User.ActingRole() == Role.Evaluator) Ratings = await ratings.OverAsync(Agency.DayOf(time.Instant()));
        return Page();
    }

    public IEnumerable<PartnerKind> Kinds => Counts.Partners.Select(p => p.Kind).Distinct().Order();

    /// <summary>Partners of a kind in a phase: in one area, or in all of them together.</summary>
    public string Partners(PartnerKind kind, Phase? phase)
    {
        var cells = Counts.Partners.Where(p => p.Kind == kind && p.Phase == phase && (Area is null || p.AreaId == Area)).Select(p => p.Count).ToList();
        var sum = SmallCells.Sum(cells, Counts.HoldsBack);
        return sum.Value is not { } shown ? cells.Count(SmallCells.IsSmall) == 1 ? Words[SmallCells.InWords] : Words["held back"] : sum.AtLeast ? Words["at least {0:N0}", shown] : Words["{0:N0}", shown];
    }

    public string Talks(Month month, Channel channel) => Say(Counts.Talks.Where(t => t.Month == month && t.Channel == channel).Sum(t => t.Count));

    public string Hours(Month month)
    {
        var talks = Counts.Talks.Where(t => t.Month == month).ToList();
        var shown = talks.Where(t => !Counts.Show(t.Count).IsHeldBack).Sum(t => t.Minutes) / 60.0;
        return talks.Exists(t => Counts.Show(t.Count).IsHeldBack) ? Words["at least {0:N0}", shown] : Words["{0:N0}", shown];
    }

    public string Promises(Month month, Side by, PromiseState state) => Say(Counts.Promises.Where(p => p.Month == month && p.By == by && p.State == state).Sum(p => p.Count));

    private string Say(int count) => Counts.Show(count).Value is { } shown ? Words["{0:N0}", shown] : Words[SmallCells.InWords];
}
