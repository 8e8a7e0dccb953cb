using System.Data.Common;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alliance.Platform.Web;

/// <summary>
/// A write that failed leaves its form as it was typed, with one sentence: somebody else was faster, or the database is away or full.
/// Where even showing the page fails, the problem page shows what was typed.
/// </summary>
public sealed partial class SaveFailureFilter(ILogger<SaveFailureFilter> log, AllianceContext db) : IAsyncPageFilter
{
    public const string StaleSentence = "Somebody else changed this while you were typing. What you typed is still here: compare it with what is there now, and save again.";
    public const string LostSentence = "This was not saved: the database did not answer or has no room. What you typed is still here; try again in a moment.";

    /// <summary>Another request took the same place first: SQLITE_CONSTRAINT.</summary>
    private const int SqliteConstraint = 19;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is null || done.ExceptionHandled || !HttpMethods.IsPost(context.HttpContext.Request.Method) || context.HandlerInstance is not RoomPage page) return;
        if (Explain(done.Exception) is not { } explained) return;
        NotSaved(done.Exception, context.HttpContext.Request.Path);
        db.ChangeTracker.Clear();
        page.ModelState.AddModelError("", page.Words[explained.Sentence]);
        done.Result = await page.ShowAgainAsync(explained.Status);
        done.ExceptionHandled = true;
    }

    /// <summary>Engines wrap what happened to them in one or two exceptions of the libraries between.</summary>
    private static (string Sentence, int Status)? Explain(Exception? failure) => failure switch
    {
        null => null,
        DbUpdateConcurrencyException or SqliteException { SqliteErrorCode: SqliteConstraint } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => (StaleSentence, StatusCodes.Status409Conflict),
        DbUpdateException { InnerException: SqliteException or PostgresException } => Explain(failure.InnerException),
        DbUpdateException or DbException or TimeoutException => (LostSentence, StatusCodes.Status503ServiceUnavailable),
        _ => Explain(failure.InnerException),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A form was not saved at {Path}.")]
    private partial void NotSaved(Exception failure, string path);
}
