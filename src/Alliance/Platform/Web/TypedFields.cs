namespace Alliance.Platform.Web;

/// <summary>One field of a form as it was typed.</summary>
public sealed record KeptField(string Name, string Value);

/// <summary>What of a form may be carried or shown again: not its token, no password and no code.</summary>
public static class TypedFields
{
    public static IReadOnlyList<KeptField> Of(IFormCollection form) =>
        [.. form.Where(f => MayBeKept(f.Key)).SelectMany(f => f.Value.Select(v => new KeptField(f.Key, v ?? "")))];

    /// <summary>The same where a form can still be read; empty where there is none, or it was too large.</summary>
    public static async Task<IReadOnlyList<KeptField>> OfAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return [];
        try
        {
            return Of(await request.ReadFormAsync());
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            return [];
        }
    }

    private static bool MayBeKept(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return !name.StartsWith("__", StringComparison.Ordinal)
            && !last.Contains("password", StringComparison.OrdinalIgnoreCase)
            && last is not ("Code" or "Current" or "New" or "Again");
    }
}
