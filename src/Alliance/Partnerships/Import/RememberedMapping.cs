using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Partnerships.Import;

/// <summary>A mapping with all headers of its file, so that the next file of the same headers is known again. It can be given to <c>--map</c> too.</summary>
internal static class RememberedMapping
{
    private const string HeadersKey = "headers";

    public static string Write(ColumnMapping mapping, RegisterTable table)
    {
        var json = JsonNode.Parse(mapping.ToJson())!.AsObject();
        json[HeadersKey] = JsonSerializer.SerializeToNode(table.Headers);
        return json.ToJsonString();
    }

    public static bool IsOf(RegisterTable table, string mapping) =>
        JsonNode.Parse(mapping)?[HeadersKey]?.Deserialize<string[]>() is { } headers
        && headers.Select(RegisterTable.HeaderKey).ToHashSet(StringComparer.Ordinal).SetEquals(table.Headers.Select(RegisterTable.HeaderKey));
}
