using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;

namespace Alliance.Training.Practice;

/// <summary>Words of the partner's, and where they came from.</summary>
public sealed record PartnerAnswer(string Words, AnsweredBy By);

/// <summary>Gives the partner words. What a turn moves and how the talk ends is the engine's, whoever speaks.</summary>
public interface IPracticePartner
{
    /// <param name="conversation">With the officer's last turn said.</param>
    /// <param name="said">What both said, as it was shown; the last is the officer's.</param>
    Task<PartnerAnswer> AnswerAsync(Conversation conversation, IReadOnlyList<Turn> said, CancellationToken cancel);
}

/// <summary>Speaks the lines that were written.</summary>
public sealed class WrittenPartner : IPracticePartner
{
    public Task<PartnerAnswer> AnswerAsync(Conversation conversation, IReadOnlyList<Turn> said, CancellationToken cancel) => Task.FromResult(new PartnerAnswer(conversation.Exchanges[^1].Answer, AnsweredBy.Written));
}
