using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class EventStudyTests
{
    // chicago/reference-eventstudy.csv, R 4.2.2, staggered 1.2.3: staggered(…, estimand = "eventstudy", eventTime = 0:23), staggered_cs, staggered_sa.
    [Fact]
    public void Of_Chicago_EveryValueOfR()
    {
        foreach (var rows in Panels.Rows("chicago/reference-eventstudy.csv").GroupBy(row => (Outcome: row[0], Function: row[1])))
        {
            var study = EventStudy.Of(Panels.Chicago(rows.Key.Outcome), 0, 23, Panels.Estimator(rows.Key.Function)).Required();

            study.NotSeen.ShouldBeEmpty();
            foreach (var (row, effect) in rows.Zip(study.Effects))
            {
                effect.EventTime.ShouldBe((int)Panels.Number(row[5]));
                effect.Estimate.Value.ShouldAgree(Panels.Number(row[2]), 1e-10);
                effect.Estimate.StandardError.ShouldAgree(Panels.Number(row[3]), 1e-10);
                effect.Estimate.NeymanStandardError.ShouldAgree(Panels.Number(row[4]), 1e-10);
            }
        }
    }

    // R: the same with return_full_vcv = TRUE, eventTime = 0:5.
    [Fact]
    public void Of_Chicago_CovarianceOfR()
    {
        var study = EventStudy.Of(Panels.Chicago("complaints"), 0, 5, StaggeredEstimator.Efficient).Required();

        study.Covariance[0, 0].ShouldAgree(6.99775378545e-06, 1e-11);
        study.Covariance[0, 1].ShouldAgree(9.98257883993e-07, 1e-10);
        study.Covariance[1, 0].ShouldBe(study.Covariance[0, 1]);
        for (var k = 0; k < 6; k++)
        {
            Math.Sqrt(study.Covariance[k, k]).ShouldAgree(study.Effects[k].Estimate.StandardError, 1e-12);
            Math.Sqrt(study.NeymanCovariance[k, k]).ShouldAgree(study.Effects[k].Estimate.NeymanStandardError, 1e-12);
        }
    }

    [Fact]
    public void Of_PeriodBefore_IsTheReference()
    {
        var study = EventStudy.Of(Panels.Small, -3, 5, StaggeredEstimator.Efficient).Required();

        study.Effects.Select(effect => effect.EventTime).ShouldBe([-3, -2, -1, 0, 1, 2, 3, 4, 5]);
        var reference = study.Effects[2].Estimate;
        (reference.Value, reference.StandardError, reference.P).ShouldBe((0, 0, null));
        study.Effects.Where(effect => effect.EventTime != -1).ShouldAllBe(effect => effect.Estimate.StandardError > 0 && effect.Estimate.StandardError <= effect.Estimate.NeymanStandardError);
    }

    [Fact]
    public void Of_EventTimesNobodyReaches_AreSaid()
    {
        var study = EventStudy.Of(Panels.Small, 7, 10, StaggeredEstimator.CallawaySantAnna).Required();

        study.Effects.Select(effect => effect.EventTime).ShouldBe([7, 8]);
        study.NotSeen.ShouldBe([9, 10]);
        EventStudy.Of(Panels.Small, 9, 12, StaggeredEstimator.Efficient).Refused().ShouldBe(RefusalKind.NotADesign);
        EventStudy.Of(Panels.Small, 3, 2, StaggeredEstimator.Efficient).Refused().ShouldBe(RefusalKind.NotADesign);
        EventStudy.Of(Panels.Small, int.MinValue, int.MaxValue, StaggeredEstimator.Efficient).Refused().ShouldBe(RefusalKind.NotADesign);
        EventStudy.Of(Panels.Small, 0, 2, StaggeredEstimator.EfficientInAllPeriods).Refused().ShouldBe(RefusalKind.NotADesign);
        EventStudy.Of(Panels.Small, 0, 2, StaggeredEstimator.Efficient, 0).Refused().ShouldBe(RefusalKind.NotALevel);
    }
}
