using Alliance.Coaching.Coding;
using Alliance.Coaching.Encoders;
using Alliance.Platform;
using Alliance.Training.Practice;

namespace Alliance.Training.Coach;

/// <summary>What an administrator set up under <c>Coach</c>: an agency's own model, and its own sentence encoder; see docs/operator.md.</summary>
public sealed class CoachSettings(IConfiguration? configuration)
{
    /// <summary>The folder of a sentence encoder; null where there is none.</summary>
    public string? Encoder => Set("Encoder");

    /// <summary>A model written by <c>coach train</c>; null: the one that comes with the program.</summary>
    public string? Model => Set("Model");

    /// <summary>For commands, which start no host: from <c>appsettings.json</c> where they are called, and the environment.</summary>
    public static CoachSettings OfCommand()
    {
        try
        {
            return new(new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());
        }
        catch (InvalidDataException no)
        {
            throw new BadInputException($"appsettings.json cannot be read: {(no.InnerException ?? no).Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }

    /// <summary>What codes practice. A model that is set up is loaded now, the program's own when it is first needed.</summary>
    /// <exception cref="BadInputException">It cannot be used.</exception>
    public TurnCoder Coder() => Model is { } model ? Load(model, OpenEncoder(Encoder)).Code : conversation => BehaviorCoder.Shipped.Code(conversation);

    /// <exception cref="BadInputException">Something is missing in the folder, or it is no sentence encoder.</exception>
    public static SentenceEncoder? OpenEncoder(string? folder)
    {
        try
        {
            return folder is null ? null : SentenceEncoder.Open(folder);
        }
        catch (InvalidDataException no)
        {
            throw new BadInputException(no.Message);
        }
    }

    /// <exception cref="BadInputException">There is no such model, or it needs another encoder.</exception>
    public static BehaviorCoder Load(string path, SentenceEncoder? encoder)
    {
        if (!File.Exists(path)) throw new BadInputException(Directory.Exists(path) ? $"{path} is a folder; name the model in it." : $"There is no model {path}; write one with coach train, or name none.");
        try
        {
            using var file = File.OpenRead(path);
            return BehaviorCoder.Load(file, encoder);
        }
        catch (InvalidDataException no)
        {
            throw new BadInputException($"{Path.GetFileName(path)}: {no.Message}");
        }
    }

    private string? Set(string name) => configuration?.GetSection("Coach")[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
