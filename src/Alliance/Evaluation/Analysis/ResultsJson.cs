using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Analysis;

/// <summary>Results as one line of JSON, always the same for the same results: what is hashed and signed.</summary>
public static class ResultsJson
{
    /// <summary>A figure that cannot be reckoned is written by its name.</summary>
    internal static readonly JsonSerializerOptions Canonical = new(CanonicalJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of<T>(T results) => JsonSerializer.Serialize(results, Canonical);

    /// <exception cref="JsonException">It is none.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Canonical) ?? throw new JsonException("There are no results in it.");
}
