using Alliance.Partnerships;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Keys;
using Alliance.Platform.Layout;
using Alliance.Portal;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Organization;
using Alliance.Stewardship.Reading;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.RunningOut;
using Alliance.Stewardship.Transparency;

namespace Alliance.Stewardship;

public static class StewardshipServices
{
    public static IServiceCollection AddStewardship(this IServiceCollection services) => services
        .AddStewardshipPolicies()
        .AddScoped<ScreeningDesk>().AddScoped<AuditSearch>().AddSingleton<ChainCheck>()
        .AddScoped<UnusualReading>().AddScoped<RunningOutList>().AddScoped<SealableWords>().AddScoped<SealedStore>().AddSingleton(LockedColumn.Bytes<SealedRecord>(SealedStore.Purpose, nameof(SealedRecord.Box))).AddScoped<HoldService>().AddScoped<Releasables>().AddScoped<ReleaseService>()
        .AddScoped<TransparencyCounts>().AddScoped<TransparencyReports>().AddHostedService<StewardsHour>()
        .AddScoped<AssessmentService>().AddScoped<AgreementService>().AddScoped<RoundReading>()
        .AddSingleton(new MenuEntry(36, "How we work", "/Stewardship/Organization", StewardshipPolicies.Organization))
        .AddSingleton(new MenuEntry(95, "For yourself", "/well-being", Policies.SignedIn))
        .AddSingleton(new ErasureDeed(HoldService.Deed, HoldService.AgainAsync))
        .AddSingleton(new MenuEntry(70, "Desk", "/Stewardship/Desk", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(71, "Unusual reading", "/Stewardship/Reading", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(72, "What runs out", "/Stewardship/RunningOut", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(73, "Releases", "/Stewardship/Releases", StewardshipPolicies.Watch))
        .AddSingleton(new MenuEntry(74, "Legal holds", "/Stewardship/Holds", StewardshipPolicies.Watch))
        .AddSingleton(new MenuEntry(75, "Taking out by telephone", "/Stewardship/Withdraw", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(76, "Concerns", "/Stewardship/Concerns", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(77, "Kept back", "/Stewardship/KeptBack", StewardshipPolicies.Desk))
        .AddSingleton(new StartPage(Role.Steward, "/Stewardship/Desk"))
        .AddSingleton(new StartPage(Role.RecordsOfficer, "/Stewardship/Releases"))
        .AddStewardshipWords();

    private static IServiceCollection AddStewardshipWords(this IServiceCollection services) => services
        .AddSingleton(new AuditWord(Farewell.Deed, "Somebody withdrew: all of theirs"))
        .AddSingleton(new AuditWord(ContactService.NameTakenOut, "A consent ended: name, offers and wishes"))
        .AddSingleton(new AuditWord(ContactService.LeftAndTakenOut, "Somebody left their work: name, offers and wishes"))
        .AddSingleton(new AuditWord(Retention.Deed, "A record ran out: its words"))
        .AddSingleton(new AuditWord(EngagementService.EntriesEmptied, "Talks that spoke of others"))
        .AddSingleton(new AuditWord(WordsOfOthers.Deed, "Other texts that spoke of others"))
        .AddSingleton(new AuditWord(RepairService.Deed, "What came of a gap, where it spoke of others"))
        .AddSingleton(new AuditWord(ConcernService.Deed, "Concerns whose day had come"))
        .AddSingleton(new AuditWord(HoldService.Deed, "A hold ended: what was sealed under it"))
        .AddSingleton(new AuditWord(ThanksService.Deed, "Thanks whose time was over, or that were taken back"))
        .AddSingleton(new AuditWord(OrganizationEvents.RoundOpened, "Everybody was asked how we work"))
        .AddSingleton(new AuditWord(OrganizationEvents.SheetHandedIn, "A sheet on how we work was handed in"))
        .AddSingleton(new AuditWord(OrganizationEvents.RoundClosed, "A round on how we work was closed"))
        .AddSingleton(new AuditWord(OrganizationEvents.PlaceAgreed, "Noted where we agree that we are"))
        .AddSingleton(new AuditWord(OrganizationEvents.ActionAgreed, "An action was agreed"))
        .AddSingleton(new AuditWord(OrganizationEvents.ActionEnded, "Said what became of an action"))
        .AddSingleton(new AuditWord(StewardshipEvents.ChainVerified, "The audit was verified"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReportPublished, "A quarter was published"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealAsked, "Somebody asked to open what is sealed"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealUnlocked, "The other allowed to open what is sealed"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealOpened, "What is sealed was read"))
        .AddSingleton(new AuditWord(StewardshipEvents.DataSealed, "Sealed under a hold instead of destroyed"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseOpened, "A record was read for a release"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseMade, "Something was given out by law"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseTaken, "The file of a release was taken"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseTold, "A partner was told of a release"));
}
