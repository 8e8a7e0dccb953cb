using Alliance.Evaluation.Instruments;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>A survey a few questions at a time. A question that hangs on an earlier answer never stands on the same page with it.</summary>
public static class SurveySteps
{
    private const int Most = 4;

    public static IReadOnlyList<IReadOnlyList<InstrumentItem>> Of(Instrument instrument)
    {
        var steps = new List<List<InstrumentItem>>();
        foreach (var item in instrument.Items)
        {
            if (steps.Count == 0 || steps[^1].Count == Most || steps[^1].Exists(i => i.Key == item.When?.Item)) steps.Add([]);
            steps[^1].Add(item);
        }
        return steps;
    }

    /// <summary>The next step after this one in which something is asked; the number of steps where there is none.</summary>
    public static int After(IReadOnlyList<IReadOnlyList<InstrumentItem>> steps, int step, IReadOnlyDictionary<string, int> answers)
    {
        var next = step + 1;
        while (next < steps.Count && !steps[next].Any(i => Instruments.Answering.IsAsked(i, answers))) next++;
        return next;
    }

    /// <summary>The one before in which something is asked; -1 where there is none.</summary>
    public static int Before(IReadOnlyList<IReadOnlyList<InstrumentItem>> steps, int step, IReadOnlyDictionary<string, int> answers)
    {
        var earlier = step - 1;
        while (earlier >= 0 && !steps[earlier].Any(i => Instruments.Answering.IsAsked(i, answers))) earlier--;
        return earlier;
    }
}
