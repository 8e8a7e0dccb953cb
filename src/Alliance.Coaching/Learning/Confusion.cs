namespace Alliance.Coaching.Learning;

/// <summary>How often each class was taken for each.</summary>
public sealed class Confusion(int classes)
{
    private readonly int[,] counts = new int[classes, classes + 1];

    /// <param name="said">−1 where nothing was said, which is wrong.</param>
    public void Add(int truth, int said) => counts[truth, said < 0 ? classes : said]++;

    public int Classes => classes;

    /// <param name="said">The number of classes stands for nothing said.</param>
    public int this[int truth, int said] => counts[truth, said];

    /// <summary>2·TP / (2·TP + FP + FN): with 3 found, 1 wrongly said and 2 missed, 6/9 = 0.667; 0 where there was none to find and none was said.</summary>
    public double F1(int k)
    {
        var (found, said, there) = (counts[k, k], 0, 0);
        for (var other = 0; other < classes; other++) said += counts[other, k];
        for (var other = 0; other <= classes; other++) there += counts[k, other];
        return said + there == 0 ? 0 : 2.0 * found / (said + there);
    }

    public double MacroF1 => Enumerable.Range(0, classes).Average(F1);
}
