using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Problems.Measures;

namespace Alliance.Demonstration.Town;

/// <summary>
/// Two years of counts by neighborhood and category. At closing time in the nightlife streets something was done a few months ago, and
/// there it became calmer; where nothing was done it did not, and next door hardly anything arrived.
/// </summary>
public sealed class TownIncidents(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    public const string Nightlife = "Lantern Quarter", Comparison = "Mill Race", AroundNightlife = "Old Harbor", AroundComparison = "Foundry Flats";
    public const string ClosingTime = "Disorder at closing time", Noise = "Noise at night", Shoplifting = "Shoplifting", Damage = "Broken windows and paint", Quarrels = "Quarrels between neighbors";

    /// <summary>The day of the response lies this many days back.</summary>
    public const int ResponseDaysAgo = 150;

    private readonly Dictionary<string, IncidentCategory> categories = [];
    private Dictionary<string, Guid?> areas = [];

    private const int FirstDayAgo = 724, LastDayAgo = 2;

    /// <summary>How many a day, on an ordinary day, before the response.</summary>
    private static readonly (string Category, (string Area, double ADay)[] Areas)[] Usual =
    [
        (ClosingTime, [(Nightlife, 0.66), (Comparison, 0.47), (AroundNightlife, 0.24), (AroundComparison, 0.16)]),
        (Noise, [(Nightlife, 0.45), (Comparison, 0.33), (AroundNightlife, 0.22), (AroundComparison, 0.12), ("Orchard Hill", 0.06), ("Schoolhouse Green", 0.09), ("Gull Point", 0.1), ("Saltmarsh", 0.04)]),
        (Shoplifting, [(Nightlife, 0.2), (AroundNightlife, 0.35), (Comparison, 0.14), (AroundComparison, 0.08), ("Gull Point", 0.12)]),
        (Damage, [(Nightlife, 0.12), (AroundNightlife, 0.08), (Comparison, 0.1), (AroundComparison, 0.11), ("Schoolhouse Green", 0.07), ("Saltmarsh", 0.05)]),
        (Quarrels, [("Orchard Hill", 0.09), ("Schoolhouse Green", 0.12), (AroundComparison, 0.1), (Nightlife, 0.07), ("Saltmarsh", 0.06)]),
    ];

    public void Count(IReadOnlyList<(TownLine Line, Partner Partner)> register)
    {
        var at = calendar.At(1, 16);
        areas = register.GroupBy(r => r.Line.Area).ToDictionary(g => g.Key, g => g.First().Partner.AreaId);
        var by = accounts.Acting("sofia", Role.Supervisor);
        var import = new IncidentImport { AgencyId = agencyId, Id = dice.NewId(at), FileName = "calls-two-years.csv", ById = by.Id, StartedAt = at, State = IncidentImportState.Applied, AppliedAt = at.AddMinutes(9), From = calendar.Day(FirstDayAgo), Until = calendar.Day(LastDayAgo) };
        var months = new List<IncidentMonth>();
        foreach (var (name, places) in Usual)
        {
            var category = new IncidentCategory { AgencyId = agencyId, Id = dice.NewId(at), Name = name, SortName = Names.Fold(name) };
            categories[name] = category;
            foreach (var (area, aDay) in places) months.AddRange(Months(import, areas[area], category, ago => aDay * Change(name, area, ago), at));
        }
        import.Counted = months.Sum(m => DayCounts.Read(m.Days).Known.Sum(d => (long)d.Count));
        import.Rows = (int)import.Counted;
        deeds.Add(at, by, IncidentEvents.IncidentsUploaded, "Bringing in counts of incidents", import, null, [import, .. categories.Values]);
        var minute = 0;
        foreach (var some in months.Chunk(200)) deeds.Add(at.AddMinutes(++minute), by, IncidentEvents.IncidentRowsKept, "Bringing in counts of incidents", import, null, some);
    }

    /// <summary>Before and after of a problem at closing time, compared as an officer would: five months on either side of the response. After <see cref="Count"/>.</summary>
    public void Compare(Problem problem, string officer, DateTime at)
    {
        var measure = new ProblemMeasure
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            ProblemId = problem.Id,
            SetById = accounts[officer],
            SetAt = at,
            BeforeFrom = calendar.Day(2 * ResponseDaysAgo - LastDayAgo + 1),
            BeforeUntil = calendar.Day(ResponseDaysAgo + 1),
            AfterFrom = calendar.Day(ResponseDaysAgo),
            AfterUntil = calendar.Day(LastDayAgo),
        };
        var places = new[] { (Nightlife, MeasuredRole.Treated), (Comparison, MeasuredRole.Comparison), (AroundNightlife, MeasuredRole.AroundTreated), (AroundComparison, MeasuredRole.AroundComparison) }
            .Select(p => new MeasuredPlace { AgencyId = agencyId, Id = dice.NewId(at), MeasureId = measure.Id, Role = p.Item2, AreaId = areas[p.Item1] }).ToList();
        var category = new MeasuredCategory { AgencyId = agencyId, Id = dice.NewId(at), MeasureId = measure.Id, CategoryId = categories[ClosingTime].Id };
        deeds.Add(at, accounts.Acting(officer), MeasureEvents.MeasureSet, ProblemEvents.Purpose, measure, null, [measure, .. places, category]);
    }

    private IEnumerable<IncidentMonth> Months(IncidentImport import, Guid? area, IncidentCategory category, Func<int, double> aDay, DateTime at)
    {
        foreach (var month in Enumerable.Range(LastDayAgo, FirstDayAgo - LastDayAgo + 1).Reverse().GroupBy(ago => (calendar.Day(ago).Year, calendar.Day(ago).Month)))
        {
            var days = new DayCounts();
            foreach (var ago in month)
                if (Thrown(aDay(ago) * Evening(calendar.Day(ago))) is > 0 and var count) days[calendar.Day(ago).Day] = count;
            yield return new IncidentMonth { AgencyId = agencyId, Id = dice.NewId(at), ImportId = import.Id, AreaId = area, CategoryId = category.Id, Month = new DateOnly(month.Key.Year, month.Key.Month, 1), Days = days.ToString() };
        }
    }

    /// <summary>What became of it after the response.</summary>
    private static double Change(string category, string area, int ago) => ago > ResponseDaysAgo ? 1 : (category, area) switch
    {
        (ClosingTime, Nightlife) => 0.42,
        (Noise, Nightlife) => 0.7,
        (ClosingTime, AroundNightlife) => 1.05,
        _ => 1,
    };

    private static double Evening(DateOnly day) => day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 2 : 0.6;

    /// <summary>A Poisson count (Knuth's way, for small means).</summary>
    private int Thrown(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), dice.Share(), 0);
        for (; product > limit; count++) product *= dice.Share();
        return count;
    }
}
