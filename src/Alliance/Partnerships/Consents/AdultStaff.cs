using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Consents;

/// <summary>Where children are taught or cared for, adult staff take part and nobody else.</summary>
public static class AdultStaff
{
    public static bool IsAskedAt(PartnerKind kind) => kind is PartnerKind.School or PartnerKind.NonProfit;
}
