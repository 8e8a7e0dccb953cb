using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>How the groups of several terms meet: the blocks of Z'Z, the pattern of its factor, and which blocks a row adds to.</summary>
internal sealed class RandomStructure
{
    private readonly int[][] blockOfRow;

    /// <param name="terms">Those with the most groups come first from here on, so that nested ones do not fill in.</param>
    public RandomStructure(IReadOnlyList<RandomEffect> terms, int rows)
    {
        Terms = [.. terms.OrderByDescending(term => term.Levels.Count)];
        Rows = rows;
        Offsets = new int[Terms.Count];
        for (var term = 0; term < Terms.Count; term++)
        {
            Offsets[term] = Size;
            Size += Terms[term].Width * Terms[term].Levels.Count;
        }

        var blocks = new List<RandomBlock>();
        blockOfRow = new int[Terms.Count * (Terms.Count + 1) / 2][];
        for (var (rowTerm, pair) = (0, 0); rowTerm < Terms.Count; rowTerm++)
        {
            for (var columnTerm = 0; columnTerm <= rowTerm; columnTerm++, pair++)
            {
                blockOfRow[pair] = rowTerm == columnTerm ? AddDiagonal(blocks, rowTerm) : AddMeetings(blocks, rowTerm, columnTerm);
            }
        }

        Blocks = [.. blocks];
        Pattern = SparsePattern.Of(Entries());
        Places = FindPlaces();
    }

    public IReadOnlyList<RandomEffect> Terms { get; }

    /// <summary>Where the effects of each term begin.</summary>
    public int[] Offsets { get; }

    /// <summary>How many effects there are.</summary>
    public int Size { get; private set; }

    public int Rows { get; }

    public RandomBlock[] Blocks { get; }

    /// <summary>Numbers in all blocks together.</summary>
    public int Values { get; private set; }

    public SparsePattern Pattern { get; }

    /// <summary>For each row of each block, where its first entry lies among the values of the factor.</summary>
    public int[] Places { get; }

    /// <summary>values += Z' diag(weights) Z, block by block.</summary>
    /// <param name="weights">One per row; empty: all one.</param>
    public void AddCrossProducts(ReadOnlySpan<double> weights, Span<double> values)
    {
        for (var (rowTerm, pair) = (0, 0); rowTerm < Terms.Count; rowTerm++)
        {
            for (var columnTerm = 0; columnTerm <= rowTerm; columnTerm++, pair++)
            {
                AddCrossProducts(Terms[rowTerm], Terms[columnTerm], blockOfRow[pair], weights, values);
            }
        }
    }

