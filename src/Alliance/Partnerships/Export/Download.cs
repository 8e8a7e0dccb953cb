using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Alliance.Partnerships.Export;

public enum DownloadFormat { Csv, Json }

/// <summary>
/// A file written row by row while it is read from the database, so that any length fits into little memory. Every way out of the
/// house stands in <c>docs/promise.md</c>, and a test holds it to that.
/// </summary>
/// <param name="name">Without an ending.</param>
/// <param name="heads">The columns, which are also the keys of a JSON row.</param>
/// <param name="rows">The cells of each row, in the order of the columns: texts, numbers or null.</param>
public sealed class Download(DownloadFormat format, string name, IReadOnlyList<string> heads, IAsyncEnumerable<object?[]> rows)
    : FileResult(format == DownloadFormat.Json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8")
{
    private const int RowsBetweenFlushes = 500;

    public static DownloadFormat FormatOf(string? format) => string.Equals(format, "json", StringComparison.OrdinalIgnoreCase) ? DownloadFormat.Json : DownloadFormat.Csv;

    public override async Task ExecuteResultAsync(Microsoft.AspNetCore.Mvc.ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{(format == DownloadFormat.Json ? "json" : "csv")}");
        response.ContentType = ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        var cancel = context.HttpContext.RequestAborted;
        if (format == DownloadFormat.Json) await WriteJsonAsync(response.Body, cancel);
        else await WriteCsvAsync(response.Body, cancel);
    }

    /// <summary>With the mark that tells a spreadsheet it is UTF-8.</summary>
    private async Task WriteCsvAsync(Stream body, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Csv.Line([.. heads]).AsMemory(), cancel);
        await foreach (var row in rows.WithCancellation(cancel)) await writer.WriteAsync(Csv.Line(row).AsMemory(), cancel);
    }

    private async Task WriteJsonAsync(Stream body, CancellationToken cancel)
    {
        await using var writer = new Utf8JsonWriter(body);
        writer.WriteStartArray();
        var written = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            writer.WriteStartObject();
            for (var i = 0; i < heads.Count; i++)
            {
                writer.WritePropertyName(heads[i]);
                Write(writer, row[i]);
            }
            writer.WriteEndObject();
            if (++written % RowsBetweenFlushes == 0) await writer.FlushAsync(cancel);
        }
        writer.WriteEndArray();
    }

    /// <summary>By hand: the serializer flushes to the stream in between, and waits for it.</summary>
    private static void Write(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.WriteNullValue(); break;
            case int number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            default: writer.WriteStringValue(cell.ToString()); break;
        }
    }
}
