using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.Callouts;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Calendar;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Partnerships.Thanks;
using Alliance.Partnerships.Touchpoints;
using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Api;
using Alliance.Platform.Data;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Problems.Measures;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Organization;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Alliance.Training.Practice;
using Finding = Alliance.Problems.Finding;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>A second contact of the same organization, another organization and another agency: none of them is seen or touched from somebody's own portal, on any route.</summary>
public abstract partial class OtherPeoplesRecordTests(AttackedHouse house) : HouseTest(house)
{
    private new AttackedHouse House => (AttackedHouse)base.House;

    /// <summary>Tables in which a contact has no row. Whoever adds a line says why.</summary>
    private static readonly Type[] NobodysOwn =
    [
        // The organization's, its place's and the department's own.
        typeof(Partner), typeof(Relationship), typeof(PhaseChange), typeof(Pause), typeof(CardCorrection), typeof(Handover), typeof(HandoverStep), typeof(TouchpointSeries), typeof(Absence), typeof(ApproachWish), typeof(Area), typeof(PartnershipSettings), typeof(ConcernLink), typeof(PlaceNeed), typeof(Referral), typeof(OrganizationTie), typeof(OrganizationTieStep),
        typeof(PossibleDuplicate), typeof(PartnerMerge), typeof(ImportRun), typeof(ImportRow), typeof(RegisterGrant), typeof(RoleGrant), typeof(TransparencyReport), typeof(TimeBudget),
        // An officer's own calendar and letter of the day: no contact is named in them.
        typeof(CalendarFeed), typeof(DigestWish),
        // How the department's own people sign in.
        typeof(SignInProvider), typeof(ProviderRole), typeof(ProvidedIdentity), typeof(RecoveryCode), typeof(ServiceAccount),
        // No page of the portal reads them.
        typeof(Callout), typeof(CalloutAsk),
        // How the agency looks at itself, and what colleagues thank each other for: no contact is named in it.
        typeof(ColleagueThanks),
        // What a supervisor says to an officer on how they work: no contact is named in it.
        typeof(CraftNote), typeof(CraftNoteStep),
        typeof(AssessmentRound), typeof(AnsweredSheet), typeof(AgreedPlace), typeof(AgreedAction), typeof(ActionEnd),
        // What the department's own people learn and practice; no page of the portal reads it.
        typeof(Certificate), typeof(TeachingSignOff), typeof(AssignedPractice), typeof(Attendance), typeof(Cohort), typeof(CohortLearner), typeof(CohortSession), typeof(CohortTeacher), typeof(PracticeReport),
        typeof(CheckTaken), typeof(ModuleReading), typeof(ModuleVersion), typeof(Observation), typeof(ObservationSheet), typeof(PracticeSession), typeof(PracticeShare), typeof(PracticeTurn), typeof(RolePlay), typeof(RolePlayAgreement),
        // Studies know squads and areas, and people by pseudonym alone.
        typeof(Squad), typeof(SquadMember), typeof(Study), typeof(StudyUnit), typeof(StudyOutcome), typeof(WaveChange), typeof(StudyWave), typeof(StudyDraw), typeof(DrawWitness), typeof(PlanLock), typeof(Deviation),
        typeof(OutcomeFile), typeof(OutcomeCount), typeof(FrozenCount), typeof(StudyReport), typeof(InstrumentVersion), typeof(SurveyWave), typeof(SurveyInvitation), typeof(SurveySlip), typeof(SurveyResponse), typeof(SurveyWords),
        typeof(ResearchConsent), typeof(StudyKey), typeof(ResearchWithdrawal),
        // Counts; nobody is in them.
        typeof(IncidentImport), typeof(IncidentMonth), typeof(IncidentCategory), typeof(CategoryWord), typeof(ProblemMeasure), typeof(MeasuredPlace), typeof(MeasuredCategory),
        // Before a yes there is no portal; a wrong code is nobody's.
        typeof(Invitation), typeof(CardTry),
        // Opened by two of the department together, and never in the portal.
        typeof(LegalHold), typeof(SealedRecord), typeof(SealedOpening),
    ];

    /// <summary>Rows that a form of the portal makes.</summary>
    private static readonly Type[] Made = [typeof(Correction), typeof(PromiseAnswer), typeof(Concern), typeof(ConcernStep), typeof(ApproachPreference), typeof(Offer), typeof(ThankYou), typeof(AllianceCheck), typeof(AllianceAnswer), typeof(StageMove), typeof(RulerReading), typeof(GoalEnd), typeof(Finding), typeof(ResponseOption), typeof(OptionPart), typeof(OptionVoice), typeof(LaterWord)];

    private static bool IsTheirs(string template) => template.StartsWith("/portal", StringComparison.Ordinal) || template.StartsWith("/concern", StringComparison.Ordinal) || template.StartsWith("/calendar", StringComparison.Ordinal);

    private async Task<IReadOnlyList<Route>> PortalRoutesAsync() => [.. (await House.RoutesAsync()).Where(r => IsTheirs(r.Template))];

