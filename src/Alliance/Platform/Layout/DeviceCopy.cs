namespace Alliance.Platform.Layout;

/// <summary>A page, brought by a room, that a device keeps so that it opens without a signal.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Policy">Who may open it.</param>
/// <param name="StandsFor">Without a signal it is shown for this address, and for every one below it that is not kept itself; where several do, the nearest. Empty for all.</param>
public sealed record DeviceCopy(string Path, string Policy, string? StandsFor = null);

/// <summary>The page that says what a device is to keep, and hands it out. Whom the policy shuts out keeps nothing.</summary>
public sealed record DeviceDesk(string Path, string Policy);
