using System.Reflection;
using EcosystemSim.Model.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Drawn policies as FsCheck takes and shrinks them.</summary>
internal static partial class Policies
{
    /// <summary>Policies, each smaller by an agreement or a lever when one fails.</summary>
    public static Arbitrary<DrawnPolicy> Arbitrary { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Draw), Smaller);

    private static IEnumerable<DrawnPolicy> Smaller(DrawnPolicy policy)
    {
        var agreements = policy.Arm.Agreements;
        if (policy.Arm.SupportEnds < int.MaxValue) yield return policy with { Arm = policy.Arm with { SupportEnds = int.MaxValue } };
        for (int g = 0; g < agreements.Length && agreements.Length > 1; g++) yield return policy with { Arm = policy.Arm with { Agreements = agreements.RemoveAt(g) } };
        for (int g = 0; g < agreements.Length; g++)
        {
            for (int l = 0; l < agreements[g].Levers.Length; l++)
                yield return policy with { Arm = policy.Arm with { Agreements = agreements.SetItem(g, agreements[g] with { Levers = agreements[g].Levers.RemoveAt(l) }) } };
            foreach (var key in Optional)
            {
                var copy = agreements[g] with { };
                if (IsDefault(key, copy)) continue;
                key.SetValue(copy, key.GetValue(Plain()));
                yield return policy with { Arm = policy.Arm with { Agreements = agreements.SetItem(g, copy) } };
            }
        }
    }

    private static AgreementSpec Plain() => new("", 0, 0, false, Secretariat.None, 1, [], []);

    private static bool IsDefault(PropertyInfo key, AgreementSpec agreement) => Equals(key.GetValue(agreement), key.GetValue(Plain()));
}
