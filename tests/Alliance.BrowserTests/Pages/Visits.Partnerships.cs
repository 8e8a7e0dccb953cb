using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Of partners and relationships: the officer, the supervisor and the department.</summary>
public static partial class Visits
{
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
}
