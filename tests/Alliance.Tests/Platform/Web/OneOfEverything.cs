using System.Security.Cryptography;
using Alliance.Callouts;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
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
using Alliance.Partnerships.Engagements.KeptBack;
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
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Problems.Measures;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Organization;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.Transparency;
using Alliance.Tests.House;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Alliance.Training.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Finding = Alliance.Problems.Finding;
using ScenarioShelf = Alliance.Coaching.Scenarios.ScenarioShelf;
using Voice = Alliance.Problems.Voice;

namespace Alliance.Tests.Platform.Web;

/// <summary>
/// One row of every table that an agency fills, each with a word that stands nowhere else. A new entity is added here: the test of
/// the wrong agency fails until it is.
/// </summary>
public static class OneOfEverything
{
    /// <returns>The keys of all rows with their tables.</returns>
    public static async Task<IReadOnlyList<(Type Table, Guid Key)>> AddOneOfEverythingAsync(this TestHouse house, int agency, string mark)
    {
        var officer = await house.AddAccountAsync(agency, mark.ToLowerInvariant(), Role.Officer);
        var rows = Rows(agency, mark, officer.Id, house.Clock.Instant()).ToList();
        rows.AddRange(Compared(rows, agency, mark, officer.Id, house.Clock.Instant()).ToList());
        rows.AddRange(Practiced(agency, mark, officer.Id, house.Clock.Instant()));
        rows.AddRange(SignedIn(agency, mark, officer.Id, house.Clock.Instant()));
        rows.AddRange(OneStudy.Rows(agency, mark, officer.Id, house.Clock.Instant()));
        rows.Add(new ResearchConsent { AgencyId = agency, Id = Guid.CreateVersion7(house.Clock.GetUtcNow()), StudyId = rows.OfType<Study>().Single().Id, ContactId = rows.OfType<Contact>().First().Id, GivenAt = house.Clock.Instant(), WordingVersion = 1, Language = "en" });
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.AddRange(rows);
            db.Add(new EngagementContact { AgencyId = agency, EngagementId = rows.OfType<Engagement>().Single().Id, ContactId = rows.OfType<Contact>().First().Id });
            db.Add(new GoalContact { AgencyId = agency, GoalId = rows.OfType<SharedGoal>().Single().Id, ContactId = rows.OfType<Contact>().First().Id });
            db.Add(new OfferHours { AgencyId = agency, OfferId = rows.OfType<Offer>().Single().Id, Day = DayOfWeek.Friday, From = new TimeOnly(9, 0), Until = new TimeOnly(17, 0) });
            db.Record(house.Act(officer.Id, Role.Officer, agency) with { Purpose = mark }, "Arranged", mark, null, rows[0].Id, null);
            await db.SaveChangesAsync();
        }, agency);
        return [.. rows.Select(r => (r.GetType(), r.Id)), (typeof(Account), officer.Id)];
    }

    /// <summary>Every row of one agency with every value, to be compared.</summary>
    public static Task<string> ContentsAsync(this TestHouse house, int agency) => house.AskAsync(async db =>
    {
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty(nameof(Entity.AgencyId)) is not null))
            lines.AddRange((await RowsOfAsync(db, type.ClrType)).Select(row => type.ClrType.Name + string.Join('|', type.GetProperties().Select(p => db.Entry(row).Property(p).CurrentValue switch { byte[] bytes => Convert.ToHexString(bytes), var other => other }))));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }, agency);

    private static Task<List<object>> RowsOfAsync(AllianceContext db, Type type) =>
        (Task<List<object>>)typeof(OneOfEverything).GetMethod(nameof(ListAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<List<object>> ListAsync<T>(AllianceContext db) where T : class => [.. await db.Set<T>().ToListAsync()];

    /// <summary>How somebody comes in beside their password.</summary>
    private static IEnumerable<Entity> SignedIn(int agency, string mark, Guid account, DateTime now)
    {
        var provider = new SignInProvider { AgencyId = agency, Id = Guid.CreateVersion7(now), Name = mark, Issuer = $"https://{mark}.example", ClientId = mark, Secret = [1], RoleClaim = mark, SetById = account, SetAt = now };
        return
        [
            provider,
            new ProviderRole { AgencyId = agency, Id = Guid.CreateVersion7(now), ProviderId = provider.Id, Value = mark, Role = Role.Officer },
            new ProvidedIdentity { AgencyId = agency, Id = Guid.CreateVersion7(now), AccountId = account, Issuer = provider.Issuer, Subject = mark, JoinedAt = now },
            new ServiceAccount { AgencyId = agency, Id = Guid.CreateVersion7(now), Name = mark, Scopes = ServiceScopes.OrganizationsRead, SecretHash = [1], AddedById = account, AddedAt = now, ExpiresAt = now.AddDays(1) },
            new RecoveryCode { AgencyId = agency, Id = Guid.CreateVersion7(now), AccountId = account, Secret = [1], MadeAt = now },
        ];
    }

    /// <summary>What somebody practiced, alone and with themselves.</summary>
    private static IEnumerable<Entity> Practiced(int agency, string mark, Guid learner, DateTime now)
    {
        var scenario = ScenarioShelf.All[0];
        var session = new PracticeSession { AgencyId = agency, Id = Guid.CreateVersion7(now), LearnerId = learner, Scenario = scenario.Key, ScenarioVersion = scenario.Version, Seed = 1, Mode = PracticeMode.Choices, Voice = PracticeVoice.Written, StartedAt = now };
        var play = new RolePlay { AgencyId = agency, Id = Guid.CreateVersion7(now), AskedById = learner, WithId = learner, AskedAt = now };
        var coded = scenario.Choices.Opening[0].Coded();
        return
        [
            session, play,
            new PracticeTurn { AgencyId = agency, Id = Guid.CreateVersion7(now), SessionId = session.Id, Number = 1, Words = mark, Codes = TurnCodes.Write(coded), Answer = mark, By = AnsweredBy.Written },
            new PracticeShare { AgencyId = agency, Id = Guid.CreateVersion7(now), SessionId = session.Id, TrainerId = learner, SharedAt = now },
            new RolePlayAgreement { AgencyId = agency, Id = Guid.CreateVersion7(now), RolePlayId = play.Id, AccountId = learner, At = now },
        ];
    }

    /// <summary>Before and after of the problem among them.</summary>
    private static IEnumerable<Entity> Compared(List<Entity> rows, int agency, string mark, Guid officer, DateTime now)
    {
        var problem = rows.OfType<Problem>().FirstOrDefault();
        if (problem is null) yield return problem = new Problem { AgencyId = agency, Id = Guid.CreateVersion7(now), Kind = ProblemKind.Noise, Title = mark, OfficerId = officer, OpenedAt = now, StageSince = now };
        var (today, area, category) = (DateOnly.FromDateTime(now), rows.OfType<Area>().Single(), rows.OfType<IncidentCategory>().Single());
        var measure = new ProblemMeasure { AgencyId = agency, Id = Guid.CreateVersion7(now), ProblemId = problem.Id, SetById = officer, SetAt = now, BeforeFrom = today.AddDays(-60), BeforeUntil = today.AddDays(-31), AfterFrom = today.AddDays(-30), AfterUntil = today.AddDays(-1) };
        yield return measure;
        yield return new MeasuredPlace { AgencyId = agency, Id = Guid.CreateVersion7(now), MeasureId = measure.Id, Role = MeasuredRole.Treated, AreaId = area.Id };
        yield return new MeasuredCategory { AgencyId = agency, Id = Guid.CreateVersion7(now), MeasureId = measure.Id, CategoryId = category.Id };
    }

    private static IEnumerable<Entity> Rows(int agency, string mark, Guid officer, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        Guid Key() => Guid.CreateVersion7(now);
        var area = new Area { AgencyId = agency, Id = Key(), Name = mark, SortName = mark, Kind = AreaKind.Neighborhood };
        var partner = new Partner { AgencyId = agency, Id = Key(), Name = mark, SortName = mark, Kind = PartnerKind.Business, AreaId = area.Id };
        var contact = new Contact { AgencyId = agency, Id = Key(), PartnerId = partner.Id, RoleTitle = mark, Name = mark, Email = $"{mark}@mail.example" };
        var asked = new Contact { AgencyId = agency, Id = Key(), PartnerId = partner.Id, RoleTitle = $"{mark} asked" };
        var relationship = new Relationship { AgencyId = agency, Id = Key(), PartnerId = partner.Id, OwnerId = officer, Purpose = mark, StartedAt = now, Phase = Phase.Building, DueOn = today };
        var handover = new Handover { AgencyId = agency, Id = Key(), RelationshipId = relationship.Id, FromId = officer, ToId = officer, Why = HandoverReason.Other, TalkOn = today, State = HandoverState.Offered };
        var series = new TouchpointSeries { AgencyId = agency, Id = Key(), PartnerId = partner.Id, PlannedById = officer, Rhythm = Rhythm.Weekly, FirstOn = today, PlannedAt = now };
        var engagement = new Engagement { AgencyId = agency, Id = Key(), PartnerId = partner.Id, OfficerId = officer, At = now, Channel = Channel.InPerson, Setting = Setting.Street, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 10, Purpose = mark, Heard = mark };
        var promise = new Promise { AgencyId = agency, Id = Key(), PartnerId = partner.Id, OfficerId = officer, EngagementId = engagement.Id, By = Side.Us, Words = mark, MadeAt = now, DueOn = today };
        var other = new Partner { AgencyId = agency, Id = Key(), Name = $"{mark} too", SortName = $"{mark} too", Kind = PartnerKind.Business };
        var run = new ImportRun { AgencyId = agency, Id = Key(), FileName = mark, ById = officer, StartedAt = now, State = ImportState.Applied, Rows = 1, Done = 1 };
        var goal = new SharedGoal { AgencyId = agency, Id = Key(), PartnerId = partner.Id, OfficerId = officer, Words = mark, At = now };
        var check = new AllianceCheck { AgencyId = agency, Id = Key(), PartnerId = partner.Id, ContactId = contact.Id, AskedBy = Side.Us, AskedById = officer, AskedAt = now, ExpiresAt = now.AddDays(30), ClosedAt = now };
        var need = new PlaceNeed { AgencyId = agency, Id = Key(), PartnerId = partner.Id, Need = Needs.Safety, ById = officer, At = now };
        var between = new OrganizationTie { AgencyId = agency, Id = Key(), FirstId = partner.Id, SecondId = other.Id, Quality = TieQuality.Stressed, SaidAt = now };
        var craft = new CraftNote { AgencyId = agency, Id = Key(), FromId = officer, ToId = officer, PartnerId = partner.Id, Kind = CraftNoteKind.Appreciation, Skills = CraftSkills.Calm, Words = mark, WrittenAt = now };
        var hold = new LegalHold { AgencyId = agency, Id = Key(), PartnerId = other.Id, Reason = HoldReason.Lawsuit, FileNumber = mark, ReviewOn = today, PlacedById = officer, PlacedAs = nameof(Role.Steward), PlacedAt = now };
        var box = new SealedRecord { AgencyId = agency, Id = Key(), HoldId = hold.Id, PartnerId = other.Id, Because = SealedBecause.Withdrew, SealedAt = now, Box = [1] };
        var release = new Release { AgencyId = agency, Id = Key(), PartnerId = partner.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = mark, BegunById = officer, BegunAt = now, ReleasedAt = now, FileHash = new byte[32], ToldAt = now };
        var concern = new Concern { AgencyId = agency, Id = Key(), PartnerId = partner.Id, ContactId = contact.Id, Kind = ConcernKind.Other, Words = mark, RaisedAt = now };
        var offer = new Offer { AgencyId = agency, Id = Key(), PartnerId = partner.Id, ContactId = contact.Id, Kind = OfferKind.Room, Words = mark, Limits = mark, MadeAt = now };
        var problem = new Problem { AgencyId = agency, Id = Key(), Kind = ProblemKind.Noise, Title = mark, AreaId = area.Id, OfficerId = officer, OpenedAt = now, StageSince = now };
        var option = new ResponseOption { AgencyId = agency, Id = Key(), ProblemId = problem.Id, Words = mark, Side = Side.Them, ById = contact.Id, At = now };
        var callout = new Callout { AgencyId = agency, Id = Key(), Situation = Situation.Grief, AreaId = area.Id, On = today, Shift = Shift.Day, OfficerId = officer };
        var round = new AssessmentRound { AgencyId = agency, Id = Key(), OpenedAt = now, OpenedById = officer, AnswerBy = today, ClosedAt = now, ClosedById = officer };
        var agreed = new AgreedAction { AgencyId = agency, Id = Key(), RoundId = round.Id, Element = "media", Words = mark, WhoId = officer, DueOn = today, AgreedById = officer, AgreedAt = now };
        var category = new IncidentCategory { AgencyId = agency, Id = Key(), Name = mark, SortName = mark };
        var module = ModuleVersion.Of(new ModuleText(mark.ToLowerInvariant(), 90, mark, 60, [], mark, mark, mark, mark, mark, mark, $"### {mark}\n- [x] {mark}\n  {mark}\n- [ ] Other\n  Not so", mark, mark), 1, new ActionContext(agency, officer, "", now, mark, null), officer, mark);
        var cohort = new Cohort { AgencyId = agency, Id = Key(), Title = mark, Format = "two-days", Place = mark, PlannedById = officer, PlannedAt = now };
        var session = new CohortSession { AgencyId = agency, Id = Key(), CohortId = cohort.Id, Place = 1, Day = 1, On = today, From = new TimeOnly(8, 0), Minutes = 90, Title = mark, ModuleKey = module.Key, ModuleVersionId = module.Id };
        var assigned = new AssignedPractice { AgencyId = agency, Id = Key(), CohortId = cohort.Id, Scenario = mark, DueOn = today, AssignedById = officer, AssignedAt = now };
        var observation = new Observation { AgencyId = agency, Id = Key(), Kind = ObservationKind.Assessment, Setting = ObservationSetting.RolePlay, LearnerId = officer, On = today, PlannedById = officer, PlannedAt = now };
        var incidents = new IncidentImport { AgencyId = agency, Id = Key(), FileName = mark, ById = officer, StartedAt = now, State = IncidentImportState.Applied, Rows = 1, Counted = 1, From = today, Until = today, AppliedAt = now };
        return
        [
            module, cohort, session, assigned, observation,
            new ModuleReading { AgencyId = agency, Id = Key(), AccountId = officer, ModuleVersionId = module.Id, ReadAt = now },
            new CheckTaken { AgencyId = agency, Id = Key(), AccountId = officer, ModuleVersionId = module.Id, TakenAt = now, Answers = "0", Right = 1, Of = 1, IsEnough = true },
            new CohortTeacher { AgencyId = agency, Id = Key(), CohortId = cohort.Id, AccountId = officer, Part = TeachingPart.LearnsToTeach, AddedById = officer, AddedAt = now },
            new CohortLearner { AgencyId = agency, Id = Key(), CohortId = cohort.Id, AccountId = officer, AddedById = officer, AddedAt = now },
            new Attendance { AgencyId = agency, Id = Key(), SessionId = session.Id, AccountId = officer, Minutes = 90, NotedById = officer, NotedAt = now },
            new PracticeReport { AgencyId = agency, Id = Key(), AssignedId = assigned.Id, AccountId = officer, ReportedAt = now },
            new Certificate { AgencyId = agency, Id = Key(), Code = Certificate.NewCode(), Kind = CertificateKind.Course, AccountId = officer, CohortId = cohort.Id, Name = mark, Course = mark, Minutes = 960, FirstDay = today, LastDay = today, IssuedOn = today, ExpiresOn = today.AddYears(2), IssuedById = officer, IssuedAt = now },
            new TeachingSignOff { AgencyId = agency, Id = Key(), SessionId = session.Id, AccountId = officer, IsReady = true, Words = mark, SignedById = officer, SignedAt = now },
            new ObservationSheet { AgencyId = agency, Id = Key(), ObservationId = observation.Id, AccountId = officer, By = SheetBy.Self, AskedAt = now, HandedInAt = now, Marks = "finish:4", Strength = mark, TryNext = mark },
            handover, series,
            new HandoverStep { AgencyId = agency, Id = Key(), HandoverId = handover.Id, State = HandoverState.Offered, At = now, ById = officer },
            new Absence { AgencyId = agency, Id = Key(), AccountId = officer, FromOn = today.AddDays(300), UntilOn = today.AddDays(301), SaidAt = now },
            concern, offer, callout, round, agreed, category, incidents, problem, option,
            new CalendarFeed { AgencyId = agency, Id = Key(), OfficerId = officer, Hash = SHA256.HashData(Guid.NewGuid().ToByteArray()), MadeAt = now },
            new DigestWish { AgencyId = agency, Id = Key(), AccountId = officer, Role = Role.Officer, Address = $"{mark}@harbor.example", Hour = 7, ChosenAt = now },
            new TimeBudget { AgencyId = agency, Id = Key(), HoursPerOfficer = 6, SetById = officer, SetAt = now },
            new ThankYou { AgencyId = agency, Id = Key(), PartnerId = partner.Id, ContactId = contact.Id, OfficerId = officer, By = Side.Them, Words = mark, GivenAt = now, IsShared = true },
            new ColleagueThanks { AgencyId = agency, Id = Key(), FromId = officer, ToId = officer, Words = mark, GivenAt = now, IsShared = true },
            new ProblemStep { AgencyId = agency, Id = Key(), ProblemId = problem.Id, From = ProblemStage.Scan, To = ProblemStage.Analyse, ById = officer, At = now, Why = mark },
            new ProblemMember { AgencyId = agency, Id = Key(), ProblemId = problem.Id, PartnerId = partner.Id, ContactId = contact.Id, Role = MemberRole.Manager, AskedById = officer, AskedAt = now, JoinedAt = now },
            new Finding { AgencyId = agency, Id = Key(), ProblemId = problem.Id, Kind = FindingKind.Harm, Side = Side.Them, ById = contact.Id, At = now, Words = mark },
            new OptionPart { AgencyId = agency, Id = Key(), OptionId = option.Id, Side = Side.Them, ById = contact.Id, PartnerId = partner.Id, Words = mark, DueOn = today, At = now },
            new OptionVoice { AgencyId = agency, Id = Key(), OptionId = option.Id, Side = Side.Them, ById = contact.Id, At = now, Voice = Voice.Objects, Why = mark },
            new LaterWord { AgencyId = agency, Id = Key(), ProblemId = problem.Id, ContactId = contact.Id, At = now, Answer = LaterAnswer.Better, Words = mark },
            new AnsweredSheet { AgencyId = agency, Id = Key(), RoundId = round.Id, AccountId = officer, Part = Part.Partnerships },
            new AgreedPlace { AgencyId = agency, Id = Key(), RoundId = round.Id, Element = "media", Level = Level.Beginning, AgreedById = officer, AgreedAt = now },
            new ActionEnd { AgencyId = agency, Id = Key(), ActionId = agreed.Id, Ending = ActionEnding.Done, Why = mark, EndedById = officer, EndedAt = now },
            new CategoryWord { AgencyId = agency, Id = Key(), Word = mark, SortWord = mark, CategoryId = category.Id, ById = officer, At = now },
            new IncidentMonth { AgencyId = agency, Id = Key(), ImportId = incidents.Id, AreaId = area.Id, PartnerId = partner.Id, CategoryId = category.Id, Month = new DateOnly(today.Year, today.Month, 1), Days = "1:1" },
            new CalloutAsk { AgencyId = agency, Id = Key(), CalloutId = callout.Id, OfferId = offer.Id, ContactId = contact.Id, On = today },
            new Concern { AgencyId = agency, Id = Key(), PartnerId = partner.Id, Kind = ConcernKind.Officer, Words = mark, RaisedAt = now, CodeHash = RandomNumberGenerator.GetBytes(32) },
            new ConcernStep { AgencyId = agency, Id = Key(), ConcernId = concern.Id, Kind = ConcernStepKind.Answered, At = now, ById = officer, Words = mark },
            new ConcernLink { AgencyId = agency, Id = Key(), PartnerId = partner.Id, Code = Key().ToString("N")[^10..], MadeAt = now, MadeById = officer },
            new ApproachPreference { AgencyId = agency, Id = Key(), ContactId = contact.Id, CallFirst = true, Please = mark, PleaseNot = mark, SaidAt = now },
            new OfferPause { AgencyId = agency, Id = Key(), OfferId = offer.Id, FromAt = now },
            new KeptBackNote { AgencyId = agency, Id = Key(), EngagementId = engagement.Id, ById = officer, WrittenAt = now, UntilOn = today.AddDays(9) },
            area, partner, other, contact, asked, relationship, engagement, promise, run,
            new Consent { AgencyId = agency, Id = Key(), ContactId = contact.Id, AskedById = officer, GivenAt = now, Way = ConsentWay.EmailLink, WordingVersion = 2, Language = "en", ExpiresAt = now.AddDays(700) },
            new ConsentChoice { AgencyId = agency, Id = Key(), ContactId = contact.Id, Kind = ChoiceKind.Named, GivenAt = now, Way = ConsentWay.EmailLink, WordingVersion = 2, Language = "en" },
            new Invitation { AgencyId = agency, Id = Key(), ContactId = asked.Id, InvitedById = officer, Way = InvitationWay.Email, FirstName = mark, Address = $"{mark}@asked.example", IsAdult = true, Language = "en", Origin = "https://localhost", SecretHash = RandomNumberGenerator.GetBytes(32), MadeAt = now, ExpiresAt = now.AddDays(14) },
            new ContactCard { AgencyId = agency, Id = Key(), ContactId = contact.Id, CodeHash = RandomNumberGenerator.GetBytes(32), MadeAt = now },
            new CardTry { AgencyId = agency, Id = Key(), Source = mark, At = now },
            new ApproachWish { AgencyId = agency, Id = Key(), PartnerId = partner.Id, SaidAt = now, RecordedById = officer, Words = mark, LiftedAt = now },
            new PhaseChange { AgencyId = agency, Id = Key(), RelationshipId = relationship.Id, Phase = Phase.Building, At = now, ById = officer, Why = mark },
            new Pause { AgencyId = agency, Id = Key(), RelationshipId = relationship.Id, FromAt = now, ById = officer, Reason = mark, EndedAt = now },
            new CardCorrection { AgencyId = agency, Id = Key(), RelationshipId = relationship.Id, Line = CardLine.Why, Words = mark, ById = officer, At = now },
            new Notice { AgencyId = agency, Id = Key(), AccountId = officer, PartnerId = partner.Id, Kind = NoticeKind.PartnerCame, At = now },
            new PartnershipSettings { AgencyId = agency, Id = Key() },
            new Correction { AgencyId = agency, Id = Key(), EngagementId = engagement.Id, ContactId = contact.Id, Kind = CorrectionKind.Corrects, Words = mark, At = now },
            new EntryLink { AgencyId = agency, Id = Key(), ContactId = contact.Id, SecretHash = RandomNumberGenerator.GetBytes(32), AddressHash = RandomNumberGenerator.GetBytes(32), AskedAt = now, ExpiresAt = now },
            new PartnerVisit { AgencyId = agency, Id = Key(), ContactId = contact.Id, CameAt = now, LastSeenAt = now },
            new Touchpoint { AgencyId = agency, Id = Key(), PartnerId = partner.Id, OfficerId = officer, On = today, Purpose = mark, PlannedAt = now },
            new PromiseAnswer { AgencyId = agency, Id = Key(), PromiseId = promise.Id, Kind = PromiseAnswerKind.Renegotiated, ToldBy = Side.Us, RecordedById = officer, At = now, Reason = mark, NewDueOn = today },
            new ImportRow { AgencyId = agency, Id = Key(), RunId = run.Id, Row = 1, Outcome = ImportOutcome.Imported, Reason = mark },
            new PossibleDuplicate { AgencyId = agency, Id = Key(), FirstId = partner.Id, SecondId = other.Id, Reason = mark, FoundAt = now },
            new PartnerMerge { AgencyId = agency, Id = Key(), KeptId = partner.Id, JoinedId = other.Id, ById = officer, At = now, Moved = "{}" },
            new ScreenedEntry { AgencyId = agency, Id = Key(), Entity = "Engagement", EntityId = relationship.Id, ById = officer, At = now, Categories = "Vehicle", Reason = mark },
            goal, check, need, between, craft,
            new OrganizationTieStep { AgencyId = agency, Id = Key(), TieId = between.Id, Quality = TieQuality.Stressed, ById = officer, At = now },
            new CraftNoteStep { AgencyId = agency, Id = Key(), NoteId = craft.Id, Kind = CraftStepKind.Answered, Words = mark, At = now },
            new StageMove { AgencyId = agency, Id = Key(), GoalId = goal.Id, Side = Side.Us, ById = officer, At = now, Stage = StageOfChange.Action, Heard = mark },
            new RulerReading { AgencyId = agency, Id = Key(), GoalId = goal.Id, Side = Side.Us, ById = officer, At = now, Importance = 5, Confidence = 4, Why = mark },
            new GoalEnd { AgencyId = agency, Id = Key(), GoalId = goal.Id, Side = Side.Us, ById = officer, At = now, Kind = GoalEndKind.Reached, Why = mark },
            new AllianceAnswer { AgencyId = agency, Id = Key(), CheckId = check.Id, Side = Side.Us, ById = officer, At = now, Bond = 5, Goals = 5, Tasks = 5 },
            new AllianceAnswer { AgencyId = agency, Id = Key(), CheckId = check.Id, Side = Side.Them, ById = contact.Id, At = now, Bond = 2, Goals = 5, Tasks = 5 },
            new Repair { AgencyId = agency, Id = Key(), CheckId = check.Id, OpenedAt = now, ClosedAt = now, Reason = mark },
            new Referral { AgencyId = agency, Id = Key(), NeedId = need.Id, ServiceId = other.Id, ById = officer, At = now },
            hold, box, release,
            new SealedOpening { AgencyId = agency, Id = Key(), SealedRecordId = box.Id, Reason = OpeningReason.Review, AskedById = officer, AskedAs = mark, AskedAt = now },
            new ReleasedPart { AgencyId = agency, Id = Key(), ReleaseId = release.Id, Kind = ReleasedKind.Talk, SourceId = engagement.Id, Place = 0 },
            new TransparencyReport { AgencyId = agency, Id = Key(), Year = 2026, Quarter = 4, MadeAt = now, Tables = "[]" },
            new RegisterGrant { AgencyId = agency, Id = Key(), AccountId = officer, GivenAt = now },
        ];
    }
}
