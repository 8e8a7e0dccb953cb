using Microsoft.CodeAnalysis;

namespace Alliance.Mutation;

/// <summary>One change to one place of a member.</summary>
/// <param name="Original">The node of the file as it is.</param>
/// <param name="Replacement">What stands there instead; null where a statement is taken out.</param>
internal sealed record Mutant(SyntaxNode Member, SyntaxNode Original, SyntaxNode? Replacement)
{
    public string Says => $"{OneLine(Original)}  →  {(Replacement is null ? "nothing" : OneLine(Replacement))}";

    private static string OneLine(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 120 ? text : text[..119] + "…";
    }
}
