using System.Text;
using Microsoft.ML.Tokenizers;

namespace Alliance.Coaching.Encoders;

/// <summary>Cuts what was said into the tokens an encoder knows, between the mark that begins and the mark that ends a sentence.</summary>
internal sealed class WordPieces
{
    private static readonly string[] Needed = ["[UNK]", "[CLS]", "[SEP]", "[PAD]"];

    private readonly BertTokenizer tokenizer;
    private readonly int known, most;

    private WordPieces(BertTokenizer tokenizer, int known, int most) => (this.tokenizer, this.known, this.most) = (tokenizer, known, most);

    public static WordPieces Read(EncoderFolder folder)
    {
        var lines = Lines(folder.Words);
        string[] missing = [.. Needed.Except(lines)];
        if (missing.Length > 0) throw new InvalidDataException($"{folder.Words} is no list of WordPiece tokens: it lacks {string.Join(", ", missing)}. Take the vocab.txt that came with the encoder.");
        if (lines.Length != lines.Distinct().Count()) throw new InvalidDataException($"{folder.Words} names a token twice; take the vocab.txt that came with the encoder.");
        var lower = folder.InSmallLetters;
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        // The masking token is of no use for encoding, and small vocabularies have none.
        var options = new BertOptions { LowerCaseBeforeTokenization = lower, RemoveNonSpacingMarks = lower, MaskingToken = lines.Contains("[MASK]") ? "[MASK]" : "[UNK]" };
        return new WordPieces(BertTokenizer.Create(file, options), lines.Length, folder.MostTokens);
    }

    public long[] Of(string text)
    {
        var tokens = tokenizer.EncodeToIds(text);
        var ids = new long[Math.Min(tokens.Count, most)];
        for (var i = 0; i < ids.Length; i++) ids[i] = tokens[i];
        ids[^1] = tokens[^1];
        return ids;
    }

    /// <summary>A short text, one of the longest, and one with the last word of the list: what the model must be able to read.</summary>
    public IEnumerable<long[]> Trials() => [Of("Hello"), [.. Enumerable.Repeat(Of("Hello")[0], most)], [known - 1]];

    private static string[] Lines(string path)
    {
        try
        {
            return [.. File.ReadAllLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true)).Select(line => line.TrimEnd('\r'))];
        }
        catch (DecoderFallbackException no)
        {
            throw new InvalidDataException($"{path} is not saved as UTF-8; take the vocab.txt that came with the encoder.", no);
        }
    }
}
