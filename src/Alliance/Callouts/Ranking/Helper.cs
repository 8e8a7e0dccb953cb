using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;

namespace Alliance.Callouts.Ranking;

/// <summary>One offer of one contact, with everything the ranking looks at. What is not here cannot count.</summary>
public sealed record Helper
{
    public required Guid OfferId { get; init; }
    public required Guid PartnerId { get; init; }
    public required Guid ContactId { get; init; }
    public required OfferKind Kind { get; init; }
    public SpokenLanguage? Language { get; init; }

    /// <summary>What they agreed to be asked for, and at which times of day; none where they agreed to nothing, or no longer.</summary>
    public CalloutHelp MayBeAskedFor { get; init; }
    public CalloutTimes MayBeAskedAt { get; init; }

    /// <summary>When the offer holds; empty for always.</summary>
    public IReadOnlyList<OpenHours> Hours { get; init; } = [];
    public DateOnly? UntilOn { get; init; }
    public bool IsResting { get; init; }

    /// <summary>The organization asked not to be approached.</summary>
    public bool AskedForPeace { get; init; }

    /// <summary>Where they are: the organization's own place, or the middle of the neighborhood. Null where neither is known.</summary>
    public Place? At { get; init; }
    public Tie Tie { get; init; } = Tie.None;
    public DateTime? LastContactAt { get; init; }

    /// <summary>The days on which they were asked in a callout, in the past month.</summary>
    public IReadOnlyList<DateOnly> AskedOn { get; init; } = [];
}

/// <summary>From when to when on one day of the week; past midnight where the end is the earlier.</summary>
public readonly record struct OpenHours(DayOfWeek Day, TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether they hold at this moment, and until when.</summary>
    public bool Holds(DayOfWeek day, TimeOnly time)
    {
        if (From <= Until) return day == Day && time >= From && time < Until;
        return day == Day && time >= From || day == Next(Day) && time < Until;
    }

    private static DayOfWeek Next(DayOfWeek day) => (DayOfWeek)(((int)day + 1) % 7);
}

/// <summary>A point on the map, in degrees.</summary>
public readonly record struct Place(double Latitude, double Longitude)
{
    /// <summary>In meters, on a sphere laid flat: right to a hair within a town.</summary>
    public double MetersTo(Place other)
    {
        var north = (other.Latitude - Latitude) * Grid.MetersPerDegree;
        var east = (other.Longitude - Longitude) * Grid.MetersPerDegree * Math.Cos(Latitude * Math.PI / 180);
        return Math.Sqrt(north * north + east * east);
    }
}

/// <summary>An area by a point well inside it.</summary>
public sealed record AreaMiddle(Guid Id, Place At)
{
    /// <summary>Those of these areas whose outline is known.</summary>
    public static IQueryable<AreaMiddle> Of(IQueryable<Area> areas) =>
        areas.Where(a => a.MiddleLatitude != null).Select(a => new AreaMiddle(a.Id, new Place(a.MiddleLatitude!.Value, a.MiddleLongitude!.Value)));
}

/// <summary>What is asked, where and when, by the clock of the agency.</summary>
public sealed record Asking
{
    public required Situation Situation { get; init; }
    public required DateTime LocalNow { get; init; }
    public required DateTime UtcNow { get; init; }
    public Place? At { get; init; }

    /// <summary>The language that would help, if one is known.</summary>
    public SpokenLanguage? Language { get; init; }
}
