namespace Alliance.Platform.Accounts;

/// <summary>What the audit calls the things done to and by accounts.</summary>
public static class AccountEvents
{
    public const string SignedIn = nameof(SignedIn);
    public const string SignInRefused = nameof(SignInRefused);
    public const string AccountLocked = nameof(AccountLocked);
    public const string AccountUnlocked = nameof(AccountUnlocked);
    public const string SignedOut = nameof(SignedOut);
    public const string ScreenUnlocked = nameof(ScreenUnlocked);
    public const string RoleSwitched = nameof(RoleSwitched);
    public const string AccountAdded = nameof(AccountAdded);
    public const string AccountClosed = nameof(AccountClosed);
    public const string RolesChanged = nameof(RolesChanged);
    public const string RegisterGrantChanged = nameof(RegisterGrantChanged);
    public const string PasswordChanged = nameof(PasswordChanged);
    public const string PasswordGiven = nameof(PasswordGiven);
    public const string SecondFactorSet = nameof(SecondFactorSet);
    public const string SecondFactorReset = nameof(SecondFactorReset);
    public const string SignInsEnded = nameof(SignInsEnded);
    public const string AccountOpened = nameof(AccountOpened);
    public const string SignInEnded = nameof(SignInEnded);
    public const string RecoveryCodesMade = nameof(RecoveryCodesMade);
    public const string RecoveryCodeUsed = nameof(RecoveryCodeUsed);
    public const string PasskeyAdded = nameof(PasskeyAdded);
    public const string PasskeyRenamed = nameof(PasskeyRenamed);
    public const string PasskeyRemoved = nameof(PasskeyRemoved);
    public const string ProviderSet = nameof(ProviderSet);
    public const string ProviderStopped = nameof(ProviderStopped);
    public const string AccountJoined = nameof(AccountJoined);
    public const string ServiceAccountAdded = nameof(ServiceAccountAdded);
    public const string ServiceAccountEnded = nameof(ServiceAccountEnded);
    public const string LockedAnew = nameof(LockedAnew);
    public const string AgencyAdded = nameof(AgencyAdded);
    public const string AgencyChanged = nameof(AgencyChanged);
    public const string SquadFormed = nameof(SquadFormed);
    public const string SquadRenamed = nameof(SquadRenamed);
    public const string SquadDissolved = nameof(SquadDissolved);
    public const string SquadJoined = nameof(SquadJoined);
    public const string SquadLeft = nameof(SquadLeft);
}
