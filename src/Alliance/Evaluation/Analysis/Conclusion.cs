using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation.Analysis;

/// <summary>What can be concluded, by rule, and in which words. A result is never called more than a finding.</summary>
internal sealed class Conclusion(StudyFrame frame, PlannedOutcome outcome, EffectResult effect)
{
    private bool IsCount => effect.Scale != EffectScale.Points;
    private double? Value => IsCount ? effect.Share : effect.Value;
    private double? Low => IsCount ? effect.ShareLow : effect.Low;
    private double? High => IsCount ? effect.ShareHigh : effect.High;
    private double P => effect.AdjustedP ?? effect.P;
    private bool IsClear => P < frame.Plan.Alpha;

    private bool? IsGood => outcome.Better switch
    {
        Better.Higher => effect.Value > Zero,
        Better.Lower => effect.Value < Zero,
        _ => null,
    };

    private double Zero => effect.Scale == EffectScale.CountRatio ? 1 : 0;

    public Verdict Verdict => outcome.Rank switch
    {
        OutcomeRank.Harm => Harm(),
        OutcomeRank.Exploratory => Verdict.Exploratory,
        _ when IsClear && !frame.IsByLot => Verdict.DifferenceNotByLot,
        _ when IsClear => IsGood switch { true => Verdict.Found, false => Verdict.FoundWorse, null => Verdict.FoundChange },
        _ => IsRuledOut ? Verdict.NoneDetectable : Verdict.TooLittle,
    };

    private bool IsRuledOut => effect.Planned is { } planned && Low > -planned && High < planned;

    private Verdict Harm() => IsClear && IsGood == false && effect.P < frame.Plan.Alpha ? Verdict.HarmFound
        : effect.MarginP < frame.Plan.Alpha ? Verdict.HarmRuledOut
        : Verdict.HarmNotRuledOut;

    public string Headline => Verdict switch
    {
        Verdict.Found => $"{outcome.Title}: found. Where the course had begun, {Was} {Changed} than otherwise ({Between}; p {Figures.P(P)}).",
        Verdict.FoundWorse => $"{outcome.Title}: found, and the wrong way. Where the course had begun, {Was} {Changed} than otherwise ({Between}; p {Figures.P(P)}).",
        Verdict.FoundChange => $"{outcome.Title}: changed. Where the course had begun, {Was} {Changed} than otherwise ({Between}; p {Figures.P(P)}). Whether that is good depends.",
        Verdict.NoneDetectable => $"{outcome.Title}: no detectable effect, and effects larger than {Amount(effect.Planned!.Value)} are ruled out ({Between}; p {Figures.P(P)}).",
        Verdict.TooLittle => $"{outcome.Title}: too little to tell. Anything {BetweenWords} goes with these data (p {Figures.P(P)}).",
        Verdict.DifferenceNotByLot => $"{outcome.Title}: {Was} {Changed} where and when the course had begun ({Between}; p {Figures.P(P)}), but not by lot: other reasons remain possible.",
        Verdict.HarmRuledOut => $"{outcome.Title}: no harm beyond the margin. It is not worse by more than {Amount(outcome.Margin ?? 0)}, which was set beforehand (one-sided p {Figures.P(effect.MarginP ?? 1)}).",
        Verdict.HarmFound => $"{outcome.Title}: harm found. Where the course had begun, {Was} {Changed} ({Between}; p {Figures.P(effect.P)}).",
        Verdict.HarmNotRuledOut => outcome.Margin is { } margin
            ? $"{outcome.Title}: harm cannot be ruled out. It may be worse by more than {Amount(margin)}, the margin set beforehand: anything {BetweenWords} goes with these data."
            : $"{outcome.Title}: the plan sets no margin, so harm can neither be ruled out nor in: anything {BetweenWords} goes with these data.",
        Verdict.Exploratory => $"{outcome.Title} (exploratory): {Was} {Changed} where the course had begun ({Between}; p {Figures.P(effect.P)}, not adjusted).",
        _ => throw new InvalidOperationException("What could not be reckoned has no conclusion."),
    };

    public IEnumerable<string> Sentences()
    {
        if (outcome.Rank == OutcomeRank.Exploratory) yield return "This was looked at without a rule against chance finds. It can raise a question for the next study; it answers none.";
        if (Verdict == Verdict.NoneDetectable) yield return "That no effect is detectable does not say that there is none: a smaller one than was planned for may be there.";
        if (Verdict == Verdict.TooLittle) yield return TooLittle();
        if (!frame.IsByLot) yield return "Who began when was not drawn by lot. What else was different between the groups, or changed at the time, cannot be told from the course.";
        else if (Verdict is Verdict.Found or Verdict.FoundWorse or Verdict.FoundChange) yield return "Who began when was drawn by lot, so groups differed beforehand by chance alone, and chance is what p speaks of.";
        if (effect.LotDecides && effect.ModelP < frame.Plan.Alpha != effect.P < frame.Plan.Alpha)
            yield return $"The interval, which stands on a standard error, and the lots do not agree (p {Figures.P(effect.ModelP)} and {Figures.P(effect.P)}); with so few units the lots decide.";
        if (effect.Adjustment is { } adjustment) yield return adjustment;
        if (effect.Detectable is { } least)
            yield return $"The smallest effect that a study with this much data finds four times in five is {Amount(least)}{(effect.Planned is { } planned ? $"; the plan counted on {Amount(planned)}" : "")}.";
        if (effect is { Scale: EffectScale.Points, Spread: > 0 and var spread })
            yield return $"In standard deviations of the answers ({Figures.Number(spread)} points): {Figures.Number(effect.Value / spread)}, between {Figures.Number(effect.Low / spread)} and {Figures.Number(effect.High / spread)}.";
        if (effect is { Scale: EffectScale.CountDifference, Before: { } before })
            yield return $"In numbers: {Figures.Number(effect.Value)} for each unit and month (between {Figures.Number(effect.Low)} and {Figures.Number(effect.High)}), where there were {Figures.Number(before)} before.";
        if (effect is { Scale: EffectScale.CountDifference, Share: null }) yield return "Nothing was counted before anybody began, so the difference cannot be said as a share.";
    }

    private string TooLittle() => effect.Planned is { } planned
        ? $"Neither no effect nor one of {Amount(planned)}, which the plan set out to find, can be ruled out."
        : "The plan names no smallest effect that it set out to find, so that no effect cannot be told from too few data.";

    private string Was => IsCount ? "there were" : "scores were";

    private string Changed => Value is { } value ? Words(value) : $"{Figures.Number(Math.Abs(effect.Value))} {(effect.Value < 0 ? "fewer" : "more")} for each unit and month";

    private string Between => Low is { } low && High is { } high ? $"{Figures.Percent(effect.Level)} interval: {Words(low)} to {Words(high)}" : $"{Figures.Percent(effect.Level)} interval: {Figures.Number(effect.Low)} to {Figures.Number(effect.High)}";

    private string BetweenWords => Low is { } low && High is { } high ? $"between {Words(low)} and {Words(high)}" : $"between {Figures.Number(effect.Low)} and {Figures.Number(effect.High)} for each unit and month";

    private string Words(double value) => IsCount ? Figures.Change(value) : Figures.Points(value);

    private string Amount(double value) => IsCount ? Figures.Percent(value) : $"{Figures.Number(value)} points";
}
