namespace Alliance.Statistics.Mixed;

/// <summary>Where two groups meet in Z'Z: the block of rows of one group's effects and columns of the other's.</summary>
/// <param name="RowTerm">The term of the rows, the same as or after that of the columns.</param>
/// <param name="Row">First row.</param>
/// <param name="Column">First column, at most <paramref name="Row"/>.</param>
/// <param name="Value">Where its values begin: row by row, whole even on the diagonal.</param>
/// <param name="IsSingle">One number.</param>
internal readonly record struct RandomBlock(int RowTerm, int ColumnTerm, int Row, int Column, int Value, bool IsSingle)
{
    public bool IsDiagonal => Row == Column;
}
