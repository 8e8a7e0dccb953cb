using System.Security.Cryptography;

namespace Alliance.Coaching.Encoders;

/// <summary>
/// A sentence encoder that an agency brings along, as an ONNX model in a folder: it turns what was said into a row of numbers that lie near
/// each other where the meaning does (Reimers and Gurevych 2019). The tokens' vectors are averaged over the tokens that are there: of two
/// tokens [1, 0] and [3, 4] the sentence is [2, 2]. Runs on one thread of the processor, so that the same words get the same numbers; safe to
/// use from many threads at once. Nothing that is said leaves the process.
/// </summary>
public sealed class SentenceEncoder : IDisposable
{
    /// <summary>Words are cut into at most so many tokens, the rest of a long turn is not encoded; less where the model says that it reads less.</summary>
    public const int MostTokens = 256;

    private readonly WordPieces words;
    private readonly EncoderModel model;

    private SentenceEncoder(EncoderFolder folder, WordPieces words, EncoderModel model, string mark) => (Folder, this.words, this.model, Mark) = (folder.Path, words, model, mark);

    /// <summary>Where it lies, as it was named.</summary>
    public string Folder { get; }

    /// <summary>SHA-256 over the model and its words, 64 hexadecimal digits: a model of the coach that was trained with one encoder works with no other.</summary>
    public string Mark { get; }

    /// <summary>How many numbers a sentence gets.</summary>
    public int Dimensions => model.Dimensions;

    /// <param name="folder">Holds <c>model.onnx</c> and <c>vocab.txt</c> (WordPiece, one token to a line), beside them if need be <c>tokenizer_config.json</c> and <c>config.json</c>.</param>
    /// <exception cref="InvalidDataException">With a sentence for the user: something is not there, or is no sentence encoder.</exception>
    public static SentenceEncoder Open(string folder)
    {
        var found = EncoderFolder.Find(folder);
        var words = WordPieces.Read(found);
        var model = EncoderModel.Load(found);
        try
        {
            model.Try(words.Trials());
            return new SentenceEncoder(found, words, model, MarkOf(found));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <returns><see cref="Dimensions"/> finite numbers.</returns>
    /// <exception cref="InvalidDataException">The model failed on this text, with a sentence for the user.</exception>
    public float[] Encode(string text) => model.Encode(words.Of(text));

    public void Dispose() => model.Dispose();

    private static string MarkOf(EncoderFolder folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in folder.WhatCounts)
        {
            using var file = File.OpenRead(path);
            hash.AppendData(SHA256.HashData(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
