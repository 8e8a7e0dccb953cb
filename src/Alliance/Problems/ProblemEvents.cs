namespace Alliance.Problems;

/// <summary>What the audit calls the things done in this room.</summary>
public static class ProblemEvents
{
    public const string ProblemOpened = nameof(ProblemOpened);
    public const string ProblemRead = nameof(ProblemRead);
    public const string FindingNoted = nameof(FindingNoted);
    public const string ProblemMoved = nameof(ProblemMoved);
    public const string MemberAsked = nameof(MemberAsked);
    public const string MemberJoined = nameof(MemberJoined);
    public const string MemberLeft = nameof(MemberLeft);
    public const string OptionProposed = nameof(OptionProposed);
    public const string PartOffered = nameof(PartOffered);
    public const string VoiceGiven = nameof(VoiceGiven);
    public const string OptionChosen = nameof(OptionChosen);
    public const string LaterWordSaid = nameof(LaterWordSaid);
    public const string ProblemWordsForgotten = nameof(ProblemWordsForgotten);

    /// <summary>The purpose that those who take part read.</summary>
    public const string Purpose = "Solving a problem together";
}
