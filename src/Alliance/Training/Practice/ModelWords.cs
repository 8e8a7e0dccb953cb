using System.Text.RegularExpressions;
using Alliance.Coaching.Scenarios;

namespace Alliance.Training.Practice;

/// <summary>What the language model is told, and whether what it says can be used.</summary>
internal static partial class ModelWords
{
    public const int MaxLength = 600;

    public static string Instruction(Conversation conversation)
    {
        var (scenario, exchange) = (conversation.Scenario, conversation.Exchanges[^1]);
        return $"""
            You play {scenario.Partner.Name}, {scenario.Partner.Role}, in a practice conversation with a police officer. Everything in it is invented.
            Place: {scenario.Place}. Situation: {scenario.Situation}
            What matters to you: {string.Join("; ", scenario.Worries.Select(w => w.Name))}.
            Your trust in the officer is now {exchange.After.Trust} of 10, and you feel {exchange.After.Safety} of 10 safe.
            What the officer just did: {(exchange.Moves.Count == 0 ? "nothing that moved you" : string.Join("; ", exchange.Moves.Select(m => m.Reason)))}.
            Say this in your own words, fitting what the officer said: "{exchange.Answer}"
            Answer with spoken words only, in English, one to three short sentences. Never speak for the officer, add no stage directions, and stay {scenario.Partner.Name}.
            """;
    }

    public static string Clean(string? text, string name)
    {
        var words = (text ?? "").Trim();
        if (words.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) words = words[(name.Length + 1)..].Trim();
        if (words.StartsWith("Partner:", StringComparison.OrdinalIgnoreCase)) words = words["Partner:".Length..].Trim();
        return words.Length > 1 && words[0] is '"' or '“' && words[^1] is '"' or '”' ? words[1..^1].Trim() : words;
    }

    /// <returns>Why these words cannot be the partner's; null where they can, if they are in a language that the coder knows.</returns>
    public static string? WhyNot(string words)
    {
        if (!words.Any(char.IsLetter)) return "empty";
        if (words.Length > MaxLength) return "too long";
        if (OfficersTurn().IsMatch(words)) return "speaks for the officer";
        return OutOfRole().IsMatch(words) ? "out of its role" : null;
    }

    [GeneratedRegex(@"^\W*(officer|police officer|you|user|human)\W*:", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OfficersTurn();

    [GeneratedRegex(@"\b(as an ai|language model|i am an ai|as an assistant|i cannot assist)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OutOfRole();
}
