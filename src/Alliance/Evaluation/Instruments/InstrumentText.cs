using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Evaluation.Instruments;

/// <summary>An instrument as the text that is kept, handed out and taken in: JSON, in one form only, so that equal instruments are equal texts.</summary>
public static class InstrumentText
{
    public const int MaxLength = 200_000;

    private static readonly JsonSerializerOptions Kept = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // Spanish stays readable; the text is never put into markup unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Spread = new(Kept) { WriteIndented = true };

    public static string Write(Instrument instrument) => JsonSerializer.Serialize(instrument, Kept);

    /// <summary>The same with line breaks, for people.</summary>
    public static string WriteSpread(Instrument instrument) => JsonSerializer.Serialize(instrument, Spread);

    /// <exception cref="FormatException">It is no instrument; the message is a sentence.</exception>
    public static Instrument Read(string text)
    {
        if (text.Length > MaxLength) throw new FormatException("The file is too long for an instrument.");
        try
        {
            var read = JsonSerializer.Deserialize<Instrument>(text, Kept);
            if (read is null || !IsWhole(read)) throw new FormatException("The file leaves out something an instrument needs. Export one here and compare.");
            return read;
        }
        catch (JsonException bad)
        {
            throw new FormatException(bad.LineNumber is { } line ? $"The file is no instrument as this program writes it; line {line + 1} cannot be read." : "The file is no instrument as this program writes it.", bad);
        }
    }

    /// <summary>JSON may say null where the language would not.</summary>
    private static bool IsWhole(Instrument i) =>
        i is { Key: not null, Title: not null, Intro: not null, License: not null, Source: not null, Items: not null, Scales: not null }
        && i.Items.All(item => item is { Key: not null, Words.En: not null, Answers: not null } && item.Answers.All(a => a is { En: not null }) && item.When is null or { Item: not null, Answers: not null })
        && i.Scales.All(s => s is { Key: not null, Title.En: not null, Items: not null } && s.Items.All(k => k is not null));
}
