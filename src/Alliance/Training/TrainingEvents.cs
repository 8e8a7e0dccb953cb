namespace Alliance.Training;

/// <summary>What the audit calls the things done in this room.</summary>
public static class TrainingEvents
{
    public const string ModuleWritten = nameof(ModuleWritten);
    public const string ModuleKept = nameof(ModuleKept);
    public const string ModuleRead = nameof(ModuleRead);
    public const string CheckAnswered = nameof(CheckAnswered);
    public const string CohortPlanned = nameof(CohortPlanned);
    public const string CohortClosed = nameof(CohortClosed);
    public const string LearnerAdded = nameof(LearnerAdded);
    public const string LearnerLeft = nameof(LearnerLeft);
    public const string TeacherAdded = nameof(TeacherAdded);
    public const string AttendanceNoted = nameof(AttendanceNoted);
    public const string SessionMoved = nameof(SessionMoved);
    public const string PracticeAssigned = nameof(PracticeAssigned);
    public const string PracticeReported = nameof(PracticeReported);
    public const string CertificateIssued = nameof(CertificateIssued);
    public const string CertificateWithdrawn = nameof(CertificateWithdrawn);
    public const string CertificateReminded = nameof(CertificateReminded);
    public const string TeachingSignedOff = nameof(TeachingSignedOff);
    public const string BoardExported = nameof(BoardExported);
    public const string ObservationPlanned = nameof(ObservationPlanned);
    public const string ObservationRated = nameof(ObservationRated);
    public const string ObservationsForgotten = nameof(ObservationsForgotten);

    /// <summary>Why somebody looks at what a learner did, or writes it.</summary>
    public const string Purpose = "Training";
}
