using Alliance.Platform.Web;

namespace Alliance.Platform.Api;

/// <summary>What went wrong, to a program: a status and one sentence that says what to do, as <c>application/problem+json</c>.</summary>
public static class ApiProblem
{
    public static IResult Of(int status, string sentence, IDictionary<string, object?>? more = null) => Results.Problem(sentence, statusCode: status, extensions: more);

    public static IResult Of(IDictionary<string, string[]> byField) => Results.ValidationProblem(byField, "Nothing is saved. Mend the fields named in errors and send it again.");

    public static Task WriteAsync(HttpContext context, int status, string sentence) => Of(status, sentence).ExecuteAsync(context);

    /// <summary>Whatever fails is answered in the same form, and says that nothing was saved.</summary>
    public static async ValueTask<object?> CatchAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            var status = ProblemModel.StatusOf(failure);
            if (status >= StatusCodes.Status500InternalServerError) Failed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Alliance.Platform.Api"), failure, context.HttpContext.TraceIdentifier);
            return status switch
            {
                StatusCodes.Status413PayloadTooLarge => Of(status, "This is too large to be taken. Send at most 2 MB."),
                StatusCodes.Status503ServiceUnavailable => Of(status, "The database is away at the moment. Nothing was saved; send it again in a minute, with the same Idempotency-Key."),
                >= StatusCodes.Status500InternalServerError => Of(status, $"Something failed here, and nothing was saved. The server's log has it under {context.HttpContext.TraceIdentifier}."),
                _ => Of(status, "This request could not be read. Nothing was saved."),
            };
        }
    }

    private static readonly Action<ILogger, string, Exception?> LogFailure = LoggerMessage.Define<string>(LogLevel.Error, new EventId(1, "ApiFailed"), "A request of the API failed: {Number}");

    private static void Failed(ILogger log, Exception failure, string number) => LogFailure(log, number, failure);
}
