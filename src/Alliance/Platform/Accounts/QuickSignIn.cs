namespace Alliance.Platform.Accounts;

/// <summary>Somebody invented, whom a newcomer can be with one tap. Offered in the demonstration agency and nowhere else.</summary>
public sealed record QuickSignIn(string UserName, string Password, string DisplayName, Role Role);
