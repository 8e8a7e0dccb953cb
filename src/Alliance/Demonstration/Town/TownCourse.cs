using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Town;

/// <summary>The days on which two sides talked, and at which talks the relationship took a step.</summary>
public sealed class TownCourse
{
    /// <summary>Days ago, the oldest first.</summary>
    public IReadOnlyList<int> Talks { get; }

    /// <summary>By the talk's number: the phase it led to, and the heading of its reason.</summary>
    public IReadOnlyDictionary<int, (Phase Phase, string Why)> Steps { get; }

    public TownCourse(TownLine line, int cadence, Dice dice)
    {
        Talks = Days(line, cadence, dice);
        Steps = PlanSteps(line, Talks.Count, dice);
    }

    private static List<int> Days(TownLine line, int cadence, Dice dice)
    {
        var last = line.Days("due") is { } due ? cadence - due : LastDay(line, cadence, dice);
        var isYoung = line.Story.Count == 0 && dice.Chance(0.35);
        var first = cadence <= 14 ? dice.Between(120, 200) : isYoung ? last + dice.Between(0, 2 * cadence) : dice.Between(330, TownCalendar.Span - 15);
        var days = new List<int>();
        for (var day = last; day <= first; day += Math.Max(3, (int)(cadence * (0.55 + 0.5 * dice.Share())))) days.Add(day);
        days.Reverse();
        return days;
    }

    private static int LastDay(TownLine line, int cadence, Dice dice) =>
        line.Has("ended") ? dice.Between(60, 150)
        : line.Has("paused") ? dice.Between(25, 55)
        : dice.Chance(0.16) ? cadence + dice.Between(2, 21)
        : dice.Between(2, cadence - 1);

    private static Dictionary<int, (Phase, string)> PlanSteps(TownLine line, int talks, Dice dice)
    {
        var steps = new Dictionary<int, (Phase, string)> { [0] = (Phase.Introduced, nameof(Phase.Introduced)) };
        var building = dice.Between(1, 3);
        // Not every relationship comes to that.
        var working = dice.Chance(0.25) ? talks : building + dice.Between(2, 4);
        if (building < talks) steps[building] = (Phase.Building, nameof(Phase.Building));
        if (working < talks) steps[working] = (Phase.WorkingAlliance, nameof(Phase.WorkingAlliance));
        if (line.Has("strained")) Strain(steps, talks - 1, talks);
        if (line.Has("repairing")) Strain(steps, talks - 2, talks);
        if (line.Has("repaired")) Strain(steps, Math.Max(2, talks - 6), talks);
        return steps;
    }

    private static void Strain(Dictionary<int, (Phase, string)> steps, int at, int talks)
    {
        foreach (var later in steps.Keys.Where(k => k >= at).ToList()) steps.Remove(later);
        steps[at] = (Phase.Strained, nameof(Phase.Strained));
        if (at + 1 < talks) steps[at + 1] = (Phase.Repairing, nameof(Phase.Repairing));
        if (at + 3 < talks) steps[at + 3] = (Phase.WorkingAlliance, "repaired");
    }
}
