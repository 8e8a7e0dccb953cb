using System.Runtime.InteropServices;

namespace Alliance.Statistics.Data;

/// <summary>A list that grows by pieces, so that a long column is never held twice while it is read.</summary>
internal sealed class Growing<T>
{
    private const int Piece = 1 << 16;

    private readonly List<T[]> pieces = [];

    public int Count { get; private set; }

    public void Add(T value)
    {
        var place = Count % Piece;
        if (place == 0)
        {
            pieces.Add(new T[Piece]);
        }

        CollectionsMarshal.AsSpan(pieces)[^1][place] = value;
        Count++;
    }

    public void Add(T value, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Add(value);
        }
    }

    /// <summary>All of them in one array; the pieces are let go on the way.</summary>
    public T[] ToArrayAndClear()
    {
        var all = new T[Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i].AsSpan(0, Math.Min(Piece, Count - i * Piece)).CopyTo(all.AsSpan(i * Piece));
            pieces[i] = [];
        }

        Count = 0;
        pieces.Clear();
        return all;
    }
}
