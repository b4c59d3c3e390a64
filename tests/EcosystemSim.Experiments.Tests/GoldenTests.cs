using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Model;
using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>
/// The shipped scenarios give the values they gave before, to the last bit, on every machine and in every configuration.
/// ES_UPDATE_GOLDEN=1 rewrites the files; the commit that does so says why results change.
/// </summary>
[Trait("Category", "Slow")]
public class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    [Theory]
    [InlineData("west-denmark", 1)]
    [InlineData("midtjylland-international", 1)]
    [InlineData("business-houses", 1)]
    [InlineData("norway-counties", 1)]
    [InlineData("vasterbotten-superclusters", 1)]
    [InlineData("small-world", 2)]
    [InlineData("neutral", 2)]
    public void Golden_run_is_unchanged(string scenario, int replications)
    {
        GoldenFile.Check($"scenarios/{scenario}.golden.json", Describe(Repository.Scenario(scenario), replications));
    }

    // CI runs the golden runs with parts of the processor switched off; a switch by a name that the runtime does not know would test nothing.
    [Fact]
    public void Vectors_that_are_switched_off_are_not_used()
    {
        int most = IsOff("HWIntrinsic") || IsOff("AVX2") ? 4 : IsOff("AVX512") ? 8 : 16;
        Assert.InRange(KernelSet.Widest.Lanes, 4, most);

        static bool IsOff(string feature) => Environment.GetEnvironmentVariable($"DOTNET_Enable{feature}") == "0";
    }

    // The full runs behind these pages take minutes, so each page says which golden run it was made with: when results change,
    // eng/pages.sh makes its table, sentences and figures anew.
    [Theory]
    [InlineData("README.md", "west-denmark")]
    [InlineData("scenarios/west-denmark.md", "west-denmark")]
    [InlineData("scenarios/midtjylland-international.md", "midtjylland-international")]
    [InlineData("scenarios/business-houses.md", "business-houses")]
    [InlineData("scenarios/norway-counties.md", "norway-counties")]
    [InlineData("scenarios/vasterbotten-superclusters.md", "vasterbotten-superclusters")]
    public void The_results_on_a_page_were_made_with_today_s_model(string page, string scenario)
    {
        var golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "scenarios", scenario + ".golden.json")))!;
        Assert.Contains($"<!-- made when the golden run was {golden["sha256 of all values"]} -->", File.ReadAllText(Path.Combine(Repository.Root, page)), StringComparison.Ordinal);
    }

    private static string Describe(string file, int replications)
    {
        var plan = ScenarioLoader.Load(file).Scenario!.BuildPlan(new() { DrawParameters = false });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var arms = new JsonObject();
        for (int number = 0; number < replications; number++)
        {
            var replication = new Replication(plan, number);
            while (replication.Advance())
            {
            }
            foreach (var run in replication.Runs)
            {
                hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
                if (number > 0) continue;
                // A few numbers that a person can read when the hash has changed.
                arms[$"{plan.Arms[run.Arm].Id}, {Names.Of(run.Closure)}"] = new JsonObject
                {
                    ["jobs at the end"] = At(run.Observations, plan.Quarters - 1, Outcomes.Jobs),
                    ["firms at the end"] = At(run.Observations, plan.Quarters - 1, Outcomes.Firms),
                    ["specialised cases"] = Enumerable.Range(0, plan.Quarters).Sum(q => At(run.Observations, q, Outcomes.CasesSpecialised)),
                    ["generic cases"] = Enumerable.Range(0, plan.Quarters).Sum(q => At(run.Observations, q, Outcomes.CasesGeneric)),
                };
            }
        }
        var golden = new JsonObject { ["replications"] = replications, ["sha256 of all values"] = Convert.ToHexStringLower(hash.GetHashAndReset()), ["replication 0"] = arms };
        return golden.ToJsonString(Indented) + "\n";
    }

    private static long At(ObservationTable table, int quarter, string outcome)
    {
        int column = table.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == outcome);
        return table[quarter, column];
    }
}
