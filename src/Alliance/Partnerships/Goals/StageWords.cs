namespace Alliance.Partnerships.Goals;

/// <summary>What a stage is called in the books, what it means, and what helps there. Our own words after the stages of change and motivational interviewing, kept in <c>Goals/Stages</c>.</summary>
/// <param name="Term">The word of the books, for whoever wants to look it up.</param>
/// <param name="Helps">For the officer: what fits this stage.</param>
/// <param name="Avoid">For the officer: what pushes away.</param>
public sealed record StageWords(string Term, string Meaning, string Helps, string Avoid)
{
    public static StageWords Of(StageOfChange stage)
    {
        var file = StageFile.Of(stage);
        return new(file.Term, file.Meaning, file.Helps, file.Avoid);
    }

    /// <summary>For when the old way came back for a while.</summary>
    public static string AfterRecurrence => StageFile.CameBack.Helps;
}
