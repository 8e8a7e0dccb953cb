using System.IO.Compression;
using System.Text;
using Alliance.Coaching.Coding.Reading;
using Alliance.Coaching.Encoders;

namespace Alliance.Coaching.Coding.Model;

/// <summary>
/// A model as a zip file: <c>about.json</c> for a reader, <c>weights</c> for the coder. The same model gives the same bytes.
/// Weights of the first layer are kept as half-precision numbers; the rest as they are.
/// </summary>
internal static class ModelFile
{
    private const int Format = 5;
    private const int MostKeys = 10_000_000, MostFrom = 10_000, MostDimensions = 10_000, MostNodes = 1_000_000;

    private static readonly DateTimeOffset Timeless = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(CoachModel model, string about, Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        using (var text = Entry(zip, "about.json")) text.Write(Encoding.UTF8.GetBytes(about));
        using var writer = new BinaryWriter(Entry(zip, "weights"));
        writer.Write(Format);
        writer.Write(Features.Groups);
        writer.Write(Surroundings.Count);
        Write(writer, model.Scaling);
        var keys = model.Weighing.Vocabulary.Keys;
        writer.Write(keys.Length);
        foreach (var key in keys) writer.Write(key);
        foreach (var rarity in model.Weighing.Rarity) writer.Write((Half)rarity);
        foreach (var weight in model.First.Weights) writer.Write((Half)weight);
        WriteAll(writer, model.First.Bias);
        foreach (var decision in model.Decisions) Write(writer, decision);
    }

    /// <summary>Failure: <see cref="InvalidDataException"/> with a sentence where the file is no model, or one for another version.</summary>
    public static CoachModel Read(Stream from, SentenceEncoder? encoder)
    {
        try
        {
            using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            using var reader = new BinaryReader((zip.GetEntry("weights") ?? throw new InvalidDataException()).Open());
            if (reader.ReadInt32() != Format || reader.ReadInt32() != Features.Groups || reader.ReadInt32() != Surroundings.Count)
            {
                throw new UnfitModelException("This model was trained by another version of the coach; train it again.");
            }
            return ReadModel(reader, encoder);
        }
        catch (UnfitModelException unfit)
        {
            throw new InvalidDataException(unfit.Message, unfit);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException("This file is no model of the coach, or it is damaged.", failure);
        }
    }

    private static CoachModel ReadModel(BinaryReader reader, SentenceEncoder? encoder)
    {
        var scaling = ReadScaling(reader);
        if (scaling is not null) CheckEncoder(scaling, encoder);
        var count = Counted(reader, MostKeys);
        var keys = new ulong[count];
        for (var i = 0; i < count; i++) keys[i] = reader.ReadUInt64();
        var weighing = new Weighing(new Vocabulary(keys), Halves(reader, count));
        var first = new FirstLayer(Halves(reader, (count + (scaling?.Mean.Length ?? 0)) * Heads.Count), Floats(reader, Heads.Count));
        var (behavior, asks, reflects, question, reflection, talk) = (Read(reader, 4), Read(reader, 2), Read(reader, 2), Read(reader, 2), Read(reader, 2), Read(reader, 3));
        return new CoachModel { Weighing = weighing, Scaling = scaling, Encode = scaling is null ? null : encoder!.Encode, First = first, Behavior = behavior, Asks = asks, Reflects = reflects, QuestionKind = question, ReflectionKind = reflection, Talk = talk };
    }

    private static void Write(BinaryWriter writer, EncoderScaling? scaling)
    {
        writer.Write(scaling?.Mark ?? "");
        if (scaling is null) return;
        writer.Write(scaling.Mean.Length);
        WriteAll(writer, scaling.Mean);
        writer.Write(scaling.Scale);
    }

    private static EncoderScaling? ReadScaling(BinaryReader reader) =>
        reader.ReadString() is { Length: > 0 } mark ? new EncoderScaling(mark, Floats(reader, Counted(reader, MostDimensions)), reader.ReadSingle()) : null;

