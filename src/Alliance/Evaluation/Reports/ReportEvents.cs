namespace Alliance.Evaluation.Reports;

public static class ReportEvents
{
    public const string ReportRun = "StudyReportRun";
    public const string ReportTaken = "StudyReportTaken";
}
