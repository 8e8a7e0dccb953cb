using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>Of the classroom and the practice conversations.</summary>
public static partial class Visits
{
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
}
