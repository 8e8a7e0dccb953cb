using Alliance.Stewardship.Screening;

namespace Alliance.Tests.Stewardship.Screening;

/// <summary>Precision and recall, counted per sentence and category: a sentence may expect several and may raise several.</summary>
public sealed record Measure(int Right, int TooMany, int Missed)
{
    public double Precision => (double)Right / (Right + TooMany);

    public double Recall => (double)Right / (Right + Missed);

    public static Measure Of(IEnumerable<LabelledNote> notes)
    {
        var (right, tooMany, missed) = (0, 0, 0);
        foreach (var note in notes)
        {
            var raised = Screen.Check(note.Text, LabelledNotes.Context).Select(hit => hit.Category).ToHashSet();
            right += note.Expected.Count(raised.Contains);
            missed += note.Expected.Count(category => !raised.Contains(category));
            tooMany += raised.Count(category => !note.Expected.Contains(category));
        }

        return new Measure(right, tooMany, missed);
    }

    public override string ToString() =>
        $"right {Right}, too many {TooMany}, missed {Missed}, precision {Precision:P1}, recall {Recall:P1}";
}
