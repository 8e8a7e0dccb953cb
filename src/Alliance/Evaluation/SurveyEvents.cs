namespace Alliance.Evaluation;

/// <summary>What happens to surveys, a study's key and research consent. None of these events names who answered, or a pseudonym.</summary>
public static class SurveyEvents
{
    public const string KeyMade = "StudyKeyMade";

    public const string WavePlanned = nameof(WavePlanned), WaveClosed = nameof(WaveClosed), WaveExtended = nameof(WaveExtended);

    public const string InvitationsSent = "SurveyInvitationsSent", RemindersSent = "SurveyRemindersSent", SlipsMade = "SurveySlipsMade";

    public const string Answered = "SurveyAnswered", TakenBack = "SurveyTakenBack";

    public const string ConsentGiven = "ResearchConsentGiven", ConsentWithdrawn = "ResearchConsentWithdrawn", WithdrawalDone = "ResearchWithdrawalDone";

    /// <summary>Why a partner or an officer does it, in words that they may read.</summary>
    public const string ConsentPurpose = "Taking part in a study";
}
