using Alliance.Portal.Record;

namespace Alliance.Portal.Take;

/// <summary>
/// A part of what a contact takes with them. Every table of the house is read by a part or stands, with the reason, in
/// <c>docs/take-along.md</c>; a test fails on a table that is neither.
/// </summary>
public interface ITakePart
{
    /// <summary>The key in the JSON, and the part's place among the others by the order of registration.</summary>
    string Name { get; }

    /// <summary>What stands above it on the page, in the reader's language.</summary>
    string Heading { get; }

    IReadOnlyList<Type> Tables { get; }

    /// <summary>What is kept in those tables of this contact, and of nobody else.</summary>
    Task<IReadOnlyList<TakeRow>> ReadAsync(Person person);
}

/// <summary>One thing that is kept.</summary>
public sealed record TakeRow(params IReadOnlyList<TakeFact> Facts);

/// <param name="Key">In the JSON.</param>
/// <param name="Label">On the page; null where only a program has use for it.</param>
/// <param name="Value">A text, a number, a yes or no, a day, an instant, or null.</param>
public sealed record TakeFact(string Key, string? Label, object? Value);
