namespace Alliance.Statistics.Rates;

/// <summary>So many events over so much time (or area, or staff): 11 over 800 days.</summary>
/// <param name="Count">Zero or more.</param>
/// <param name="Exposure">Above zero, in the unit the rate shall be per.</param>
public readonly record struct CountOver(long Count, double Exposure)
{
    internal Refusal? Refusal => Check.First(Check.Count(Count), Check.Exposure(Exposure));
}
