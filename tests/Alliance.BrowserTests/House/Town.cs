using System.Text;
using Alliance.Callouts;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Touchpoints;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Organization;
using Alliance.Stewardship.Releases;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Alliance.Training.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.House;

/// <summary>One of everything in the invented town that a page can be about; mostly ana's.</summary>
public sealed record Town
{
    public required Guid Account { get; init; }
    public required Guid OwnPartner { get; init; }
    public required Guid ColleaguesPartner { get; init; }
    public required Guid UnknownPartner { get; init; }
    public required Guid PartnerWithAWish { get; init; }
    public required Guid PartnerOfANamed { get; init; }
    public required Guid NamedContact { get; init; }
    public required Guid UnnamedContact { get; init; }
    public required Guid AskedContact { get; init; }
    public required Guid OpenPromise { get; init; }
    public required Guid AnsweredPromise { get; init; }
    public required Guid Touchpoint { get; init; }
    public required Guid OfferedPartner { get; init; }
    public required Guid OfferedHandover { get; init; }
    public required Guid DoneHandover { get; init; }
    public required Guid Series { get; init; }
    public required Guid Leaver { get; init; }
    public required Guid Area { get; init; }

    /// <summary>With two at odds around it, between whom ana stands.</summary>
    public required Guid MappedPartner { get; init; }
    public required Guid MappedArea { get; init; }
    public required Guid NeighborOnTheirOwn { get; init; }
    public required Guid StressedTie { get; init; }
    public required Guid EndedTie { get; init; }

    /// <summary>From sofia to ana.</summary>
    public required Guid CraftNote { get; init; }
    public required Guid Pair { get; init; }
    public required Guid UploadedRun { get; init; }
    public required Guid RunUnderWay { get; init; }
    public required Guid AppliedRun { get; init; }
    public required Guid UndoneRun { get; init; }
    public required Guid WaitingIncidents { get; init; }
    public required Guid AppliedIncidents { get; init; }
    public required Guid ComparedProblem { get; init; }
    public required Guid Goal { get; init; }
    public required Guid WaitingCheck { get; init; }
    public required Guid GapCheck { get; init; }
    public required Guid Need { get; init; }
    public required Guid Hold { get; init; }
    public required Guid MadeRelease { get; init; }
    public required Guid BegunRelease { get; init; }
    public required Guid OpenRound { get; init; }
    public required Guid ClosedRound { get; init; }
    public required Guid AgreedAction { get; init; }
    public required Guid Check { get; init; }
    public required Guid ModuleVersion { get; init; }
    public required Guid Questionnaire { get; init; }
    public required Guid PaperWave { get; init; }
    public required Guid QuestionnaireDraft { get; init; }
    public required Guid Cohort { get; init; }
    public required Guid Session { get; init; }
    public required Guid ComingSession { get; init; }
    public required Guid Certificate { get; init; }
    public required string CertificateCode { get; init; }
    public required Guid Observation { get; init; }
    public required Guid WaitingSheet { get; init; }
    public required Reader Reader { get; init; }
    public required Reader Speaker { get; init; }
    public required string ConcernCode { get; init; }
    public required Guid OwnConcern { get; init; }
    public required Guid OwnCallout { get; init; }
    public required Guid AssessedProblem { get; init; }
    public required Guid ArguedProblem { get; init; }
    public required Guid BegunProblem { get; init; }
    public required Guid ArguedOption { get; init; }
    public required Guid StewardsConcern { get; init; }
    public required Guid OpenPractice { get; init; }
    public required Guid EndedPractice { get; init; }
    public required Guid AgreedPlay { get; init; }
    public required Guid AskedPlay { get; init; }
    public required Guid DraftStudy { get; init; }
    public required Guid DraftOutcome { get; init; }
    public required Guid Squad { get; init; }

    /// <summary>Whose two years are over, with a report of it, and a file of counts that waits to be looked at.</summary>
    public required Guid LockedStudy { get; init; }
    public required Guid Report { get; init; }
    public required Guid WaitingCounts { get; init; }
    public required string ReadersLink { get; init; }
    public required SurveyDay Survey { get; init; }

