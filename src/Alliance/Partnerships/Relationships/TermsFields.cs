using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Relationships;

/// <summary>What the fields for rhythm and backup show, on whichever page.</summary>
public sealed record TermsFields(TermsInput Input, IReadOnlyList<Choice> Officers, int AgencyDays);
