using System.ComponentModel.DataAnnotations;

namespace Alliance.Evaluation.Instruments;

/// <summary>Words in both languages; where there is no Spanish yet, null.</summary>
public sealed record InBoth(string En, string? Es)
{
    public string In(string language) => language == "es" && Es is { Length: > 0 } spanish ? spanish : En;
}

/// <summary>A set of questions with what is made of the answers. Kept as text; what was published once is never changed.</summary>
public sealed record Instrument
{
    /// <summary>Lower case letters, digits and -.</summary>
    public required string Key { get; init; }
    public required InBoth Title { get; init; }

    /// <summary>Said before the first question.</summary>
    public required InBoth Intro { get; init; }
    public required InstrumentAudience Audience { get; init; }

    /// <summary>May be used by whom and how.</summary>
    public required string License { get; init; }

    /// <summary>Where wording and scoring come from.</summary>
    public required string Source { get; init; }

    /// <summary>Our own wording, not tested on anybody yet: said wherever its results stand.</summary>
    public bool IsUnvalidated { get; init; }
    public required IReadOnlyList<InstrumentItem> Items { get; init; }
    public required IReadOnlyList<InstrumentScale> Scales { get; init; }
}

public enum InstrumentAudience
{
    [Display(Name = "Officers")] Officer = 1,
    [Display(Name = "Partners")] Partner = 2,
    [Display(Name = "The community")] Community = 3,
}

public sealed record InstrumentItem
{
    public required string Key { get; init; }
    public required ItemKind Kind { get; init; }
    public required InBoth Words { get; init; }

    /// <summary>For <see cref="ItemKind.Rating"/> and <see cref="ItemKind.Choice"/>, in their order; the first of a rating counts 1.</summary>
    public IReadOnlyList<InBoth> Answers { get; init; } = [];

    /// <summary>Counted from the other end in its scale.</summary>
    public bool IsReversed { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>Asked only where an earlier item has one of these answers (from 1).</summary>
    public AskedWhen? When { get; init; }
}

public sealed record AskedWhen(string Item, IReadOnlyList<int> Answers);

public enum ItemKind
{
    /// <summary>One of an ordered list, counted from 1.</summary>
    [Display(Name = "A rating, in steps")] Rating = 1,

    /// <summary>One of a list without order.</summary>
    [Display(Name = "A choice without order")] Choice = 2,

    /// <summary>A whole number from 0.</summary>
    [Display(Name = "A number")] Number = 3,

    /// <summary>Own words: kept apart from the answers, destroyed first.</summary>
    [Display(Name = "Own words")] Words = 4,
}

/// <summary>A score made of some items.</summary>
public sealed record InstrumentScale
{
    public required string Key { get; init; }
    public required InBoth Title { get; init; }
    public required IReadOnlyList<string> Items { get; init; }
    public ScaleScoring Scoring { get; init; } = ScaleScoring.Mean;

    /// <summary>How many of the items must be answered for a score.</summary>
    public required int Least { get; init; }
}

public enum ScaleScoring
{
    Mean = 1,
    Sum = 2,
}