    private static void CheckEncoder(EncoderScaling scaling, SentenceEncoder? encoder)
    {
        if (encoder is null) throw new UnfitModelException($"This model was trained with a sentence encoder (SHA-256 {scaling.Mark[..12]}…) and cannot code without it; name its folder with --encoder, or with Coach__Encoder in the settings.");
        if (encoder.Mark != scaling.Mark || encoder.Dimensions != scaling.Mean.Length)
            throw new UnfitModelException($"This model was trained with another sentence encoder (SHA-256 {scaling.Mark[..12]}…) than the one in {encoder.Folder} ({encoder.Mark[..12]}…); name the folder of that one, or train the model again.");
    }

    private static void Write(BinaryWriter writer, Decision decision)
    {
        writer.Write(decision.Classes);
        writer.Write(decision.Mean.Length);
        WriteAll(writer, decision.Mean);
        WriteAll(writer, decision.Spread);
        foreach (var weights in decision.Weights) WriteAll(writer, weights);
        WriteAll(writer, decision.Bias);
        writer.Write(decision.Groves.Length);
        foreach (var grove in decision.Groves) Write(writer, grove);
        writer.Write(decision.Temperature);
        writer.Write(decision.Doubt);
        WriteAll(writer, decision.Favor);
    }

    private static Decision Read(BinaryReader reader, int classes)
    {
        if (reader.ReadInt32() != classes) throw new InvalidDataException();
        var from = Counted(reader, MostFrom);
        return new Decision
        {
            Mean = Floats(reader, from),
            Spread = Floats(reader, from),
            Weights = [.. Enumerable.Range(0, classes).Select(_ => Floats(reader, from))],
            Bias = Floats(reader, classes),
            Groves = [.. Enumerable.Range(0, Counted(reader, classes)).Select(_ => ReadGrove(reader, from))],
            Temperature = reader.ReadSingle(),
            Doubt = reader.ReadSingle(),
            Favor = Floats(reader, classes),
        };
    }

    private static void Write(BinaryWriter writer, Grove grove)
    {
        writer.Write(grove.Roots.Length);
        writer.Write(grove.Looks.Length);
        writer.Write(grove.Leaves.Length);
        foreach (var root in grove.Roots) writer.Write(root);
        foreach (var look in grove.Looks) writer.Write(look);
        WriteAll(writer, grove.UpTo);
        foreach (var child in grove.Left.Concat(grove.Right)) writer.Write(child);
        WriteAll(writer, grove.Leaves);
    }

    private static Grove ReadGrove(BinaryReader reader, int from)
    {
        var (roots, nodes, leaves) = (Counted(reader, MostNodes), Counted(reader, MostNodes), Counted(reader, MostNodes));
        // A child that led back, or a leaf that is not there, would make a damaged file hang the program.
        int Child(int after) => reader.ReadInt32() is var child && child < nodes && ~child < leaves && (child < 0 || child > after) ? child : throw new InvalidDataException();
        short Look() => reader.ReadInt16() is var look && look >= 0 && look < from ? look : throw new InvalidDataException();
        return new Grove
        {
            Roots = [.. Enumerable.Range(0, roots).Select(_ => Child(-1))],
            Looks = [.. Enumerable.Range(0, nodes).Select(_ => Look())],
            UpTo = Floats(reader, nodes),
            Left = [.. Enumerable.Range(0, nodes).Select(Child)],
            Right = [.. Enumerable.Range(0, nodes).Select(Child)],
            Leaves = Floats(reader, leaves),
        };
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timeless;
        return entry.Open();
    }

    private static int Counted(BinaryReader reader, int most) => reader.ReadInt32() is var count && count >= 0 && count <= most ? count : throw new InvalidDataException();

    private static void WriteAll(BinaryWriter writer, float[] values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = reader.ReadSingle();
        return values;
    }

    private static float[] Halves(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = (float)reader.ReadHalf();
        return values;
    }

    private sealed class UnfitModelException(string message) : Exception(message);
}
