using System.Security.Cryptography;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.Evaluation.Instruments;
using Alliance.Tests.House;

namespace Alliance.Tests.Evaluation.Results;

/// <summary>A wave of the small instrument with two units, and people who answered it.</summary>
public static class AWave
{
    public sealed record Made(Guid Id, string Code, Guid Study, Guid North, Guid South);

    public static async Task<Made> AddWaveAsync(this TestHouse house, SurveyWays ways = SurveyWays.Open, Instrument? instrument = null)
    {
        var now = house.Act().Now;
        Guid Key() => Guid.CreateVersion7(now);
        var (by, today) = (house.Person(Role.Evaluator).Id, DateOnly.FromDateTime(now));
        var version = new InstrumentVersion { AgencyId = 1, Id = Key(), Key = $"k{Guid.NewGuid():n}"[..30], Number = 1, Title = "Small one", Audience = InstrumentAudience.Community, Text = InstrumentText.Write(instrument ?? AnInstrument.Small()), IsOurOwn = true, ById = by, At = now, PublishedAt = now };
        var study = new Study { AgencyId = 1, Id = Key(), Title = "A study", Question = "Does it?", Design = StudyDesign.ParallelClusters, UnitKind = StudyUnitKind.Squad, Months = 12, MonthsBefore = 3, Waves = 1, PlannedById = by, PlannedAt = now };
        StudyUnit Unit(string name) => new() { AgencyId = 1, Id = Key(), StudyId = study.Id, Code = name[..1], Name = name, Size = 30 };
        var (north, south) = (Unit("North"), Unit("South"));
        var wave = new SurveyWave { AgencyId = 1, Id = Key(), StudyId = study.Id, InstrumentVersionId = version.Id, Title = "Spring", ForMonth = new DateOnly(today.Year, today.Month, 1), OpensOn = today, ClosesOn = today.AddDays(14), Ways = ways, Code = RandomNumberGenerator.GetHexString(7), PlannedById = by, PlannedAt = now };
        await house.AddAsync(version, study, north, south, wave);
        return new Made(wave.Id, wave.Code, study.Id, north.Id, south.Id);
    }

    public static Task AnswerAsync(this TestHouse house, Guid wave, int people, Guid? unit, string answers, string? words = null) => house.AddAsync([.. Enumerable.Range(0, people).SelectMany(i => Response(wave, unit, answers, words is null ? null : $"{words} {i}"))]);

    public static Task AskAsync(this TestHouse house, Guid wave, Guid unit, int asked, int answered) => house.AddAsync([.. Enumerable.Range(0, asked).Select(i => new SurveyInvitation
    {
        AgencyId = 1, Id = Guid.NewGuid(), WaveId = wave, UnitId = unit, Pseudonym = Guid.NewGuid().ToString("n"), SecretHash = RandomNumberGenerator.GetBytes(32), SentOn = new DateOnly(2027, 3, 1), AnsweredOn = i < answered ? new DateOnly(2027, 3, 2) : null,
    })]);

    private static IEnumerable<Entity> Response(Guid wave, Guid? unit, string answers, string? words)
    {
        var response = new SurveyResponse { AgencyId = 1, Id = Guid.NewGuid(), WaveId = wave, Way = SurveyWays.Open, UnitId = unit, Language = "en", AnsweredOn = new DateOnly(2027, 3, 2), Answers = answers };
        yield return response;
        if (words is not null) yield return new SurveyWords { AgencyId = 1, Id = Guid.NewGuid(), ResponseId = response.Id, Item = "words", Words = words };
    }
}
