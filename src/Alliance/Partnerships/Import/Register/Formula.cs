using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// Text that a spreadsheet would run when our export is opened in one. A telephone (+1617…), a coordinate (-71.05) and a
/// name such as "@ the Corner" are not.
/// </summary>
internal static partial class Formula
{
    public static bool IsIn(string cell)
    {
        var text = cell.AsSpan().TrimStart();
        return !text.IsEmpty && (text[0] == '=' ? text.Length > 1 : text[0] is '+' or '-' or '@' && Command().IsMatch(text));
    }

    [GeneratedRegex(@"^[@+\-](?:[A-Za-z_][\w.]*[(|!]|[^\r\n]*[A-Za-z]\s*\|)", RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
