using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Alliance.Training.Practice;

/// <summary>
/// Lets a language model say in its own words what the written partner would say. It gets the scenario and what was said in this
/// session; it is told no account, no agency and nothing of the record. Where it hangs, fails or talks nonsense, the written line stands.
/// </summary>
public sealed partial class ModelPartner(IChatClient client, TimeSpan limit, TurnCoder coder, ILogger<ModelPartner> log) : IPracticePartner, IDisposable
{
    private const int MostTokens = 200;

    /// <exception cref="Alliance.Platform.BadInputException">A setting cannot be used.</exception>
    /// <returns>Null where no model was set up.</returns>
    public static ModelPartner? From(PartnerSettings settings, TurnCoder coder, ILogger<ModelPartner> log) =>
        settings.Read() is { } read ? new ModelPartner(Client(read), read.Limit, coder, log) : null;

    /// <summary>By itself, so that a server without a model does not load what talks to one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IChatClient Client((Uri Address, string Model, string Key, TimeSpan Limit) read)
    {
        var options = new OpenAIClientOptions { Endpoint = read.Address, NetworkTimeout = read.Limit, RetryPolicy = new ClientRetryPolicy(0) };
        return new OpenAIClient(new ApiKeyCredential(read.Key), options).GetChatClient(read.Model).AsIChatClient();
    }

    public async Task<PartnerAnswer> AnswerAsync(Conversation conversation, IReadOnlyList<Turn> said, CancellationToken cancel)
    {
        var written = conversation.Exchanges[^1].Answer;
        var words = await AskAsync(conversation, said, cancel);
        return words is null ? new PartnerAnswer(written, AnsweredBy.InPlaceOfModel) : new PartnerAnswer(words, AnsweredBy.Model);
    }

    public void Dispose() => client.Dispose();

    private async Task<string?> AskAsync(Conversation conversation, IReadOnlyList<Turn> said, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limit);
        try
        {
            var answer = await client.GetResponseAsync(Messages(conversation, said), new ChatOptions { MaxOutputTokens = MostTokens, Temperature = 0.7f }, time.Token).WaitAsync(time.Token);
            var words = ModelWords.Clean(answer.Text, conversation.Scenario.Partner.Name);
            if ((ModelWords.WhyNot(words) ?? coder([.. said, new Turn(Speaker.Partner, words)])[^1].Refusal) is not { } why) return words;
            Refused(why);
            return null;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Whatever a server far away does, the learner's talk goes on.
            GaveNothing(failure.GetType().Name);
            return null;
        }
    }

    private static IEnumerable<ChatMessage> Messages(Conversation conversation, IReadOnlyList<Turn> said)
    {
        yield return new ChatMessage(ChatRole.System, ModelWords.Instruction(conversation));
        foreach (var turn in said) yield return new ChatMessage(turn.Speaker == Speaker.Officer ? ChatRole.User : ChatRole.Assistant, turn.Text);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model for practice gave no answer ({Failure}); the written partner spoke.")]
    private partial void GaveNothing(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model for practice gave an answer that cannot be used ({Why}); the written partner spoke.")]
    private partial void Refused(string why);
}
