using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Cli.Tests;

/// <summary>Results that earlier versions wrote open; those of newer ones are refused with a clear sentence.</summary>
/// <remarks>The folders below <c>Earlier</c> were written by the versions of those schemas, and are never made anew.</remarks>
public class SchemaTests
{
    private static string[] Names { get; } = [.. Directory.GetDirectories(Folder("")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Earlier => [.. Names];

    [Theory]
    [MemberData(nameof(Earlier))]
    public void Results_of_an_earlier_schema_make_every_table_sentence_and_figure(string name)
    {
        var (manifest, summary) = StoredResults.Open(Folder(name));
        Assert.Equal($"schema-{summary.SchemaVersion}", name);
        Assert.Equal(manifest.ResultHash, summary.ResultHash);
        Assert.All(summary.Arms, arm => Assert.Equal(1000, arm.Fates[^1].Specialised + arm.Fates[^1].Generic + arm.Fates[^1].Alone + arm.Fates[^1].Lapsed + arm.Fates[^1].DroppedOut + arm.Fates[^1].FirmGone + arm.Fates[^1].Open, 6));
        // The agreement of the small world begins after some quarters; schema 1 kept that by another name.
        Assert.Contains(summary.Arms, arm => arm.CountedFrom > 0);
        var output = new StringWriter { NewLine = "\n" };
        AnswerPrinter.Print(summary, name, byRegion: true, details: true, Screen.Plain(output, TextWriter.Null));
        Assert.Contains("Of 1,000 needs", output.ToString());
        Assert.DoesNotContain("NaN", output.ToString());
        foreach (var (_, svg) in AnswerPrinter.Figures(summary)) Assert.DoesNotContain("NaN", svg);
    }

    [Theory]
    [MemberData(nameof(Earlier))]
    public void Results_of_an_earlier_schema_say_how_they_are_repeated_and_are_compared_with_others(string name)
    {
        Assert.Equal(StoredResults.OpenManifest(Folder(name)).ResultHash, ResultOrigin.Read(Folder(name))!.ResultHash);
        var diff = Command.Run("diff", Folder(name), Folder("schema-1"));
        Assert.Equal(("", 0), (diff.Error, diff.ExitCode));
    }

    [Fact]
    public void The_earlier_schemas_are_all_here() =>
        Assert.Equal(Enumerable.Range(1, Names.Length).Select(n => $"schema-{n}"), Names);

    [Theory]
    [InlineData("manifest.json", "verify")]
    [InlineData("manifest.json", "rerun")]
    [InlineData("manifest.json", "merge")]
    [InlineData("manifest.json", "run")]
    [InlineData("summary.json", "diff")]
    [InlineData("datapackage.json", "verify")]
    [InlineData("checkpoint.bin", "verify")]
    [InlineData("checkpoint.bin", "merge")]
    [InlineData("figures/fates.svg", "rerun")]
    public void A_file_of_a_newer_schema_is_refused(string file, string command)
    {
        using var folder = new TemporaryFolder();
        string results = folder.Of("out"), path = folder.Of("out/" + file);
        Command.RunSmall(results, "--arms", "coordinated");
        string before = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        string after = new Regex(@"(?<=""schema_version"": )\d+|(?<=^ECOSIM)1|(?<=urn:ecosystem-sim:figure:)1").Replace(before, file.EndsWith(".json") ? "77" : "9", 1);
        Assert.NotEqual(before, after);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(after));
        var refused = command switch
        {
            "run" => Command.RunSmall(results, "--arms", "coordinated"),
            "diff" => Command.Run("diff", results, results),
            "rerun" => Command.Run("rerun", file.EndsWith(".svg") ? path : results),
            _ => Command.Run(command, results),
        };
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(file, refused.Error);
        Assert.Contains("a newer version of EcosystemSim ", refused.Error);
        Assert.Contains("That version, or a newer one, ", refused.Error);
        Assert.Equal(after, Encoding.Latin1.GetString(File.ReadAllBytes(path)));
    }

    private static string Folder(string name) => Path.Combine(Command.Repository, "tests", "EcosystemSim.Cli.Tests", "Earlier", name);
}
