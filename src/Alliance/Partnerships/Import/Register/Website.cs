namespace Alliance.Partnerships.Import.Register;

internal static class Website
{
    /// <summary>"example.org" → "https://example.org/". Only http and https may ever become a link on our pages; a user name before the host only misleads.</summary>
    public static string? Read(string cell)
    {
        if (cell.Contains(' ', StringComparison.Ordinal) || !cell.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var address = cell.Contains("://", StringComparison.Ordinal) ? cell : "https://" + cell;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.UserInfo.Length == 0 ? uri.AbsoluteUri : null;
    }
}
