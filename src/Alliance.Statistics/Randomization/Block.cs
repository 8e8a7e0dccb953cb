namespace Alliance.Statistics.Randomization;

/// <summary>Units among which arms are dealt out: every arm as often as it divides, and what is left over from a deck that all blocks share.</summary>
/// <param name="Units">Their places in the list.</param>
/// <param name="Dealt">Arms that are surely dealt, as many as units or fewer.</param>
internal sealed record Block(int[] Units, int[] Dealt)
{
    public int LeftOver => Units.Length - Dealt.Length;

    public static Block Even(int[] units, int arms) => new(units, [.. Enumerable.Range(0, units.Length / arms * arms).Select(place => place % arms)]);
}
