using System.Text;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>Stored files are of one schema; those of any other are refused with a clear sentence, and left as they are.</summary>
[Trait("Category", "Slow")]
public class SchemaTests
{
    [Theory]
    [InlineData("manifest.json", "verify")]
    [InlineData("manifest.json", "rerun")]
    [InlineData("manifest.json", "merge")]
    [InlineData("manifest.json", "run")]
    [InlineData("summary.json", "diff")]
    [InlineData("datapackage.json", "verify")]
    [InlineData("checkpoint.txt", "verify")]
    [InlineData("checkpoint.txt", "merge")]
    [InlineData("checkpoint.txt", "run")]
    [InlineData("figures/fates.svg", "rerun")]
    public void A_file_of_another_schema_is_refused(string file, string command)
    {
        using var folder = new TemporaryFolder();
        string results = folder.Of("out"), path = folder.Of("out/" + file);
        Command.RunSmall(results, "--arms", "coordinated");
        string written = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        foreach (string schema in (string[])["0", "9"])
        {
            string other = Schema().Replace(written, schema, 1);
            Assert.NotEqual(written, other);
            File.WriteAllBytes(path, Encoding.Latin1.GetBytes(other));
            // A run with the same inputs and all its files makes nothing anew, so the checkpoint is looked at where some are missing.
            if (file == "checkpoint.txt" && command == "run") File.Delete(folder.Of("out/summary.json"));
            var refused = command switch
            {
                "run" => Command.RunSmall(results, "--arms", "coordinated"),
                "diff" => Command.Run("diff", results, results),
                "rerun" => Command.Run("rerun", file.EndsWith(".svg", StringComparison.Ordinal) ? path : results),
                _ => Command.Run(command, results),
            };
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(file, refused.Error);
            Assert.Contains(": another version of EcosystemSim ", refused.Error);
            Assert.Contains("Please, ", refused.Error);
            Assert.Equal(other, Encoding.Latin1.GetString(File.ReadAllBytes(path)));
        }
    }

    private static Regex Schema() => new(@"(?<=""schema_version"": )\d+|(?<=^ecosim-checkpoint )\d+|(?<=urn:ecosystem-sim:figure:)\d+");
}
