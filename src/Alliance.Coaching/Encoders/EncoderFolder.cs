using System.Text.Json;

namespace Alliance.Coaching.Encoders;

/// <summary>The files of a sentence encoder, as they are usually published.</summary>
internal sealed class EncoderFolder
{
    private EncoderFolder(string path) => Path = path;

    public string Path { get; }
    public string Model => In("model.onnx");
    public string Words => In("vocab.txt");

    /// <summary>What the vectors depend on.</summary>
    public IEnumerable<string> WhatCounts => new[] { Model, In("model.onnx_data"), Words, In("tokenizer_config.json"), In("config.json") }.Where(File.Exists);

    public static EncoderFolder Find(string path)
    {
        var folder = new EncoderFolder(path);
        if (File.Exists(path)) throw new InvalidDataException($"{path} is a file; name the folder that holds the sentence encoder.");
        if (!Directory.Exists(path)) throw new InvalidDataException($"There is no folder {path} to take the sentence encoder from; check the spelling, or leave the encoder away.");
        if (!File.Exists(folder.Model)) throw new InvalidDataException($"{path} holds no model.onnx; put the sentence encoder there under that name.");
        if (!File.Exists(folder.Words)) throw new InvalidDataException($"{path} holds no vocab.txt; the encoder's words belong there, one WordPiece token to a line.");
        return folder;
    }

    /// <summary>Whether the words were learned in small letters; so it is unless the tokenizer's settings say otherwise.</summary>
    public bool InSmallLetters => Setting("tokenizer_config.json", "do_lower_case") is not { ValueKind: JsonValueKind.False };

    /// <summary>How many tokens the model can read at once.</summary>
    public int MostTokens => Setting("config.json", "max_position_embeddings") is { ValueKind: JsonValueKind.Number } most && most.TryGetInt32(out var tokens) && tokens > 2
        ? Math.Min(tokens, SentenceEncoder.MostTokens)
        : SentenceEncoder.MostTokens;

    private JsonElement? Setting(string file, string name)
    {
        if (!File.Exists(In(file))) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(In(file)));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (JsonException no)
        {
            throw new InvalidDataException($"{In(file)} is not JSON that can be read; fetch it anew, or take it away.", no);
        }
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
