using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Every page of the application, each with somebody who may see it; and its other faces: empty, refused, not found.</summary>
public static class Visits
{
    public static IReadOnlyList<Visit> All { get; } =
    [
        .. SigningIn(), .. Everybody(), .. Officer(), .. Relationship(), .. KeepingGoing(), .. Ecomaps(), .. Craft(), .. Supervisor(), .. Register(), .. Others(), .. Together(), .. Organization(), .. Training(), .. Portal(), .. PortalTogether(), .. FirstDays(), .. Refused(), .. Missing(), .. Practice(), .. Studies(), .. Questionnaires(), .. SurveyResults(), .. Surveys(), .. Answering(),
    ];

    /// <summary>Routes at which there is nothing to look at, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotLookedAt { get; } = new Dictionary<string, string>
    {
        [""] = "sends everybody on to their first page",
        ["sign-in/provider"] = "leads to the agency's own provider",
        ["sign-in/back"] = "leads on from there",
        ["portal/sign-out"] = "ends the visit and leads to the door",
        ["portal/language"] = "keeps a choice and leads back",
        ["Partnerships/Map/Basemap"] = "a file",
        ["Stewardship/Screen"] = "answers a script with a part of a page",
        ["calendar/{secret}.ics"] = "for calendar programs",
        ["Partnerships/Export/Aggregates"] = "a file",
        ["Partnerships/Export/Organizations"] = "a file",
        ["Partnerships/Export/Report"] = "a file",
        ["Training/Board/File"] = "a file",
        ["Evaluation/Instruments/File/{which}"] = "a file",
        ["Evaluation/Outcomes/Template/{studyId:guid}"] = "a file",
        ["Evaluation/Reports/File/{id:guid}"] = "a file",
        ["transparency/{quarter}/csv"] = "a file",
        ["Stewardship/Releases/{id:guid}/File"] = "a file",
        ["Stewardship/Sealed/{id:guid}"] = "open for a quarter of an hour, to two people",
    };

    public static Visit Named(string name) => All.Single(v => v.Name == name);

