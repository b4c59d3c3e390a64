using System.Globalization;
using CsvHelper;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>Firms as the table that a seed can name as its <c>firms_file</c>.</summary>
public static class FirmTableWriter
{
    /// <summary>The table in UTF-8, with all columns. Read back it gives the same firms, in the order of <paramref name="firms"/>.</summary>
    /// <param name="firms">Ids of the firms that are written.</param>
    /// <param name="start">Quarter at which the firms have their ages; null writes <c>age_years</c> in place of <c>founded</c>.</param>
    /// <param name="name">Name of a firm by its id; null writes no names.</param>
    public static byte[] Write(SystemSpec system, Population population, IEnumerable<int> firms, Quarter? start = null, Func<int, string>? name = null)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord([.. name is null ? [] : (string[])["name"], "region", "municipality", "sector", "jobs", start is null ? "age_years" : "founded", "exporter"]);
            foreach (int f in firms)
            {
                int age = population.AgeQuarters[f];
                if (name is not null) csv.WriteField(name(f));
                csv.WriteField(system.Regions[population.Region[f]].Id);
                csv.WriteField(system.Municipalities[population.Municipality[f]].Id);
                csv.WriteField(system.Sectors[population.Sector[f]].Id);
                csv.WriteField(population.Jobs[f].ToString(CultureInfo.InvariantCulture));
                csv.WriteField(start is { } now ? now.Plus(-age).ToString() : (age / 4m).ToString("0.##", CultureInfo.InvariantCulture));
                csv.WriteField(population.Exporter[f] ? "yes" : "no");
                csv.EndRecord();
            }
        }
        return stream.ToArray();
    }
}
