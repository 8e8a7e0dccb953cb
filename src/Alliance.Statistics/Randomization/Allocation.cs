using System.Globalization;
using System.Text;

namespace Alliance.Statistics.Randomization;

/// <summary>One drawn allocation, with the list it was drawn for and the seed: whoever has both can draw it again.</summary>
public sealed class Allocation
{
    /// <summary>Changes when the same list and seed would give another allocation than before.</summary>
    public const int MethodVersion = 1;

    internal Allocation(AllocationPlan plan, long seed, int[] arms)
    {
        (Plan, Seed, Arms) = (plan, seed, arms);
        ResultHash = UnitList.Sha256(CanonicalText);
    }

    public AllocationPlan Plan { get; }

    public long Seed { get; }

    /// <summary>Of each unit of the plan's list, in its order; numbered from 0.</summary>
    public IReadOnlyList<int> Arms { get; }

    /// <summary>SHA-256 of the list it was drawn for.</summary>
    public string InputHash => Plan.Units.Hash;

    /// <summary>SHA-256 of <see cref="CanonicalText"/>.</summary>
    public string ResultHash { get; }

    /// <summary>A line <c>unit&lt;tab&gt;arm</c> for each unit in canonical order, each ended by a line feed.</summary>
    public string CanonicalText
    {
        get
        {
            var text = new StringBuilder();
            for (var unit = 0; unit < Arms.Count; unit++)
            {
                text.Append(Plan.Units.Units[unit].Name).Append('\t').Append(Arms[unit].ToString(CultureInfo.InvariantCulture)).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>How unbalanced the covariates came out; nothing where no bound was set.</summary>
    public double? Imbalance => Plan.Bound?.Imbalance(Arms);
}
