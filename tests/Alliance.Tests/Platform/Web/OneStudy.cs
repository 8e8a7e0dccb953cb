using System.Security.Cryptography;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.Evaluation.Instruments;
using Alliance.Tests.Evaluation.Reports;

namespace Alliance.Tests.Platform.Web;

/// <summary>A study with one row of each of its tables, for <see cref="OneOfEverything"/>.</summary>
internal static class OneStudy
{
    public static IEnumerable<Entity> Rows(int agency, string mark, Guid officer, DateTime now)
    {
        Guid Key() => Guid.CreateVersion7(now);
        var today = DateOnly.FromDateTime(now);
        var month = new DateOnly(today.Year, today.Month, 1);
        var squad = new Squad { AgencyId = agency, Id = Key(), Name = mark, SortName = mark, FormedAt = now };
        var study = new Study { AgencyId = agency, Id = Key(), Title = mark, Question = mark, Design = StudyDesign.SteppedWedge, UnitKind = StudyUnitKind.Squad, FirstMonth = month, Months = 12, MonthsBefore = 3, Waves = 2, EthicsBody = mark, DataTerms = mark, Conflicts = mark, PlannedById = officer, PlannedAt = now };
        var unit = new StudyUnit { AgencyId = agency, Id = Key(), StudyId = study.Id, Code = mark, Name = mark, SquadId = squad.Id, Size = 8, Wave = 1, BeginsOn = month };
        var outcome = new StudyOutcome { AgencyId = agency, Id = Key(), StudyId = study.Id, Key = "force", Title = mark, Place = 1, Level = OutcomeLevel.Organization, Rank = OutcomeRank.Harm, Source = OutcomeSource.File, Better = Better.Lower, Why = mark };
        var draw = new StudyDraw { AgencyId = agency, Id = Key(), StudyId = study.Id, Method = "wedge", Seed = 1, Input = new DrawInput { Design = study.Design, Method = DrawMethod.Complete, Groups = 2, MonthsBefore = 3, MonthsBetweenWaves = 1, Units = [new(mark, null, 8)] }.ToJson(), InputHash = new byte[32], Result = DrawInput.ToJson([new(mark, 1)]), ResultHash = new byte[32], DrawnById = officer, DrawnAt = now };
        var file = new OutcomeFile { AgencyId = agency, Id = Key(), StudyId = study.Id, Outcome = "force", FileName = mark, Hash = new byte[32], Rows = 1, Remarks = "[]", ById = officer, At = now };
        var instrument = new InstrumentVersion { AgencyId = agency, Id = Key(), Key = mark, Number = 1, Title = mark, Audience = InstrumentAudience.Officer, Text = InstrumentText.Write(AnInstrument.Small(mark)), IsOurOwn = true, ById = officer, At = now };
        var wave = new SurveyWave { AgencyId = agency, Id = Key(), StudyId = study.Id, InstrumentVersionId = instrument.Id, Title = mark, ForMonth = month, OpensOn = today, ClosesOn = today, Ways = SurveyWays.Link | SurveyWays.Open, Code = mark, PlannedById = officer, PlannedAt = now };
        var response = new SurveyResponse { AgencyId = agency, Id = Key(), WaveId = wave.Id, Way = SurveyWays.Link, Pseudonym = mark, UnitId = unit.Id, Language = "en", AnsweredOn = today, Answers = "trust:4" };
        return
        [
            squad, study, unit, outcome, draw, file, instrument, wave, response,
            new SquadMember { AgencyId = agency, Id = Key(), SquadId = squad.Id, AccountId = officer, FromOn = today, AddedAt = now },
            new WaveChange { AgencyId = agency, Id = Key(), StudyId = study.Id, UnitId = unit.Id, ToWave = 2, FromMonth = month, Why = mark, ById = officer, At = now },
            new StudyWave { AgencyId = agency, Id = Key(), StudyId = study.Id, Number = 1, BeginsOn = month },
            new DrawWitness { AgencyId = agency, Id = Key(), DrawId = draw.Id, AccountId = officer, Number = 7 },
            new PlanLock { AgencyId = agency, Id = Key(), StudyId = study.Id, Plan = PlanWriter.Write(study, [unit], [outcome], draw).ToJson(), Hash = new byte[32], LockedById = officer, LockedAt = now },
            new Deviation { AgencyId = agency, Id = Key(), StudyId = study.Id, What = mark, Why = mark, ById = officer, At = now },
            new OutcomeCount { AgencyId = agency, Id = Key(), StudyId = study.Id, FileId = file.Id, Outcome = "force", UnitId = unit.Id, Month = month, Count = 1 },
            new FrozenCount { AgencyId = agency, Id = Key(), Measure = "talks", SquadId = squad.Id, Month = month, Count = 1, FrozenAt = now },
            new StudyReport { AgencyId = agency, Id = Key(), StudyId = study.Id, Number = 1, PlanHash = new byte[32], DataHash = new byte[32], Results = WrittenReport.JsonSaying(mark), Signature = [1], RunById = officer, RunAt = now },
            new SurveyInvitation { AgencyId = agency, Id = Key(), WaveId = wave.Id, Pseudonym = mark, UnitId = unit.Id, SecretHash = RandomNumberGenerator.GetBytes(32), SentOn = today },
            new SurveySlip { AgencyId = agency, Id = Key(), WaveId = wave.Id, CodeHash = RandomNumberGenerator.GetBytes(32), MadeOn = today },
            new SurveyWords { AgencyId = agency, Id = Key(), ResponseId = response.Id, Item = "more", Words = mark },
            new ResearchConsent { AgencyId = agency, Id = Key(), StudyId = study.Id, AccountId = officer, GivenAt = now, WordingVersion = 1, Language = "en" },
            new StudyKey { AgencyId = agency, Id = Key(), StudyId = study.Id, Fingerprint = new byte[32], MadeById = officer, MadeAt = now },
            new ResearchWithdrawal { AgencyId = agency, Id = Key(), StudyId = study.Id, AskedAt = now },
        ];
    }
}
