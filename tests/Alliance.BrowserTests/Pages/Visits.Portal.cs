using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Of the portal, as its readers come in.</summary>
public static partial class Visits
{
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
}
