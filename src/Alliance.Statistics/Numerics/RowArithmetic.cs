using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Alliance.Statistics.Numerics;

/// <summary>The inner loops of dense and sparse factorizations, over contiguous numbers.</summary>
/// <remarks>Compiled in full at once: vectors are not compiled ahead, and a first quick version of these loops would cost a command more than its sums.</remarks>
internal static class RowArithmetic
{
    /// <summary>target += factor · source; both equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var wide = new Vector<double>(factor);
        var targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        var sources = MemoryMarshal.Cast<double, Vector<double>>(source);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] += wide * sources[i];
        }

        for (var i = targets.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    public static void Scale(Span<double> target, double factor)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var wide = Vector<double>.Zero;
        for (var i = 0; i < lefts.Length; i++)
        {
            wide += lefts[i] * rights[i];
        }

        var sum = Vector.Sum(wide);
        for (var i = lefts.Length * Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
