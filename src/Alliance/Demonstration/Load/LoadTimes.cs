using Alliance.Demonstration.Town;
using Alliance.Partnerships.Relationships;

namespace Alliance.Demonstration.Load;

/// <summary>
/// When each engagement happens, oldest first: keys then come in order, and every index grows at its end. The last days are placed
/// so that each officer finds a dozen relationships due, and not all of them.
/// </summary>
public sealed class LoadTimes
{
    private const double ShareDueSoon = 0.1;
    private static readonly int?[] Cadences = [null, null, null, null, null, 14, 30, 30, 30, 60, 60, 60, 90, 90, 180];

    private readonly DateTime begin;

    /// <summary>Seconds since the beginning.</summary>
    private readonly int[] at;

    /// <summary>The tie's number; below zero, the complement of a partner's whom nobody took on.</summary>
    public int[] Who { get; }

    public int?[] CadenceDays { get; }

    public LoadTimes(LoadSize size, IReadOnlyList<LoadTie> ties, IReadOnlyList<int> elsewhere, DateTime now, Dice dice)
    {
        begin = now.Date.AddDays(-365 * LoadSize.Years);
        (at, Who) = (new int[size.Engagements], new int[size.Engagements]);
        CadenceDays = [.. ties.Select(_ => dice.Pick(Cadences))];
        Share(size.Engagements - size.Elsewhere, ties, dice);
        var next = 0;
        for (var number = 0; number < ties.Count; number++)
        {
            var end = Seconds(LastTalk(now, CadenceDays[number] ?? PartnershipSettings.UsualCadenceDays, dice));
            var start = (int)(end * 0.6 * dice.Share() * dice.Share());
            for (var talk = 0; talk < ties[number].Talks; talk++)
                (at[next], Who[next++]) = (talk == 0 ? end : AtDaytime(dice.Between(start, end - 86_400)), number);
        }
        while (next < size.Engagements) (at[next], Who[next++]) = (AtDaytime(dice.Between(0, Seconds(now.Date.AddDays(-3)))), ~dice.Pick(elsewhere));
        Array.Sort(at, Who);
    }

    public DateTime Instant(int index) => begin.AddSeconds(at[index]);

    /// <summary>Gives each relationship a share of the talks, some three times as many as others.</summary>
    private static void Share(int talks, IReadOnlyList<LoadTie> ties, Dice dice)
    {
        var weights = ties.Select(_ => 0.4 + 1.6 * dice.Share() * dice.Share()).ToArray();
        var (left, weight) = (talks, weights.Sum());
        for (var i = 0; i < ties.Count; i++)
        {
            ties[i].Talks = i == ties.Count - 1 ? left : Math.Min(left, (int)Math.Round(left * weights[i] / weight));
            left -= ties[i].Talks;
            weight -= weights[i];
        }
    }

    private static DateTime LastTalk(DateTime now, int cadence, Dice dice)
    {
        var dueIn = dice.Chance(ShareDueSoon) ? dice.Between(-12, 7) : dice.Between(8, Math.Max(8, cadence - 1));
        return now.Date.AddDays(Math.Min(-1, dueIn - cadence)).AddHours(dice.Between(14, 22)).AddMinutes(dice.Between(0, 59));
    }

    /// <summary>Between nine in the morning and ten at night on the eastern coast.</summary>
    private static int AtDaytime(int seconds) => seconds - seconds % 86_400 + 13 * 3600 + seconds % 46_800;

    private int Seconds(DateTime instant) => (int)(instant - begin).TotalSeconds;
}
