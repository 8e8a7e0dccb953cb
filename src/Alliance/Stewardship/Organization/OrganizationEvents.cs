namespace Alliance.Stewardship.Organization;

/// <summary>What the audit calls what an agency does about itself.</summary>
public static class OrganizationEvents
{
    public const string RoundOpened = nameof(RoundOpened);

    /// <summary>That a sheet was handed in; never what stands on it.</summary>
    public const string SheetHandedIn = nameof(SheetHandedIn);
    public const string RoundClosed = nameof(RoundClosed);
    public const string PlaceAgreed = nameof(PlaceAgreed);
    public const string ActionAgreed = nameof(ActionAgreed);
    public const string ActionEnded = nameof(ActionEnded);

    public const string Purpose = "Looking at how we work";
}
