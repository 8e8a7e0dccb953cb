using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Coaching.Coding;

namespace Alliance.Training.Practice;

/// <summary>Codes of a turn as they lie in its row, without its words, which lie beside them.</summary>
public static class TurnCodes
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(CodedTurn turn) => JsonSerializer.Serialize(turn with { Turn = turn.Turn with { Text = "" } }, Options);

    public static CodedTurn Read(PracticeTurn row)
    {
        var coded = JsonSerializer.Deserialize<CodedTurn>(row.Codes, Options) ?? throw new InvalidOperationException("A turn was kept without its codes.");
        return coded with { Turn = new Turn(Speaker.Officer, row.Words) };
    }
}
