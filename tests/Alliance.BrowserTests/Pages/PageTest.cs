using Alliance.BrowserTests.House;

namespace Alliance.BrowserTests.Pages;

/// <summary>A test that looks at every page.</summary>
public abstract class PageTest(Run run) : BrowserTest(run)
{
    public static TheoryData<string> Names => [.. Visits.All.Select(v => v.Name)];
}
