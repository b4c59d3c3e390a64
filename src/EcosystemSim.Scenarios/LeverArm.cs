using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios;

/// <summary>An arm that nobody wrote: one lever added alone to an arm, or taken away from one.</summary>
/// <param name="Spec">Id, title and agreements, as the model takes them.</param>
/// <param name="Lever">The lever that is added or taken away.</param>
/// <param name="IsAdded">Whether it is added alone; else it is taken away.</param>
/// <param name="Against">Id of the arm that it is added to or taken from.</param>
public sealed record LeverArm(ArmSpec Spec, Lever Lever, bool IsAdded, string Against)
{
    /// <summary>Name of a lever in files, such as <c>shared_catalogue</c>.</summary>
    public static string NameOf(Lever lever) => Names.Snake(lever.ToString());

    /// <summary>Name of a lever in a sentence, such as <c>shared catalogue</c>.</summary>
    public static string Words(Lever lever) => NameOf(lever).Replace('_', ' ');
}
