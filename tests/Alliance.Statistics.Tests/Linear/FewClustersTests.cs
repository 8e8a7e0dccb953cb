using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Linear;
using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Tests.Linear;

// Twelve squads of uneven size, four of them treated, with an effect of each squad; nothing is true of the treatment.
public sealed class FewClustersTests
{
    private const int Studies = 1000;

    [Fact]
    public void CR2_FourOfTwelveSquadsTreated_HoldsItsLevelWhereStatasDoesNot()
    {
        var (cr2, stata) = (0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var (model, squads) = Study(study);
            cr2 += Holds(model, ErrorPlan.Clustered(squads)) ? 1 : 0;
            stata += Holds(model, ErrorPlan.Clustered(squads, ClusterErrors.CR0)) ? 1 : 0;
        }

        // Two standard errors of a simulated share of 0.95 are 0.014; Satterthwaite's approximation itself errs a little to the safe side.
        (cr2 / (double)Studies).ShouldBeInRange(0.936, 0.974);
        (stata / (double)Studies).ShouldBeLessThan(0.92);
    }

    [Fact]
    public void WildBootstrap_NothingTrue_RejectsAsOftenAsItSays()
    {
        const int Fewer = 400;
        var rejected = 0;
        for (var study = 0; study < Fewer; study++)
        {
            var (model, squads) = Study(study);
            rejected += WildClusterBootstrap.Of(model, "treat", squads, draws: 199, seed: study).Required().P < 0.05 ? 1 : 0;
        }

        (rejected / (double)Fewer).ShouldBeInRange(0.022, 0.078);
    }

    private static bool Holds(LinearModel model, ErrorPlan plan) => model.Estimates(plan).Required()[1].Estimate.Interval.Holds(0);

    private static (LinearModel Model, Groups Squads) Study(int study)
    {
        var random = RandomNumbers.Seeded(20260301, study);
        var (y, treat, squads) = (new List<double>(), new List<double>(), new List<double>());
        for (var squad = 0; squad < 12; squad++)
        {
            var own = 0.4 * random.Normal();
            for (var officer = 0; officer < 6 + squad; officer++)
            {
                y.Add(own + random.Normal());
                treat.Add(squad % 3 == 0 ? 1 : 0);
                squads.Add(squad);
            }
        }

        var design = Design.Of(Formula.Parse("y ~ treat").Required(), Table.Of(("y", [.. y]), ("treat", [.. treat]), ("squad", [.. squads])).Required()).Required();
        return (LinearModel.Of(design).Required(), design.GroupsOf("squad").Required());
    }
}
