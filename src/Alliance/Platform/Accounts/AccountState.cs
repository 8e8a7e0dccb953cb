using System.ComponentModel.DataAnnotations;

namespace Alliance.Platform.Accounts;

/// <summary>Whether somebody can come in. A closed account has lost its roles; a locked one has them and waits to be released.</summary>
public enum AccountState
{
    [Display(Name = "Open")] Open,
    [Display(Name = "Not used yet")] New,
    [Display(Name = "Locked after five wrong tries")] Locked,
    [Display(Name = "Without a role")] WithoutRole,
    [Display(Name = "Closed")] Closed,
}

public static class AccountStates
{
    public static AccountState Of(bool isLocked, bool hasRole, DateTime? lastSignInAt) => (isLocked, hasRole) switch
    {
        (true, true) => AccountState.Locked,
        (true, false) => AccountState.Closed,
        (false, false) => AccountState.WithoutRole,
        _ => lastSignInAt is null ? AccountState.New : AccountState.Open,
    };

    /// <summary>The shade of its mark.</summary>
    public static string Shade(this AccountState state) => state switch
    {
        AccountState.Locked => "late",
        AccountState.WithoutRole => "soon",
        AccountState.Closed => "paused",
        AccountState.Open => "done",
        _ => "",
    };
}
