namespace Alliance.Statistics.Numerics;

/// <summary>A function of several numbers with its gradient; infinite where it has no value.</summary>
internal delegate double Differentiable(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Where a smooth function is smallest: quasi-Newton steps with a weak Wolfe line search.</summary>
/// <remarks>Broyden, Fletcher, Goldfarb and Shanno's update (Nocedal and Wright 2006, §6.1); the bracketing of Lewis and Overton (2013), Math. Program. 141, 135–163.</remarks>
internal sealed class Minimizer
{
    private const int MostRounds = 300;
    private const int MostTrials = 40;

    // Of the value: a rise within it is rounding, and the gradient decides alone.
    private const double Rounding = 1e-14;
    private const double Armijo = 1e-4;
    private const double Curvature = 0.9;

    private readonly Differentiable function;
    private readonly int size;
    private readonly double[] inverse;
    private readonly double[] direction;
    private double[] trial;
    private double[] trialGradient;

    /// <param name="start">Where to begin.</param>
    /// <param name="inverseHessian">About how the function curves there: its inverse Hessian, row by row.</param>
    public Minimizer(Differentiable function, ReadOnlySpan<double> start, double[] inverseHessian)
    {
        (this.function, size, inverse) = (function, start.Length, inverseHessian);
        (direction, trial, trialGradient) = (new double[size], new double[size], new double[size]);
        (Point, Gradient) = (start.ToArray(), new double[size]);
        Value = function(Point, Gradient);
    }

    public double[] Point { get; private set; }

    public double[] Gradient { get; private set; }

    public double Value { get; private set; }

    /// <summary>Goes on until a step promises less than so much, or none makes it smaller.</summary>
    public void Run(double enough, CancellationToken cancellation = default)
    {
        for (var round = 0; round < MostRounds && double.IsFinite(Value); round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var slope = Aim();
            if (-slope < enough || !Step(slope))
            {
                return;
            }
        }
    }

    private double Aim()
    {
        for (var row = 0; row < size; row++)
        {
            direction[row] = -RowArithmetic.Dot(inverse.AsSpan(row * size, size), Gradient);
        }

        return RowArithmetic.Dot(direction, Gradient);
    }

    private bool Step(double slope)
    {
        var (low, high, length) = (0.0, double.PositiveInfinity, 1.0);
        for (var tries = 0; tries < MostTrials; tries++)
        {
            for (var i = 0; i < size; i++)
            {
                trial[i] = Point[i] + length * direction[i];
            }

            var value = function(trial, trialGradient);
            if (!(value <= Value + Armijo * length * slope + Rounding * Math.Abs(Value)))
            {
                high = length;
            }
            else if (RowArithmetic.Dot(trialGradient, direction) < Curvature * slope)
            {
                low = length;
            }
            else
            {
                Accept(value);
                return true;
            }

            length = double.IsInfinity(high) ? 2 * low : (low + high) / 2;
        }

        return false;
    }

    private void Accept(double value)
    {
        var change = new double[size];
        var bend = new double[size];
        for (var i = 0; i < size; i++)
        {
            (change[i], bend[i]) = (trial[i] - Point[i], trialGradient[i] - Gradient[i]);
        }

        Update(change, bend);
        (Point, trial) = (trial, Point);
        (Gradient, trialGradient) = (trialGradient, Gradient);
        Value = value;
    }

    private void Update(double[] change, double[] bend)
    {
        var curved = RowArithmetic.Dot(change, bend);
        if (!(curved > 0))
        {
            return;
        }

        var image = new double[size];
        for (var row = 0; row < size; row++)
        {
            image[row] = RowArithmetic.Dot(inverse.AsSpan(row * size, size), bend);
        }

        var factor = (1 + RowArithmetic.Dot(bend, image) / curved) / curved;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                inverse[row * size + column] += factor * change[row] * change[column] - (image[row] * change[column] + change[row] * image[column]) / curved;
            }
        }
    }
}
