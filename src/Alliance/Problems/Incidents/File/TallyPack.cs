using System.IO.Compression;

namespace Alliance.Problems.Incidents.File;

/// <summary>A tally as one column of the store: a few bytes for each cell, compressed.</summary>
public static class TallyPack
{
    public static byte[] Pack(IncidentTally tally)
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            writer.Write7BitEncodedInt(tally.Rows);
            foreach (var words in (FileWords[])[tally.Dates, tally.Places, tally.Categories])
            {
                writer.Write7BitEncodedInt(words.All.Count);
                foreach (var word in words.All) Write(writer, word);
            }
            writer.Write7BitEncodedInt(tally.Bad.Count);
            foreach (var (problem, word) in tally.Bad)
            {
                writer.Write7BitEncodedInt((int)problem);
                Write(writer, word);
            }
            writer.Write7BitEncodedInt(tally.Cells.Count);
            foreach (var (key, cell) in tally.Cells)
            {
                writer.Write7BitEncodedInt64(key);
                writer.Write7BitEncodedInt(cell.Rows);
                writer.Write7BitEncodedInt(cell.Count);
            }
        }
        return packed.ToArray();
    }

    public static IncidentTally Unpack(byte[] packed)
    {
        using var reader = new BinaryReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        var tally = new IncidentTally { Rows = reader.Read7BitEncodedInt() };
        foreach (var words in (FileWords[])[tally.Dates, tally.Places, tally.Categories])
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--) words.Add(Read(reader));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) tally.Bad[(RowProblem)reader.Read7BitEncodedInt()] = Read(reader);
        var cells = reader.Read7BitEncodedInt();
        tally.Cells.EnsureCapacity(cells);
        for (; cells > 0; cells--) tally.Cells[reader.Read7BitEncodedInt64()] = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        return tally;
    }

    private static void Write(BinaryWriter writer, FileWord word)
    {
        writer.Write(word.Text);
        writer.Write7BitEncodedInt(word.Rows);
        writer.Write7BitEncodedInt(word.FirstRows.Count);
        foreach (var row in word.FirstRows) writer.Write7BitEncodedInt(row);
    }

    private static FileWord Read(BinaryReader reader)
    {
        var word = new FileWord(reader.ReadString()) { Rows = reader.Read7BitEncodedInt() };
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) word.FirstRows.Add(reader.Read7BitEncodedInt());
        return word;
    }
}
