namespace Alliance.Statistics.Formulas;

/// <summary>Leaves the parser where a formula makes no sense; <see cref="Formula.Parse"/> turns it into a refusal.</summary>
internal sealed class FormulaException(int place, string why) : Exception(why)
{
    public int Place => place;
}
