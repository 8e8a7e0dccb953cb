namespace Alliance.Evaluation.Instruments;

/// <summary>What the audit calls the things done with instruments.</summary>
public static class InstrumentEvents
{
    public const string InstrumentKept = nameof(InstrumentKept);
    public const string InstrumentDrafted = nameof(InstrumentDrafted);
    public const string InstrumentChanged = nameof(InstrumentChanged);
    public const string InstrumentPublished = nameof(InstrumentPublished);
    public const string InstrumentRetired = nameof(InstrumentRetired);
    public const string InstrumentDropped = nameof(InstrumentDropped);
    public const string InstrumentExported = nameof(InstrumentExported);
}
