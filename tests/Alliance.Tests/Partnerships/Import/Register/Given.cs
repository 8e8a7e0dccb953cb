using System.Text;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Tests.Partnerships.Import.Register;

/// <summary>Builders: invented registers, rows and areas.</summary>
internal static class Given
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static ReadResult<RegisterTable> File(string text) => RegisterFile.Read(Bytes(text), "register.csv");

    public static RegisterTable Table(string text) => Value(File(text));

    public static T Value<T>(ReadResult<T> result)
        where T : class
    {
        result.Refusal?.ToString().ShouldBeNull();
        return result.Value!;
    }

    public static string Refusal<T>(ReadResult<T> result)
        where T : class
    {
        result.Succeeded.ShouldBeFalse();
        return result.Refusal!.ToString();
    }

    public static RegisterRows Rows(string text)
    {
        var table = Table(text);
        return RegisterRows.Read(table, Value(ColumnMapping.Guess(table)));
    }

    public static RegisterPlan Plan(string text, params ExistingPartner[] existing)
    {
        var table = Table(text);
        return RegisterPlan.Make(table, Value(ColumnMapping.Guess(table)), existing);
    }

    public static MatchKeys Keys(string name, string? street = null, string? city = null, string? zip = null, string? telephone = null, string? otherName = null) =>
        MatchKeys.Of(name, otherName, street, city, zip, telephone);

    public static string Square(string properties, double west, double south, double side) =>
        Feature(properties, $"[{west},{south}],[{west + side},{south}],[{west + side},{south + side}],[{west},{south + side}],[{west},{south}]");

    public static string Feature(string properties, string ring) =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Polygon","coordinates":[[{{{ring}}}]]}}""";

    public static byte[] Collection(params string[] features) =>
        Bytes($$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}]}""");
}
