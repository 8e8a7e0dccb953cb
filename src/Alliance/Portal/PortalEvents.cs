namespace Alliance.Portal;

/// <summary>What the audit calls the things that partners do.</summary>
public static class PortalEvents
{
    public const string LinkAsked = nameof(LinkAsked);
    public const string LinkRefused = nameof(LinkRefused);
    public const string PartnerEntered = nameof(PartnerEntered);
    public const string PartnerWentOut = nameof(PartnerWentOut);
    public const string OwnRecordOpened = nameof(OwnRecordOpened);
    public const string RecordTaken = nameof(RecordTaken);
}
