using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Alliance.Coaching.Encoders;

/// <summary>The ONNX model itself: numbers of tokens in, a vector out.</summary>
internal sealed class EncoderModel : IDisposable
{
    private const string Tokens = "input_ids", Mask = "attention_mask", Segments = "token_type_ids";
    private static readonly string[] Known = [Tokens, Mask, Segments];

    private readonly string path, output;
    private readonly bool isByToken;
    private readonly InferenceSession session;
    private readonly RunOptions options = new();

    private EncoderModel(string path, InferenceSession session)
    {
        (this.path, this.session) = (path, session);
        CheckInputs();
        (output, isByToken) = FindOutput();
    }

    /// <summary>Known once it was tried.</summary>
    public int Dimensions { get; private set; }

    public static EncoderModel Load(EncoderFolder folder)
    {
        Runtime.MakeReady();
        InferenceSession? session = null;
        try
        {
            // One thread: sums are added in one order, so that the same words get the same numbers.
            using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            session = new InferenceSession(folder.Model, settings);
            return new EncoderModel(folder.Model, session);
        }
        catch (OnnxRuntimeException no)
        {
            throw new InvalidDataException($"{folder.Model} is no ONNX model that can be loaded: {Short(no)}. Fetch it anew, with all its files.", no);
        }
        catch (InvalidDataException)
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Encodes what it must be able to read, so that a model of another kind is refused before any work is done.</summary>
    public void Try(IEnumerable<long[]> trials)
    {
        foreach (var trial in trials)
        {
            var vector = Encode(trial);
            if (Dimensions == 0) Dimensions = vector.Length;
            if (vector.Length != Dimensions) throw new InvalidDataException($"{path} gives texts of different lengths vectors of different lengths; a sentence encoder gives every token, or every text, the same.");
        }
    }

    public float[] Encode(long[] tokens)
    {
        try
        {
            using var answer = session.Run(options, [.. session.InputNames], [.. session.InputNames.Select(name => Input(name, tokens))], [output]);
            var vector = isByToken ? Averaged(answer[0], tokens.Length) : answer[0].GetTensorDataAsSpan<float>().ToArray();
            return vector.Length > 0 && vector.All(float.IsFinite) ? vector : throw new InvalidDataException($"{path} answers with something that is no number; it cannot be used as it is.");
        }
        catch (OnnxRuntimeException no)
        {
            throw new InvalidDataException($"{path} cannot encode {tokens.Length} tokens of the words in vocab.txt: {Short(no)}. Take model and vocab.txt from the same encoder.", no);
        }
    }

    private OrtValue Input(string name, long[] tokens)
    {
        var values = name switch { Tokens => tokens, Mask => [.. Enumerable.Repeat(1L, tokens.Length)], _ => new long[tokens.Length] };
        long[] shape = [1, tokens.Length];
        return session.InputMetadata[name].ElementDataType == TensorElementType.Int32
            ? OrtValue.CreateTensorValueFromMemory([.. values.Select(v => (int)v)], shape)
            : OrtValue.CreateTensorValueFromMemory(values, shape);
    }

    /// <summary>The mean over the tokens; one text is encoded at a time, so all of them are there and the mask is all ones.</summary>
    private float[] Averaged(OrtValue answer, int tokens)
    {
        var all = answer.GetTensorDataAsSpan<float>();
        if (answer.GetTensorTypeAndShape().Shape[1] != tokens) throw new InvalidDataException($"{path} answers with another number of tokens than it was given; a sentence encoder gives every token a vector.");
        var mean = new float[all.Length / tokens];
        for (var i = 0; i < all.Length; i++) mean[i % mean.Length] += all[i];
        for (var i = 0; i < mean.Length; i++) mean[i] /= tokens;
        return mean;
    }

    private void CheckInputs()
    {
        var inputs = session.InputMetadata;
        var isFit = inputs.ContainsKey(Tokens) && inputs.Keys.All(Known.Contains)
            && inputs.Values.All(i => i is { IsTensor: true, Dimensions.Length: 2, ElementDataType: TensorElementType.Int64 or TensorElementType.Int32 });
        if (!isFit) throw new InvalidDataException($"{path} takes {Described(inputs)}; a sentence encoder takes {Tokens}, and if it wants {Mask} and {Segments}, whole numbers by text and token.");
    }

    private (string Name, bool IsByToken) FindOutput()
    {
        var outputs = session.OutputMetadata.Where(o => o.Value is { IsTensor: true, ElementDataType: TensorElementType.Float }).ToArray();
        foreach (var (dimensions, isByToken) in new[] { (3, true), (2, false) })
        {
            if (outputs.FirstOrDefault(o => o.Value.Dimensions.Length == dimensions) is { Key: { } name }) return (name, isByToken);
        }
        throw new InvalidDataException($"{path} answers with {Described(session.OutputMetadata)}; a sentence encoder answers with floating-point numbers by text, token and dimension, or by text and dimension.");
    }

    private static string Described(IEnumerable<KeyValuePair<string, NodeMetadata>> ends) =>
        string.Join(", ", ends.Select(e => e.Value.IsTensor ? $"{e.Key} ({e.Value.ElementDataType}, {e.Value.Dimensions.Length} dimensions)" : e.Key));

    /// <summary>What the runtime complains of, without its code in brackets and the places in its source.</summary>
    private static string Short(OnnxRuntimeException no)
    {
        var text = no.Message[(no.Message.IndexOf(']') + 1)..].Split('\n')[0].Trim().TrimEnd('.');
        return text.Length <= 200 ? text : text[..200] + "…";
    }

    public void Dispose()
    {
        options.Dispose();
        session.Dispose();
    }
}
