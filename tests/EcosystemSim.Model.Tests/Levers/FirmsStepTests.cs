using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>What coordination does reaches firms through help and their markets only; so the firms' step cannot know of it.</summary>
public class FirmsStepTests
{
    [Fact]
    public void The_firms_step_reads_no_friction_no_policy_and_no_parameter_of_a_lever() => Assert.Empty(Reads(typeof(S7Firms)));

    // The loops over the firms, which the step calls without naming a width.
    [Theory]
    [InlineData(typeof(Vector128Kernels))]
    [InlineData(typeof(Vector256Kernels))]
    [InlineData(typeof(Vector512Kernels))]
    internal void Nor_do_the_loops_over_firms(Type kernels) => Assert.Empty(Reads(kernels));

    [Fact]
    public void The_firms_step_names_no_lever() => Assert.Empty(Named(Source));

    // Each way in which a growth step could know of coordination, directly or through what it calls.
    [Theory]
    [InlineData(typeof(ReadsFriction), "World.get_Frictions")]
    [InlineData(typeof(ReadsPolicy), "World.get_Policy")]
    [InlineData(typeof(ReadsParameter), "ModelParameters.get_Levers")]
    [InlineData(typeof(ReadsAgreement), "ExperimentPlan.get_Arms")]
    [InlineData(typeof(ReadsCommitment), "World.get_Commitment")]
    [InlineData(typeof(ReadsTables), "World.get_Tables")]
    [InlineData(typeof(ReadsThroughAnother), "World.get_Frictions")]
    [InlineData(typeof(ReadsInsideALambda), "World.get_Frictions")]
    internal void A_firms_step_that_knows_of_coordination_is_caught(Type broken, string member) => Assert.Contains(member, Reads(broken));

    [Fact]
    public void A_step_that_knows_of_firms_and_markets_only_is_not_caught() => Assert.Empty(Reads(typeof(ReadsFirms)));

    [Theory]
    [InlineData("growth += world.Frictions.Warmth[0];", "Frictions")]
    [InlineData("if (world.Policy[Lever.Referral].IsOn) growth += 0.01f;", "Lever")]
    [InlineData("growth += (float)world.Parameters.Levers.CoLocation.Awareness;", "Levers")]
    [InlineData("growth *= world.Commitment[provider];", "Commitment")]
    [InlineData("growth += bonus; // L05", "L05")]
    public void A_firms_step_whose_text_names_coordination_is_caught(string line, string name)
    {
        int at = Source.IndexOf("var growth", StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Contains(name, Named(Source.Insert(at, line + "\n")));
    }

    // Parameters of levers whose name, unit or meaning is about what firms become and not about the support system. Whoever adds one
    // says here why it may be there, and says so in rule 1 of the ODD if it reaches firms past the frictions.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["InternationalDoors.DoorFloor"] = "L17, rule 1: multiplies the chance that help abroad makes an exporter",
        ["InternationalDoors.RelationGain"] = "L17, rule 1: the stock of relations that this chance grows with",
        ["InternationalDoors.DelegationGain"] = "L17, rule 1: the same stock",
        ["InvestmentPromotion.LandingGain"] = "L18, rule 1: adds to the share of foreign candidates that land",
        ["CircularSymbiosis.Saving"] = "L20, rule 1: adds to the productivity of the firms of a match",
        ["CircularSymbiosis.Tonnes"] = "counted as an outcome; reaches no firm",
        ["CircularSymbiosis.Learning"] = "hours of a check, in logarithms; reaches no firm",
        ["Specialisation.StrengthWeight"] = "ranks applications by where jobs are; reaches firms as who gets a grant",
    };

