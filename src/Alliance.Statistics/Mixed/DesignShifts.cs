namespace Alliance.Statistics.Mixed;

/// <summary>By how much columns are moved before their products are summed, for the sake of digits.</summary>
internal static class DesignShifts
{
    /// <summary>The mean of each column that lies further from zero than it spreads, where another column is all ones; zero otherwise.</summary>
    public static double[] Of(ReadOnlySpan<double> columns, int width)
    {
        var rows = columns.Length / width;
        var (means, spreads) = (new double[width], new double[width]);
        for (var at = 0; at < columns.Length; at++)
        {
            means[at % width] += columns[at] / rows;
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var deviation = columns[row * width + column] - means[column];
                spreads[column] += deviation * deviation / rows;
            }
        }

        var intercept = Constant(columns, width);
        var shifts = new double[width];
        for (var column = 0; intercept >= 0 && column < width; column++)
        {
            shifts[column] = column != intercept && means[column] * means[column] > spreads[column] ? means[column] : 0;
        }

        return shifts;
    }

    private static int Constant(ReadOnlySpan<double> columns, int width)
    {
        for (var column = 0; column < width; column++)
        {
            var at = column;
            while (at < columns.Length && columns[at] == 1)
            {
                at += width;
            }

            if (at >= columns.Length)
            {
                return column;
            }
        }

        return -1;
    }
}
