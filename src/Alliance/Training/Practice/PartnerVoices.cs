namespace Alliance.Training.Practice;

/// <summary>Who can speak for a partner on this server.</summary>
public sealed class PartnerVoices(WrittenPartner written, ModelPartner? model = null)
{
    /// <summary>Whether an administrator set up a language model.</summary>
    public bool HasModel => model is not null;

    public IPracticePartner Of(PracticeVoice voice) => voice == PracticeVoice.Model && model is not null ? model : written;
}

/// <summary>Says at the start, and not to a learner in the middle of a talk, that a setting cannot be used.</summary>
public sealed class VoicesAtStart(PartnerVoices voices, ILogger<VoicesAtStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (voices.HasModel) log.LogInformation("Practice can be held with the language model of the settings.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
