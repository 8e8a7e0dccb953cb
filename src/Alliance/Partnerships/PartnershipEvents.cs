namespace Alliance.Partnerships;

/// <summary>What the audit calls the things done in this room.</summary>
public static class PartnershipEvents
{
    public const string PartnerAdded = nameof(PartnerAdded);
    public const string PartnerEdited = nameof(PartnerEdited);
    public const string PartnerOpened = nameof(PartnerOpened);
    public const string PartnersListed = nameof(PartnersListed);
    public const string ApproachRefused = nameof(ApproachRefused);
    public const string ApproachWelcomed = nameof(ApproachWelcomed);
    public const string ContactAdded = nameof(ContactAdded);
    public const string ContactOpened = nameof(ContactOpened);
    public const string ContactChanged = nameof(ContactChanged);
    public const string ContactNamed = nameof(ContactNamed);
    public const string ContactTakenOut = nameof(ContactTakenOut);
    public const string RelationshipStarted = nameof(RelationshipStarted);
    public const string RelationshipChanged = nameof(RelationshipChanged);
    public const string PhaseChanged = nameof(PhaseChanged);
    public const string RelationshipPaused = nameof(RelationshipPaused);
    public const string RelationshipResumed = nameof(RelationshipResumed);
    public const string RelationshipEnded = nameof(RelationshipEnded);
    public const string EngagementLogged = nameof(EngagementLogged);
    public const string EntryCorrected = nameof(EntryCorrected);
    public const string EntryEmptied = nameof(EntryEmptied);
    public const string TouchpointPlanned = nameof(TouchpointPlanned);
    public const string TouchpointCancelled = nameof(TouchpointCancelled);
    public const string PromiseMade = nameof(PromiseMade);
    public const string PromiseAnswered = nameof(PromiseAnswered);
    public const string NoticeSeen = nameof(NoticeSeen);
    public const string SettingsChanged = nameof(SettingsChanged);
    public const string AreaAdded = nameof(AreaAdded);
    public const string AreaChanged = nameof(AreaChanged);
    public const string AreaRemoved = nameof(AreaRemoved);
    public const string AreasDrawn = nameof(AreasDrawn);
    public const string ImportUploaded = nameof(ImportUploaded);
    public const string ImportStarted = nameof(ImportStarted);
    public const string ImportUndoStarted = nameof(ImportUndoStarted);
    public const string ImportMapped = nameof(ImportMapped);
    public const string ImportRowsKept = nameof(ImportRowsKept);
    public const string ImportFailed = nameof(ImportFailed);
    public const string PartnerFilledIn = nameof(PartnerFilledIn);
    public const string PartnerTakenBack = nameof(PartnerTakenBack);
    public const string PartnerImported = nameof(PartnerImported);
    public const string ImportApplied = nameof(ImportApplied);
    public const string ImportUndone = nameof(ImportUndone);
    public const string ImportGivenUp = nameof(ImportGivenUp);
    public const string PartnersMerged = nameof(PartnersMerged);
    public const string MergeUndone = nameof(MergeUndone);
    public const string DuplicateDecided = nameof(DuplicateDecided);
    public const string OrganizationsExported = nameof(OrganizationsExported);
    public const string AggregatesExported = nameof(AggregatesExported);
}
