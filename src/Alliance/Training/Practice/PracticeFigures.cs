using System.Globalization;
using Alliance.Coaching.Summary;

namespace Alliance.Training.Practice;

/// <summary>Figures of a talk in words. Each text is a key of the localizer.</summary>
public static class PracticeFigures
{
    public static string Ratio(Figure figure) => figure.Value is null ? "There was no question to divide by" : double.IsInfinity(figure.High) ? "{0} (from {1} up): {3} to {4}" : "{0} ({1} to {2}): {3} to {4}";

    public static string Share(Figure figure) => figure.Value is null ? "There was none" : "{0} ({1} to {2}): {3} of {4}";

    public static string OfWords(Figure figure) => figure.Value is null ? "Nothing was said" : "{0} ({1} to {2})";

    public static object[] Numbers(Figure figure) => [One(figure.Value), One(figure.Low), One(figure.High), figure.Count, figure.Of];

    public static object[] Percents(Figure figure) => [Percent(figure.Value), Percent(figure.Low), Percent(figure.High), figure.Count, figure.Of];

    public static string Of(Mark mark) => mark switch
    {
        Mark.Good => "good",
        Mark.Fair => "fair",
        _ => "below fair",
    };

    public static string Of(Strength strength) => strength switch
    {
        Strength.ComplexReflection => "you said back more than was said",
        Strength.ExitRamp => "you found a way out of a power struggle",
        Strength.Affirming => "you named something good in them",
        Strength.EmphasizingAutonomy => "you left the choice to them",
        Strength.OpenQuestion => "you asked so that they could tell",
        Strength.SimpleReflection => "you said back what you heard",
        Strength.AskingPermission => "you asked before you advised",
        _ => "you looked for a way together",
    };

    public static string Of(Suggestion suggestion) => suggestion switch
    {
        Suggestion.InsteadOfConfronting => "slow down where it came to a contest",
        Suggestion.InsteadOfPersuading => "ask before you advise",
        Suggestion.InsteadOfClosedQuestion => "open the question",
        Suggestion.InsteadOfInformation => "say back what you heard before you explain",
        _ => "go a little further than repeating",
    };

    private static string One(double? number) => number?.ToString("0.0", CultureInfo.CurrentCulture) ?? "";

    private static string Percent(double? share) => share?.ToString("P0", CultureInfo.CurrentCulture) ?? "";
}
