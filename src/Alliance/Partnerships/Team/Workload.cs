using Alliance.Partnerships.Relationships;

namespace Alliance.Partnerships.Team;

/// <summary>How many relationships follow one rhythm.</summary>
/// <param name="Days">Their own cadence; null for the agency's.</param>
public sealed record CadenceCount(int? Days, int Relationships);

/// <summary>
/// What the cadences ask of a week, against the hours set aside for it. Ten relationships every 14 days and six every 30, at
/// 20 minutes a talk, ask for (10 × 7/14 + 6 × 7/30) × 20 = 128 minutes.
/// </summary>
public sealed record Workload
{
    /// <summary>What a talk is taken to last where nobody has logged one yet.</summary>
    public const int UsualMinutes = 30;

    private const double WeeksInAMonth = 365.25 / 12 / 7;

    /// <summary>Relationships that are neither ended nor paused.</summary>
    public required IReadOnlyList<CadenceCount> Cadences { get; init; }
    public required int AgencyCadenceDays { get; init; }
    public required int MinutesPerTalk { get; init; }
    public required int Officers { get; init; }
    public required int HoursPerOfficer { get; init; }

    public int Relationships => Cadences.Sum(c => c.Relationships);
    public double TalksAsked => Cadences.Sum(c => c.Relationships * 7.0 / (c.Days ?? AgencyCadenceDays));
    public double HoursAsked => TalksAsked * MinutesPerTalk / 60;
    public int HoursThere => Officers * HoursPerOfficer;
    public bool IsTooMuch => HoursAsked > HoursThere;

    public double TalksAskedAMonth => TalksAsked * WeeksInAMonth;
    public double HoursAskedAMonth => HoursAsked * WeeksInAMonth;
    public double HoursThereAMonth => HoursThere * WeeksInAMonth;

    /// <summary>Talks of a month for which there is no time; a part of one counts as one.</summary>
    public int TalksFallingAway => MinutesPerTalk == 0 || !IsTooMuch ? 0 : (int)Math.Ceiling(Math.Round((HoursAskedAMonth - HoursThereAMonth) * 60 / MinutesPerTalk, 6));

    /// <summary>What a month would ask with every cadence one step longer; the longest stays.</summary>
    public double HoursAtLongerCadences => (this with { Cadences = [.. Cadences.Select(c => c with { Days = Longer(c.Days ?? AgencyCadenceDays) })] }).HoursAskedAMonth;

    /// <summary>Whole hours a week for each officer with which it would fit.</summary>
    public int HoursPerOfficerNeeded => Officers == 0 ? 0 : (int)Math.Ceiling(Math.Round(HoursAsked / Officers, 6));

    private static int Longer(int days) => Cadence.Choices.FirstOrDefault(longer => longer > days, days);

    /// <summary>The middle of the minutes logged; of two middle ones, their mean rounded to whole minutes.</summary>
    public static int Typical(IReadOnlyCollection<int> minutes)
    {
        if (minutes.Count == 0) return UsualMinutes;
        var sorted = minutes.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2;
    }
}
