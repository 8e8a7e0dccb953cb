namespace Alliance.Platform.Layout;

/// <summary>The page behind the search field in the frame of every page, brought by a room. The field shows where the policy lets the person in.</summary>
public sealed record SearchDesk(string Path, string Policy);
