namespace Alliance.Platform.Accounts;

/// <summary>The platform's own policies; each room adds its own.</summary>
public static class Policies
{
    public const string SignedIn = "Platform.SignedIn";
    public const string Administer = "Platform.Administer";
}
