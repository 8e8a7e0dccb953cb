using System.CommandLine;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study power …</c>: what a design finds, and what it takes to find something.</summary>
internal static class PowerCommand
{
    public static Command Build() => new("power", "Power, the smallest effect a design finds, and the size it needs; by formula, and by simulation where asked")
    {
        IndividualPowerCommand.Build(),
        ClusterPowerCommand.Build(),
        SteppedWedgePowerCommand.Build(),
        RolloutPowerCommand.Build(),
    };
}