    [Fact]
    public void No_parameter_of_a_lever_is_one_of_growth()
    {
        var hits = from lever in typeof(LeverParameters).GetProperties()
                   from p in lever.PropertyType.GetProperties()
                   let quantity = p.GetCustomAttribute<QuantityAttribute>()!
                   where IsOfGrowth(p.Name, quantity.Unit, quantity.Meaning)
                   select $"{lever.Name}.{p.Name}";
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), hits.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("JobsGain", "share", "Whatever.", true)]
    [InlineData("Bonus", "log points of productivity", "Whatever.", true)]
    [InlineData("Bonus", "share", "Added to the growth of parties' clients.", true)]
    [InlineData("Bonus", "share", "Helped firms that survive their first year.", true)]
    [InlineData("Saving", "log points", "What a match saves.", true)]
    [InlineData("MarketFit", "share of colleagues' offers", "What export advisers know of each other.", false)]
    [InlineData("UpkeepHours", "hours per provider and quarter", "Upkeep.", false)]
    public void A_parameter_of_growth_is_known_by_its_words(string name, string unit, string meaning, bool isOne) => Assert.Equal(isOne, IsOfGrowth(name, unit, meaning));

    [Fact]
    public void Levers_that_reach_past_the_frictions_are_named_in_both_places_of_the_ODD()
    {
        string odd = File.ReadAllText(Path.Combine(Root, "docs", "ODD.md"));
        string rule = odd.Split('\n').Single(l => l.StartsWith("1. **No effect of coordination is written in.**", StringComparison.Ordinal));
        string section = odd.Split('\n').Single(l => l.StartsWith("A lever is a setting of an agreement", StringComparison.Ordinal));
        var levers = Exceptions.Values.Where(reason => reason.Contains("rule 1", StringComparison.Ordinal)).Select(reason => reason[..3]).Distinct().ToList();
        Assert.Equal(["L17", "L18", "L20"], levers);
        foreach (string lever in levers) Assert.True(rule.Contains(lever, StringComparison.Ordinal) && section.Contains(lever, StringComparison.Ordinal), lever);
        Assert.Equal(levers, Regex.Matches(rule, @"\bL\d\d\b").Select(m => m.Value));
    }

    private static bool IsOfGrowth(string name, string unit, string meaning) =>
        Regex.IsMatch(name, "Growth|Jobs|Productivity|Survival|Export|Exit|Entry|Hires|Landing|Saving|Sales")
        || Regex.IsMatch($"{unit} {meaning}", @"\b(growth|jobs|productivity|surviv\w*|exports?(?! adviser)|exporters?|exits?|entry|hires?|candidates|sales|saves?|log points?)\b", RegexOptions.IgnoreCase);

    private static string Source => string.Concat(new[] { "Steps/S7Firms.cs", "Kernels/FirmTerms.cs", "Kernels/Firms.Vector256.cs" }.Select(file => File.ReadAllText(Path.Combine(Root, "src", "EcosystemSim.Model", file))));

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>Words of coordination in a text.</summary>
    private static List<string> Named(string source)
    {
        var names = Enum.GetNames<Lever>().Concat(typeof(LeverParameters).GetProperties().Select(p => p.Name))
            .Concat(["Lever", "Levers", "Frictions", "PolicyState", "Agreement", "Agreements", "Commitment", "Tables", "Policy", "Arms"]);
        // The namespace of the labour closures is the one that a step may name.
        string text = source.Replace("using EcosystemSim.Model.Policy;", "", StringComparison.Ordinal);
        return [.. names.Where(n => Regex.IsMatch(text, $@"\b{n}\b")), .. Regex.Matches(text, @"\bL\d\d\b").Select(m => m.Value)];
    }

    /// <summary>Members of coordination that a type's code reads or calls, itself or through anything of the model that it calls.</summary>
    private static List<string> Reads(Type step)
    {
        var found = new List<string>();
        var seen = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>(MethodsOf(step));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method)) continue;
            foreach (var member in MembersIn(method))
            {
                if (IsCoordination(member)) found.Add($"{member.DeclaringType!.Name}.{member.Name}");
                else if (member is MethodBase called && (IsOurs(called.DeclaringType) || called.DeclaringType == step)) open.Push(called);
            }
        }
        // A walk that finds nothing to walk would pass whatever the step does.
        Assert.True(seen.Count > 1, $"{step.Name} has no code that could be read.");
        return [.. found.Distinct()];
    }

    private static bool IsOurs(Type? type) => type is not null && (type.Assembly == typeof(World).Assembly || type.DeclaringType?.DeclaringType == typeof(FirmsStepTests));

    private static bool IsCoordination(MemberInfo member)
    {
        if (member is Type type) return IsCoordination(type);
        string[] states = [nameof(World.Commitment), nameof(World.Relation), nameof(World.Reallocated), nameof(World.Learned), nameof(World.Symbiosis)];
        if (member.DeclaringType == typeof(World) && states.Any(s => member.Name == $"get_{s}")) return true;
        return IsCoordination(member.DeclaringType) || member switch
        {
            FieldInfo f => IsCoordination(f.FieldType),
            MethodInfo m => IsCoordination(m.ReturnType),
            _ => false,
        };
    }

    private static bool IsCoordination(Type? type)
    {
        if (type is null) return false;
        if (type.IsGenericType && type.GetGenericArguments().Any(IsCoordination)) return true;
        if (type.HasElementType) return IsCoordination(type.GetElementType());
        return type.Namespace == typeof(Frictions).Namespace
            || (type.Namespace == typeof(Lever).Namespace && type != typeof(LabourClosure) && type != typeof(ExperimentPlan) && type != typeof(ShockSpec) && type != typeof(ShockKind))
            || type == typeof(LeverParameters) || typeof(LeverParameters).GetProperties().Any(p => p.PropertyType == type)
            || type == typeof(SupportTables);
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).Concat(type.GetNestedTypes(all).SelectMany(MethodsOf));
    }

    /// <summary>Everything that a method's instructions name.</summary>
    private static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        byte[]? code = method.GetMethodBody()?.GetILAsByteArray();
        if (code is null) yield break;
        for (int at = 0; at < code.Length;)
        {
            var instruction = code[at] == 0xFE ? Instructions[0xFE00 | code[at + 1]] : Instructions[code[at]];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var generic = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), generic, method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            }
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static readonly ImmutableDictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToImmutableDictionary(o => (int)(ushort)o.Value);

    private static class ReadsFirms
    {
        public static float Apply(World world) => world.Firms.Productivity[0] + (float)world.Parameters.Growth.JobsPerDurableReach + world.Markets.ReachDurable[0] + One();

        private static int One() => 1;
    }

    private static class ReadsFriction
    {
        public static float Apply(World world) => One() + world.Frictions.Blur[0];

        private static int One() => 1;
    }

    private static class ReadsPolicy
    {
        public static float Apply(World world) => One() + world.Policy[Lever.Governance].Strength;

        private static int One() => 1;
    }

    private static class ReadsParameter
    {
        public static double Apply(World world) => One() + world.Parameters.Levers.Triage.DispatchShare;

        private static int One() => 1;
    }

    private static class ReadsAgreement
    {
        public static int Apply(World world) => One() + world.Plan.Arms.Length;

        private static int One() => 1;
    }

    private static class ReadsCommitment
    {
        public static float Apply(World world) => One() + world.Commitment[0];

        private static int One() => 1;
    }

    private static class ReadsTables
    {
        public static float Apply(World world) => One() + world.Tables.DoorBlur[0];

        private static int One() => 1;
    }

    private static class ReadsThroughAnother
    {
        // The hours of a provider follow from the division of labour.
        public static long Apply(World world) => world.CapacityMinutes(0);
    }

    private static class ReadsInsideALambda
    {
        public static float Apply(World world) => new[] { 0, 1 }.Max(p => world.Frictions.Warmth[p]);
    }
}
