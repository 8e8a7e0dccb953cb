namespace Alliance.Evaluation.Studies;

/// <summary>What is chosen among designs and kinds of unit, for the part of a form that shows them.</summary>
public sealed record DesignChoice(StudyDesign Design, StudyUnitKind UnitKind);
