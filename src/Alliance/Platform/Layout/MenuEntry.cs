namespace Alliance.Platform.Layout;

/// <summary>One entry of the menu, brought by a room. It shows where the policy lets the person in.</summary>
public sealed record MenuEntry(int Order, string Text, string Path, string Policy);
