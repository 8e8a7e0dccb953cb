using System.Text;

namespace Alliance.Partnerships.Import.Register;

/// <summary>Bytes to text, strictly: a wrong guess would spoil names silently, so an unclear file is refused.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly (byte[] Mark, Encoding Encoding)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE], new UnicodeEncoding(false, false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(true, false, throwOnInvalidBytes: true)),
    ];

    public static ReadResult<string> Decode(byte[] content)
    {
        var (mark, encoding) = ByteOrderMarks.FirstOrDefault(candidate => content.AsSpan().StartsWith(candidate.Mark), ([], Utf8));
        try
        {
            var text = encoding.GetString(content, mark.Length, content.Length - mark.Length);
            return Refusal(text) is { } refusal ? refusal : text;
        }
        catch (DecoderFallbackException)
        {
            return content.Contains((byte)0) ? Binary : NotUtf8;
        }
    }

    internal static Sentence NotUtf8 => new("This file is not saved as UTF-8, so its letters cannot be read reliably; in Excel choose Save as, then “CSV UTF-8”.");

    internal static Sentence Binary => new("This file holds binary data (NUL characters); it is not a CSV or Excel (.xlsx) file.");

    private static Sentence? Refusal(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Binary;
        }

        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            return new Sentence("This file is empty.");
        }

        return start[0] is '<' or '{'
            ? new Sentence("This file is a web page, XML or JSON, not a CSV or Excel (.xlsx) file.")
            : null;
    }
}
