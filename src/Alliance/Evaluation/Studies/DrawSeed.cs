using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Evaluation.Studies;

/// <summary>
/// The seed of a draw, from the numbers that its witnesses said: SHA-256 of the input's hash and the numbers from small to large. One number that was
/// not known beforehand is enough for nobody to know the seed beforehand.
/// </summary>
public static class DrawSeed
{
    public const int LeastWitnesses = 2;
    public const int MostWitnesses = 4;
    public const int LargestNumber = 999_999_999;

    /// <summary>What is hashed: lower-case hexadecimal, a colon, and the numbers with commas between.</summary>
    public static string TextOf(byte[] inputHash, IEnumerable<int> numbers) =>
        $"{Convert.ToHexStringLower(inputHash)}:{string.Join(',', numbers.Order().Select(n => n.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>The first eight bytes of the hash as a whole number, without its sign.</summary>
    public static long Of(byte[] inputHash, IEnumerable<int> numbers) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(inputHash, numbers)))) & long.MaxValue;
}
