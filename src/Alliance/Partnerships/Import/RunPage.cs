using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>What the pages of one run share: which run it is, and which page its state belongs on.</summary>
public abstract class RunPage(AllianceContext db) : RoomPage
{
    [FromRoute]
    public Guid Id { get; set; }

    protected AllianceContext Db => db;

    public RunHead Run { get; private set; } = null!;

    /// <summary>Without the uploaded file, which is large.</summary>
    protected async Task<bool> LoadHeadAsync()
    {
        var head = await (
            from run in db.Set<ImportRun>()
            where run.Id == Id
            join account in db.Users on run.ById equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            select new RunHead(run.Id, run.FileName, run.State, run.StartedAt, run.AppliedAt, run.UndoneAt, run.Rows, run.Done, run.Version, run.Failure, run.Summary, account == null ? null : account.DisplayName)).SingleOrDefaultAsync();
        if (head is not null) Run = head;
        return head is not null;
    }

    /// <summary>The run with its file, to be changed.</summary>
    protected Task<ImportRun?> FindAsync() => db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == Id);

    /// <summary>Where a run in this state is looked at.</summary>
    public static string PathOf(Guid id, ImportState state) => state switch
    {
        ImportState.Uploaded or ImportState.Failed => $"~/Partnerships/Import/{id}",
        ImportState.Asked or ImportState.Applying or ImportState.Undoing => $"~/Partnerships/Import/{id}/Progress",
        ImportState.GivenUp => "~/Partnerships/Import",
        _ => $"~/Partnerships/Import/{id}/Done",
    };

    protected RedirectResult GoTo(ImportState state) => Redirect(PathOf(Id, state));
}

/// <param name="By">Null for the command line.</param>
public sealed record RunHead(Guid Id, string FileName, ImportState State, DateTime StartedAt, DateTime? AppliedAt, DateTime? UndoneAt, int Rows, int Done, int Version, string? Failure, string? Summary, string? By)
{
    public ImportSummary Counts => ImportSummary.Read(Summary);
}