    [Fact]
    public async Task EveryHandler_HasACase()
    {
        var there = (await PortalRoutesAsync()).SelectMany(r => r.Handlers.Select(h => $"{r.Template} {h?.ToLowerInvariant()}"));

        PortalCases.All.Select(c => $"{c.Template} {c.Handler?.ToLowerInvariant()}").ShouldBe(there, ignoreOrder: true, "PortalCases says how each of them is attacked");
    }

    [Fact]
    public async Task EveryKeyInARequest_IsInACase()
    {
        var keys = (await House.BoundFieldsAsync()).Where(f => IsTheirs(f.Template) && f.Method == "Post" && f.Type == typeof(Guid)).ToList();
        string[] Known(PortalCase attack) => [.. new[] { attack.KeyField, attack.NewKeyField, attack.At is null && attack.Template.Contains("{id:guid}", StringComparison.Ordinal) && attack.Own is not null ? "Id" : null }.OfType<string>()];

        foreach (var attack in PortalCases.All)
        {
            var bound = keys.Where(k => k.Template == attack.Template && string.Equals(k.Handler, attack.Handler, StringComparison.OrdinalIgnoreCase)).Select(k => k.Name).ToList();
            // What another button of the page brings is bound for each of them.
            bound.Except(Known(attack)).Except(PortalCases.All.Where(other => other.Template == attack.Template && other != attack).SelectMany(Known)).ShouldBeEmpty($"{attack.Template} {attack.Handler} takes a key that no attack tries");
        }
        keys.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task House_HoldsOneOfEverythingForBoth()
    {
        var tables = await House.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(Entity))).ToList()));

        foreach (var person in new[] { House.One, House.Two })
            tables.Except(person.Rows.Select(r => r.Table)).ShouldBe(NobodysOwn, ignoreOrder: true, "Give both people a row (Insiders), or say above why no contact has one");
    }

    [Fact]
    public async Task Get_EveryRoute_ShowsNothingOfAnybodyElses()
    {
        foreach (var (reader, others) in new[] { (House.One, new[] { House.Two, House.Next, House.Far }), (House.Two, [House.One, House.Next, House.Far]) })
        {
            var browser = await House.VisitAsync(reader);
            var speaking = new List<string>();
            foreach (var route in (await PortalRoutesAsync()).Where(r => r.AnswersGet))
                foreach (var key in route.TakesKey ? [reader.Talk, reader.Promise, reader.Goal, reader.OpenCheck, reader.GappedCheck, reader.Concern, reader.Problem, reader.Option] : new[] { reader.Contact.Id })
                {
                    var page = await browser.GetAsync(route.For(key));
                    foreach (var other in others) other.FoundIn(page.Body).ShouldBeEmpty($"{route.Template} shows {reader.Mark} what is {other.Mark}'s");
                    if (page.Body.Contains(reader.Mark, StringComparison.Ordinal)) speaking.Add(route.Template);
                }
            speaking.Distinct().Count().ShouldBeGreaterThan(12, "a walk that meets the reader's own words nowhere proves nothing");
        }
    }

    [Fact]
    public async Task Get_WithSomebodyElsesKey_AnswersAsForAKeyThatIsNobodys()
    {
        var browser = await House.VisitAsync(House.One);
        foreach (var route in (await PortalRoutesAsync()).Where(r => r.AnswersGet && r.TakesKey))
        {
            var nobodys = Guid.CreateVersion7(House.Clock.GetUtcNow());
            var nothing = await browser.GetAsync(route.For(nobodys));
            ((int)nothing.Status).ShouldBe(404, route.Template);
            foreach (var other in new[] { House.Two, House.Next, House.Far })
                foreach (var key in other.Nameable)
                {
                    var page = await browser.GetAsync(route.For(key));
                    var whose = $"{route.Template} with {other.Mark}'s {other.Rows.First(r => r.Id == key).Table.Name}";
                    ((int)page.Status).ShouldBe(404, whose);
                    Plain(page, key).ShouldBe(Plain(nothing, nobodys), whose);
                }
        }
    }

    [Fact]
    public async Task Post_WithSomebodyElsesKey_ChangesNothingAndAnswersAsForAKeyThatIsNobodys()
    {
        var browser = await House.VisitAsync(House.One);
        var before = await RowsAsync();
        foreach (var attack in PortalCases.All.Where(c => c.NamesARow))
        {
            var nobodys = Guid.CreateVersion7(House.Clock.GetUtcNow());
            var nothing = await attack.PostAsync(House, browser, nobodys, House.NewId());
            foreach (var other in new[] { House.Two, House.Next, House.Far })
                foreach (var key in other.Nameable)
                {
                    var page = await attack.PostAsync(House, browser, key, House.NewId());
                    (page.Status, page.Location, Plain(page, key)).ShouldBe((nothing.Status, nothing.Location, Plain(nothing, nobodys)), $"{attack.Template} {attack.Handler} with {other.Mark}'s");
                }
        }
        (await RowsAsync()).ShouldBe(before);
    }

    /// <summary>Without this the test above would pass on pages that take nothing from anybody.</summary>
    [Fact]
    public async Task Post_WithOnesOwnKey_IsTaken()
    {
        var spare = await House.AddSpareAsync();
        var browser = await House.VisitAsync(spare);
        foreach (var attack in PortalCases.All.Where(c => c.Own is not null))
            ((int)(await attack.PostAsync(House, browser, attack.Own!(spare), House.NewId())).Status).ShouldBe(302, $"{attack.Template} {attack.Handler}");
    }

    /// <summary>A form brings the key of its new row: one that is somebody else's row must not reach it.</summary>
    [Fact]
    public async Task Post_UnderTheKeyOfSomebodyElsesRow_LeavesItAsItIs()
    {
        var spare = await House.AddSpareAsync();
        var browser = await House.VisitAsync(spare);
        var before = await TheirRowsAsync();
        foreach (var attack in PortalCases.All.Where(c => c.NewKeyField is not null))
            foreach (var key in House.Two.Rows.Where(r => Made.Contains(r.Table)).DistinctBy(r => r.Table).Select(r => r.Id))
            {
                var page = await attack.PostAsync(House, browser, attack.Own?.Invoke(spare), key);
                ((int)page.Status).ShouldBeLessThan(500, $"{attack.Template} {attack.Handler} under {House.Two.Mark}'s");
                House.Two.FoundIn(page.Body).Except([key.ToString()]).ShouldBeEmpty($"{attack.Template} {attack.Handler}");
            }
        var after = (await RowsAsync()).ToHashSet();
        before.Where(row => !after.Contains(row)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_HoldsNothingOfAnybodyElses()
    {
        foreach (var (reader, others) in new[] { (House.One, new[] { House.Two, House.Next, House.Far }), (House.Two, [House.One, House.Next, House.Far]) })
        {
            var files = await TakeAsync(await House.VisitAsync(reader));
            files.Count.ShouldBe(2);
            foreach (var (name, text) in files)
            {
                text.ShouldContain(reader.Mark);
                foreach (var other in others) other.FoundIn(text).ShouldBeEmpty($"{name} of {reader.Mark} holds what is {other.Mark}'s");
            }
        }
    }

    [Fact]
    public async Task Check_AnsweredByTheOfficerAlone_ShowsNoNumberAnywhere()
    {
        var browser = await House.VisitAsync(House.One);
        var page = await browser.GetAsync($"/portal/checks/{House.One.OpenCheck}");
        page.Document.QuerySelectorAll(".pa-pairtable").ShouldBeEmpty();
        (await browser.GetAsync($"/portal/checks/{House.One.GappedCheck}")).Document.QuerySelectorAll(".pa-pairtable").ShouldNotBeEmpty();
        var checks = JsonDocument.Parse((await TakeAsync(browser)).Single(f => f.Name == "record.json").Text).RootElement.GetProperty("checks").EnumerateArray().ToList();
        checks.Count(c => c.TryGetProperty("officerBond", out _)).ShouldBe(2);
        checks.Count(c => c.EnumerateObject().All(p => p.Value.ValueKind is not JsonValueKind.Number)).ShouldBe(1);
    }

    private static async Task<List<(string Name, string Text)>> TakeAsync(Browser browser)
    {
        var answer = await (await browser.GetAsync("/portal/take")).Form("main form").SubmitAsync();
        answer.ShouldBeOk();
        using var zip = new ZipArchive(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync()));
        var files = new List<(string, string)>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files.Add((entry.FullName, await reader.ReadToEndAsync()));
        }
        return files;
    }

    /// <summary>A page without what differs each time it is made, and without the key that was asked for.</summary>
    private static string Plain(Page page, Guid key) => Token().Replace(page.Body.Replace(key.ToString(), "KEY", StringComparison.OrdinalIgnoreCase), "TOKEN");

    /// <summary>Every row of both agencies; what the audit and the visits note of the attack itself is no change.</summary>
    private async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var agency in new[] { TestPeople.AgencyId, AttackedHouse.OtherAgencyId }) rows.AddRange((await House.ContentsAsync(agency)).Split('\n').Where(row => !row.StartsWith("Audit", StringComparison.Ordinal)));
        return rows;
    }

    private async Task<List<string>> TheirRowsAsync() => [.. (await RowsAsync()).Where(row => new[] { House.One, House.Two, House.Next, House.Far }.Any(person => person.FoundIn(row).Any()))];

    [GeneratedRegex("CfDJ8[\\w-]+|nonce=\"[^\"]+\"")]
    private static partial Regex Token();
}

public sealed class OtherPeoplesRecordTestsOnSqlite(AttackedSqliteHouse house) : OtherPeoplesRecordTests(house), IClassFixture<AttackedSqliteHouse>;

public sealed class OtherPeoplesRecordTestsOnPostgres(AttackedPostgresHouse house) : OtherPeoplesRecordTests(house), IClassFixture<AttackedPostgresHouse>;