    private static IEnumerable<Visit> SigningIn() =>
    [
        new("sign-in", "sign-in"),
        new("sign-in-plain", "sign-in") { IsEmpty = true },
        new("sign-in-refused", "sign-in") { Then = page => SaveAsync(page, "Type your user name.", "#sign-in-form") },
        new("password", "password") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.Newcomer) },
        new("password-refused", "password") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.Newcomer), Then = page => SaveAsync(page, "Type the new password.") },
        new("second-factor-set-up", "second-factor/set-up") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithoutCode) },
        new("second-factor", "second-factor") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithCode) },
        new("second-factor-refused", "second-factor") { IsEmpty = true, Before = (visitor, _) => HalfwayAsync(visitor, FirstDay.WithCode), Then = page => SaveAsync(page, "This is not the code of now.") },
        new("sign-in-by-provider", "sign-in") { IsEmpty = true, At = _ => "/sign-in?trouble=Away", Before = (_, house) => ProvideAsync(house) },
        new("unlock", "unlock") { As = Role.Officer, Who = "leon", Before = (_, house) => LockAsync(house, "leon") },
        new("sign-out", "sign-out") { As = Role.Officer },
    ];

    private static IEnumerable<Visit> Everybody() =>
    [
        new("what-we-keep", "what-we-keep"),
        new("does-not-belong-here", "does-not-belong-here") { As = Role.Officer },
        new("well-being", "well-being") { As = Role.Officer },
        new("well-being-empty", "well-being") { As = Role.Officer, IsEmpty = true },
        new("my-trail", "my-trail") { As = Role.Officer },
        new("my-sign-in", "my-sign-in") { As = Role.Officer, Before = (visitor, _) => visitor.EnterAsync("ana", Role.Officer) },
        new("my-sign-in-plain", "my-sign-in") { As = Role.Evaluator, IsEmpty = true },
        new("my-sign-in-refused", "my-sign-in") { As = Role.Officer, At = _ => "/my-sign-in?trouble=NoRole" },
        new("passkeys-empty", "my-sign-in/passkeys") { As = Role.Officer },
        new("recovery-codes-none", "my-sign-in/codes") { As = Role.Officer },
        new("recovery-codes", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode },
        new("recovery-codes-refused", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode, Then = page => SaveAsync(page, "This is not the code of now.", "#make") },
        new("recovery-codes-made", "my-sign-in/codes") { As = Role.Officer, IsEmpty = true, Who = FirstDay.WithCode, Before = (_, house) => GiveCodesAsync(house), Then = RenewCodesAsync },
        new("my-password", "my-password") { As = Role.Officer },
        new("my-password-refused", "my-password") { As = Role.Officer, Then = page => SaveAsync(page, null) },
        new("act-as", "act-as") { As = Role.Supervisor },
    ];

    private static IEnumerable<Visit> Officer() =>
    [
        new("today", "Partnerships/Today") { As = Role.Officer },
        new("waiting", "Partnerships/Waiting") { As = Role.Officer },
        new("on-device", "Partnerships/OnDevice") { As = Role.Officer },
        new("on-device-empty", "Partnerships/OnDevice") { As = Role.Officer, IsEmpty = true },
        new("calendar-feed", "Partnerships/Calendar") { As = Role.Officer },
        new("calendar-made", "Partnerships/Calendar") { As = Role.Officer, Who = "dan", Then = MakeCalendarAsync },
        new("calendar-empty", "Partnerships/Calendar") { As = Role.Officer, IsEmpty = true },
        new("digest", "Partnerships/Digest") { As = Role.Officer },
        new("digest-refused", "Partnerships/Digest") { As = Role.Officer, Who = "dan", Then = page => SaveAsync(page, "Type the address the letter goes to.", "#digest") },
        new("no-signal", "no-signal"),
        new("callout-on-hand", "Callouts/OnHand") { As = Role.Officer, Then = UnfoldAsync },
        new("partners", "Partnerships/Partners") { As = Role.Officer },
        new("partners-mine", "Partnerships/Partners") { As = Role.Officer, At = _ => "/Partnerships/Partners?Mine=true" },
        new("partners-none-found", "Partnerships/Partners") { As = Role.Officer, At = _ => "/Partnerships/Partners?Q=zzzzzz" },
        new("map", "Partnerships/Map") { As = Role.Officer, Then = UntilTheMapStandsAsync },
        new("map-mine", "Partnerships/Map") { As = Role.Officer, At = _ => "/Partnerships/Map?Mine=true", Then = UntilTheMapStandsAsync },
        new("map-supervisor", "Partnerships/Map") { As = Role.Supervisor, Then = UntilTheMapStandsAsync },
        new("map-empty", "Partnerships/Map") { As = Role.Supervisor, IsEmpty = true },
        new("map-refused", "Partnerships/Map") { As = Role.Officer, At = _ => "/Partnerships/Map?Box=170,-20,-170,-10&Zoom=4", Status = 400 },
        new("search", "Partnerships/Search") { As = Role.Officer },
        new("search-found", "Partnerships/Search") { As = Role.Officer, At = _ => "/Partnerships/Search?Q=harbor" },
        new("search-slip", "Partnerships/Search") { As = Role.Officer, At = _ => "/Partnerships/Search?Q=habror" },
        new("search-none-found", "Partnerships/Search") { As = Role.Officer, At = _ => "/Partnerships/Search?Q=zzzzzz" },
        new("partner", "Partnerships/Partners/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/{town.OwnPartner}" },
        new("partner-of-a-colleague", "Partnerships/Partners/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/{town.ColleaguesPartner}" },
        new("partner-with-a-purpose", "Partnerships/Partners/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/{town.ColleaguesPartner}?why=0" },
        new("partner-unknown", "Partnerships/Partners/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/{town.UnknownPartner}" },
        new("partner-with-a-wish", "Partnerships/Partners/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/{town.PartnerWithAWish}" },
        new("partner-add", "Partnerships/Partners/Add") { As = Role.Officer },
        new("partner-edit", "Partnerships/Partners/Edit/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/Edit/{town.OwnPartner}" },
        new("partner-approach", "Partnerships/Partners/Approach/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Partners/Approach/{town.OwnPartner}" },
        new("partner-approach-lift", "Partnerships/Partners/Approach/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Partners/Approach/{town.PartnerWithAWish}" },
        new("log", "Partnerships/Engagements/Log/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Engagements/Log/{town.OwnPartner}" },
        new("log-unfolded", "Partnerships/Engagements/Log/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Engagements/Log/{town.OwnPartner}", Then = UnfoldAsync },
        new("contact-add", "Partnerships/Contacts/Add/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Contacts/Add/{town.OwnPartner}" },
        new("contact-named", "Partnerships/Contacts/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Contacts/{town.NamedContact}" },
        new("contact-unnamed", "Partnerships/Contacts/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Contacts/{town.UnnamedContact}" },
        new("contact-asked", "Partnerships/Contacts/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Contacts/{town.AskedContact}" },
        new("contact-invite", "Partnerships/Contacts/{id:guid}/Invite") { As = Role.Officer, At = town => $"/Partnerships/Contacts/{town.UnnamedContact}/Invite" },
        new("promise-make", "Partnerships/Promises/Make/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Promises/Make/{town.OwnPartner}" },
        new("promise", "Partnerships/Promises/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Promises/{town.OpenPromise}" },
        new("promise-kept", "Partnerships/Promises/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Promises/{town.AnsweredPromise}" },
        new("touchpoint-plan", "Partnerships/Touchpoints/Plan/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Touchpoints/Plan/{town.OwnPartner}" },
        new("touchpoint-cancel", "Partnerships/Touchpoints/Cancel/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Touchpoints/Cancel/{town.Touchpoint}" },
    ];

    private static IEnumerable<Visit> Relationship() =>
    [
        new("relationship-start", "Partnerships/Relationships/Start/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Relationships/Start/{town.UnknownPartner}" },
        new("relationship-give", "Partnerships/Relationships/Start/{partnerId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Relationships/Start/{town.UnknownPartner}" },
        new("relationship-change", "Partnerships/Relationships/Change/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Relationships/Change/{town.OwnPartner}" },
        new("relationship-phase", "Partnerships/Relationships/Phase/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Relationships/Phase/{town.OwnPartner}" },
        new("relationship-pause", "Partnerships/Relationships/Pause/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Relationships/Pause/{town.OwnPartner}" },
        new("prepare", "Partnerships/Prepare/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Prepare/{town.OwnPartner}" },
        new("prepare-correct", "Partnerships/Prepare/{partnerId:guid}/Correct") { As = Role.Officer, At = town => $"/Partnerships/Prepare/{town.OwnPartner}/Correct?line=Affirmation" },
        new("relationship-end", "Partnerships/Relationships/End/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Relationships/End/{town.OwnPartner}" },
    ];

    private static IEnumerable<Visit> Ecomaps() =>
    [
        new("ecomaps", "Partnerships/Ecomap") { As = Role.Officer },
        new("ecomaps-empty", "Partnerships/Ecomap") { As = Role.Officer, IsEmpty = true },
        new("ecomap", "Partnerships/Ecomap/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/{town.MappedPartner}" },
        new("ecomap-found", "Partnerships/Ecomap/{partnerId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Ecomap/{town.MappedPartner}?Q=harbor" },
        new("ecomap-none", "Partnerships/Ecomap/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/{town.UnknownPartner}" },
        new("ecomap-person", "Partnerships/Ecomap/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/{town.NeighborOnTheirOwn}" },
        new("ecomap-refused", "Partnerships/Ecomap/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/{town.MappedPartner}", Then = page => SaveAsync(page, "Choose how the two stand.", "#tie") },
        new("ecomap-area", "Partnerships/Ecomap/Area/{areaId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Ecomap/Area/{town.MappedArea}" },
        new("ecomap-tie", "Partnerships/Ecomap/Tie/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/Tie/{town.StressedTie}" },
        new("ecomap-tie-ended", "Partnerships/Ecomap/Tie/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Ecomap/Tie/{town.EndedTie}" },
    ];

    private static IEnumerable<Visit> Craft() =>
    [
        new("craft", "Partnerships/Craft") { As = Role.Officer },
        new("craft-empty", "Partnerships/Craft") { As = Role.Officer, IsEmpty = true },
        new("craft-supervisor", "Partnerships/Craft") { As = Role.Supervisor },
        new("craft-note", "Partnerships/Craft/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Craft/{town.CraftNote}" },
        new("craft-write", "Partnerships/Craft/Write") { As = Role.Supervisor },
        new("craft-write-refused", "Partnerships/Craft/Write") { As = Role.Supervisor, Then = page => SaveAsync(page, "Choose whom it is for.", "#note") },
    ];

    private static IEnumerable<Visit> Supervisor() =>
    [
        new("team", "Partnerships/Team") { As = Role.Supervisor },
        new("team-report", "Partnerships/Team/Report") { As = Role.Supervisor },
        new("team-partners", "Partnerships/Partners") { As = Role.Supervisor },
        new("team-partner", "Partnerships/Partners/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Partners/{town.OwnPartner}" },
        new("aggregates", "Partnerships/Aggregates") { As = Role.Supervisor },
        new("time", "Partnerships/Time") { As = Role.Supervisor },
        new("time-own", "Partnerships/Time") { As = Role.Officer },
        new("time-empty", "Partnerships/Time") { As = Role.Officer, IsEmpty = true },
        new("settings", "Partnerships/Settings") { As = Role.Supervisor },
        new("team-digest", "Partnerships/Digest") { As = Role.Supervisor },
    ];

    private static IEnumerable<Visit> Register() =>
    [
        new("import", "Partnerships/Import") { As = Role.Supervisor },
        new("import-columns", "Partnerships/Import/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Import/{town.UploadedRun}" },
        new("import-preview", "Partnerships/Import/{id:guid}/Preview") { As = Role.Supervisor, At = town => $"/Partnerships/Import/{town.UploadedRun}/Preview" },
        new("import-progress", "Partnerships/Import/{id:guid}/Progress") { As = Role.Supervisor, At = town => $"/Partnerships/Import/{town.RunUnderWay}/Progress" },
        new("import-done", "Partnerships/Import/{id:guid}/Done") { As = Role.Supervisor, At = town => $"/Partnerships/Import/{town.AppliedRun}/Done" },
        new("import-undone", "Partnerships/Import/{id:guid}/Done") { As = Role.Supervisor, At = town => $"/Partnerships/Import/{town.UndoneRun}/Done" },
        new("incidents", "Problems/Incidents") { As = Role.Supervisor },
        new("incidents-officer", "Problems/Incidents") { As = Role.Officer },
        new("problem-measure", "Problems/{id:guid}/Measure") { As = Role.Officer, At = town => $"/Problems/{town.ComparedProblem}/Measure" },
        new("incidents-import", "Problems/Incidents/Import") { As = Role.Supervisor },
        new("incidents-waiting", "Problems/Incidents/Import/{id:guid}") { As = Role.Supervisor, At = town => $"/Problems/Incidents/Import/{town.WaitingIncidents}" },
        new("incidents-applied", "Problems/Incidents/Import/{id:guid}") { As = Role.Supervisor, At = town => $"/Problems/Incidents/Import/{town.AppliedIncidents}" },
        new("duplicates", "Partnerships/Duplicates") { As = Role.Supervisor },
        new("duplicates-compare", "Partnerships/Duplicates/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Duplicates/{town.Pair}" },
        new("areas", "Partnerships/Areas") { As = Role.Supervisor },
        new("area", "Partnerships/Areas/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Areas/{town.Area}" },
    ];

    private static IEnumerable<Visit> Others() =>
    [
        new("evaluator-aggregates", "Partnerships/Aggregates") { As = Role.Evaluator },
        new("steward-desk", "Stewardship/Desk") { As = Role.Steward },
        new("steward-withdraw", "Stewardship/Withdraw") { As = Role.Steward },
        new("steward-withdraw-nobody", "Stewardship/Withdraw") { As = Role.Steward, Then = page => SaveAsync(page, "Nobody was found") },
        new("steward-reading", "Stewardship/Reading") { As = Role.Steward },
        new("steward-running-out", "Stewardship/RunningOut") { As = Role.Steward },
        new("steward-releases", "Stewardship/Releases") { As = Role.Steward },
        new("steward-holds", "Stewardship/Holds") { As = Role.Steward },
        new("steward-find", "Stewardship/Find") { As = Role.Steward, At = _ => "/Stewardship/Find?Q=AAAAA-AAAAA" },
        new("steward-hold", "Stewardship/Holds/{id:guid}") { As = Role.Steward, At = town => $"/Stewardship/Holds/{town.Hold}" },
        new("records-releases", "Stewardship/Releases") { As = Role.RecordsOfficer },
        new("records-find", "Stewardship/Find") { As = Role.RecordsOfficer, At = _ => "/Stewardship/Find?Q=harbor" },
        new("records-hold-place", "Stewardship/Holds/Place/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/Place/{town.OwnPartner}" },
        new("records-hold-refused", "Stewardship/Holds/Place/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/Place/{town.OwnPartner}", Then = page => SaveAsync(page, "Choose why it must not be destroyed.") },
        new("records-hold", "Stewardship/Holds/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Holds/{town.Hold}" },
        new("records-release-begin", "Stewardship/Releases/Begin/{partnerId:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/Begin/{town.OwnPartner}" },
        new("records-release", "Stewardship/Releases/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/{town.MadeRelease}" },
        new("records-release-choose", "Stewardship/Releases/{id:guid}") { As = Role.RecordsOfficer, At = town => $"/Stewardship/Releases/{town.BegunRelease}" },
        new("transparency", "transparency"),
        new("transparency-quarter", "transparency/{quarter}") { At = _ => "/transparency/2026-q4" },
        new("accounts", "accounts") { As = Role.Administrator },
        new("accounts-add", "accounts/add") { As = Role.Administrator },
        new("account", "accounts/{id:guid}") { As = Role.Administrator, At = town => $"/accounts/{town.Account}" },
        new("agency", "agency") { As = Role.Administrator },
        new("agency-programs", "agency/programs") { As = Role.Administrator },
        new("agency-programs-none", "agency/programs") { As = Role.Administrator, IsEmpty = true },
        new("agency-programs-refused", "agency/programs") { As = Role.Administrator, Then = page => SaveAsync(page, "Say which program this is", "#form") },
        new("agency-programs-key", "agency/programs") { As = Role.Administrator, Then = MakeAKeyAsync },
        new("agency-sign-in", "agency/sign-in") { As = Role.Administrator },
        new("agency-sign-in-refused", "agency/sign-in") { As = Role.Administrator, Then = page => SaveAsync(page, "Name at least one group", "#provider") },
        new("agency-sign-in-set", "agency/sign-in") { As = Role.Administrator, IsEmpty = true, Before = (_, house) => ProvideAsync(house), Then = UnfoldAsync },
        new("administrator-settings", "Partnerships/Settings") { As = Role.Administrator },
        new("trainer-trail", "my-trail") { As = Role.Trainer },
        new("records-trail", "my-trail") { As = Role.RecordsOfficer },
    ];

    private static IEnumerable<Visit> Portal() =>
    [
        new("portal-sign-in", "portal/sign-in"),
        new("portal-sign-in-plain", "portal/sign-in") { IsEmpty = true },
        new("portal-sign-in-refused", "portal/sign-in") { Then = page => SaveAsync(page, "Type your e-mail address.", "#address-form") },
        new("portal-sent", "portal/sign-in") { Then = AskForLinkAsync },
        new("portal-enter", "portal/enter/{secret}") { At = town => town.ReadersLink },
        new("portal-enter-too-late", "portal/enter/{secret}") { At = _ => "/portal/enter/guessed" },
        new("portal", "portal") { Before = ComeInAsync },
        new("portal-in-spanish", "portal") { Before = ComeInInSpanishAsync },
        new("portal-looked", "portal/looked") { Before = ComeInAsync },
        new("portal-entry", "portal/entry/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/entry/{town.Reader.Talk}" },
        new("portal-entry-refused", "portal/entry/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/entry/{town.Reader.Talk}", Then = page => SaveAsync(page, "Choose one of the two.") },
        new("portal-promise", "portal/promise/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/promise/{town.Reader.Promise}" },
        new("portal-promise-refused", "portal/promise/{id:guid}") { Before = ComeInInSpanishAsync, At = town => $"/portal/promise/{town.Reader.Promise}", Then = page => SaveAsync(page, "Elija una de las dos.") },
        new("portal-invitation", "portal/invitation/{secret}") { At = _ => "/portal/card", Then = TypeTheCardAsync },
        new("portal-invitation-in-spanish", "portal/invitation/{secret}") { At = _ => "/portal/language?to=es&back=/portal/card", Then = TypeTheCardAsync },
        new("portal-invitation-refused", "portal/invitation/{secret}") { At = _ => "/portal/card", Then = SayYesToNothingAsync },
        new("portal-invitation-too-late", "portal/invitation/{secret}") { At = _ => "/portal/invitation/guessed" },
        new("portal-card", "portal/card"),
        new("portal-card-refused", "portal/card") { Then = page => SaveAsync(page, "This code does not work.") },
        new("portal-choices", "portal/choices") { Before = ComeInAsync },
        new("portal-choices-in-spanish", "portal/choices") { Before = ComeInInSpanishAsync },
        new("portal-choices-card", "portal/choices") { Before = ComeInAsync, Then = MakeACardAsync },
        new("calendar", "calendar"),
        new("portal-leave", "portal/leave") { Before = ComeInAsync },
        new("portal-leave-in-spanish", "portal/leave") { Before = ComeInInSpanishAsync },
        new("portal-leave-refused", "portal/leave") { Before = ComeInAsync, Then = page => SaveAsync(page, "Tick the box first", "main form") },
        new("portal-goodbye", "portal/goodbye"),
        .. Voices(),
    ];

    /// <summary>The reader's relationship is not always ana's: whoever tends it looks.</summary>
    private static IEnumerable<Visit> Together() =>
    [
        new("goal-start", "Partnerships/Goals/Start/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Goals/Start/{town.OwnPartner}" },
        new("check-ask", "Partnerships/Checks/Ask/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Checks/Ask/{town.PartnerOfANamed}" },
        new("place-add", "Partnerships/Places/Add/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Places/Add/{town.OwnPartner}" },
        new("goal", "Partnerships/Goals/{id:guid}") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Goals/{town.Goal}" },
        new("goal-stage", "Partnerships/Goals/{id:guid}/Stage") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Goals/{town.Goal}/Stage" },
        new("goal-rulers", "Partnerships/Goals/{id:guid}/Rulers") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Goals/{town.Goal}/Rulers" },
        new("goal-end", "Partnerships/Goals/{id:guid}/End") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Goals/{town.Goal}/End" },
        new("check", "Partnerships/Checks/{id:guid}") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Checks/{town.WaitingCheck}" },
        new("check-gap", "Partnerships/Checks/{id:guid}") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Checks/{town.GapCheck}" },
        new("check-repair", "Partnerships/Checks/{id:guid}/Repair") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Checks/{town.GapCheck}/Repair" },
        new("place", "Partnerships/Places/{id:guid}") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Places/{town.Need}" },
        new("place-refer", "Partnerships/Places/{id:guid}/Refer") { As = Role.Officer, Before = BecomeOwnerAsync, At = town => $"/Partnerships/Places/{town.Need}/Refer" },
    ];

    private static async Task MakeCalendarAsync(IPage page)
    {
        await page.Locator("#make-address button").First.ClickAsync();
        await page.Locator("#address").WaitForAsync();
    }

    private static async Task BecomeOwnerAsync(Visitor visitor, OpenHouse house) => await visitor.EnterAsync(await Alliance.BrowserTests.House.Together.OwnerAsync(house), Role.Officer);

    private static IEnumerable<Visit> Studies() =>
    [
        new("squads", "squads") { As = Role.Administrator },
        new("squads-empty", "squads") { As = Role.Administrator, IsEmpty = true },
        new("squads-refused", "squads") { As = Role.Administrator, Then = page => SaveAsync(page, "Give the squad a name", "#form") },
        new("squad", "squads/{id:guid}") { As = Role.Administrator, At = town => $"/squads/{town.Squad}" },
        new("squad-refused", "squads/{id:guid}") { As = Role.Administrator, At = town => $"/squads/{town.Squad}", Then = page => SaveAsync(page, "Choose at least one of those below.", "#move") },
        new("studies", "Evaluation/Studies") { As = Role.Evaluator },
        new("studies-empty", "Evaluation/Studies") { As = Role.Evaluator, IsEmpty = true },
        new("study-new", "Evaluation/Studies/New") { As = Role.Evaluator },
        new("study-new-refused", "Evaluation/Studies/New") { As = Role.Evaluator, Then = page => SaveAsync(page, "Write the question that the study answers.", "#new") },
        new("study", "Evaluation/Studies/Show/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Show/{town.DraftStudy}" },
        new("study-steward", "Evaluation/Studies/Show/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Studies/Show/{town.DraftStudy}" },
        new("study-question", "Evaluation/Studies/Question/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Question/{town.DraftStudy}" },
        new("study-outcomes", "Evaluation/Studies/Outcomes/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Outcomes/{town.DraftStudy}" },
        new("study-outcome", "Evaluation/Studies/Outcome/{outcome:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Outcome/{town.DraftOutcome}" },
        new("study-design", "Evaluation/Studies/Design/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Design/{town.DraftStudy}" },
        new("study-months", "Evaluation/Studies/Months/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Months/{town.DraftStudy}" },
        new("study-units", "Evaluation/Studies/Units/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Units/{town.DraftStudy}" },
        new("study-power", "Evaluation/Studies/Power/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Power/{town.DraftStudy}" },
        new("study-ethics", "Evaluation/Studies/Ethics/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Ethics/{town.DraftStudy}" },
        new("study-draw", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Draw/{town.DraftStudy}" },
        new("study-draw-refused", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Draw/{town.DraftStudy}", Then = page => SaveAsync(page, "At least two witnesses say a number each.", "#draw") },
        new("study-plan", "Evaluation/Studies/Plan/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Plan/{town.DraftStudy}" },
        new("study-deviations", "Evaluation/Studies/Deviations/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Deviations/{town.DraftStudy}" },
        new("study-timetable", "Evaluation/Studies/Timetable/{id:guid}") { As = Role.Trainer, At = town => $"/Evaluation/Studies/Timetable/{town.DraftStudy}" },
        new("study-locked", "Evaluation/Studies/Show/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Show/{town.LockedStudy}" },
        new("study-locked-plan", "Evaluation/Studies/Plan/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Plan/{town.LockedStudy}" },
        new("study-drawn", "Evaluation/Studies/Draw/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Studies/Draw/{town.LockedStudy}?again=true" },
        new("study-deviated", "Evaluation/Studies/Deviations/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Deviations/{town.LockedStudy}" },
        new("study-waves", "Evaluation/Studies/Timetable/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Studies/Timetable/{town.LockedStudy}" },
        new("outcome-data", "Evaluation/Outcomes/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/{town.LockedStudy}" },
        new("outcome-data-early", "Evaluation/Outcomes/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/{town.DraftStudy}" },
        new("outcome-data-look", "Evaluation/Outcomes/Preview/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Outcomes/Preview/{town.WaitingCounts}" },
        new("reports", "Evaluation/Reports") { As = Role.Supervisor },
        new("reports-empty", "Evaluation/Reports") { As = Role.Supervisor, IsEmpty = true },
        new("reports-of-a-study", "Evaluation/Reports/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Reports/{town.LockedStudy}" },
        new("reports-of-a-draft", "Evaluation/Reports/{studyId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Reports/{town.DraftStudy}" },
        new("study-report", "Evaluation/Reports/Show/{id:guid}") { As = Role.Supervisor, At = town => $"/Evaluation/Reports/Show/{town.Report}" },
    ];

    private static IEnumerable<Visit> Training() =>
    [
        new("training", "Training") { As = Role.Officer },
        new("training-empty", "Training") { As = Role.Officer, IsEmpty = true },
        new("modules", "Training/Modules") { As = Role.Officer },
        new("modules-trainer", "Training/Modules") { As = Role.Trainer },
        new("module", "Training/Modules/{key}") { As = Role.Officer, At = _ => "/Training/Modules/power-and-exit-ramps" },
        new("module-trainer", "Training/Modules/{key}") { As = Role.Trainer, At = _ => "/Training/Modules/being-with" },
        new("module-check", "Training/Modules/{key}/Check") { As = Role.Officer, At = _ => "/Training/Modules/being-with/Check" },
        new("module-check-refused", "Training/Modules/{key}/Check") { As = Role.Officer, At = _ => "/Training/Modules/being-with/Check", Then = page => SaveAsync(page, "Some situations have no answer yet") },
        new("answered", "Training/Checks/{id:guid}") { As = Role.Officer, At = town => $"/Training/Checks/{town.Check}" },
        new("format", "Training/Formats/{key}") { As = Role.Trainer, At = _ => "/Training/Formats/business-owners" },
        new("versions", "Training/Versions/{key}") { As = Role.Trainer, At = _ => "/Training/Versions/foundations" },
        new("versions-empty", "Training/Versions/{key}") { As = Role.Trainer, IsEmpty = true, At = _ => "/Training/Versions/foundations" },
        new("version", "Training/Version/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Version/{town.ModuleVersion}" },
        new("write", "Training/Write/{key?}") { As = Role.Trainer, At = _ => "/Training/Write/needs-first" },
        new("write-refused", "Training/Write/{key?}") { As = Role.Trainer, At = _ => "/Training/Write", Then = page => SaveAsync(page, "Give it a title.") },
        new("cohorts", "Training/Cohorts") { As = Role.Trainer },
        new("cohorts-empty", "Training/Cohorts") { As = Role.Trainer, IsEmpty = true },
        new("cohort-plan", "Training/Cohorts/Plan") { As = Role.Trainer },
        new("cohort-plan-refused", "Training/Cohorts/Plan") { As = Role.Trainer, Then = page => SaveAsync(page, "Give it a name by which you know it again.") },
        new("cohort", "Training/Cohorts/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Cohorts/{town.Cohort}" },
        new("session", "Training/Sessions/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Sessions/{town.Session}" },
        new("session-refused", "Training/Sessions/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Sessions/{town.ComingSession}", Then = page => SaveAsync(page, "This session is still to come.", "#attendance") },
        new("certificate-print", "Training/Certificates/{id:guid}") { As = Role.Officer, At = town => $"/Training/Certificates/{town.Certificate}" },
        new("certificate-trainer", "Training/Certificates/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Certificates/{town.Certificate}" },
        new("certificate", "certificate"),
        new("certificate-good", "certificate") { At = town => $"/certificate?code={town.CertificateCode}" },
        new("certificate-refused", "certificate") { Status = 400, At = _ => "/certificate?code=1" },
        new("teachers", "Training/Teachers") { As = Role.Trainer },
        new("teachers-empty", "Training/Teachers") { As = Role.Trainer, IsEmpty = true },
        new("board", "Training/Board") { As = Role.Trainer },
        new("observations", "Training/Observations") { As = Role.Officer },
        new("observations-empty", "Training/Observations") { As = Role.Officer, IsEmpty = true },
        new("observations-trainer", "Training/Observations") { As = Role.Trainer },
        new("observation-plan", "Training/Observations/Plan") { As = Role.Trainer },
        new("observation-plan-refused", "Training/Observations/Plan") { As = Role.Officer, Then = page => SaveAsync(page, "Choose who looks on.") },
        new("observation", "Training/Observations/{id:guid}") { As = Role.Trainer, At = town => $"/Training/Observations/{town.Observation}" },
        new("observation-sheet", "Training/Observations/{id:guid}/Sheet") { As = Role.Officer, At = town => $"/Training/Observations/{town.WaitingSheet}/Sheet" },
        new("observation-sheet-refused", "Training/Observations/{id:guid}/Sheet") { As = Role.Officer, At = town => $"/Training/Observations/{town.WaitingSheet}/Sheet", Then = page => SaveAsync(page, "Not handed in yet.") },
    ];

    private static IEnumerable<Visit> KeepingGoing() =>
    [
        new("handovers", "Partnerships/Handovers") { As = Role.Officer },
        new("handovers-empty", "Partnerships/Handovers") { As = Role.Officer, IsEmpty = true },
        new("handovers-supervisor", "Partnerships/Handovers") { As = Role.Supervisor },
        new("handover-offer", "Partnerships/Handovers/Offer/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Handovers/Offer/{town.OwnPartner}" },
        new("handover-offer-refused", "Partnerships/Handovers/Offer/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Handovers/Offer/{town.OwnPartner}", Then = page => SaveAsync(page, "Choose who is to tend it.") },
        new("handover-offer-under-way", "Partnerships/Handovers/Offer/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Handovers/Offer/{town.OfferedPartner}" },
        new("handover", "Partnerships/Handovers/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Handovers/{town.OfferedHandover}", Then = UnfoldAsync },
        new("handover-next", "Partnerships/Handovers/{id:guid}") { As = Role.Officer, Who = "ben", At = town => $"/Partnerships/Handovers/{town.OfferedHandover}", Then = UnfoldAsync },
        new("handover-done", "Partnerships/Handovers/{id:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Handovers/{town.DoneHandover}" },
        new("handover-talk", "Partnerships/Handovers/{id:guid}/Talk") { As = Role.Officer, At = town => $"/Partnerships/Handovers/{town.OfferedHandover}/Talk" },
        new("handover-talk-refused", "Partnerships/Handovers/{id:guid}/Talk") { As = Role.Officer, At = town => $"/Partnerships/Handovers/{town.OfferedHandover}/Talk", Then = page => SaveAsync(page, "Say what matters to them") },
        new("leaver", "Partnerships/Handovers/Leaver/{accountId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Handovers/Leaver/{town.Leaver}" },
        new("leaver-refused", "Partnerships/Handovers/Leaver/{accountId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Handovers/Leaver/{town.Leaver}", Then = page => SaveAsync(page, "Choose who is to tend them.") },
        new("leaver-here", "Partnerships/Handovers/Leaver/{accountId:guid}") { As = Role.Supervisor, At = town => $"/Partnerships/Handovers/Leaver/{town.Account}" },
        new("absences", "Partnerships/Absences") { As = Role.Officer, Who = "dan" },
        new("absences-empty", "Partnerships/Absences") { As = Role.Officer, IsEmpty = true },
        new("absences-refused", "Partnerships/Absences") { As = Role.Officer, Then = page => SaveAsync(page, "Choose the first day.") },
        new("touchpoint-move", "Partnerships/Touchpoints/Move/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Touchpoints/Move/{town.Touchpoint}" },
        new("series", "Partnerships/Touchpoints/Series/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Touchpoints/Series/{town.Series}" },
        new("touchpoint-plan-series", "Partnerships/Touchpoints/Plan/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Touchpoints/Plan/{town.OwnPartner}", Then = UnfoldAsync },
    ];

    private static IEnumerable<Visit> Questionnaires() =>
    [
        new("questionnaires", "Evaluation/Instruments") { As = Role.Evaluator },
        new("questionnaires-empty", "Evaluation/Instruments") { As = Role.Evaluator, IsEmpty = true },
        new("questionnaires-steward", "Evaluation/Instruments") { As = Role.Steward },
        new("questionnaire-ready", "Evaluation/Instruments/Ready/{key}") { As = Role.Evaluator, At = _ => "/Evaluation/Instruments/Ready/partner-after-contact" },
        new("questionnaire-ready-in-spanish", "Evaluation/Instruments/Ready/{key}") { As = Role.Evaluator, At = _ => "/Evaluation/Instruments/Ready/community-trust?language=es" },
        new("questionnaire-new", "Evaluation/Instruments/New") { As = Role.Evaluator },
        new("questionnaire-new-refused", "Evaluation/Instruments/New") { As = Role.Evaluator, Then = page => SaveAsync(page, "Give it a title.") },
        new("questionnaire-bring-in", "Evaluation/Instruments/BringIn") { As = Role.Evaluator },
        new("questionnaire", "Evaluation/Instruments/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.Questionnaire}" },
        new("questionnaire-draft", "Evaluation/Instruments/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}" },
        new("questionnaire-about", "Evaluation/Instruments/{id:guid}/About") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/About" },
        new("questionnaire-item", "Evaluation/Instruments/{id:guid}/Item/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Item/q5" },
        new("questionnaire-item-refused", "Evaluation/Instruments/{id:guid}/Item/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Item", Then = page => SaveAsync(page, "Write the question.") },
        new("questionnaire-scale", "Evaluation/Instruments/{id:guid}/Scale/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Scale/welcome" },
        new("questionnaire-scale-refused", "Evaluation/Instruments/{id:guid}/Scale/{key?}") { As = Role.Evaluator, At = town => $"/Evaluation/Instruments/{town.QuestionnaireDraft}/Scale", Then = page => SaveAsync(page, "Say what it measures.") },
    ];

    private static IEnumerable<Visit> SurveyResults() =>
    [
        new("results", "Evaluation/Results/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Results/{town.PaperWave}" },
        new("sheets", "Evaluation/Paper/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}?count=2" },
        new("sheets-in-spanish", "Evaluation/Paper/{waveId:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}?language=es" },
        new("sheets-type-in", "Evaluation/Paper/{waveId:guid}/Enter") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}/Enter?twice=true" },
        new("sheets-type-in-refused", "Evaluation/Paper/{waveId:guid}/Enter") { As = Role.Evaluator, At = town => $"/Evaluation/Paper/{town.PaperWave}/Enter", Then = page => SaveAsync(page, "Nothing is typed yet.") },
    ];

    private static IEnumerable<Visit> Organization() =>
    [
        new("thanks", "Partnerships/Thanks") { As = Role.Officer },
        new("thanks-empty", "Partnerships/Thanks") { As = Role.Officer, IsEmpty = true },
        new("thanks-colleague", "Partnerships/Thanks/Colleague") { As = Role.Officer },
        new("thanks-colleague-refused", "Partnerships/Thanks/Colleague") { As = Role.Officer, Then = page => SaveAsync(page, "Choose whom you thank.") },
        new("thanks-say", "Partnerships/Thanks/Say/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Thanks/Say/{town.PartnerOfANamed}" },
        new("organization", "Stewardship/Organization") { As = Role.Officer },
        new("organization-lead", "Stewardship/Organization") { As = Role.Supervisor },
        new("organization-empty", "Stewardship/Organization") { As = Role.Officer, IsEmpty = true },
        new("organization-open", "Stewardship/Organization/Open") { As = Role.Supervisor, IsEmpty = true },
        new("organization-open-refused", "Stewardship/Organization/Open") { As = Role.Supervisor, IsEmpty = true, Then = EmptyAndSaveAsync },
        new("organization-answer", "Stewardship/Organization/Answer/{id:guid}") { As = Role.Officer, At = town => $"/Stewardship/Organization/Answer/{town.OpenRound}" },
        new("organization-answer-refused", "Stewardship/Organization/Answer/{id:guid}") { As = Role.Officer, At = town => $"/Stewardship/Organization/Answer/{town.OpenRound}", Then = page => SaveAsync(page, "Not handed in yet.") },
        new("organization-round-open", "Stewardship/Organization/Rounds/{id:guid}") { As = Role.Supervisor, At = town => $"/Stewardship/Organization/Rounds/{town.OpenRound}" },
        new("organization-round", "Stewardship/Organization/Rounds/{id:guid}") { As = Role.Officer, At = town => $"/Stewardship/Organization/Rounds/{town.ClosedRound}" },
        new("organization-element", "Stewardship/Organization/Element/{id:guid}") { As = Role.Officer, At = town => $"/Stewardship/Organization/Element/{town.ClosedRound}?of=means" },
        new("organization-element-lead", "Stewardship/Organization/Element/{id:guid}") { As = Role.Supervisor, At = town => $"/Stewardship/Organization/Element/{town.ClosedRound}?of=means" },
        new("organization-element-refused", "Stewardship/Organization/Element/{id:guid}") { As = Role.Supervisor, At = town => $"/Stewardship/Organization/Element/{town.ClosedRound}?of=means", Then = page => SaveAsync(page, "Say what is to be done.") },
        new("organization-action", "Stewardship/Organization/Action/{id:guid}") { As = Role.Supervisor, At = town => $"/Stewardship/Organization/Action/{town.AgreedAction}" },
        new("organization-action-refused", "Stewardship/Organization/Action/{id:guid}") { As = Role.Supervisor, At = town => $"/Stewardship/Organization/Action/{town.AgreedAction}", Then = page => SaveAsync(page, "Choose what became of it.") },
    ];

    private static IEnumerable<Visit> PortalTogether() =>
    [
        new("portal-goals", "portal/goals") { Before = ComeInAsync },
        new("portal-goals-in-spanish", "portal/goals") { Before = ComeInInSpanishAsync },
        new("portal-goal", "portal/goals/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/goals/{town.Goal}" },
        new("portal-goal-in-spanish", "portal/goals/{id:guid}") { Before = ComeInInSpanishAsync, At = town => $"/portal/goals/{town.Goal}" },
        new("portal-goal-stage", "portal/goals/{id:guid}/stage") { Before = ComeInAsync, At = town => $"/portal/goals/{town.Goal}/stage" },
        new("portal-goal-stage-refused", "portal/goals/{id:guid}/stage") { Before = ComeInInSpanishAsync, At = town => $"/portal/goals/{town.Goal}/stage", Then = page => SaveAsync(page, "Diga por qué lo ve así.") },
        new("portal-goal-rulers", "portal/goals/{id:guid}/rulers") { Before = ComeInAsync, At = town => $"/portal/goals/{town.Goal}/rulers" },
        new("portal-goal-end", "portal/goals/{id:guid}/end") { Before = ComeInAsync, At = town => $"/portal/goals/{town.Goal}/end" },
        new("portal-check", "portal/checks/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/checks/{town.WaitingCheck}" },
        new("portal-check-in-spanish", "portal/checks/{id:guid}") { Before = ComeInInSpanishAsync, At = town => $"/portal/checks/{town.WaitingCheck}" },
        new("portal-check-gap", "portal/checks/{id:guid}") { Before = ComeInAsync, At = town => $"/portal/checks/{town.GapCheck}" },
        new("portal-check-repair", "portal/checks/{id:guid}/repair") { Before = ComeInAsync, At = town => $"/portal/checks/{town.GapCheck}/repair" },
    ];
    private static IEnumerable<Visit> Voices() =>
    [
        new("portal-concerns", "portal/concerns") { Before = ComeInAsync },
        new("portal-concerns-in-spanish", "portal/concerns") { Before = ComeInInSpanishAsync },
        new("portal-concern-new", "portal/concerns/new") { Before = ComeInAsync },
        new("portal-concern-new-refused", "portal/concerns/new") { Before = ComeInInSpanishAsync, Then = page => SaveAsync(page, "Elija una de las dos") },
        new("portal-concern", "portal/concerns/{id:guid}") { Before = SpeakInAsync, At = town => $"/portal/concerns/{town.Speaker.Concern}" },
        new("portal-concern-in-spanish", "portal/concerns/{id:guid}") { Before = SpeakInSpanishAsync, At = town => $"/portal/concerns/{town.Speaker.Concern}" },
        new("concern-public", "concern/{code}") { At = town => $"/concern/{town.ConcernCode}" },
        new("concern-public-in-spanish", "concern/{code}") { At = town => $"/concern/{town.ConcernCode}", Before = (visitor, _) => visitor.OpenAsync("/portal/language?to=es&back=/portal/sign-in") },
        new("concern-follow", "concern/follow"),
        new("portal-preferences", "portal/preferences") { Before = ComeInAsync },
        new("portal-preferences-in-spanish", "portal/preferences") { Before = ComeInInSpanishAsync },
        new("portal-offers", "portal/offers") { Before = SpeakInAsync },
        new("portal-offers-in-spanish", "portal/offers") { Before = SpeakInSpanishAsync },
        new("portal-offer-new", "portal/offers/new") { Before = ComeInAsync },
        new("portal-offer-new-refused", "portal/offers/new") { Before = ComeInInSpanishAsync, Then = page => SaveAsync(page, "Elija lo que ofrece.") },
        new("portal-thanks", "portal/thanks") { Before = SpeakInAsync },
        new("portal-thanks-in-spanish", "portal/thanks") { Before = SpeakInSpanishAsync },
        new("portal-thanks-refused", "portal/thanks") { Before = SpeakInSpanishAsync, Then = page => SaveAsync(page, "Dígalo en pocas palabras.", "#thanks") },
        new("portal-take", "portal/take") { Before = ComeInAsync },
        new("portal-take-in-spanish", "portal/take") { Before = ComeInInSpanishAsync },
        new("problems", "Problems") { As = Role.Officer },
        new("problems-supervisor", "Problems") { As = Role.Supervisor },
        new("problems-none-of-a-kind", "Problems") { As = Role.Officer, At = _ => "/Problems?kind=Noise" },
        new("problem-start", "Problems/Start") { As = Role.Officer },
        new("problem-start-refused", "Problems/Start") { As = Role.Officer, Then = page => SaveAsync(page, "Say what keeps happening.") },
        new("problem-begun", "Problems/{id:guid}") { As = Role.Officer, At = town => $"/Problems/{town.BegunProblem}" },
        new("problem-argued", "Problems/{id:guid}") { As = Role.Officer, At = town => $"/Problems/{town.ArguedProblem}" },
        new("problem-assessed", "Problems/{id:guid}") { As = Role.Officer, At = town => $"/Problems/{town.AssessedProblem}", Then = UnfoldAsync },
        new("problem-note", "Problems/{id:guid}/Note") { As = Role.Officer, At = town => $"/Problems/{town.BegunProblem}/Note" },
        new("problem-note-refused", "Problems/{id:guid}/Note") { As = Role.Officer, At = town => $"/Problems/{town.BegunProblem}/Note", Then = page => SaveAsync(page, "Say what you found.") },
        new("problem-ask", "Problems/{id:guid}/Ask") { As = Role.Officer, At = town => $"/Problems/{town.BegunProblem}/Ask" },
        new("problem-option", "Problems/{id:guid}/Option") { As = Role.Officer, At = town => $"/Problems/{town.ArguedProblem}/Option" },
        new("problem-option-changed", "Problems/{id:guid}/Option") { As = Role.Officer, At = town => $"/Problems/{town.ArguedProblem}/Option?replaces={town.ArguedOption}" },
        new("problem-answer", "Problems/Options/{option:guid}") { As = Role.Officer, At = town => $"/Problems/Options/{town.ArguedOption}" },
        new("problem-answer-refused", "Problems/Options/{option:guid}") { As = Role.Officer, At = town => $"/Problems/Options/{town.ArguedOption}", Then = page => SaveAsync(page, "Choose one of the three.") },
        new("problem-move-back", "Problems/{id:guid}/Move") { As = Role.Officer, At = town => $"/Problems/{town.ArguedProblem}/Move?to=2" },
        new("problem-close", "Problems/{id:guid}/Move") { As = Role.Officer, At = town => $"/Problems/{town.AssessedProblem}/Move?to=5" },
        new("problem-summary", "Problems/{id:guid}/Summary") { As = Role.Officer, At = town => $"/Problems/{town.AssessedProblem}/Summary" },
        new("portal-problem", "portal/problems/{id:guid}") { Before = SolveAsync, At = town => $"/portal/problems/{town.ArguedProblem}", Then = UnfoldAsync },
        new("portal-problem-assessed", "portal/problems/{id:guid}") { Before = SolveAsync, At = town => $"/portal/problems/{town.AssessedProblem}" },
        new("portal-problem-in-spanish", "portal/problems/{id:guid}") { Before = SolveInSpanishAsync, At = town => $"/portal/problems/{town.ArguedProblem}" },
        new("portal-option", "portal/problems/options/{id:guid}") { Before = SolveAsync, At = town => $"/portal/problems/options/{town.ArguedOption}", Then = UnfoldAsync },
        new("portal-option-in-spanish", "portal/problems/options/{id:guid}") { Before = SolveInSpanishAsync, At = town => $"/portal/problems/options/{town.ArguedOption}", Then = UnfoldAsync },
        new("callouts", "Callouts") { As = Role.Officer },
        new("callout-what", "Callouts/What") { As = Role.Officer },
        new("callout-what-refused", "Callouts/What") { As = Role.Officer, Then = async page => { await page.FillAsync("[name='Input.Near']", "Nowhere Cantina"); await SaveAsync(page, "No organization in the directory is called so", "main form"); } },
        new("callout-answer", "Callouts/What") { As = Role.Officer, Then = page => page.GetByRole(AriaRole.Button, new() { Name = "Young people gathering" }).ClickAsync() },
        new("callout-not-safe", "Callouts/NotSafe") { As = Role.Officer },
        new("callout", "Callouts/{id:guid}") { As = Role.Officer, At = town => $"/Callouts/{town.OwnCallout}" },
        new("concerns", "Partnerships/Concerns") { As = Role.Officer },
        new("concern", "Partnerships/Concerns/{id:guid}") { As = Role.Officer, At = town => $"/Partnerships/Concerns/{town.OwnConcern}" },
        new("concern-poster", "Partnerships/Concerns/Link/{partnerId:guid}") { As = Role.Officer, At = town => $"/Partnerships/Concerns/Link/{town.OwnPartner}" },
        new("steward-concerns", "Stewardship/Concerns") { As = Role.Steward },
        new("steward-concern", "Stewardship/Concerns/{id:guid}") { As = Role.Steward, At = town => $"/Stewardship/Concerns/{town.StewardsConcern}" },
        new("steward-kept-back", "Stewardship/KeptBack") { As = Role.Steward },
    ];

    private static async Task SpeakInAsync(Visitor visitor, OpenHouse house) => await (await Reader.SpeakerAsync(house)).ComeInAsync(visitor, house);

    private static async Task SolveAsync(Visitor visitor, OpenHouse house) => await (await Reader.SolverAsync(house)).ComeInAsync(visitor, house);

    private static async Task SolveInSpanishAsync(Visitor visitor, OpenHouse house)
    {
        await SolveAsync(visitor, house);
        await visitor.OpenAsync("/portal/language?to=es&back=/portal");
    }

    private static async Task SpeakInSpanishAsync(Visitor visitor, OpenHouse house)
    {
        await SpeakInAsync(visitor, house);
        await visitor.OpenAsync("/portal/language?to=es&back=/portal");
    }

    private static async Task ComeInAsync(Visitor visitor, OpenHouse house) => await (await Reader.FindAsync(house)).ComeInAsync(visitor, house);

    private static async Task ComeInInSpanishAsync(Visitor visitor, OpenHouse house)
    {
        await ComeInAsync(visitor, house);
        await visitor.OpenAsync("/portal/language?to=es&back=/portal");
    }

    /// <summary>The card of the town that does not exist leads to the page where one chooses.</summary>
    private static async Task TypeTheCardAsync(IPage page)
    {
        await page.FillAsync("[name=Code]", Alliance.Demonstration.Town.TownConsents.OpenCard);
        await page.ClickAsync("#card-form button");
        await page.WaitForSelectorAsync("#yes-form");
    }

    private static async Task SayYesToNothingAsync(IPage page)
    {
        await TypeTheCardAsync(page);
        await SaveAsync(page, "Choose one of the two.", "#yes-form");
    }

    private static async Task MakeACardAsync(IPage page)
    {
        await page.ClickAsync("#card-form button");
        await page.WaitForSelectorAsync(".pa-papercard");
    }

    private static async Task AskForLinkAsync(IPage page)
    {
        await page.FillAsync("[name='Input.Address']", "somebody@mail.example");
        await page.ClickAsync("#address-form button");
        await page.WaitForSelectorAsync("text=Look in your mailbox");
    }

    private static IEnumerable<Visit> Practice() =>
    [
        new("practice", "Training/Practice") { As = Role.Officer },
        new("practice-start", "Training/Practice/Start") { As = Role.Officer, At = _ => "/Training/Practice/Start?scenario=imam-hate-incident" },
        new("practice-choices", "Training/Practice/Start") { As = Role.Officer, At = _ => "/Training/Practice/Start?scenario=imam-hate-incident", Then = async page => { await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync(); await page.Locator("#say").WaitForAsync(); } },
        new("practice-talk", "Training/Practice/{id:guid}") { As = Role.Officer, At = town => $"/Training/Practice/{town.OpenPractice}" },
        new("practice-talk-refused", "Training/Practice/{id:guid}") { As = Role.Officer, At = town => $"/Training/Practice/{town.OpenPractice}", Then = page => SaveAsync(page, "Type what you would say.", "#say") },
        new("practice-after", "Training/Practice/{id:guid}/After") { As = Role.Officer, At = town => $"/Training/Practice/{town.EndedPractice}/After" },
        new("practice-shared", "Training/Practice/Shared") { As = Role.Trainer },
        new("practice-after-shared", "Training/Practice/{id:guid}/After") { As = Role.Trainer, At = town => $"/Training/Practice/{town.EndedPractice}/After" },
        new("role-plays", "Training/Practice/RolePlay") { As = Role.Officer },
        new("role-play-asked", "Training/Practice/RolePlay/{id:guid}") { As = Role.Officer, At = town => $"/Training/Practice/RolePlay/{town.AskedPlay}" },
        new("role-play", "Training/Practice/RolePlay/{id:guid}") { As = Role.Officer, At = town => $"/Training/Practice/RolePlay/{town.AgreedPlay}" },
        new("role-play-refused", "Training/Practice/RolePlay/{id:guid}") { As = Role.Officer, At = town => $"/Training/Practice/RolePlay/{town.AgreedPlay}", Then = page => SaveAsync(page, "Say what this text is.") },
    ];

    private static IEnumerable<Visit> Surveys() =>
    [
        new("surveys", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, At = _ => "/Evaluation/Surveys" },
        new("surveys-of-a-study", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/{town.Survey.Study}" },
        new("surveys-empty", "Evaluation/Surveys/{studyId:guid?}") { As = Role.Evaluator, IsEmpty = true, At = _ => "/Evaluation/Surveys" },
        new("survey-plan", "Evaluation/Surveys/Plan") { As = Role.Evaluator },
        new("survey-plan-refused", "Evaluation/Surveys/Plan") { As = Role.Evaluator, Then = page => SaveAsync(page, "Give it a name by which you know it again.") },
        new("survey-wave", "Evaluation/Surveys/Wave/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Wave/{town.Survey.Neighbors}" },
        new("survey-wave-personal", "Evaluation/Surveys/Wave/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Wave/{town.Survey.Personal}" },
        new("survey-poster", "Evaluation/Surveys/Poster/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Poster/{town.Survey.Neighbors}" },
        new("survey-slips", "Evaluation/Surveys/Slips/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Slips/{town.Survey.Neighbors}" },
        new("survey-slips-made", "Evaluation/Surveys/Slips/{id:guid}") { As = Role.Evaluator, At = town => $"/Evaluation/Surveys/Slips/{town.Survey.Neighbors}", Then = async page => { await page.GetByLabel("How many?").FillAsync("6"); await page.GetByRole(AriaRole.Button, new() { Name = "Make them" }).ClickAsync(); await page.Locator("#codes").WaitForAsync(); } },
        new("survey-send", "Evaluation/Surveys/Send/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Send/{town.Survey.Personal}" },
        new("survey-send-refused", "Evaluation/Surveys/Send/{id:guid}") { As = Role.Steward, At = town => $"/Evaluation/Surveys/Send/{town.Survey.Personal}", Then = async page => { await page.GetByRole(AriaRole.Button, new() { Name = "Send invitations" }).ClickAsync(); await page.GetByText("This is not the study’s key.").First.WaitForAsync(); } },
        new("keys", "Evaluation/Keys") { As = Role.Steward },
        new("keys-empty", "Evaluation/Keys") { As = Role.Steward, IsEmpty = true },
        new("key-to-make", "Evaluation/Keys/{studyId:guid}") { As = Role.Steward, At = town => $"/Evaluation/Keys/{town.Survey.Keyless}" },
        new("key", "Evaluation/Keys/{studyId:guid}") { As = Role.Steward, At = town => $"/Evaluation/Keys/{town.Survey.Study}" },
        new("research", "Evaluation/Consent") { As = Role.Officer },
        new("research-empty", "Evaluation/Consent") { As = Role.Officer, IsEmpty = true },
        new("portal-research", "portal/research") { Before = ComeInAsync },
    ];

    private static IEnumerable<Visit> Answering() =>
    [
        new("answer-link", "Survey/{secret}") { At = town => town.Survey.Links[^1] },
        new("answer-link-used", "Survey/{secret}") { At = _ => $"/at/{SurveyDay.Slug}/Survey/x", Status = 404 },
        new("answer-open", "S/{code}") { At = town => $"/at/{SurveyDay.Slug}/S/{town.Survey.Code}" },
        new("answer-questions", "S/{code}") { At = town => $"/at/{SurveyDay.Slug}/S/{town.Survey.Code}", Then = async page => { await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync(); await page.Locator("#answers").WaitForAsync(); } },
        new("answer-kiosk", "Kiosk/{code}") { At = town => $"/at/{SurveyDay.Slug}/Kiosk/{town.Survey.Code}" },
        new("answer-take-back", "Survey/TakeBack") { At = _ => $"/at/{SurveyDay.Slug}/Survey/TakeBack" },
    ];

    private static IEnumerable<Visit> FirstDays() =>
    [
        new("empty-today", "Partnerships/Today") { As = Role.Officer, IsEmpty = true },
        new("empty-partners", "Partnerships/Partners") { As = Role.Officer, IsEmpty = true },
        new("empty-team", "Partnerships/Team") { As = Role.Supervisor, IsEmpty = true },
        new("empty-team-report", "Partnerships/Team/Report") { As = Role.Supervisor, IsEmpty = true },
        new("empty-aggregates", "Partnerships/Aggregates") { As = Role.Evaluator, IsEmpty = true },
        new("empty-import", "Partnerships/Import") { As = Role.Supervisor, IsEmpty = true },
        new("empty-incidents", "Problems/Incidents") { As = Role.Supervisor, IsEmpty = true },
        new("empty-duplicates", "Partnerships/Duplicates") { As = Role.Supervisor, IsEmpty = true },
        new("empty-areas", "Partnerships/Areas") { As = Role.Supervisor, IsEmpty = true },
        new("empty-desk", "Stewardship/Desk") { As = Role.Steward, IsEmpty = true },
        new("empty-reading", "Stewardship/Reading") { As = Role.Steward, IsEmpty = true },
        new("empty-running-out", "Stewardship/RunningOut") { As = Role.Steward, IsEmpty = true },
        new("empty-holds", "Stewardship/Holds") { As = Role.Steward, IsEmpty = true },
        new("empty-releases", "Stewardship/Releases") { As = Role.RecordsOfficer, IsEmpty = true },
        new("empty-transparency", "transparency") { IsEmpty = true },
        new("empty-trail", "my-trail") { As = Role.Evaluator, IsEmpty = true },
    ];

    private static IEnumerable<Visit> Refused() =>
    [
        Emptied("log"), Emptied("partner-add"), Emptied("partner-edit"), Emptied("contact-add"), Emptied("contact-invite"), Emptied("promise-make"), Emptied("promise"), Emptied("touchpoint-plan"),
        Emptied("relationship-start"), Emptied("relationship-give"), Emptied("relationship-change"), Emptied("relationship-phase"), Emptied("relationship-pause"), Emptied("relationship-end"),
        Emptied("settings"), Emptied("area"), Emptied("accounts-add"),
        Named("log", Officer()) with { Name = "log-screened", Then = ScreenAsync },
        Named("import", Register()) with { Name = "import-refused", Then = UploadAPictureAsync },
    ];

    private static IEnumerable<Visit> Missing() =>
    [
        new("not-found", "status/{code:int}") { At = _ => "/nowhere-at-all", Status = 404 },
        new("not-found-signed-in", "status/{code:int}") { As = Role.Officer, At = _ => $"/Partnerships/Partners/{Guid.Empty}", Status = 404 },
        new("not-allowed", "not-allowed") { As = Role.Officer, At = _ => "/accounts", Status = 403 },
        new("not-allowed-link", "not-allowed") { As = Role.Evaluator, Status = 403 },
        new("problem", "problem") { Status = 404 },
    ];

    private static Visit Named(string name, IEnumerable<Visit> visits) => visits.Single(v => v.Name == name);

    /// <summary>The same form, sent with nothing in it: each field says what it needs.</summary>
    private static Visit Emptied(string name) =>
        Named(name, [.. Officer(), .. Relationship(), .. Supervisor(), .. Register(), .. Others()]) with { Name = $"{name}-refused", Then = EmptyAndSaveAsync };

    private static async Task EmptyAndSaveAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => { for (const box of document.querySelectorAll("main form.pa-form :is(input:not([type=hidden]), textarea, select)")) {
              if (box.type === "radio" || box.type === "checkbox") box.checked = false; else box.value = "";
            } }
            """);
        await SaveAsync(page, null);
    }

    /// <summary>Presses the form's button, and waits for the page that comes back.</summary>
    private static async Task SaveAsync(IPage page, string? sentence, string form = "main form.pa-form, main form.pa-signin")
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator(form).First.Locator("button[type=submit]").First.ClickAsync(), response => response.Request.IsNavigationRequest && response.Request.Method == "POST");
        await page.Locator(".field-validation-error, .usa-error-message:not(:empty), .validation-summary-errors").Filter(new() { HasText = sentence }).First.WaitForAsync();
    }

    private static async Task UnfoldAsync(IPage page) =>
        await page.EvaluateAsync("() => { for (const fold of document.querySelectorAll('main details')) fold.open = true; }");

    private static Task UntilTheMapStandsAsync(IPage page) => page.Locator("[data-town-map][data-asked]:not([aria-busy=true])").WaitForAsync();

    private static async Task ScreenAsync(IPage page)
    {
        await page.GetByLabel("What did you hear?").FillAsync("Her son was arrested last year and is in a gang.");
        await page.Locator("#screen-heard :visible").First.WaitForAsync();
    }

    private static async Task UploadAPictureAsync(IPage page)
    {
        await page.Locator("#register").SetInputFilesAsync(new FilePayload { Name = "picture.csv", MimeType = "text/csv", Buffer = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1] });
        await SaveAsync(page, null);
    }

    private static async Task HalfwayAsync(Visitor visitor, string userName)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("User name").FillAsync(userName);
        await visitor.Page.GetByLabel("Password").FillAsync(FirstDay.Password);
        await visitor.Page.Locator("#sign-in-form button[type=submit]").ClickAsync();
        // The visit then opens its page and waits for all of that.
        await visitor.Page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>A key is shown once, and then stands in the list.</summary>
    private static async Task MakeAKeyAsync(IPage page)
    {
        await page.FillAsync("#Input_Name", "City license register");
        await page.ClickAsync("label[for=may-OrganizationsRead]");
        await page.ClickAsync("#form button");
        await page.Locator("#key").WaitForAsync();
    }

    /// <summary>The agency has its accounts with a provider, for as long as the page is looked at; nobody is asked.</summary>
    private static Task<bool> ProvideAsync(OpenHouse house) => house.DoAsync(async services =>
    {
        await services.GetRequiredService<ProviderService>().SetAsync(new ProviderInput { Name = "Harbor accounts", Issuer = "https://login.harbor.example", ClientId = "alliance", Secret = "secret", RoleClaim = "groups", Roles = [("patrol", Role.Officer)] }, await house.ActAsync(FirstDay.NameOf(Role.Administrator), Role.Administrator));
        return true;
    });

    private static IReadOnlyList<string> codes = [];

    /// <summary>Codes on paper for somebody whose app is nowhere.</summary>
    private static Task<bool> GiveCodesAsync(OpenHouse house) => house.DoAsync(async services =>
    {
        var action = await house.ActAsync(FirstDay.WithCode, Role.Officer);
        codes = await services.GetRequiredService<RecoveryCodes>().MakeAsync(action.Actor, action);
        return true;
    });

    private static async Task RenewCodesAsync(IPage page)
    {
        await page.GetByLabel("Six digits").FillAsync(codes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make new codes" }).ClickAsync();
        await page.Locator("#codes").WaitForAsync();
    }

    /// <summary>As if half an hour had gone by since this person did anything.</summary>
    private static Task<int> LockAsync(OpenHouse house, string userName) => house.AskAsync(db =>
        db.Set<SignInTicket>().Where(t => db.Users.Any(a => a.Id == t.AccountId && a.UserName == userName))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastSeenAt, OpenHouse.Morning.UtcDateTime.AddMinutes(-31))));
}
