using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Paired difference of one outcome between an arm and the baseline.</summary>
/// <param name="At"><c>end</c>: in the last quarter that has a value; <c>mean</c>: over all quarters that have one.</param>
public sealed record Effect(string Arm, LabourClosure Labour, Series Series, string At, Estimate Difference);
