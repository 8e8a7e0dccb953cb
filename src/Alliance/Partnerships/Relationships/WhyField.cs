using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Relationships;

/// <summary>The one free field of a small form: why.</summary>
public sealed record WhyField(PartnerPage Page, WhyInput Input, string Label, string Hint);
