namespace Alliance.Statistics.Mixed;

/// <summary>Minus twice the log-likelihood of counts with random effects by Laplace's approximation, and its gradient.</summary>
/// <remarks>
/// Breslow and Clayton (1993), JASA 88, 9–25, equation 4 without dropping the determinant: -2 ℓ(y|u) + u'u + log|Λ'Z'WZΛ + I| at the likeliest u. The gradient
/// follows u and W along: with c = (∂W/∂η) · diag(ZΛM⁻¹Λ'Z') and a = M⁻¹Λ'Z'c it is X's for the fixed effects, s = -2 (y - μ) + c - W ZΛa.
/// </remarks>
internal sealed class LaplaceCriterion(MixedDesign design, CountOutcome outcome)
{
    private readonly RandomStructure structure = design.Structure;
    private readonly ConditionalMode mode = new(design, outcome);
    private readonly double[] spread = new double[design.Structure.Values];
    private readonly double[] leverages = new double[design.Structure.Rows];
    private readonly double[] slopes = new double[design.Structure.Rows];
    private readonly double[] answer = new double[design.Structure.Size];
    private readonly double[] scaled = new double[design.Structure.Size];
    private readonly double[] groupSlopes = new double[design.Structure.Size];
    private readonly double[] groupLeft = new double[design.Structure.Size];
    private RandomInverse? inverse;

    public ConditionalMode Mode => mode;

    /// <summary>How many numbers theta has; the fixed effects follow them.</summary>
    public int Scales => mode.Scales.Parameters.Length;

    /// <param name="point">Theta, then the fixed effects.</param>
    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var deviance = mode.Find(point[..Scales], point[Scales..]);
        if (!double.IsFinite(deviance))
        {
            return double.PositiveInfinity;
        }

        if (gradient.Length > 0)
        {
            gradient.Clear();
            Differentiate(gradient);
        }

        return deviance + mode.Cholesky.LogDeterminant();
    }

    private void Differentiate(Span<double> gradient)
    {
        inverse ??= new RandomInverse(structure, mode.Scales);
        mode.Cholesky.InvertOnPattern(inverse.OnPattern);
        inverse.AddSlopes(mode.Blocks, gradient[..Scales]);
        inverse.Spread(spread);
        leverages.AsSpan().Clear();
        structure.AddQuadratic(spread, leverages);
        for (var row = 0; row < leverages.Length; row++)
        {
            leverages[row] *= mode.WeightSlopes[row];
        }

        FindAnswer();
        FindSlopes();
        design.Rows.AddTransposed(slopes, gradient[Scales..]);
        AddScaleSlopes(gradient);
    }

    // a = M⁻¹Λ'Z'c.
    private void FindAnswer()
    {
        answer.AsSpan().Clear();
        structure.AddTransposed(leverages, answer);
        mode.Scales.MultiplyTransposed(answer, 1);
        mode.Cholesky.SolveLower(answer, 1);
        mode.Cholesky.SolveUpper(answer, 1);
    }

    // s = -2 (y - μ) + c - W ZΛa.
    private void FindSlopes()
    {
        answer.CopyTo(scaled, 0);
        mode.Scales.Multiply(scaled, 1);
        slopes.AsSpan().Clear();
        structure.AddEffects(scaled, slopes);
        for (var row = 0; row < slopes.Length; row++)
        {
            slopes[row] = leverages[row] - 2 * mode.Left[row] - mode.Weights[row] * slopes[row];
        }
    }

    private void AddScaleSlopes(Span<double> gradient)
    {
        groupSlopes.AsSpan().Clear();
        groupLeft.AsSpan().Clear();
        structure.AddTransposed(slopes, groupSlopes);
        structure.AddTransposed(mode.Left, groupLeft);
        for (var parameter = 0; parameter < Scales; parameter++)
        {
            var (t, row, column) = mode.Scales.Parameters[parameter];
            var term = structure.Terms[t];
            for (var level = 0; level < term.Levels.Count; level++)
            {
                var start = structure.Offsets[t] + level * term.Width;
                gradient[parameter] += groupSlopes[start + row] * mode.Effects[start + column] + groupLeft[start + row] * answer[start + column];
            }
        }
    }
}
