using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>The random effects that are likeliest given the counts, at one theta and one vector of fixed effects: penalized Newton steps.</summary>
/// <remarks>Effects u are spherical: b = Λu with u standard normal. The last mode is where the next search begins.</remarks>
internal sealed class ConditionalMode
{
    private const int MostSteps = 60;
    private const int MostHalvings = 30;

    // Of the penalized deviance: below this the determinant has all its digits.
    private const double Done = 1e-18;

    private readonly MixedDesign design;
    private readonly RandomStructure structure;
    private readonly CountOutcome outcome;
    private readonly double[] blocks;
    private readonly double[] scaled;
    private readonly double[] step;
    private readonly double[] former;

    public ConditionalMode(MixedDesign design, CountOutcome outcome)
    {
        (this.design, structure, this.outcome) = (design, design.Structure, outcome);
        Scales = new RandomScales(structure);
        Cholesky = new SparseCholesky(structure.Pattern);
        blocks = new double[structure.Values];
        (Effects, scaled, step, former) = (new double[structure.Size], new double[structure.Size], new double[structure.Size], new double[structure.Size]);
        (Fixed, Predictors) = (new double[structure.Rows], new double[structure.Rows]);
        (Left, Weights, WeightSlopes) = (new double[structure.Rows], new double[structure.Rows], new double[structure.Rows]);
    }

    public RandomScales Scales { get; }

    /// <summary>Of M = Λ'Z'WZΛ + I at the mode.</summary>
    public SparseCholesky Cholesky { get; }

    /// <summary>Z'WZ at the mode.</summary>
    public ReadOnlySpan<double> Blocks => blocks;

    /// <summary>u.</summary>
    public double[] Effects { get; }

    /// <summary>Xβ and the offset.</summary>
    public double[] Fixed { get; }

    public double[] Predictors { get; }

    /// <summary>Counts less their means.</summary>
    public double[] Left { get; }

    public double[] Weights { get; }

    public double[] WeightSlopes { get; }

    /// <returns>Minus twice the log-likelihood given u, plus u'u; infinite where the means run out of range.</returns>
    public double Find(ReadOnlySpan<double> theta, ReadOnlySpan<double> coefficients)
    {
        Scales.Set(theta);
        design.Rows.Multiply(coefficients, Fixed);
        if (outcome.Offset.Length > 0)
        {
            RowArithmetic.AddScaled(Fixed, 1, outcome.Offset);
        }

        var deviance = Penalized();
        if (!double.IsFinite(deviance))
        {
            Effects.AsSpan().Clear();
            deviance = Penalized();
        }

        for (var round = 0; round < MostSteps && double.IsFinite(deviance); round++)
        {
            var promise = Aim();
            if (!(promise > Done))
            {
                return double.IsNaN(promise) ? double.PositiveInfinity : deviance;
            }

            deviance = Advance(deviance);
        }

        return deviance;
    }

    private double Penalized()
    {
        Effects.CopyTo(scaled, 0);
        Scales.Multiply(scaled, 1);
        Fixed.CopyTo(Predictors, 0);
        structure.AddEffects(scaled, Predictors);
        return outcome.Differentiate(Predictors, Left, Weights, WeightSlopes) + RowArithmetic.Dot(Effects, Effects);
    }

    private double Aim()
    {
        step.AsSpan().Clear();
        structure.AddTransposed(Left, step);
        Scales.MultiplyTransposed(step, 1);
        RowArithmetic.AddScaled(step, -1, Effects);
        blocks.AsSpan().Clear();
        structure.AddCrossProducts(Weights, blocks);
        Scales.Assemble(blocks, Cholesky);
        if (!Cholesky.Factor())
        {
            return double.NaN;
        }

        Cholesky.SolveLower(step, 1);
        var promise = RowArithmetic.Dot(step, step);
        Cholesky.SolveUpper(step, 1);
        return promise;
    }

    private double Advance(double deviance)
    {
        Effects.CopyTo(former, 0);
        for (var (halving, length) = (0, 1.0); halving < MostHalvings; halving++, length /= 2)
        {
            former.CopyTo(Effects, 0);
            RowArithmetic.AddScaled(Effects, length, step);
            var next = Penalized();
            if (next <= deviance + 1e-11 * Math.Abs(deviance))
            {
                return next;
            }
        }

        return double.PositiveInfinity;
    }
}
