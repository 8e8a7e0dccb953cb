using System.Text;

namespace Alliance.Tests.Platform.Hostile;

/// <summary>
/// What becomes of good input on its way: cut, doubled, swapped, with a letter of another world in it. Starting from what is understood reaches deeper
/// than noise does. The same dice make the same damage.
/// </summary>
public static class Mangling
{
    private static readonly string[] Odd =
    [
        "\0", "\"", "'", ",", ";", "\t", "\r\n", "\n\n", "{", "}", "[", "]", "<script>", "&#0;", "%00", "\\", "\\u0000", "-", "--", "=1+1", "0", "-0", "-1", "1e309", "NaN", "Infinity",
        "99999999999999999999", "2147483648", "0x7fffffff", "１２", "٣", "null", "true", "{}", "[]", "ß", "İ", "ﬀ", "e\u0301", "\u202e", "\u200b", "\ufeff", "\ud83d\ude00", "\ud800", "\udfff",
        "0000-00-00", "2026-02-30", "9999-12-31", "25:61", "00000000-0000-0000-0000-000000000000", "{contact:00000000-0000-0000-0000-000000000000:first}", "../../etc/passwd", ": ", "- ", "# ", "---\n", "&a *a", "!!binary x", "|", new string('a', 300), new string('(', 200),
    ];

    public static string Mangle(string good, Random dice)
    {
        var text = new StringBuilder(good);
        for (var times = 1 + dice.Next(6); times > 0; times--)
        {
            var (at, length) = (dice.Next(text.Length + 1), 1 + dice.Next(1 + Math.Min(text.Length, 40)));
            length = Math.Min(length, text.Length - at);
            switch (dice.Next(6))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2: text.Insert(dice.Next(text.Length + 1), text.ToString(at, length)); break;
                case 3: text.Length = at; break;
                case 4 when length > 0: text[at] = (char)dice.Next(0x20, dice.Next(4) == 0 ? 0x10000 : 0x7f); break;
                default: text.Insert(at, Odd[dice.Next(Odd.Length)]); break;
            }
        }
        return text.ToString();
    }

    public static byte[] Mangle(byte[] good, Random dice)
    {
        var bytes = good.ToList();
        for (var times = 1 + dice.Next(6); times > 0; times--)
        {
            var at = dice.Next(bytes.Count + 1);
            switch (dice.Next(4))
            {
                case 0: bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + dice.Next(16))); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + dice.Next(64)))); break;
                case 2 when at < bytes.Count: bytes[at] = (byte)dice.Next(256); break;
                default: bytes.InsertRange(at, [0xff, 0xfe, 0x00, (byte)dice.Next(256)]); break;
            }
        }
        return [.. bytes];
    }
}
