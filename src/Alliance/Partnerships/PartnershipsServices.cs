using System.CommandLine;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Api;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Calendar;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Device;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Map;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Search;
using Alliance.Partnerships.Team;
using Alliance.Partnerships.Thanks;
using Alliance.Partnerships.Touchpoints;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;
using Alliance.Platform.Audit;
using Alliance.Platform.Keys;
using Alliance.Platform.Layout;

namespace Alliance.Partnerships;

public static class PartnershipsServices
{
    public static IServiceCollection AddPartnerships(this IServiceCollection services) => services
        .AddPolicies()
        .AddScoped<PartnerService>().AddScoped<LikelyPartners>().AddScoped<PartnerTexts>().AddScoped<ContactService>().AddScoped<RelationshipService>().AddScoped<TieReading>()
        .AddScoped<ConsentService>().AddScoped<InvitationService>().AddScoped<CardService>().AddScoped<ConsentLetters>().AddScoped<QuestionLetters>().AddScoped<ConsentTimes>()
        .AddScoped<EngagementService>().AddScoped<CorrectionService>().AddScoped<TouchpointService>().AddScoped<SeriesService>().AddScoped<HandoverService>().AddScoped<HandoverLetters>().AddScoped<AbsenceService>().AddScoped<CoverReading>().AddScoped<PromiseService>().AddScoped<NoticeService>().AddScoped<Retention>().AddScoped<WordsOfOthers>()
        .AddScoped<GoalService>().AddScoped<GoalReader>().AddScoped<GoalWords>().AddScoped<CardReader>().AddScoped<CardLineService>()
        .AddScoped<LogReader>().AddScoped<DeviceStamps>()
        .AddScoped<AllianceCheckService>().AddScoped<CheckReader>().AddScoped<RepairService>().AddScoped<RatingTotals>()
        .AddScoped<NeedService>().AddScoped<NeedReader>().AddScoped<ServiceDirectory>().AddScoped<TogetherReader>()
        .AddScoped<OrganizationTieService>().AddScoped<EcomapReader>().AddScoped<Triangles>().AddScoped<CraftNoteService>().AddScoped<CraftNoteReading>()
        .AddScoped<ConcernService>().AddScoped<ConcernLinkService>().AddScoped<PreferenceService>().AddScoped<OfferService>().AddScoped<OfferReading>().AddScoped<ThanksService>().AddScoped<ThanksReading>()
        .AddSingleton<KeptBackLock>().AddScoped<KeptBackReading>()
        .AddSingleton(LockedColumn.Text<KeptBackNote>(KeptBackLock.Purpose, nameof(KeptBackNote.Locked))).AddSingleton(LockedColumn.Text<KeptBackNote>(KeptBackLock.Purpose, nameof(KeptBackNote.LockedReason)))
        .AddScoped<AreaService>().AddScoped<Finding>().AddTeam().AddMap()
        .AddScoped<CalendarFeedService>().AddScoped<CalendarReader>().AddScoped<OutsideNames>().AddCalendarLimit()
        .AddScoped<DigestService>().AddScoped<DigestWriter>().AddScoped<DigestTrouble>().AddHostedService<DigestSending>()
        .AddScoped<ImportService>().AddScoped<MergeService>().AddSingleton<PreviewShelf>().AddSingleton<ImportTurn>().AddSingleton<ImportRunner>()
        .AddHostedService<Expiry>()
        .AddSingleton(new ErasureDeed(ContactService.NameTakenOut, ContactService.AgainAsync)).AddSingleton(new ErasureDeed(ContactService.LeftAndTakenOut, ContactService.AgainAsync))
        .AddSingleton(new ErasureDeed(EngagementService.EntriesEmptied, EngagementService.AgainAsync)).AddSingleton(new ErasureDeed(Retention.Deed, Retention.AgainAsync))
        .AddSingleton(new ErasureDeed(GoalWords.Deed, GoalWords.AgainAsync)).AddSingleton(new ErasureDeed(RepairService.Deed, RepairService.AgainAsync))
        .AddSingleton(new ErasureDeed(ConcernService.Deed, ConcernService.AgainAsync)).AddSingleton(new ErasureDeed(OfferService.Deed, OfferService.AgainAsync))
        .AddSingleton(new ErasureDeed(WordsOfOthers.Deed, WordsOfOthers.AgainAsync)).AddSingleton(new ErasureDeed(ThanksService.Deed, ThanksService.AgainAsync))
        .AddSingleton(new ErasureDeed(CraftNoteService.Deed, CraftNoteService.AgainAsync))
        .AddSingleton<ImportDesk>().AddHostedService(provider => provider.GetRequiredService<ImportDesk>())
        .AddSingleton(new ApiPart(OrganizationsApi.Map)).AddSingleton(new ApiPart(CountsApi.Map))
        .AddSingleton(new MenuEntry(10, "Today", "/Partnerships/Today", PartnershipPolicies.Tend))
        .AddSingleton(new MenuEntry(20, "Partners", "/Partnerships/Partners", PartnershipPolicies.Look))
        .AddSingleton(new MenuEntry(22, "Map of organizations", "/Partnerships/Ecomap", PartnershipPolicies.Look))
        .AddSingleton(new MenuEntry(25, "Concerns", "/Partnerships/Concerns", PartnershipPolicies.Tend))
        .AddSingleton(new MenuEntry(26, "Thanks", "/Partnerships/Thanks", PartnershipPolicies.Look))
        .AddSingleton(new MenuEntry(27, "A word on how", "/Partnerships/Craft", PartnershipPolicies.Look))
        .AddSingleton(new MenuEntry(30, "Import", "/Partnerships/Import", PartnershipPolicies.Register))
        .AddSingleton(new MenuEntry(85, "Cadence and hours", SettingsModel.Path, Policies.Administer))
        .AddSingleton(new SearchDesk(Search.IndexModel.Path, PartnershipPolicies.Look))
        .AddSingleton(new StartPage(Role.Officer, "/Partnerships/Today"))
        .AddSingleton(new DeviceDesk("/Partnerships/OnDevice", PartnershipPolicies.Tend))
        .AddSingleton(new DeviceCopy("/Partnerships/OnDevice", PartnershipPolicies.Tend, StandsFor: ""))
        .AddSingleton(new DeviceCopy("/Partnerships/Today", PartnershipPolicies.Tend, StandsFor: "/"))
        .AddSingleton(new DeviceCopy("/Partnerships/Waiting", PartnershipPolicies.Tend))
        .AddSingleton(new StartPage(Role.Supervisor, "/Partnerships/Team"))
        .AddSingleton(new StartPage(Role.Evaluator, "/Partnerships/Aggregates"));
}

public static class PartnershipsCommands
{
    public static Command Import() => ImportCommand.Build();
}
