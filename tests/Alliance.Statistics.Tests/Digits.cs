namespace Alliance.Statistics.Tests;

/// <summary>Agreement with a printed value, relative to it.</summary>
internal static class Digits
{
    public static void ShouldAgree(this double actual, double printed, double relative = 1e-10)
    {
        double.IsFinite(actual).ShouldBeTrue($"{actual} is no number");
        actual.ShouldBe(printed, Math.Abs(printed) * relative);
    }

    public static RefusalKind Refused<T>(this Answer<T> answer)
    {
        var refusal = answer.ShouldBeOfType<Answer<T>.NotReckoned>().Refusal;
        refusal.Sentence.ShouldEndWith(".");
        return refusal.Kind;
    }
}
