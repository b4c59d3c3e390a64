using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EcosystemSim.Model.Kernels;

namespace EcosystemSim.Model.Tests;

public class DependencyTests
{
    [Fact]
    public void Model_references_nothing_but_the_runtime() =>
        Assert.All(Assembly.Load("EcosystemSim.Model").GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));

    // It is exact, but many times slower where the machine has none.
    [Fact]
    public void Model_calls_no_fused_multiply_add() => Assert.DoesNotContain(Called(typeof(KernelSet)), IsFused);

    [Fact]
    public void A_call_of_fused_multiply_add_is_caught()
    {
        Assert.Equal(7, MathF.FusedMultiplyAdd(2, 3, 1));
        Assert.Contains(Called(typeof(DependencyTests)), IsFused);
    }

    private static bool IsFused(string member) => member.Contains("MultiplyAdd", StringComparison.Ordinal) || member.StartsWith("Fma.", StringComparison.Ordinal);

    /// <summary>Members of other assemblies that the assembly of a type uses.</summary>
    private static List<string> Called(Type type)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        var reader = file.GetMetadataReader();
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Select(m => m.Parent.Kind == HandleKind.TypeReference ? $"{reader.GetString(reader.GetTypeReference((TypeReferenceHandle)m.Parent).Name)}.{reader.GetString(m.Name)}" : reader.GetString(m.Name)).ToList();
        Assert.True(members.Count > 50, $"Only {members.Count} members were found.");
        return members;
    }
}
