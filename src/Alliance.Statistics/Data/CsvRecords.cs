namespace Alliance.Statistics.Data;

/// <summary>Cuts a stream of UTF-8 into records and cells by RFC 4180, with one buffer; what a cell holds is read in place.</summary>
internal sealed class CsvRecords(Stream stream)
{
    /// <summary>A record longer than this has a quotation mark that is never closed.</summary>
    public const int LongestRecord = 1 << 24;

    private readonly List<(int Start, int Length, bool Quoted)> cells = [];
    private byte[] buffer = new byte[1 << 17];
    private byte separator = (byte)',';
    private int start;
    private int end;
    private bool finished;

    private enum Cut
    {
        Whole,
        Unfinished,
        Broken,
    }

    /// <summary>Cells of the record last read.</summary>
    public int Count => cells.Count;

    /// <summary>The line on which the record last read begins; the first is 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why reading ended before the end, as a sentence's second half; nothing where it did not.</summary>
    public string? Broken { get; private set; }

    private long NextLine { get; set; } = 1;

    /// <summary>What the first line, with its names, is cut by: semicolons or tabs where it has no comma.</summary>
    public void FindSeparator()
    {
        Fill();
        var line = buffer.AsSpan(start, end - start);
        var stop = line.IndexOf((byte)'\n');
        line = stop < 0 ? line : line[..stop];
        separator = (byte)(line.Contains((byte)',') ? ',' : line.Contains((byte)';') ? ';' : line.Contains((byte)'\t') ? '\t' : ',');
    }

    public ReadOnlySpan<byte> StartOfFile()
    {
        Fill();
        return buffer.AsSpan(start, end - start);
    }

    public void Skip(int bytes) => start += bytes;

    /// <summary>The next record that is not an empty line; false at the end, or where <see cref="Broken"/> says why.</summary>
    public bool Read()
    {
        while (true)
        {
            var cut = CutRecord(out var next, out var lines);
            if (cut == Cut.Unfinished)
            {
                if (end - start >= LongestRecord)
                {
                    return Break("a quotation mark opened in it is never closed");
                }

                Fill();
                continue;
            }

            if (cut == Cut.Broken)
            {
                return false;
            }

            if (next == start)
            {
                return false;
            }

            (Line, NextLine) = (NextLine, NextLine + lines);
            start = next;
            if (cells.Count > 1 || cells[0].Length > 0 || cells[0].Quoted)
            {
                return true;
            }
        }
    }

    /// <summary>What stands in a cell, without its quotation marks; valid until the next record is read.</summary>
    public ReadOnlySpan<byte> this[int cell]
    {
        get
        {
            var (from, length, quoted) = cells[cell];
            var raw = buffer.AsSpan(from, length);
            return quoted && raw.Contains((byte)'"') ? Unescaped(raw) : raw;
        }
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> raw)
    {
        var plain = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            plain.Add(raw[i]);
            i += raw[i] == '"' ? 1 : 0;
        }

        return [.. plain];
    }

    private bool Break(string why)
    {
        (Line, Broken) = (NextLine, why);
        return false;
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > buffer.Length / 2)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.ReadAtLeast(buffer.AsSpan(end), Math.Min(1 << 16, buffer.Length - end), throwOnEndOfStream: false);
        end += read;
        finished = read == 0;
    }

    private Cut CutRecord(out int next, out int lines)
    {
        cells.Clear();
        (next, lines) = (start, 1);
        while (true)
        {
            var cut = next < end && buffer[next] == '"' ? CutQuoted(ref next, ref lines) : CutPlain(ref next);
            if (cut != Cut.Whole)
            {
                return cut;
            }

            if (next >= end)
            {
                return finished ? Cut.Whole : Cut.Unfinished;
            }

            if (buffer[next++] == '\n')
            {
                return Cut.Whole;
            }
        }
    }

    private Cut CutPlain(ref int next)
    {
        var length = buffer.AsSpan(next, end - next).IndexOfAny(separator, (byte)'\n');
        if (length < 0 && !finished)
        {
            return Cut.Unfinished;
        }

        var from = next;
        next = length < 0 ? end : next + length;
        var to = next;
        while (from < to && IsSpace(buffer[from]))
        {
            from++;
        }

        while (to > from && IsSpace(buffer[to - 1]))
        {
            to--;
        }

        cells.Add((from, to - from, false));
        return Cut.Whole;
    }

    private Cut CutQuoted(ref int next, ref int lines)
    {
        var from = ++next;
        while (true)
        {
            var length = buffer.AsSpan(next, end - next).IndexOf((byte)'"');
            if (length < 0)
            {
                return Unclosed();
            }

            next += length + 1;
            if (next >= end && !finished)
            {
                return Cut.Unfinished;
            }

            if (next >= end || buffer[next] != '"')
            {
                break;
            }

            next++;
        }

        cells.Add((from, next - 1 - from, true));
        lines += buffer.AsSpan(from, next - from).Count((byte)'\n');
        return AfterQuote(ref next);
    }

    private Cut Unclosed()
    {
        if (finished)
        {
            Break("a quotation mark opened in it is never closed");
        }

        return finished ? Cut.Broken : Cut.Unfinished;
    }

    private Cut AfterQuote(ref int next)
    {
        while (next < end && buffer[next] != separator && buffer[next] != '\n')
        {
            if (!IsSpace(buffer[next]))
            {
                Break("something stands after a closing quotation mark");
                return Cut.Broken;
            }

            next++;
        }

        return next < end || finished ? Cut.Whole : Cut.Unfinished;
    }

    private bool IsSpace(byte each) => (each is (byte)' ' or (byte)'\r' or (byte)'\t') && each != separator;
}
