namespace Alliance.Platform.Data;

/// <summary>The one agency whose rows this request or command can reach. Until it is set, no row is reached.</summary>
public sealed class AgencyScope
{
    public int AgencyId { get; private set; }
    public Agency? Agency { get; private set; }

    public Agency Current => Agency ?? throw new InvalidOperationException("No agency has been chosen for this request.");

    public void Enter(Agency agency)
    {
        Agency = agency;
        AgencyId = agency.Id;
    }
}