    /// <summary>result += Z' · vector.</summary>
    public void AddTransposed(ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var t = 0; t < Terms.Count; t++)
        {
            var term = Terms[t];
            for (var column = 0; column < term.Width; column++)
            {
                for (var row = 0; row < vector.Length; row++)
                {
                    result[Offsets[t] + term.LevelOfRow[row] * term.Width + column] += term.ValueAt(row, column) * vector[row];
                }
            }
        }
    }

    /// <summary>result += Z · effects.</summary>
    public void AddEffects(ReadOnlySpan<double> effects, Span<double> result)
    {
        for (var t = 0; t < Terms.Count; t++)
        {
            var term = Terms[t];
            for (var column = 0; column < term.Width; column++)
            {
                for (var row = 0; row < result.Length; row++)
                {
                    result[row] += term.ValueAt(row, column) * effects[Offsets[t] + term.LevelOfRow[row] * term.Width + column];
                }
            }
        }
    }

    /// <summary>result += z' B z for every row, z its part of Z and B a symmetric matrix of which the blocks are given.</summary>
    public void AddQuadratic(ReadOnlySpan<double> blocks, Span<double> result)
    {
        for (var (rowTerm, pair) = (0, 0); rowTerm < Terms.Count; rowTerm++)
        {
            for (var columnTerm = 0; columnTerm <= rowTerm; columnTerm++, pair++)
            {
                var (left, right, twice) = (Terms[rowTerm], Terms[columnTerm], rowTerm == columnTerm ? 1 : 2);
                for (var row = 0; row < result.Length; row++)
                {
                    var value = blockOfRow[pair][row];
                    for (var a = 0; a < left.Width; a++)
                    {
                        for (var b = 0; b < right.Width; b++)
                        {
                            result[row] += twice * left.ValueAt(row, a) * right.ValueAt(row, b) * blocks[value++];
                        }
                    }
                }
            }
        }
    }

    /// <summary>result += Z' · rows, each row of the result as wide as the design.</summary>
    public void AddTransposed(SparseRows design, ReadOnlySpan<double> weights, Span<double> result)
    {
        for (var t = 0; t < Terms.Count; t++)
        {
            var term = Terms[t];
            for (var row = 0; row < Rows; row++)
            {
                var columns = design.Columns(row);
                var values = design.Values(row);
                for (var each = 0; each < term.Width; each++)
                {
                    var line = result[((Offsets[t] + term.LevelOfRow[row] * term.Width + each) * design.Width)..];
                    var factor = term.ValueAt(row, each) * (weights.IsEmpty ? 1 : weights[row]);
                    for (var at = 0; at < columns.Length; at++)
                    {
                        line[columns[at]] += factor * values[at];
                    }
                }
            }
        }
    }

    private static void AddCrossProducts(RandomEffect left, RandomEffect right, int[] blockOfRow, ReadOnlySpan<double> weights, Span<double> values)
    {
        for (var row = 0; row < blockOfRow.Length; row++)
        {
            var value = blockOfRow[row];
            for (var a = 0; a < left.Width; a++)
            {
                var factor = (weights.IsEmpty ? 1 : weights[row]) * left.ValueAt(row, a);
                for (var b = 0; b < right.Width; b++)
                {
                    values[value++] += factor * right.ValueAt(row, b);
                }
            }
        }
    }

    private int[] AddDiagonal(List<RandomBlock> blocks, int t)
    {
        var (term, first) = (Terms[t], Values);
        for (var level = 0; level < term.Levels.Count; level++)
        {
            var start = Offsets[t] + level * term.Width;
            AddBlock(blocks, t, t, start, start);
        }

        return Array.ConvertAll(term.LevelOfRow, level => first + level * term.Width * term.Width);
    }

    private int[] AddMeetings(List<RandomBlock> blocks, int rowTerm, int columnTerm)
    {
        var (left, right) = (Terms[rowTerm], Terms[columnTerm]);
        var known = new Dictionary<long, int>(right.Levels.Count);
        var places = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var (rowLevel, columnLevel) = (left.LevelOfRow[row], right.LevelOfRow[row]);
            var key = (long)rowLevel * right.Levels.Count + columnLevel;
            if (!known.TryGetValue(key, out places[row]))
            {
                places[row] = AddBlock(blocks, rowTerm, columnTerm, Offsets[rowTerm] + rowLevel * left.Width, Offsets[columnTerm] + columnLevel * right.Width);
                known.Add(key, places[row]);
            }
        }

        return places;
    }

    private int AddBlock(List<RandomBlock> blocks, int rowTerm, int columnTerm, int row, int column)
    {
        var value = Values;
        var numbers = Terms[rowTerm].Width * Terms[columnTerm].Width;
        blocks.Add(new RandomBlock(rowTerm, columnTerm, row, column, value, numbers == 1));
        Values += numbers;
        return value;
    }

    private List<int>[] Entries()
    {
        var rows = new List<int>[Size];
        for (var row = 0; row < Size; row++)
        {
            rows[row] = [];
        }

        foreach (var block in Blocks)
        {
            for (var r = 0; r < Terms[block.RowTerm].Width; r++)
            {
                for (var c = 0; c < (block.IsDiagonal ? r : Terms[block.ColumnTerm].Width); c++)
                {
                    rows[block.Row + r].Add(block.Column + c);
                }
            }
        }

        return rows;
    }

    private int[] FindPlaces()
    {
        var places = new List<int>(Size);
        foreach (var block in Blocks)
        {
            for (var r = 0; r < Terms[block.RowTerm].Width; r++)
            {
                places.Add(Pattern.PlaceOf(block.Row + r, block.Column));
            }
        }

        return [.. places];
    }
}
