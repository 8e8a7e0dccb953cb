namespace Alliance.Evaluation.Studies;

/// <summary>Why something was not done, as a sentence; instants among its facts are shown as days and hours of the agency.</summary>
public sealed record StudyRefusal(string Sentence, params IReadOnlyList<object> Facts)
{
    public static readonly StudyRefusal NotThere = new("This study is not there any more.");
    public static readonly StudyRefusal Drawn = new("Lots are drawn for this study. Its design, months and units stay as they were drawn; for others, begin a new study.");
    public static readonly StudyRefusal Stale = new("Somebody else changed this study while you were typing. What you typed is still here; look at what is there now, and save again.");

    public static StudyRefusal Locked(string who, DateTime when) =>
        new("{0} locked the plan of this study on {1}. It stays as it is; what is done otherwise is noted as a deviation.", who, when);
}
