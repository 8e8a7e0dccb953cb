using Alliance.Platform.Data;

namespace Alliance.Platform.Audit;

/// <summary>
/// Ends a write that erases: the line goes into the database with it, onto the disk outside, and then it is committed. Whatever
/// stops in between, nothing is lost: with a line and no commit the next start erases, without a line nothing was erased.
/// </summary>
public sealed class ErasureDesk(AllianceContext db, ErasureLedger ledger)
{
    private LedgerLine? again;

    /// <summary>Whether the line that is done again is in the database now.</summary>
    public bool IsDoneAgain { get; private set; }

    /// <summary>From here on this is not a new erasure but one that the ledger knows.</summary>
    public void DoAgain(LedgerLine line) => again = line;

    /// <param name="of">The keys to do it again by.</param>
    public async Task CommitAsync(WriteTransaction write, string deed, IReadOnlyList<Guid> of, ActionContext action)
    {
        if (again is null)
        {
            var line = new LedgerLine(action.NewId(), action.AgencyId, action.Now, deed, of);
            db.Add(ErasureLine.From(line));
            await db.SaveChangesAsync();
            await ledger.AppendAsync([line]);
        }
        else if (!IsDoneAgain)
        {
            db.Add(ErasureLine.From(again));
            await db.SaveChangesAsync();
            IsDoneAgain = true;
        }
        await write.CommitAsync();
    }
}
