using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alliance.Partnerships.Import.Register;

/// <summary>A mapping as saved and as given to <c>--map</c>: <c>{"columns":{"BusinessName":"Name"}}</c>.</summary>
internal static class ColumnMapJson
{
    // The file is read by people; headers with accents should look like themselves.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private static readonly Sentence Malformed = new("The map is not JSON of the form {\"columns\":{\"BusinessName\":\"Name\"}}.");

    public static string Write(IReadOnlyDictionary<string, RegisterField> columns) =>
        JsonSerializer.Serialize(new { columns = columns.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) }, Writing);

    public static ReadResult<Dictionary<string, RegisterField>> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("columns", out var columns)
                && columns.ValueKind == JsonValueKind.Object
                ? Read(columns)
                : Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    private static ReadResult<Dictionary<string, RegisterField>> Read(JsonElement columns)
    {
        var chosen = new Dictionary<string, RegisterField>();
        foreach (var property in columns.EnumerateObject())
        {
            var name = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
            if (FieldNamed(name!) is not { } field)
            {
                return new Sentence("The map sends the column “{0}” to “{1}”, which is not a field; the fields are {2}.",
                    property.Name, name!, string.Join(", ", Enum.GetNames<RegisterField>()));
            }

            chosen.Add(property.Name, field);
        }

        return chosen;
    }

    /// <summary>By name only: Enum.TryParse would take "3" and "Name, City" too.</summary>
    private static RegisterField? FieldNamed(string name)
    {
        foreach (var field in Enum.GetValues<RegisterField>())
        {
            if (string.Equals(field.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }
}
