using Alliance.Partnerships.Import.Register;

namespace Alliance.Partnerships.Import;

/// <summary>
/// The preview made last, so that going through its filters does not match two hundred thousand rows each time. One only, and not for
/// long: the apply makes its own.
/// </summary>
public sealed class PreviewShelf(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private (int AgencyId, Guid RunId, int Version, DateTimeOffset MadeAt, RegisterPlan Plan)? last;

    public RegisterPlan? Find(ImportRun run) =>
        last is { } made && made.AgencyId == run.AgencyId && made.RunId == run.Id && made.Version == run.Version && time.GetUtcNow() - made.MadeAt < Fresh ? made.Plan : null;

    public void Put(ImportRun run, RegisterPlan plan) => last = (run.AgencyId, run.Id, run.Version, time.GetUtcNow(), plan);

    public void Clear() => last = null;
}
