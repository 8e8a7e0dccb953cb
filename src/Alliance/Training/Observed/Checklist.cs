using System.ComponentModel.DataAnnotations;

namespace Alliance.Training.Observed;

/// <summary>What part of treating somebody fairly an item belongs to.</summary>
public enum Facet
{
    [Display(Name = "Listening and voice")] Voice = 1,
    [Display(Name = "The same rule for everybody")] Neutrality = 2,
    [Display(Name = "Dignity")] Dignity = 3,
    [Display(Name = "A purpose one can trust")] Motive = 4,
}

/// <param name="Code">Short and steady: it stands in what is kept.</param>
public sealed record ChecklistItem(string Code, Facet Facet, string Words);

/// <summary>
/// What is looked for when practice is observed. The four parts are those by which people judge how they were treated (Tyler; observed by
/// Jonathan-Zamir, Mastrofski and Moyal 2015); the wording is our own and has not been validated.
/// </summary>
public static class Checklist
{
    /// <summary>Not at all, though there was room for it, to throughout.</summary>
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <summary>There was no occasion for it.</summary>
    public const int NoOccasion = 0;

    public static readonly IReadOnlyList<int> Marks = [1, 2, 3, 4, 5];

    public static readonly IReadOnlyList<ChecklistItem> Items =
    [
        new("finish", Facet.Voice, "Let the other finish before answering"),
        new("back", Facet.Voice, "Said back what was heard, so that the other agreed with it"),
        new("open", Facet.Voice, "Asked questions that a yes or no does not answer"),
        new("asked", Facet.Voice, "Asked what the other thinks should happen, and used it"),
        new("reason", Facet.Neutrality, "Gave the reason for what was asked or decided"),
        new("rule", Facet.Neutrality, "Named the rule, and held to it as with anybody"),
        new("greet", Facet.Dignity, "Spoke as to a neighbor: name, greeting, tone"),
        new("place", Facet.Dignity, "Minded place and posture, and left a way out"),
        new("ramp", Facet.Dignity, "Stayed out of a power struggle, or left it by an exit ramp"),
        new("purpose", Facet.Motive, "Said plainly why they were there, and what they could not do"),
        new("leave", Facet.Motive, "Asked before advising"),
        new("agreed", Facet.Motive, "Left with something agreed, small enough to be kept"),
    ];

    /// <summary>What somebody who was talked with can tell: how they were listened to.</summary>
    public static IReadOnlyList<ChecklistItem> Listening { get; } = [.. Items.Where(i => i.Facet == Facet.Voice)];
}
