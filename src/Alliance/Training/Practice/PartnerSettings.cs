using System.Globalization;
using Alliance.Platform;

namespace Alliance.Training.Practice;

/// <summary>The language model that an administrator set up under <c>PracticePartner</c>; see docs/operator.md.</summary>
public sealed class PartnerSettings(IConfiguration? configuration)
{
    private const string Section = "PracticePartner";
    private const int UsualSeconds = 20, MostSeconds = 120;

    /// <summary>What was set up, checked; null where nothing was.</summary>
    /// <exception cref="BadInputException">Something of it cannot be used.</exception>
    public (Uri Address, string Model, string Key, TimeSpan Limit)? Read()
    {
        if (configuration?.GetSection(Section) is not { } section || string.IsNullOrWhiteSpace(section["Address"])) return null;
        if (!Uri.TryCreate(section["Address"], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new BadInputException($"{Section}:Address must be an address such as https://models.example/v1.");
        if (section["Model"] is not { Length: > 0 } model) throw new BadInputException($"{Section}:Model must name the model at {address}.");
        var seconds = UsualSeconds;
        if (section["Seconds"] is { Length: > 0 } text && (!int.TryParse(text, CultureInfo.InvariantCulture, out seconds) || seconds is < 1 or > MostSeconds))
            throw new BadInputException($"{Section}:Seconds must be from 1 to {MostSeconds}.");
        // Servers of one's own often ask for no key, and the client for any.
        return (address, model, section["Key"] is { Length: > 0 } key ? key : "none", TimeSpan.FromSeconds(seconds));
    }
}
