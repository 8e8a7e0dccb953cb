using Alliance.Stewardship;

namespace Alliance.Portal;

/// <summary>A page on which a partner writes freely about what concerns both. It is screened as an officer's words are.</summary>
public abstract class ScreenedPortalPage(ScreeningDesk screening) : PortalPage(screening);
