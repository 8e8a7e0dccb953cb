using System.Runtime.InteropServices;
using System.Text;

namespace Alliance.Tests.Training.Coach;

/// <summary>
/// Writes a sentence encoder that is one table: a row of numbers for every word, looked up by ONNX's Gather. The bytes are those of
/// onnx.proto, written by hand, so that no test needs a file that somebody else made.
/// </summary>
internal sealed class TinyEncoder
{
    public const int Float = 1, Int32 = 6, Int64 = 7;
    private static readonly string[] Marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    /// <summary>A word and its numbers, all equally many.</summary>
    public Dictionary<string, float[]> Words { get; init; } = [];
    public string[] Inputs { get; init; } = ["input_ids", "attention_mask"];
    public int InputType { get; init; } = Int64;
    public int InputDimensions { get; init; } = 2;

    /// <summary>Whether the model says one vector for the whole text, and none for each token.</summary>
    public bool IsPooled { get; init; }

    /// <summary>Which input the numbers are looked up by.</summary>
    public int LooksUp { get; init; }

    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Model());
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), Vocabulary);
        return folder;
    }

    private string[] Vocabulary => [.. Marks, .. Words.Keys.Except(Marks)];

    private byte[] Model()
    {
        var table = Vocabulary.SelectMany(w => Words.GetValueOrDefault(w) ?? new float[Dimensions]).ToArray();
        byte[][] nodes = IsPooled
            ? [Node("Gather", ["table", Inputs[LooksUp]], "rows"), [.. Node("ReduceMean", ["rows"], "vector"), .. Part(5, [.. Text(1, "axes"), .. Number(8, 1), .. Number(20, 7)]), .. Part(5, [.. Text(1, "keepdims"), .. Number(3, 0), .. Number(20, 2)])]]
            : [Node("Gather", ["table", Inputs[LooksUp]], "vector")];
        byte[] graph =
        [
            .. nodes.SelectMany(n => Part(1, n)), .. Text(2, "tiny"),
            .. Part(5, [.. Number(1, Vocabulary.Length), .. Number(1, Dimensions), .. Number(2, Float), .. Text(8, "table"), .. Part(9, MemoryMarshal.AsBytes<float>(table).ToArray())]),
            .. Inputs.SelectMany(input => Part(11, End(input, InputType, InputDimensions))),
            .. Part(12, End("vector", Float, InputDimensions + (IsPooled ? 0 : 1))),
        ];
        return [.. Number(1, 7), .. Part(7, graph), .. Part(8, [.. Text(1, ""), .. Number(2, 13)])];
    }

    private int Dimensions => Words.Values.First().Length;

    private static byte[] Node(string kind, string[] from, string to) => [.. from.SelectMany(f => Text(1, f)), .. Text(2, to), .. Text(4, kind)];

    private static byte[] End(string name, int type, int dimensions) =>
        [.. Text(1, name), .. Part(2, Part(1, [.. Number(1, type), .. Part(2, [.. Enumerable.Range(0, dimensions).SelectMany(d => Part(1, Text(2, $"d{d}")))])]))];

    private static byte[] Text(int field, string text) => Part(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Part(int field, byte[] bytes) => [.. Whole((ulong)field << 3 | 2), .. Whole((ulong)bytes.Length), .. bytes];

    private static byte[] Number(int field, long value) => [.. Whole((ulong)field << 3), .. Whole((ulong)value)];

    /// <summary>Seven bits to a byte, the lowest first.</summary>
    private static byte[] Whole(ulong value) => value < 128 ? [(byte)value] : [(byte)(value & 127 | 128), .. Whole(value >> 7)];
}
