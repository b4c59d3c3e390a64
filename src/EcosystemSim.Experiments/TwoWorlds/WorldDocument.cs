using System.Text.Json;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>What the page has to know of a world before anything is run: places, firms, doors, arms, what can be moved.</summary>
public static class WorldDocument
{
    /// <summary>The two arms that the page shows of a scenario, under slack labour or the closure that it has; null where it has no such two.</summary>
    public static ExperimentPlan? PlanOf(Scenario scenario, IReadOnlyList<string>? arms = null)
    {
        string?[] pair = arms is not null ? [.. arms] : [scenario.Baseline, scenario.Answer];
        if (pair.Length != PageRun.Arms || pair[0] == pair[1] || pair.Any(id => id is null || !scenario.ArmIds.Contains(id))) return null;
        var plan = scenario.BuildPlan(new()
        {
            Arms = [.. pair!],
            // What a visitor moves must not be drawn over.
            DrawParameters = false,
            Closures = [scenario.Closures.Contains(LabourClosure.Slack) ? LabourClosure.Slack : scenario.Closures[0]],
        });
        return plan with { Arms = [.. pair.Select(id => plan.Arms.Single(a => a.Id == id))] };
    }

    /// <summary>Writes the world.</summary>
    /// <param name="id">Name of its folder.</param>
    public static void Write(Utf8JsonWriter json, string id, Scenario scenario, ExperimentPlan plan)
    {
        var (system, population) = (plan.System, plan.Population);
        json.WriteStartObject();
        json.WriteNumber("format", PageRun.Format);
        json.WriteString("id", id);
        json.WriteString("title", scenario.Title);
        json.WriteString("question", scenario.Question);
        json.WriteString("scenario", $"{scenario.Id}.yaml");
        json.WriteNumber("seed", plan.Seed);
        if (Placed(system).Count > 0) json.WriteString("credit", "Places: GeoNames, CC BY 4.0");
        List("quarters", Enumerable.Range(plan.StartCalendarQuarter, plan.Quarters), q => json.WriteStringValue(Names.Quarter(q)));
        json.WriteNumber("parts", Parting.Quarter(plan.Arms[0], plan.Arms[1], plan.Quarters));
        List("arms", plan.Arms, arm => Named(arm.Id, arm.Title, "title"));
        List("regions", system.Regions, region => Named(region.Id, region.Name));
        WritePlaces(json, system);
        List("sectors", system.Sectors, sector => Named(sector.Id, sector.Name));
        List("doors", system.Providers, door => Object(() =>
        {
            json.WriteString("id", door.Id);
            json.WriteString("name", door.Name);
            json.WriteString("kind", SeriesCatalogue.DoorName(door.Kind));
            json.WriteNumber("region", door.Region);
            json.WriteNumber("place", door.Municipality);
            json.WriteBoolean("private", door.IsPrivate);
        }));
        List("needs", NeedTypes.Names, json.WriteStringValue);
        json.WriteStartObject("firms");
        List("place", population.Municipality, place => json.WriteNumberValue(place));
        List("sector", population.Sector, sector => json.WriteNumberValue(sector));
        List("jobs", population.Jobs, json.WriteNumberValue);
        List("name", Enumerable.Range(0, population.Count), firm => json.WriteStringValue(scenario.NameOf(firm) ?? FirmNames.SurnameFor(firm)));
        json.WriteEndObject();
        List("settings", PageSetting.Of(plan), setting => Object(() =>
        {
            json.WriteString("id", setting.Id);
            json.WriteString("kind", setting.IsSwitch ? "switch" : "number");
            json.WriteNumber("min", setting.Minimum);
            json.WriteNumber("max", setting.Maximum);
            json.WriteNumber("step", setting.Step);
            json.WriteNumber("value", setting.Value);
        }));
        json.WriteEndObject();

        void Named(string id, string name, string key = "name") => Object(() =>
        {
            json.WriteString("id", id);
            json.WriteString(key, name);
        });

        void Object(Action members)
        {
            json.WriteStartObject();
            members();
            json.WriteEndObject();
        }

        void List<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items) write(item);
            json.WriteEndArray();
        }
    }

    /// <summary>Places as the seeds have them, and on a plane: the longer side is a thousand, the other as long as it is on the ground.</summary>
    private static void WritePlaces(Utf8JsonWriter json, SystemSpec system)
    {
        const double Side = 1000;
        var placed = Placed(system);
        double north = Of(m => m.Latitude).Max(), south = Of(m => m.Latitude).Min(), west = Of(m => m.Longitude).Min();
        // A degree of longitude is shorter than one of latitude by the cosine of where one is.
        double narrow = Math.Cos((north + south) / 2 * Math.PI / 180);
        double unit = Side / Math.Max(Math.Max((Of(m => m.Longitude).Max() - west) * narrow, north - south), 1e-6);
        json.WriteStartArray("places");
        foreach (var m in system.Municipalities)
        {
            json.WriteStartObject();
            json.WriteString("id", m.Id);
            json.WriteString("name", m.Name);
            json.WriteNumber("region", m.Region);
            Number("lat", m.Latitude, 4);
            Number("lon", m.Longitude, 4);
            Number("x", (m.Longitude - west) * narrow * unit, 1);
            Number("y", (north - m.Latitude) * unit, 1);
            json.WriteNumber("people", m.Population);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        IEnumerable<double> Of(Func<MunicipalitySpec, double?> degrees) => placed.Select(m => degrees(m)!.Value).DefaultIfEmpty();

        void Number(string name, double? value, int digits)
        {
            if (value is { } number) json.WriteNumber(name, Math.Round(number, digits));
            else json.WriteNull(name);
        }
    }

    private static List<MunicipalitySpec> Placed(SystemSpec system) => [.. system.Municipalities.Where(m => m is { Latitude: not null, Longitude: not null })];
}