    public static async Task<Town> PrepareAsync(OpenHouse house)
    {
        var uploaded = await UploadAsync(house, "waiting.csv", Register("Waiting"));
        (await CountAsync(house, "calls-of-spring.csv", "date,category,neighborhood\n2026-01-05,Noise at night,Lantern Quarter\n2026-01-06,10-65B,Mill Race\n2199-01-06,Noise at night,Mill Race\nsoon,Noise at night,Atlantis\n")).ShouldBeTrue();
        var applied = await UploadAsync(house, "corner-shops.csv", Register("Corner"));
        var undone = await UploadAsync(house, "taken-back.csv", Register("Pond"));
        var underWay = await UploadAsync(house, "under-way.csv", Register("Mill"));
        await ApplyAsync(house, applied);
        var together = await Together.PrepareAsync(house);
        await ApplyAsync(house, undone);
        await UndoAsync(house, undone);
        await JoinOneAsync(house, applied);
        // Nobody is at it, so it stays as it is for as long as it is looked at.
        await house.AskAsync(db => db.Set<ImportRun>().Where(r => r.Id == underWay).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Applying)));
        // A start does this by itself, a moment after it serves.
        await ActivatorUtilities.CreateInstance<StewardsHour>(house.Services).RunAsync();
        var reader = await Reader.FindAsync(house);
        var link = await reader.LinkAsync(house);
        var speaker = await Reader.SpeakerAsync(house);
        var survey = await SurveyDay.PrepareAsync(house);
        await StudyAsync(house);
        await LeaveAsync(house, "jonas");
        return await house.AskAsync(db => FindAsync(db, (uploaded, underWay, applied, undone), together, reader, link, speaker)) with { Survey = survey };
    }

    /// <summary>Somebody leaves the department, and what they tended stays behind.</summary>
    private static async Task LeaveAsync(OpenHouse house, string userName)
    {
        var action = await house.ActAsync("adam", Role.Administrator);
        await house.DoAsync(async services =>
        {
            var account = await services.GetRequiredService<AllianceContext>().Users.SingleAsync(a => a.UserName == userName);
            return (await services.GetRequiredService<AccountService>().CloseAsync(account, action)).Count;
        });
    }

    /// <summary>Runs the report of the study that is over, and brings one more file for it.</summary>
    private static async Task StudyAsync(OpenHouse house)
    {
        var action = await house.ActAsync("eva", Role.Evaluator);
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var study = await db.Set<Study>().SingleAsync(s => db.Set<PlanLock>().Any(l => l.StudyId == s.Id));
            await services.GetRequiredService<ReportService>().RunAsync(study, action);
            var force = await db.Set<StudyOutcome>().SingleAsync(o => o.StudyId == study.Id && o.Key == "force");
            var counts = $"unit,month,count\nU01,{study.FirstMonth:yyyy-MM},4\nU02,{study.FirstMonth:yyyy-MM},3\n";
            return (await services.GetRequiredService<Alliance.Evaluation.Outcomes.OutcomeService>().ReadAsync(Guid.NewGuid(), study, force, "force.csv", Encoding.UTF8.GetBytes(counts), action)).Succeeded;
        });
    }

    private static async Task<Town> FindAsync(AllianceContext db, (Guid Uploaded, Guid UnderWay, Guid Applied, Guid Undone) runs, Together together, Reader reader, string readersLink, Reader speaker)
    {
        var ana = await db.Users.Where(a => a.UserName == "ana").Select(a => a.Id).SingleAsync();
        var own = db.Set<Relationship>().Where(r => r.OwnerId == ana && r.EndedAt == null);
        var promises = db.Set<Promise>().Where(p => own.Any(r => r.PartnerId == p.PartnerId)).OrderBy(p => p.DueOn).ThenBy(p => p.Id);
        var openPromise = await promises.FirstAsync(p => p.State == PromiseState.Open);
        var contacts = db.Set<Contact>().Where(c => c.LeftAt == null && own.Any(r => r.PartnerId == c.PartnerId)).OrderBy(c => c.Id);
        // A study in which nothing is drawn or locked yet.
        var draft = await db.Set<Study>().Where(s => !db.Set<PlanLock>().Any(l => l.StudyId == s.Id) && !db.Set<StudyDraw>().Any(d => d.StudyId == s.Id)).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync();
        return new Town
        {
            Account = ana,
            OwnPartner = openPromise.PartnerId,
            ColleaguesPartner = await db.Set<Relationship>().Where(r => r.EndedAt == null && r.OwnerId != ana && r.BackupId != ana && db.Set<Promise>().Any(p => p.PartnerId == r.PartnerId && p.State == PromiseState.Open))
                .OrderBy(r => r.Id).Select(r => r.PartnerId).FirstAsync(),
            UnknownPartner = await db.Set<Partner>().Where(p => !db.Set<Relationship>().Any(r => r.PartnerId == p.Id)).OrderBy(p => p.SortName).Select(p => p.Id).FirstAsync(),
            PartnerWithAWish = await db.Set<ApproachWish>().Where(w => w.LiftedAt == null).OrderBy(w => w.Id).Select(w => w.PartnerId).FirstAsync(),
            PartnerOfANamed = await contacts.Where(c => c.Name != null).Select(c => c.PartnerId).FirstAsync(),
            NamedContact = await contacts.Where(c => c.Name != null).Select(c => c.Id).FirstAsync(),
            UnnamedContact = await contacts.Where(c => c.Name == null && !db.Set<Consent>().Any(a => a.ContactId == c.Id) && !db.Set<Invitation>().Any(i => i.ContactId == c.Id)).Select(c => c.Id).FirstAsync(),
            AskedContact = await contacts.Where(c => db.Set<Invitation>().Any(i => i.ContactId == c.Id)).Select(c => c.Id).FirstAsync(),
            OpenPromise = openPromise.Id,
            AnsweredPromise = await promises.Where(p => p.State == PromiseState.Kept).Select(p => p.Id).FirstAsync(),
            Touchpoint = await db.Set<Touchpoint>().Where(t => t.OfficerId == ana && t.IsOpen).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(),
            OfferedPartner = await db.Set<Relationship>().Where(r => db.Set<Handover>().Any(h => h.RelationshipId == r.Id && h.IsOpen && h.FromId == ana)).Select(r => r.PartnerId).FirstAsync(),
            OfferedHandover = await db.Set<Handover>().Where(h => h.IsOpen && h.FromId == ana).OrderBy(h => h.Id).Select(h => h.Id).FirstAsync(),
            DoneHandover = await db.Set<Handover>().Where(h => h.State == HandoverState.Done).OrderBy(h => h.Id).Select(h => h.Id).FirstAsync(),
            Series = await db.Set<TouchpointSeries>().OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
            Leaver = await db.Users.Where(a => a.UserName == "jonas").Select(a => a.Id).SingleAsync(),
            Area = await db.Set<Area>().OrderBy(a => a.SortName).Select(a => a.Id).FirstAsync(),
            MappedPartner = await db.Set<OrganizationTie>().Where(t => t.EndedAt == null && t.Quality == TieQuality.Stressed).Select(t => t.FirstId).FirstAsync(),
            MappedArea = await db.Set<Partner>().Where(p => p.AreaId != null && db.Set<OrganizationTie>().Any(t => t.FirstId == p.Id && t.EndedAt == null && t.Quality == TieQuality.Stressed)).Select(p => p.AreaId!.Value).FirstAsync(),
            NeighborOnTheirOwn = await db.Set<Partner>().Where(p => p.Kind == PartnerKind.Neighbor).OrderBy(p => p.SortName).Select(p => p.Id).FirstAsync(),
            StressedTie = await db.Set<OrganizationTie>().Where(t => t.EndedAt == null && t.Quality == TieQuality.Stressed).Select(t => t.Id).FirstAsync(),
            EndedTie = await db.Set<OrganizationTie>().Where(t => t.EndedAt != null).Select(t => t.Id).FirstAsync(),
            CraftNote = await db.Set<CraftNote>().Where(n => n.ToId == ana).Select(n => n.Id).FirstAsync(),
            Pair = await db.Set<PossibleDuplicate>().Where(d => d.DecidedAt == null).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync(),
            UploadedRun = runs.Uploaded,
            RunUnderWay = runs.UnderWay,
            AppliedRun = runs.Applied,
            UndoneRun = runs.Undone,
            WaitingIncidents = await db.Set<IncidentImport>().Where(i => i.State == IncidentImportState.Waiting).Select(i => i.Id).FirstAsync(),
            ComparedProblem = await db.Set<Problem>().OrderBy(p => p.Id).Select(p => p.Id).FirstOrDefaultAsync(),
            AppliedIncidents = await db.Set<IncidentImport>().Where(i => i.State == IncidentImportState.Applied).OrderBy(i => i.Id).Select(i => i.Id).FirstAsync(),
            Goal = together.Goal,
            WaitingCheck = together.WaitingCheck,
            GapCheck = together.GapCheck,
            Need = together.Need,
            Hold = await db.Set<LegalHold>().OrderBy(h => h.Id).Select(h => h.Id).FirstAsync(),
            MadeRelease = await db.Set<Release>().Where(r => r.ReleasedAt != null).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(),
            BegunRelease = await db.Set<Release>().Where(r => r.ReleasedAt == null).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(),
            OpenRound = await db.Set<AssessmentRound>().Where(r => r.ClosedAt == null).Select(r => r.Id).SingleAsync(),
            ClosedRound = await db.Set<AssessmentRound>().Where(r => r.ClosedAt != null).OrderByDescending(r => r.OpenedAt).Select(r => r.Id).FirstAsync(),
            Check = await db.Set<CheckTaken>().Where(c => c.AccountId == ana && c.Right < c.Of).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            ModuleVersion = await db.Set<ModuleVersion>().OrderBy(m => m.Order).Select(m => m.Id).FirstAsync(),
            PaperWave = await db.Set<SurveyWave>().Where(w => w.Ways == SurveyWays.Paper).Select(w => w.Id).SingleAsync(),
            Questionnaire = await db.Set<InstrumentVersion>().Where(v => v.IsOurOwn && v.PublishedAt != null).OrderBy(v => v.Id).Select(v => v.Id).FirstAsync(),
            QuestionnaireDraft = await db.Set<InstrumentVersion>().Where(v => v.IsOurOwn && v.PublishedAt == null).Select(v => v.Id).SingleAsync(),
            Cohort = await db.Set<Cohort>().Where(c => c.ClosedAt == null).Select(c => c.Id).SingleAsync(),
            Session = await db.Set<CohortSession>().Where(s => db.Set<TeachingSignOff>().Any(o => o.SessionId == s.Id)).OrderBy(s => s.Place).Select(s => s.Id).FirstAsync(),
            ComingSession = await db.Set<CohortSession>().Where(s => s.ModuleVersionId == null && s.ModuleKey != null).OrderBy(s => s.Place).Select(s => s.Id).FirstAsync(),
            Certificate = await db.Set<Certificate>().Where(c => c.AccountId == ana).Select(c => c.Id).SingleAsync(),
            CertificateCode = await db.Set<Certificate>().Where(c => c.AccountId == ana).Select(c => c.Code).SingleAsync(),
            Observation = await db.Set<Observation>().Where(o => o.Kind == ObservationKind.Assessment && db.Set<ObservationSheet>().Any(s => s.ObservationId == o.Id && s.HandedInAt != null)).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(),
            WaitingSheet = await db.Set<ObservationSheet>().Where(s => s.AccountId == ana && s.By == SheetBy.Rater && s.HandedInAt == null && db.Set<Observation>().Any(o => o.Id == s.ObservationId && o.LearnerId != ana)).OrderBy(s => s.ObservationId).Select(s => s.ObservationId).FirstAsync(),
            AgreedAction = await db.Set<AgreedAction>().Where(a => !db.Set<ActionEnd>().Any(e => e.ActionId == a.Id)).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(),
            Reader = reader,
            Speaker = speaker,
            ConcernCode = await db.Set<ConcernLink>().Select(l => l.Code).FirstAsync(),
            OwnCallout = await db.Set<Callout>().OrderBy(c => c.Id).Select(c => c.Id).LastAsync(),
            AssessedProblem = await db.Set<Problem>().Where(p => p.Stage == ProblemStage.Assess).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
            ArguedProblem = await db.Set<Problem>().Where(p => p.Stage == ProblemStage.Respond).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
            BegunProblem = await db.Set<Problem>().Where(p => p.Stage == ProblemStage.Scan).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
            ArguedOption = await db.Set<ResponseOption>().Where(o => db.Set<Problem>().Any(p => p.Id == o.ProblemId && p.Stage == ProblemStage.Respond) && o.ReplacedAt == null).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(),
            OwnConcern = await db.Set<Concern>().Where(c => c.Kind == ConcernKind.Other && own.Any(r => r.PartnerId == c.PartnerId)).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            StewardsConcern = await db.Set<Concern>().Where(c => c.Kind == ConcernKind.Officer).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            OpenPractice = await db.Set<PracticeSession>().Where(s => s.LearnerId == ana && s.EndedAt == null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
            EndedPractice = await db.Set<PracticeSession>().Where(s => s.LearnerId == ana && s.EndedAt != null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
            AgreedPlay = await db.Set<RolePlay>().Where(r => r.AskedById == ana).Select(r => r.Id).SingleAsync(),
            AskedPlay = await db.Set<RolePlay>().Where(r => r.WithId == ana).Select(r => r.Id).SingleAsync(),
            DraftStudy = draft,
            DraftOutcome = await db.Set<StudyOutcome>().Where(o => o.StudyId == draft).OrderBy(o => o.Place).Select(o => o.Id).FirstAsync(),
            LockedStudy = await db.Set<PlanLock>().Select(l => l.StudyId).SingleAsync(),
            Report = await db.Set<StudyReport>().Select(r => r.Id).SingleAsync(),
            WaitingCounts = await db.Set<OutcomeFile>().Where(f => f.Waiting != null).Select(f => f.Id).SingleAsync(),
            Squad = await db.Set<Squad>().Where(s => s.DissolvedAt == null && db.Set<SquadMember>().Any(m => m.SquadId == s.Id)).OrderBy(s => s.SortName).Select(s => s.Id).FirstAsync(),
            ReadersLink = readersLink,
            Survey = null!,
        };
    }

    /// <summary>A register with every fate a row can have: new, merged, nearly the same as another, rejected, left out.</summary>
    private static string Register(string street) => $"""
        DBA Name,Owner Name,Line of Business,Address,City,Zip,Phone
        {street} Street Tea House,Not Kept,Tea,11 {street} St,Harbor Falls,00001,555-0111
        {street} Street Tea House,Not Kept,Tea,11 {street} St,Harbor Falls,00001,555-0111
        {street}s Streets Tea House,Not Kept,Tea and cakes,11 {street} St,Harbor Falls,00001,555-0112
        {street} Hardware and Paint,Not Kept,Hardware,12 {street} St,Harbor Falls,00001,555-0113
        ,Not Kept,Nothing,13 {street} St,Harbor Falls,00001,
        """;

    private static Task<bool> CountAsync(OpenHouse house, string name, string csv) => house.DoAsync(async services =>
    {
        var action = ActionContext.System(1, services.GetRequiredService<TimeProvider>(), "Bringing in counts of incidents");
        var read = await services.GetRequiredService<IncidentService>().UploadAsync(Guid.NewGuid(), name, new MemoryStream(Encoding.UTF8.GetBytes(csv)), action);
        return read.Succeeded;
    });

    private static async Task<Guid> UploadAsync(OpenHouse house, string name, string csv)
    {
        var action = await house.ActAsync("sofia", Role.Supervisor);
        return await house.DoAsync(async services =>
        {
            var run = await services.GetRequiredService<ImportService>().UploadAsync(Guid.NewGuid(), new UploadedFiles(name, Encoding.UTF8.GetBytes(csv), null), action);
            run.Succeeded.ShouldBeTrue();
            return run.Value.Id;
        });
    }

    private static async Task ApplyAsync(OpenHouse house, Guid id)
    {
        var action = await house.ActAsync("sofia", Role.Supervisor);
        await house.DoAsync(async services =>
        {
            var run = await services.GetRequiredService<AllianceContext>().Set<ImportRun>().SingleAsync(r => r.Id == id);
            return await services.GetRequiredService<ImportService>().StartAsync(run, run.Version, action);
        });
        (await house.Services.GetRequiredService<ImportRunner>().RunAsync(id, action, null, null, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task UndoAsync(OpenHouse house, Guid id)
    {
        var action = await house.ActAsync("sofia", Role.Supervisor);
        await house.DoAsync(async services =>
        {
            var run = await services.GetRequiredService<AllianceContext>().Set<ImportRun>().SingleAsync(r => r.Id == id);
            return await services.GetRequiredService<ImportService>().StartUndoAsync(run, action);
        });
        (await house.Services.GetRequiredService<ImportRunner>().RunAsync(id, action, null, null, CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>So that the list of joined entries has one.</summary>
    private static async Task JoinOneAsync(OpenHouse house, Guid runId)
    {
        var action = await house.ActAsync("sofia", Role.Supervisor);
        await house.DoAsync(async services =>
        {
            var pair = await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().FirstAsync(d => d.RunId == runId);
            (await services.GetRequiredService<MergeService>().JoinAsync(pair, pair.Version, pair.FirstId, action)).ShouldBeNull();
            return true;
        });
    }
}
