namespace Alliance.Partnerships.Goals;

/// <summary>What a stage is called in the books, what it means, and what helps there. Our own words after the stages of change and motivational interviewing.</summary>
/// <param name="Term">The word of the books, for whoever wants to look it up.</param>
/// <param name="Helps">For the officer: what fits this stage.</param>
/// <param name="Avoid">For the officer: what pushes away.</param>
public sealed record StageWords(string Term, string Meaning, string Helps, string Avoid)
{
    public static StageWords Of(StageOfChange stage) => stage switch
    {
        StageOfChange.Precontemplation => new("precontemplation", "No change is wanted within half a year.",
            "Listen, and keep the door open. Ask what a usual week is like, and what would have to happen before it became worth a thought.",
            "Arguing for it. Whoever is pushed defends what is."),
        StageOfChange.Contemplation => new("contemplation", "There are reasons for it and reasons against it.",
            "Give both sides room: what is good about how it is, what is not? Say back what speaks for a change, in their words.",
            "Solving it for them, and asking for a date."),
        StageOfChange.Preparation => new("preparation", "A first step is planned within a month.",
            "Make the first step small and theirs: what, when, with whom? Offer two or three ways, and let them choose.",
            "Taking over the plan, and adding to it."),
        StageOfChange.Action => new("action", "It is being done, for less than half a year.",
            "Notice what works and say so. Ask what gets in the way, and keep your own part of it.",
            "Calling it done. The first months are the hard ones."),
        _ => new("maintenance", "It has been done for half a year or longer.",
            "Ask what keeps it going, and what to do on the day when it slips.",
            "Staying away because all is well."),
    };

    /// <summary>For when the old way came back for a while.</summary>
    public const string AfterRecurrence = "The old way came back for a while. That happens to most, and it is where one learns what to watch for. Ask what went before, and what still holds; begin where they are now.";
}
