namespace Alliance.Statistics.Power;

/// <summary>
/// The mixed model of a stepped wedge in which everybody has a full cell, in closed form but for one number: the fit of <see cref="Mixed.LinearMixedModel"/>
/// to its digits, some hundred times as fast.
/// </summary>
/// <remarks>
/// Once the periods' means are taken off, such data fall into what differs within groups (variance w of a cell) and between them (w + Tτ²), each with its own sums of
/// products (Searle, Casella and McCulloch 1992, Variance Components, chapters 4 and 6). What is left of the restricted likelihood is a function of κ = w / (w + Tτ²), from 0 to 1.
/// </remarks>
internal sealed class BalancedWedgeFit
{
    private const int Halvings = 60;

    private readonly int groups, periods;
    private readonly double[] treated;
    private readonly double[] outcome;
    private readonly double withinTreated, betweenTreated;
    private readonly double size, withinFreedom;
    private readonly bool cellsVary;

    /// <param name="cellsVary">Whether a group's periods deviate on their own, beyond the people in them.</param>
    /// <param name="withinFreedom">Of the squares within cells; 0 where only means are fitted.</param>
    public BalancedWedgeFit(double[] treated, int periods, double size, bool cellsVary, double withinFreedom)
    {
        (this.periods, groups, this.size, this.cellsVary, this.withinFreedom) = (periods, treated.Length / periods, size, cellsVary, withinFreedom);
        (this.treated, outcome) = (Centered(treated, new double[treated.Length]), new double[treated.Length]);
        (withinTreated, betweenTreated) = Products(this.treated, this.treated);
    }

    public (double Effect, double StandardError) Fit(double[] means, double squaresWithin)
    {
        Centered(means, outcome);
        var (withinBoth, betweenBoth) = Products(treated, outcome);
        var (within, between) = Products(outcome, outcome);
        var cellsFreedom = (groups - 1.0) * periods - 1;
        var strata = new Strata(withinTreated, betweenTreated, withinBoth, betweenBoth, within, between, groups - 1);
        var alone = withinFreedom > 0 ? squaresWithin / withinFreedom / size : 0;
        if (cellsVary || withinFreedom == 0)
        {
            var apart = strata.Fitted(0, cellsFreedom);
            if (apart.Cell >= alone)
            {
                return (apart.Effect, apart.StandardError);
            }
        }

        // Cells that vary less than the people in them would make them do not vary on their own.
        var pooled = strata.Fitted(squaresWithin / size, cellsFreedom + withinFreedom);
        return (pooled.Effect, pooled.StandardError);
    }

    // Less the mean of the period over all groups.
    private double[] Centered(double[] values, double[] into)
    {
        for (var period = 0; period < periods; period++)
        {
            var sum = 0.0;
            for (var cell = period; cell < values.Length; cell += periods)
            {
                sum += values[cell];
            }

            for (var cell = period; cell < values.Length; cell += periods)
            {
                into[cell] = values[cell] - sum / groups;
            }
        }

        return into;
    }

    private (double Within, double Between) Products(double[] first, double[] second)
    {
        double all = 0, between = 0;
        for (var start = 0; start < first.Length; start += periods)
        {
            double firstSum = 0, secondSum = 0;
            for (var cell = start; cell < start + periods; cell++)
            {
                firstSum += first[cell];
                secondSum += second[cell];
                all += first[cell] * second[cell];
            }

            between += firstSum * secondSum / periods;
        }

        return (all - between, between);
    }

    private readonly record struct Strata(double Xw, double Xb, double XYw, double XYb, double Yw, double Yb, double BetweenFreedom)
    {
        public (double Effect, double StandardError, double Cell) Fitted(double extraSquares, double freedom)
        {
            var kappa = Slope(1, extraSquares, freedom) <= 0 ? 1 : Root(extraSquares, freedom);
            var information = Xw + kappa * Xb;
            var effect = (XYw + kappa * XYb) / information;
            var cell = Left(kappa, extraSquares) / freedom;
            return (effect, Math.Sqrt(cell / information), cell);
        }

        private double Left(double kappa, double extraSquares)
        {
            var both = XYw + kappa * XYb;
            return extraSquares + Yw + kappa * Yb - both * both / (Xw + kappa * Xb);
        }

        // Of minus twice the restricted log-likelihood; below zero near 0.
        private double Slope(double kappa, double extraSquares, double freedom)
        {
            var information = Xw + kappa * Xb;
            var effect = (XYw + kappa * XYb) / information;
            return freedom * (Yb - 2 * effect * XYb + effect * effect * Xb) / Left(kappa, extraSquares) - BetweenFreedom / kappa + Xb / information;
        }

        private double Root(double extraSquares, double freedom)
        {
            var (low, high) = (0.0, 1.0);
            for (var halving = 0; halving < Halvings; halving++)
            {
                var middle = (low + high) / 2;
                (low, high) = Slope(middle, extraSquares, freedom) < 0 ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }
    }
}
