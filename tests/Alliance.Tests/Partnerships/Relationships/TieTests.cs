using Alliance.Partnerships.Relationships;
using CsCheck;

namespace Alliance.Tests.Partnerships.Relationships;

/// <summary>What the strength of a relationship may and may not do, whatever happened in it.</summary>
public sealed class TieTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<TieEvent> Events = Gen.Enum<TieEvent>();
    private static readonly Gen<TieEvent> Talks = Gen.Bool.Select(ours => ours ? TieEvent.WeCame : TieEvent.TheyCame);
    private static readonly Gen<(TieEvent What, DateTime At)> Happened = Gen.Select(Events, Gen.Int[0, 1_000_000], (what, minutes) => (what, Start.AddMinutes(minutes)));
    private static readonly Gen<(TieEvent What, DateTime At)[]> Histories = Happened.Array[0, 60];

    [Fact]
    public void Strength_StaysBetweenNothingAndAHundred() => Gen.Select(Histories, Gen.Int[0, 5000]).Sample((history, days) =>
        Of(history).StrengthAt(Start.AddDays(days)) is >= 0 and <= 100);

    [Fact]
    public void Strength_NeverRisesInSilence() => Gen.Select(Histories, Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample((history, days, more) =>
    {
        var tie = Of(history);
        var then = tie.At.AddDays(days);
        return tie.StrengthAt(then.AddDays(more)) <= tie.StrengthAt(then) + 1e-9;
    });

    [Fact]
    public void Strength_ThatHolds_FadesWithEveryDay() => Gen.Select(Histories, Gen.Int[0, 300]).Where((history, days) => Of(history) is var tie && tie.StrengthAt(tie.At.AddDays(days)) is > 0.1 and < 99).Sample((history, days) =>
    {
        var tie = Of(history);
        return tie.StrengthAt(tie.At.AddDays(days + 1)) < tie.StrengthAt(tie.At.AddDays(days));
    });

    [Fact]
    public void Strength_RisesWithARealContact() => Gen.Select(Histories, Talks, Gen.Int[0, 400]).Sample((history, talk, days) =>
    {
        var tie = Of(history);
        var now = tie.At.AddDays(days);
        var (before, after) = (tie.StrengthAt(now), tie.After(talk, now).StrengthAt(now));
        // After so many broken promises that nothing is left, one talk may still leave nothing.
        return after > before || before == 0 || before > 99.999999;
    });

    [Fact]
    public void Strength_FallsWithABrokenPromise() => Gen.Select(Histories, Gen.Int[0, 400]).Sample((history, days) =>
    {
        var tie = Of(history);
        var now = tie.At.AddDays(days);
        var (before, after) = (tie.StrengthAt(now), tie.After(TieEvent.PromiseBroken, now).StrengthAt(now));
        return after < before || before == 0;
    });

    [Fact]
    public void Strength_TheyComing_CountsMoreThanOurComing() => Gen.Select(Histories, Gen.Int[0, 400]).Where((history, _) => Of(history).StrengthAt(Of(history).At) is > 0 and < 99).Sample((history, days) =>
    {
        var tie = Of(history);
        var now = tie.At.AddDays(days);
        return tie.After(TieEvent.TheyCame, now).StrengthAt(now) > tie.After(TieEvent.WeCame, now).StrengthAt(now);
    });

    [Fact]
    public void Tie_IsTheSame_InWhateverOrderItBecameKnown() => Gen.Select(Happened.Array[1, 30], Gen.Int).Sample((history, seed) =>
    {
        var shuffled = history.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (one, other) = (Of(history), Of(shuffled));
        return one.At == other.At && Math.Abs(one.Recent - other.Recent) < 1e-9 && Math.Abs(one.Lasting - other.Lasting) < 1e-9;
    });

    /// <summary>Not a law but a picture of what the weights mean, for whoever changes them.</summary>
    [Theory]
    [InlineData(1, 0, 32, TieWord.Growing)]
    [InlineData(12, 0, 77, TieWord.Strong)]
    [InlineData(12, 90, 52, TieWord.Good)]
    [InlineData(12, 365, 21, TieWord.Faint)]
    public void Strength_OfATalkAMonth_ReadsLikeThis(int talks, int silentDays, int strength, TieWord word)
    {
        var tie = Enumerable.Range(0, talks).Aggregate(Tie.None, (sum, month) => sum.After(TieEvent.WeCame, Start.AddDays(30 * month)));
        var now = Start.AddDays(30 * (talks - 1) + silentDays);

        Math.Round(tie.StrengthAt(now)).ShouldBe(strength, 1.0);
        tie.WordAt(now).ShouldBe(word);
    }

    private static Tie Of(IEnumerable<(TieEvent What, DateTime At)> history) => history.Aggregate(Tie.None, (tie, happened) => tie.After(happened.What, happened.At));
}
