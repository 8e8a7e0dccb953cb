namespace Alliance.Partnerships.Goals;

/// <summary>A goal drawn over time, in the words of whoever looks.</summary>
/// <param name="Us">What the department's view is called here.</param>
/// <param name="Them">What the partner's view is called here.</param>
public sealed record GoalPicture(GoalStory Story, DateTime Until, string Us, string Them, Func<DateTime, string> DayOf);
