using System.ComponentModel.DataAnnotations;

namespace Alliance.Stewardship.Holds;

/// <summary>What lies in a box, in words to be read by whoever opens it lawfully.</summary>
public sealed record SealedContents(IReadOnlyList<SealedEntry> Entries, IReadOnlyList<SealedText> Texts)
{
    /// <summary>Null where words were taken out and nobody with them.</summary>
    public SealedPerson? Person { get; init; }
}

public sealed record SealedPerson(string Role, string? Name, string? Telephone, string? Email);

public sealed record SealedEntry(DateTime At, string Purpose, string? Heard)
{
    public IReadOnlyList<string> Promises { get; init; } = [];
    public IReadOnlyList<string> Corrections { get; init; } = [];
    public IReadOnlyList<string> KeptBack { get; init; } = [];
}

/// <summary>Words that are no entry: what they are, when they were written, what they say.</summary>
public sealed record SealedText(SealedKind Kind, DateTime At, string Words);

public enum SealedKind
{
    [Display(Name = "Goals they shared")] Goal = 1,
    [Display(Name = "What came of a gap")] Repair = 2,
    [Display(Name = "Concerns, and what was said to them")] Concern = 3,
    [Display(Name = "Offers")] Offer = 4,
    [Display(Name = "How they asked to be approached")] Preference = 5,
    [Display(Name = "Promises")] Promise = 6,
    [Display(Name = "About the relationship")] Relationship = 7,
    [Display(Name = "What was planned")] Plan = 8,
    [Display(Name = "Thanks")] Thanks = 9,
    [Display(Name = "What they said in problems")] Problem = 10,
}
