using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;

namespace EcosystemSim.Cli.Tests;

/// <summary>Projects are floors, and so are the folders of each: code uses its own floor and those below, and nothing above.</summary>
public class ArchitectureTests
{
    /// <summary>Top first; those of one floor do not use each other.</summary>
    private static readonly string[][] Projects = [["Cli", "Web"], ["OxyPlot"], ["Orleans", "Reporting"], ["Experiments"], ["Scenarios"], ["Model"]];

    /// <summary>Folders by project, top first; a dot is what lies in none.</summary>
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["Cli"] = [".", "Commands", "Pages", "Running", "Comparing", "Clustering", "Explaining", "Terminal"],
        ["OxyPlot"] = ["."],
        ["Orleans"] = ["Hosting", "Database", "Grains", "Engine", "Messages"],
        ["Reporting"] = ["Report", "Workbooks", "Pages", "Figures", "Words", "Languages"],
        ["Experiments"] = ["Sensitivity", "Designs", "Tables", "Sweeps", "TwoWorlds", "Results", "Validation", "Journeys", "Summary", "EqualMoney", "Engine", "."],
        ["Scenarios"] = ["Scaffolding", "Comparison", ".", "Loading", "Populations", "Files", "Binding", "Text", "Diagnostics"],
        ["Model"] = ["Hosting", ".", "Steps", "Kernels", "Observation", "State", "Policy", "Mechanisms", "Parameters", "Entities", "Randomness", "Numerics"],
    };

    /// <summary>Arrows upwards that are still there. One that is gone goes from here; none is added.</summary>
    private static readonly string[] StillUpwards =
    [
        "Model: . → Hosting", "Model: Mechanisms → Policy", "Model: Observation → Kernels", "Model: Policy → Kernels", "Model: State → Hosting",
        "Model: State → Kernels", "Model: State → Observation", "Model: State → Steps",
        "Scenarios: Binding → Files", "Scenarios: Diagnostics → .", "Scenarios: Diagnostics → Binding", "Scenarios: Diagnostics → Text",
        "Scenarios: Loading → .", "Scenarios: Text → Binding",
        "Experiments: . → EqualMoney", "Experiments: . → Summary", "Experiments: Results → Designs", "Experiments: Results → Sweeps", "Experiments: Results → Tables", "Experiments: Summary → Results",
        "Orleans: Database → Hosting", "Orleans: Engine → Grains", "Orleans: Engine → Hosting",
        "Reporting: Languages → Words",
        "Cli: Clustering → Running", "Cli: Comparing → Running", "Cli: Running → .", "Cli: Running → Commands", "Cli: Terminal → Running",
    ];

    public static TheoryData<string> Every => [.. Folders.Keys];

    [Fact]
    public void Every_project_has_its_floor() =>
        Assert.Equal(Directory.GetDirectories(Repository.File("src")).Select(folder => Path.GetFileName(folder)["EcosystemSim.".Length..]).Order(), Projects.SelectMany(floor => floor).Order());

    [Theory, MemberData(nameof(Every))]
    public void A_project_references_projects_below_it(string project)
    {
        int floor = Array.FindIndex(Projects, names => names.Contains(project));
        var references = XDocument.Load(Repository.File($"src/EcosystemSim.{project}/EcosystemSim.{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))).Where(name => name.StartsWith("EcosystemSim.", StringComparison.Ordinal));
        Assert.All(references, name => Assert.Contains(name["EcosystemSim.".Length..], Projects.Skip(floor + 1).SelectMany(names => names)));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_folder_uses_folders_below_it(string project)
    {
        var arrows = Arrows(project).ToList();
        Assert.NotEmpty(arrows);
        string[] upwards = [.. Upwards(Folders[project], arrows).Select(arrow => $"{project}: {arrow}").Distinct().Order(StringComparer.Ordinal)];
        string[] known = [.. StillUpwards.Where(arrow => arrow.StartsWith(project + ":", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.True(known.SequenceEqual(upwards), $"Upwards and not in the list: {string.Join("; ", upwards.Except(known))}. In the list and gone: {string.Join("; ", known.Except(upwards))}.");
    }

    [Fact]
    public void An_arrow_upwards_is_caught()
    {
        (string, string)[] down = [("Steps", "State"), ("State", "State"), ("Steps", "Entities")];
        string[] floors = ["Steps", "State", "Entities"];
        Assert.Empty(Upwards(floors, down));
        Assert.Equal(["Entities → Steps"], Upwards(floors, [.. down, ("Entities", "Steps")]));
        Assert.Contains(("Steps", "State"), Arrows("Model"));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_file_lies_in_the_folder_that_its_namespace_names(string project)
    {
        string root = Repository.File($"src/EcosystemSim.{project}");
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Split('/', '\\')[0];
            if (folder is "obj" or "bin") continue;
            Assert.Contains(folder, Folders[project]);
            if (Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+);", RegexOptions.Multiline) is not { Success: true } match) continue;
            Assert.True(FolderOf(project, match.Groups[1].Value) == folder, $"{file} is of {match.Groups[1].Value}.");
        }
    }

    private static IEnumerable<string> Upwards(string[] floors, IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(arrow => Array.IndexOf(floors, arrow.To) < Array.IndexOf(floors, arrow.From)).Select(arrow => $"{arrow.From} → {arrow.To}");

    /// <summary>Which folder's code uses which folder's, as it was compiled.</summary>
    private static IEnumerable<(string From, string To)> Arrows(string project)
    {
        string assembly = project == "Cli" ? "ecosim" : $"EcosystemSim.{project}";
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        // What compilers add is in namespaces of their own.
        bool IsOurs(TypeReference type) => $"{NamespaceOf(type)}.".StartsWith($"EcosystemSim.{project}.", StringComparison.Ordinal);
        return [.. (from type in module.GetTypes()
                    where IsOurs(type)
                    from used in Used(type).SelectMany(Parts)
                    where used.Scope == module && IsOurs(used)
                    select (FolderOf(project, NamespaceOf(type)), FolderOf(project, NamespaceOf(used)))).Distinct()];
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type) =>
    [
        .. type.BaseType is { } basis ? [basis] : (TypeReference[])[],
        .. type.Interfaces.Select(one => one.InterfaceType), .. type.CustomAttributes.Select(one => one.AttributeType), .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.SelectMany(method => (TypeReference[])[method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)]),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Variables).Select(variable => variable.VariableType),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(step => step.Operand switch
        {
            TypeReference one => [one],
            GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
            MemberReference { DeclaringType: { } owner } => [owner],
            _ => (TypeReference[])[],
        }),
    ];

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static string NamespaceOf(TypeReference type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private static string FolderOf(string project, string name)
    {
        string root = $"EcosystemSim.{project}.";
        return name.StartsWith(root, StringComparison.Ordinal) ? name[root.Length..].Split('.')[0] : ".";
    }
}
