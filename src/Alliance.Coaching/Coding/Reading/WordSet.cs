using System.Collections.Frozen;

namespace Alliance.Coaching.Coding.Reading;

/// <summary>Words that are looked up by the hash of a token.</summary>
internal sealed class WordSet(string words)
{
    private readonly FrozenSet<ulong> hashes = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TurnText.HashOf).ToFrozenSet();

    public bool Has(Token token) => hashes.Contains(token.Hash);
}
