using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Tests.Summary;

/// <summary>Turns as the coder would give them, of whatever kind a test needs.</summary>
internal static class Coded
{
    public static CodedTurn Partner(string text, Talk talk = Talk.Neutral, bool sure = true) => new(new(Speaker.Partner, text), null, null, null, new(talk, 0.9, sure, []), []);

    public static CodedTurn Asks(string text, QuestionKind kind, bool sure = true, bool kindSure = true, double probability = 0.9) =>
        new(new(Speaker.Officer, text), new(Behavior.Question, probability, sure, []), new(kind, 0.9, kindSure, []), null, null, []);

    public static CodedTurn Reflects(string text, ReflectionKind kind, bool sure = true, bool kindSure = true, double probability = 0.9) =>
        new(new(Speaker.Officer, text), new(Behavior.Reflection, probability, sure, []), null, new(kind, 0.9, kindSure, []), null, []);

    public static CodedTurn Informs(string text, bool sure = true) => new(new(Speaker.Officer, text), new(Behavior.Input, 0.9, sure, []), null, null, null, []);

    public static CodedTurn Says(string text, params Hint[] hints) => new(new(Speaker.Officer, text), new(Behavior.Other, 0.9, true, []), null, null, null, [.. hints.Select(h => new FoundHint(h, text))]);

    public static CodedTurn NotCoded(Speaker speaker, string text) => new(new(speaker, text), null, null, null, null, [], "It is not English.");
}
