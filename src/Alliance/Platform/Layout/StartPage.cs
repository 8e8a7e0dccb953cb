using Alliance.Platform.Accounts;

namespace Alliance.Platform.Layout;

/// <summary>Where somebody acting in a role begins, brought by the room that has the page.</summary>
public sealed record StartPage(Role Role, string Path);
