namespace Alliance.Tests.Stewardship.Screening;

public sealed class HeldOutNotesTests(ITestOutputHelper output)
{
    /// <summary>Prints the figures quoted in docs/screening.md; the bounds only catch a list that was lost or broken.</summary>
    [Fact]
    public void HeldOut_Notes_AreMeasured()
    {
        var measure = Measure.Of(LabelledNotes.HeldOut);

        output.WriteLine(measure.ToString());
        foreach (var note in LabelledNotes.HeldOut.Where(note => Measure.Of([note]) is not { TooMany: 0, Missed: 0 }))
            output.WriteLine($"{Measure.Of([note])}: {note.Text}");
        LabelledNotes.HeldOut.Count.ShouldBe(60);
        measure.Precision.ShouldBeGreaterThan(0.5);
        measure.Recall.ShouldBeGreaterThan(0.5);
    }
}
