namespace Alliance.Training.Practice;

/// <summary>What the audit calls the things done in practice. It says that somebody practiced, and neither who nor what.</summary>
public static class PracticeEvents
{
    public const string PracticeBegun = nameof(PracticeBegun);
    public const string PracticeTurnSaid = nameof(PracticeTurnSaid);
    public const string PracticeEnded = nameof(PracticeEnded);
    public const string PracticeShared = nameof(PracticeShared);
    public const string PracticeTakenBack = nameof(PracticeTakenBack);
    public const string PracticeDeleted = nameof(PracticeDeleted);
    public const string PracticeForgotten = nameof(PracticeForgotten);
    public const string SharedPracticeRead = nameof(SharedPracticeRead);
    public const string RolePlayAsked = nameof(RolePlayAsked);
    public const string RolePlayAgreed = nameof(RolePlayAgreed);
    public const string RolePlayDeclined = nameof(RolePlayDeclined);

    public const string Purpose = "Practicing";

    /// <summary>The steward reads who did what and when; of practice they read only that there was some (DESIGN §5, line 8).</summary>
    public static ActionContext Unnamed(this ActionContext action) => action with { ActorId = null, Role = ActionContext.SystemRole, Source = null, Purpose = Purpose };
}
