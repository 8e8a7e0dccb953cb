using Alliance.Stewardship.Screening;

namespace Alliance.Tests.Stewardship.Screening;

public sealed class LabelledNotesTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Tuned =>
        [.. LabelledNotes.Tuned.Select(note => new TheoryDataRow<string, string>(note.Text, string.Join(", ", note.Expected)))];

    [Theory]
    [MemberData(nameof(Tuned))]
    public void Check_LabelledSentence_RaisesExactlyItsCategories(string text, string expected)
    {
        var hits = Screen.Check(text, LabelledNotes.Context);

        var raised = string.Join(", ", hits.Select(hit => hit.Category).Distinct().Order());
        raised.ShouldBe(expected, string.Join("; ", hits.Select(hit => $"{hit.Category} “{hit.Word}”")));
    }

    [Fact]
    public void Tuned_Corpus_IsLargeAndCoversEveryCategory()
    {
        LabelledNotes.Tuned.Count.ShouldBeGreaterThanOrEqualTo(120);
        LabelledNotes.Tuned.SelectMany(note => note.Expected).Distinct().Count().ShouldBe(Enum.GetValues<Category>().Length);
    }

    [Fact]
    public void Tuned_Corpus_IsMetInFull()
    {
        var measure = Measure.Of(LabelledNotes.Tuned);
        output.WriteLine(measure.ToString());
        (measure.Precision, measure.Recall).ShouldBe((1.0, 1.0));
    }
}
