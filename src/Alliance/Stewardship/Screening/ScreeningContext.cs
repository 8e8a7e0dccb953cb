namespace Alliance.Stewardship.Screening;

/// <summary>
/// Names that may stand in the note. People are spared by full name, by any one part of it and with an honorific;
/// organisations and areas only by the whole name, because "Black" is not "The Black Rose".
/// </summary>
public sealed record ScreeningContext
{
    public static ScreeningContext Empty { get; } = new();

    /// <summary>Contacts who took part, and the officers of this relationship.</summary>
    public IReadOnlyCollection<string> People { get; init; } = [];

    /// <summary>Other officers: by whole name, or rank and surname. In a large department a first name alone is anybody's.</summary>
    public IReadOnlyCollection<string> Colleagues { get; init; } = [];

    public IReadOnlyCollection<string> Organisations { get; init; } = [];

    public IReadOnlyCollection<string> Areas { get; init; } = [];
}
