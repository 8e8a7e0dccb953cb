using Alliance.Evaluation;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;

namespace Alliance.Demonstration.Town;

/// <summary>What neighbors think: a survey of no study that is open now, for whoever comes by and wants to answer one.</summary>
public sealed class TownSurvey(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, Agency agency)
{
    public const string Code = "HARBOR7";
    private const int DaysOpen = 10, DaysLeft = 60, Neighbors = 14;

    /// <param name="instrument">The ready-made one for neighbors, as the town keeps it.</param>
    public void Ask(InstrumentVersion instrument)
    {
        var planned = calendar.At(DaysOpen, 10);
        var opens = agency.DayOf(planned);
        var wave = new SurveyWave { AgencyId = agency.Id, Id = dice.NewId(planned.AddMinutes(1)), InstrumentVersionId = instrument.Id, Title = "What neighbors think", ForMonth = new DateOnly(opens.Year, opens.Month, 1), OpensOn = opens, ClosesOn = opens.AddDays(DaysOpen + DaysLeft), Ways = SurveyWays.Open | SurveyWays.Kiosk | SurveyWays.Paper, Code = Code, PlannedById = accounts["eva"], PlannedAt = planned.AddMinutes(1) };
        deeds.Add(planned.AddMinutes(1), accounts.Acting("eva", Role.Evaluator), SurveyEvents.WavePlanned, EvaluationEvents.Purpose, wave, null, [wave]);
        for (var neighbor = 0; neighbor < Neighbors; neighbor++) Answer(wave, InstrumentText.Read(instrument.Text), opens.AddDays(dice.Between(1, DaysOpen - 1)));
    }

    private void Answer(SurveyWave wave, Instrument instrument, DateOnly on)
    {
        var leaning = dice.Between(-1, 1);
        var answers = instrument.Items.Where(i => i.Kind == ItemKind.Rating && dice.Chance(0.95)).ToDictionary(i => i.Key, i => Math.Clamp((i.IsReversed ? 2 : 4) + (i.IsReversed ? -leaning : leaning) + dice.Between(-1, 1), 1, i.Answers.Count));
        var response = new SurveyResponse { AgencyId = agency.Id, Id = dice.NewKey(), WaveId = wave.Id, Way = SurveyWays.Open, Language = dice.Chance(0.3) ? "es" : "en", AnsweredOn = on, Answers = SurveyAnswers.Write(instrument, answers) };
        deeds.AddUnnamed(WaveTimes.Beginning(on, agency), SurveyEvents.Answered, "Answering a survey", nameof(SurveyWave), response);
    }
}
