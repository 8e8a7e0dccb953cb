using Alliance.Partnerships.Export;
using Alliance.Statistics;
using Alliance.Statistics.Effects;
using Alliance.Statistics.Testing;

namespace Alliance.Evaluation.Analysis;

/// <summary>Whether people who answered before stayed away afterwards more often in one group than in another.</summary>
internal static class Attrition
{
    /// <summary>Null where nobody is linked.</summary>
    public static AssumptionCheck? Of(StudyFrame frame, ScoreTable scores)
    {
        var people = scores.Rows.Where(row => row.Person is not null).GroupBy(row => row.Person!)
            .Where(person => person.Any(scores.IsBefore))
            .Select(person => (Begins: frame.Begins[person.First(scores.IsBefore).Unit] is not null, Stayed: person.Any(row => !scores.IsBefore(row)))).ToList();
        var (begun, others) = (people.Where(person => person.Begins).ToList(), people.Where(person => !person.Begins).ToList());
        if (begun.Count < SmallCells.Threshold || others.Count < SmallCells.Threshold) return null;
        var (one, other) = (begun.Count(person => person.Stayed), others.Count(person => person.Stayed));
        var words = $"Of those who answered before, {Figures.Percent((double)one / begun.Count)} answered afterwards where the course began and {Figures.Percent((double)other / others.Count)} in the comparison";
        if (TwoByTwo.Of(one, begun.Count - one, other, others.Count - other).Then(table => FisherExact.Of(table)).ValueOrNothing is not { } test) return new AssumptionCheck("Who stayed away", null, words + ".");
        return new AssumptionCheck("Who stayed away", test.P >= frame.Plan.Alpha, test.P >= frame.Plan.Alpha
            ? $"{words}: no more unlike than chance has it (p {Figures.P(test.P)})."
            : $"{words}: more unlike than chance has it (p {Figures.P(test.P)}). Who stays away may differ from who stays, so the difference found may be theirs.");
    }
}
