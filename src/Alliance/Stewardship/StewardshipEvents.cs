namespace Alliance.Stewardship;

/// <summary>What the audit calls the things done in this room.</summary>
public static class StewardshipEvents
{
    public const string ChainVerified = nameof(ChainVerified);
}
