using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Evaluation.Analysis;

/// <summary>Results as one line of JSON, always the same for the same results: what is hashed and signed.</summary>
public static class ResultsJson
{
    internal static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of<T>(T results) => JsonSerializer.Serialize(results, Canonical);

    /// <exception cref="JsonException">It is none.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Canonical) ?? throw new JsonException("There are no results in it.");
}
