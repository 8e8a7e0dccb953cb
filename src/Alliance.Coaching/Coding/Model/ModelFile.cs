using System.IO.Compression;
using System.Text;
using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>
/// A model as a zip file: <c>about.json</c> for a reader, <c>weights</c> for the coder. The same model gives the same bytes.
/// Weights of the first layer are kept as half-precision numbers; the rest as they are.
/// </summary>
internal static class ModelFile
{
    private const int Format = 1;
    private const int MostKeys = 10_000_000, MostFrom = 10_000;

    private static readonly DateTimeOffset Timeless = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(CoachModel model, string about, Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        using (var text = Entry(zip, "about.json")) text.Write(Encoding.UTF8.GetBytes(about));
        using var writer = new BinaryWriter(Entry(zip, "weights"));
        writer.Write(Format);
        writer.Write(Features.Groups);
        writer.Write(Surroundings.Count);
        var keys = model.Weighing.Vocabulary.Keys;
        writer.Write(keys.Length);
        foreach (var key in keys) writer.Write(key);
        foreach (var rarity in model.Weighing.Rarity) writer.Write((Half)rarity);
        foreach (var weight in model.First.Weights) writer.Write((Half)weight);
        WriteAll(writer, model.First.Bias);
        foreach (var decision in model.Decisions) Write(writer, decision);
    }

    /// <summary>Failure: <see cref="InvalidDataException"/> with a sentence where the file is no model, or one for another version.</summary>
    public static CoachModel Read(Stream from)
    {
        try
        {
            using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            using var reader = new BinaryReader((zip.GetEntry("weights") ?? throw new InvalidDataException()).Open());
            if (reader.ReadInt32() != Format || reader.ReadInt32() != Features.Groups || reader.ReadInt32() != Surroundings.Count)
            {
                throw new UnfitModelException("This model was trained by another version of the coach; train it again.");
            }
            return ReadModel(reader);
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

    private static CoachModel ReadModel(BinaryReader reader)
    {
        var count = Counted(reader, MostKeys);
        var keys = new ulong[count];
        for (var i = 0; i < count; i++) keys[i] = reader.ReadUInt64();
        var weighing = new Weighing(new Vocabulary(keys), Halves(reader, count));
        var first = new FirstLayer(Halves(reader, count * Heads.Count), Floats(reader, Heads.Count));
        var (behavior, asks, reflects, question, reflection, talk) = (Read(reader, 4), Read(reader, 2), Read(reader, 2), Read(reader, 2), Read(reader, 2), Read(reader, 3));
        return new CoachModel { Weighing = weighing, First = first, Behavior = behavior, Asks = asks, Reflects = reflects, QuestionKind = question, ReflectionKind = reflection, Talk = talk };
    }

    private static void Write(BinaryWriter writer, Decision decision)
    {
        writer.Write(decision.Classes);
        writer.Write(decision.Mean.Length);
        WriteAll(writer, decision.Mean);
        WriteAll(writer, decision.Spread);
        foreach (var weights in decision.Weights) WriteAll(writer, weights);
        WriteAll(writer, decision.Bias);
        writer.Write(decision.Temperature);
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
            Temperature = reader.ReadSingle(),
            Favor = Floats(reader, classes),
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
