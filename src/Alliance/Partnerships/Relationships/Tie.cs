using System.ComponentModel.DataAnnotations;

namespace Alliance.Partnerships.Relationships;

/// <summary>Something that made a relationship stronger or weaker. What somebody thinks of it is not among them: ratings stand beside it.</summary>
public enum TieEvent
{
    /// <summary>We really spoke, and we began it.</summary>
    WeCame = 1,

    /// <summary>We really spoke, and they began it.</summary>
    TheyCame = 2,

    /// <summary>Either side did what it had said.</summary>
    PromiseKept = 3,
    PromiseBroken = 4,
}

/// <summary>What one event adds.</summary>
/// <param name="Recent">To the part that half fades in <see cref="Tie.RecentHalfLife"/>.</param>
/// <param name="Lasting">To the part that half fades in <see cref="Tie.LastingHalfLife"/>.</param>
public sealed record TieWeight(double Recent, double Lasting);

/// <summary>
/// How strong a relationship is, kept as two sums that fade: what happened lately, and what lasts. An event adds to them; time only takes.
/// So the strength of any day follows from three numbers, and from the events in whatever order they became known. What is taken for a
/// broken promise lies in the part that fades slowly, which is why silence alone never makes a relationship stronger.
/// The weights are a judgement of ours and measure nothing that anybody has tested.
/// </summary>
/// <param name="At">The instant the two sums stand for, UTC.</param>
public readonly record struct Tie(double Recent, double Lasting, DateTime At)
{
    public static readonly TimeSpan RecentHalfLife = TimeSpan.FromDays(30), LastingHalfLife = TimeSpan.FromDays(180);

    public static readonly IReadOnlyDictionary<TieEvent, TieWeight> Weights = new Dictionary<TieEvent, TieWeight>
    {
        [TieEvent.WeCame] = new(0.25, 0.14),
        [TieEvent.TheyCame] = new(0.35, 0.22),
        [TieEvent.PromiseKept] = new(0, 0.15),
        [TieEvent.PromiseBroken] = new(0, -0.40),
    };

    /// <summary>Before anything happened.</summary>
    public static readonly Tie None = new(0, 0, DateTime.UnixEpoch);

    /// <summary>With one event more; one that became known late has faded since.</summary>
    public Tie After(TieEvent what, DateTime at)
    {
        var weight = Weights[what];
        var now = at > At ? at : At;
        return new Tie(
            Faded(Recent, now - At, RecentHalfLife) + Faded(weight.Recent, now - at, RecentHalfLife),
            Faded(Lasting, now - At, LastingHalfLife) + Faded(weight.Lasting, now - at, LastingHalfLife),
            now);
    }

    /// <summary>From 0, nothing that holds, towards 100, which is never reached.</summary>
    public double StrengthAt(DateTime now)
    {
        var since = now > At ? now - At : TimeSpan.Zero;
        var sum = Faded(Recent, since, RecentHalfLife) + Faded(Lasting, since, LastingHalfLife);
        return 100 * (1 - Math.Exp(-Math.Max(0, sum)));
    }

    /// <summary>The same in words.</summary>
    public TieWord WordAt(DateTime now) => WordOf(StrengthAt(now));

    public static TieWord WordOf(double strength) => strength switch
    {
        < 25 => TieWord.Faint,
        < 50 => TieWord.Growing,
        < 75 => TieWord.Good,
        _ => TieWord.Strong,
    };

    private static double Faded(double sum, TimeSpan since, TimeSpan halfLife) => sum * Math.Pow(2, -since / halfLife);
}

public enum TieWord
{
    [Display(Name = "Faint")] Faint = 1,
    [Display(Name = "Growing")] Growing = 2,
    [Display(Name = "Good")] Good = 3,
    [Display(Name = "Strong")] Strong = 4,
}
