namespace Alliance.Stewardship;

/// <summary>What the audit calls the things done in this room.</summary>
public static class StewardshipEvents
{
    public const string ChainVerified = nameof(ChainVerified);
    public const string ReportPublished = nameof(ReportPublished);
    public const string HoldPlaced = nameof(HoldPlaced);
    public const string HoldConfirmed = nameof(HoldConfirmed);
    public const string HoldReviewed = nameof(HoldReviewed);
    public const string HoldEnded = nameof(HoldEnded);
    public const string DataSealed = nameof(DataSealed);
    public const string SealAsked = nameof(SealAsked);
    public const string SealUnlocked = nameof(SealUnlocked);
    public const string SealOpened = nameof(SealOpened);
    public const string ReleaseBegun = nameof(ReleaseBegun);
    public const string ReleaseOpened = nameof(ReleaseOpened);
    public const string ReleaseMade = nameof(ReleaseMade);
    public const string ReleaseTaken = nameof(ReleaseTaken);
    public const string ReleaseTold = nameof(ReleaseTold);
}
