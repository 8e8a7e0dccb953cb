using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>A written situation in which an officer can practice a conversation with an invented person.</summary>
public sealed record Scenario
{
    /// <summary>The name of its file, such as <c>shop-owner-slow-response</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Twelve hexadecimal digits of what stands in the file: another text is another version.</summary>
    public required string Version { get; init; }

    public required string Title { get; init; }

    /// <summary>What the officer knows before the first word.</summary>
    public required string Situation { get; init; }

    public required string Place { get; init; }
    public required ScenarioPartner Partner { get; init; }

    /// <summary>The change both have agreed to talk about; null in most, since most contacts have none. Only with one is change and sustain talk heard.</summary>
    public string? Goal { get; init; }

    /// <summary>What the partner agrees to where it goes well.</summary>
    public required string NextStep { get; init; }

    public required StageOfChange Stage { get; init; }

    /// <summary>At the start, 0 to 10; the seed moves it by one at most.</summary>
    public required int Trust { get; init; }

    /// <summary>How safe the partner feels, 0 to 10.</summary>
    public required int Safety { get; init; }

    /// <summary>What matters to the partner: two to four.</summary>
    public required IReadOnlyList<Worry> Worries { get; init; }

    public required Struggle Struggle { get; init; }
    public required string Opening { get; init; }

    /// <summary>What the partner answers to what the officer did: one entry for each <see cref="Deed"/>.</summary>
    public required IReadOnlyDictionary<Deed, DeedLines> Lines { get; init; }

    /// <summary>The partner's last words, at least one for each ending that the engine brings about.</summary>
    public required IReadOnlyDictionary<Ending, IReadOnlyList<string>> Endings { get; init; }

    public required WrittenChoices Choices { get; init; }
}

/// <param name="Name">Plainly invented; never that of a minor, who are called by what one sees.</param>
/// <param name="Role">Who they are in the situation, such as "owner of a corner shop".</param>
public sealed record ScenarioPartner(string Name, string Role);

/// <summary>The stages of change, as far as one conversation can move somebody.</summary>
public enum StageOfChange
{
    Precontemplation,
    Contemplation,
    Preparation,
    Action,
}

/// <summary>Something that matters to the partner.</summary>
/// <param name="Name">How the explanation names it, such as "her worry about the license".</param>
/// <param name="Words">Beginnings of words, in lower case: an officer's turn in which one of them stands speaks to this worry.</param>
/// <param name="Tells">What the partner tells of it once trust has grown.</param>
/// <param name="From">The trust from which they tell it, 0 to 10.</param>
public sealed record Worry(string Key, string Name, IReadOnlyList<string> Words, string Tells, int From);

/// <summary>The moment at which the partner challenges the officer.</summary>
/// <param name="Turn">After which of the officer's turns it comes; the seed may put it off by one, and a hard blow brings it forward.</param>
/// <param name="Line">The challenge.</param>
/// <param name="Settled">Answers to an exit ramp.</param>
/// <param name="Heated">Answers to arguing on.</param>
/// <param name="Holds">Answers to anything else, with the challenge still open.</param>
public sealed record Struggle(int Turn, string Line, IReadOnlyList<string> Settled, IReadOnlyList<string> Heated, IReadOnlyList<string> Holds);

/// <param name="Guarded">While trust is below <see cref="Conversation.OpenFrom"/>.</param>
/// <param name="Open">From there on.</param>
public sealed record DeedLines(IReadOnlyList<string> Guarded, IReadOnlyList<string> Open);

/// <summary>What the officer just did, as far as the partner's answer depends on it.</summary>
public enum Deed
{
    /// <summary>Said back what was heard.</summary>
    Reflected,

    /// <summary>Asked an open question.</summary>
    Asked,

    /// <summary>Asked a closed question.</summary>
    Checked,

    /// <summary>Affirmed, sought a way together, stressed the other's freedom, asked permission, slowed down.</summary>
    Honored,

    /// <summary>Gave information or welcome advice.</summary>
    Informed,

    /// <summary>Confronted, or advised unasked.</summary>
    Pressed,

    /// <summary>Anything else, and whatever the coder is not sure of.</summary>
    Unclear,
}

/// <summary>How a conversation ends.</summary>
public enum Ending
{
    /// <summary>The partner opens up and agrees to a small next step.</summary>
    Agreed,

    /// <summary>They part politely, with nothing settled.</summary>
    Polite,

    /// <summary>The partner walks away.</summary>
    WalkedAway,

    /// <summary>The officer left before it ended. No conversation ends so by itself.</summary>
    Left,
}

/// <summary>The officer turns to choose from, for whoever does not write their own.</summary>
/// <param name="Told">After the partner told what worries them, by the worry's key.</param>
/// <param name="Guarded">Sets for the turns in between, while trust is low.</param>
/// <param name="Open">Sets for the turns in between, later.</param>
public sealed record WrittenChoices(
    IReadOnlyList<WrittenTurn> Opening, IReadOnlyList<WrittenTurn> Struggle, IReadOnlyDictionary<string, IReadOnlyList<WrittenTurn>> Told,
    IReadOnlyList<IReadOnlyList<WrittenTurn>> Guarded, IReadOnlyList<IReadOnlyList<WrittenTurn>> Open);

/// <summary>An officer's turn that somebody wrote, with what it does.</summary>
public sealed record WrittenTurn(string Text, Behavior Behavior, QuestionKind? Question, ReflectionKind? Reflection, IReadOnlyList<Hint> Hints)
{
    /// <summary>Coded without doubt: whoever wrote it said what it does.</summary>
    public CodedTurn Coded() => new(
        new Turn(Speaker.Officer, Text), Sure(Behavior), Question is { } q ? Sure(q) : null, Reflection is { } r ? Sure(r) : null, null, [.. Hints.Select(h => new FoundHint(h, Text))]);

    private static Learned<T> Sure<T>(T code) where T : struct, Enum => new(code, 1, true, []);
}
