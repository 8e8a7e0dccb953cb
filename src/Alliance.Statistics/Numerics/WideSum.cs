namespace Alliance.Statistics.Numerics;

/// <summary>A sum kept to about 32 digits in two numbers, so that what cancels leaves something.</summary>
/// <remarks>Dekker (1971), Numerische Mathematik 18, 224–242; Ogita, Rump and Oishi (2005), SIAM J. Sci. Comput. 26, 1955–1988. 1e16 + 1 − 1e16 is 1.</remarks>
internal struct WideSum(double high)
{
    private double high = high;
    private double low;

    public readonly double Value => high + low;

    public void Add(double value)
    {
        var sum = high + value;
        var back = sum - high;
        low += high - (sum - back) + (value - back);
        high = sum;
    }

    public void AddProduct(double left, double right)
    {
        var product = left * right;
        low += Math.FusedMultiplyAdd(left, right, -product);
        Add(product);
    }
}
