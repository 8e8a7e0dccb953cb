using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Team;

/// <summary>One page of a list, and how long the list is, counted no further than makes sense.</summary>
public sealed record ListPart<T>(IReadOnlyList<T> Rows, int Count, bool IsMore, int Page, int Pages)
{
    public static readonly ListPart<T> None = new([], 0, false, 1, 1);
}

public static class ListPart
{
    /// <param name="rows">In the order shown.</param>
    /// <param name="page">From 1; a page beyond the end shows the last one.</param>
    public static async Task<ListPart<T>> ReadAsync<T>(IQueryable<T> rows, int page, int length, int mostCounted)
    {
        var count = await rows.Take(mostCounted + 1).CountAsync();
        var isMore = count > mostCounted;
        var pages = Math.Max(1, (Math.Min(count, mostCounted) + length - 1) / length);
        var shown = Math.Clamp(page, 1, pages);
        var part = count == 0 ? [] : await rows.Skip((shown - 1) * length).Take(length).ToListAsync();
        return new ListPart<T>(part, Math.Min(count, mostCounted), isMore, shown, pages);
    }
}
