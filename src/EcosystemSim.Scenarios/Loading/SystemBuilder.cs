using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Populations;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>The sections of a system to the model's description of it, checked.</summary>
internal sealed class SystemBuilder(Report report, Sites sites, Sources sources)
{
    /// <summary>Providers that every firm can know; the model keeps one bit for each, and one for the local office.</summary>
    public const int MostDoors = 63;

    private const double ShareTolerance = 0.001;

    private readonly AboutCheck _about = new(report, sites, sources);

    /// <summary>The system, or null after reporting why not.</summary>
    /// <param name="isWhole">Whether the files were bound without error; else there is a check only.</param>
    public (SystemSpec System, PopulationMarginals Marginals)? Build(string id, SeedSections seeds, Location at, bool isWhole)
    {
        int before = report.Count;
        Require(seeds, seeds.Name, nameof(seeds.Name), at);
        Require(seeds, seeds.Currency, nameof(seeds.Currency), at);
        Require(seeds, seeds.Regions, nameof(seeds.Regions), at);
        Require(seeds, seeds.Municipalities, nameof(seeds.Municipalities), at);
        Require(seeds, seeds.Sectors, nameof(seeds.Sectors), at);
        Require(seeds, seeds.Providers, nameof(seeds.Providers), at);
        Require(seeds, seeds.Population, nameof(seeds.Population), at);
        var regionIds = Ids(seeds.Regions?.List, r => r.Id, "regions");
        var sectorIds = Ids(seeds.Sectors?.List, s => s.Id, "sectors");
        var municipalityIds = Ids(seeds.Municipalities?.List, m => m.Id, "municipalities");
        if (seeds.Appraisal is { } appraisal) _about.Check(appraisal, appraisal.About, "appraisal", [appraisal]);
        if (seeds.Regions is { } regions) CheckRegions(regions, regionIds);
        if (seeds.Municipalities is { } municipalities) CheckMunicipalities(municipalities, regionIds);
        if (seeds.Sectors is { } sectors) CheckSectors(sectors, regionIds);
        if (seeds.Population is { } population) CheckPopulation(population);
        if (seeds.Providers is { } providers) CheckProviders(providers, regionIds, sectorIds, municipalityIds);
        if (!isWhole || report.Count > before) return null;

        var system = new SystemSpec(
            id, seeds.Currency!,
            [.. seeds.Regions!.List.Select(r => new RegionSpec(r.Id, r.Name, r.Country, r.Centre))],
            [.. seeds.Municipalities!.List.Select(m => Municipality(m, regionIds))],
            [.. seeds.Sectors!.List.Select(Sector)],
            [.. LocalOffices(seeds, sectorIds, regionIds).Concat(seeds.Providers!.List.Select(p => Provider(p, regionIds, sectorIds))).Select(p => p.Times(seeds.Providers.Scale)), .. PrivateAdvisers(seeds, sectorIds, regionIds)])
        {
            TravelHours = [.. regionIds.Select(from => regionIds.Select(to => seeds.Regions.TravelHours[from][to]).ToImmutableArray())],
        };
        return (system, Marginals(seeds, regionIds));
    }

    private void Require(SeedSections seeds, object? section, string name, Location at)
    {
        // What is there and wrong is reported already.
        if (section is null && !seeds.Has(name)) report.Add(Messages.MissingKey(at, Names.Snake(name), "system"));
    }

    private List<string> Ids<T>(IReadOnlyList<T>? rows, Func<T, string> id, string section)
        where T : class
    {
        var ids = new List<string>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows ?? [])
        {
            if (row is null || id(row) is not { } name) continue;
            if (seen.TryAdd(name, name)) ids.Add(name);
            else if (seen[name] == name) report.Add(Messages.DuplicateId(sites.Of(row, "Id"), name, section));
            else report.Add(Messages.CapitalsOnly(sites.Of(row, "Id"), name, seen[name]));
        }
        return ids;
    }

    private void CheckRegions(RegionSection section, List<string> ids)
    {
        _about.Check(section, section.About, "regions", Rows(section.List), "travel_hours");
        if (section.TravelHours is not { } hours) return;
        CheckKeys(section, nameof(section.TravelHours), hours.Keys, "region", ids);
        foreach (string from in ids)
        {
            if (!hours.TryGetValue(from, out var row))
            {
                report.Add(Messages.MissingKey(sites.Of(section, nameof(section.TravelHours)), from, "travel_hours"));
                continue;
            }
            foreach (string to in ids.Where(to => !row.ContainsKey(to)))
                report.Add(Messages.MissingKey(sites.OfKey(section, nameof(section.TravelHours), from), to, from));
        }
    }

    private void CheckMunicipalities(MunicipalitySection section, List<string> regions)
    {
        var rows = Rows(section.List);
        _about.Check(section, section.About, "municipalities", rows);
        foreach (var row in rows) CheckName(row.Region, sites.Of(row, nameof(row.Region)), "region", regions);
        foreach (string region in regions.Where(r => rows.TrueForAll(m => m.Region != r)))
            report.Add(Messages.NoMunicipality(sites.Of(section, nameof(section.List)), region));
    }

    private void CheckSectors(SectorSection section, List<string> regions)
    {
        var rows = Rows(section.List);
        _about.Check(section, section.About, "sectors", rows);
        foreach (var row in rows)
        {
            if (row.NeedMix is { } mix)
            {
                CheckKeys(row, nameof(row.NeedMix), mix.Keys, "type of need", NeedTypes.Names);
                CheckSum(mix.Values, sites.Of(row, nameof(row.NeedMix)), $"shares of needs of '{row.Id}'");
            }
            if (row.Knowledge is { Count: not 2 } place)
            {
                var at = sites.Of(row, nameof(row.Knowledge));
                report.Add(Messages.WrongCount(at, "knowledge", place.Count, "two coordinates", Numbers.Cut(sites.Find(row, nameof(row.Knowledge)))));
            }
            if (row.LocationQuotient is { } quotients)
            {
                CheckKeys(row, nameof(row.LocationQuotient), quotients.Keys, "region", regions);
                foreach (string region in regions.Where(r => !quotients.ContainsKey(r)))
                    report.Add(Messages.MissingKey(sites.Of(row, nameof(row.LocationQuotient)), region, "location_quotient"));
            }
        }
        CheckSum(rows.Select(r => r.ShareOfFirms), sites.Of(section, nameof(section.List)), "shares of firms of all sectors");
        CheckSum(rows.Select(r => r.ShareOfJobs), sites.Of(section, nameof(section.List)), "shares of jobs of all sectors");
    }

    private void CheckPopulation(PopulationSection section)
    {
        RequireMarginals(section);
        if (section.FirmsColumns is { } columns)
        {
            CheckKeys(section, nameof(section.FirmsColumns), columns.Keys, "column", FirmTableReader.Known);
            if (sites.Find(section, nameof(section.FirmsFile)) is null)
                report.Add(Messages.MissingKey(sites.Of(section, nameof(section.FirmsColumns)), Names.Snake(nameof(section.FirmsFile)), "population"));
        }
        CheckQuantities(section);
        var classes = Rows(section.SizeClasses);
        foreach (var row in classes) CheckQuantities(row);
        for (int i = 1; i < classes.Count; i++)
        {
            var (here, below) = (classes[i], classes[i - 1].LeastJobs);
            if (here.LeastJobs > below) continue;
            var place = sites.Of(here, nameof(here.LeastJobs));
            report.Add(Messages.OutOfRange(place, "least_jobs", here.LeastJobs, below + 1, 1_000_000, "jobs"));
        }
        if (classes.Count == 0 || classes.Exists(c => c.ShareOfFirms is null || c.ShareOfJobs is null)) return;
        var at = sites.Of(section, nameof(section.SizeClasses));
        CheckSum(classes.Select(c => c.ShareOfFirms.Value), at, "shares of firms of all size classes");
        CheckSum(classes.Select(c => c.ShareOfJobs.Value), at, "shares of jobs of all size classes");
    }

    /// <summary>A table of firms needs no marginals; but who exports is drawn from both shares or from none.</summary>
    private void RequireMarginals(PopulationSection section)
    {
        bool isTable = sites.Find(section, nameof(section.FirmsFile)) is not null;
        string[] shares = [nameof(section.ShareOfExporters), nameof(section.ExportersShareOfJobs)];
        bool draws = shares.Any(s => sites.Find(section, s) is not null);
        foreach (var property in Names.Properties(typeof(PopulationSection)).Where(p => p.Name is not (nameof(section.FirmsFile) or nameof(section.FirmsColumns))))
        {
            bool isNeeded = !isTable || (draws && shares.Contains(property.Name));
            if (isNeeded && sites.Find(section, property.Name) is null)
                report.Add(Messages.MissingKey(sites.Of(section), Names.Snake(property.Name), "population"));
        }
    }

    private void CheckProviders(ProviderSection section, List<string> regions, List<string> sectors, List<string> municipalities)
    {
        var rows = Rows(section.List);
        var offices = section.LocalOffices;
        var offers = rows.SelectMany(r => Rows(r.Offers)).Concat(Rows(offices?.Offers)).ToList();
        _about.Check(section, section.About, "providers", [.. rows, .. offers]);
        var ids = Ids(rows, r => r.Id, "providers");
        foreach (var row in rows)
        {
            CheckName(row.Region, sites.Of(row, nameof(row.Region)), "region", regions);
            CheckNames(row, nameof(row.Serves), row.Serves, "region", regions);
        }
        foreach (var offer in offers)
        {
            CheckNames(offer, nameof(offer.Sectors), offer.Sectors, "sector", sectors);
            if (offer.MaximumJobs >= offer.MinimumJobs) continue;
            var at = sites.Of(offer, nameof(offer.MaximumJobs));
            report.Add(Messages.OutOfRange(at, "maximum_jobs", offer.MaximumJobs, offer.MinimumJobs, 1_000_000, "jobs"));
        }
        foreach (var row in rows.Where(r => r.Kind == ProviderKind.PrivateAdviser)) report.Add(Messages.PrivateInList(sites.Of(row, nameof(row.Kind))));
        CheckPrefix(section.PrivateAdvisers, nameof(Files.PrivateAdvisers.IdPrefix), section.PrivateAdvisers?.IdPrefix, regions);
        CheckPrefix(offices, nameof(offices.IdPrefix), offices?.IdPrefix, municipalities);
        if (section.PrivateAdvisers is { } advisers) CheckPrivateAdvisers(advisers, ids, regions, sectors);
        if (rows.Count > MostDoors) report.Add(Messages.TooManyDoors(sites.Of(section, nameof(section.List)), rows.Count, MostDoors));
        if (offices is null) return;
        CheckQuantities(offices);
        foreach (string id in municipalities.Select(m => offices.IdPrefix + m).Where(id => ids.Contains(id, StringComparer.OrdinalIgnoreCase)))
            report.Add(Messages.DuplicateId(sites.Of(offices, nameof(offices.IdPrefix)), id, "providers"));
    }

    /// <summary>Ids that are put together are ids like any other.</summary>
    private void CheckPrefix(object? section, string property, string? prefix, List<string> places)
    {
        if (section is null || prefix is null) return;
        // What is wrong with an id of a place is said where it stands.
        if (places.FirstOrDefault(place => Names.IsId(place) && !Names.IsId(prefix + place)) is { } wrong) report.Add(Messages.BadId(sites.Of(section, property), prefix + wrong));
    }

    private void CheckPrivateAdvisers(PrivateAdvisers advisers, List<string> ids, List<string> regions, List<string> sectors)
    {
        foreach (string id in regions.Select(r => advisers.IdPrefix + r).Where(id => ids.Contains(id, StringComparer.OrdinalIgnoreCase)))
            report.Add(Messages.DuplicateId(sites.Of(advisers, nameof(advisers.IdPrefix)), id, "providers"));
        foreach (var offer in Rows(advisers.Offers))
        {
            CheckNames(offer, nameof(offer.Sectors), offer.Sectors, "sector", sectors);
            CheckQuantities(offer);
            if (offer.Price is { Value: <= 0 } price) report.Add(Messages.OutOfRange(sites.Of(price, nameof(price.Value)), "price", price.Value, 1, 1e9, "currency units"));
        }
    }

    private void CheckQuantities(object owner)
    {
        foreach (var property in Names.Properties(owner.GetType()).Where(p => p.PropertyType == typeof(Quantity)))
        {
            if (property.GetValue(owner) is Quantity quantity) sources.Check(quantity, Names.Snake(property.Name));
        }
    }

    private void CheckNames(object owner, string property, OneOrMore? names, string what, IReadOnlyList<string> known)
    {
        for (int i = 0; i < (names?.Names.Count ?? 0); i++)
        {
            if (names!.Names[i] != "all") CheckName(names.Names[i], sites.Of(owner, property, i), what, known);
        }
    }

    private void CheckName(string? name, Location at, string what, IReadOnlyList<string> known)
    {
        if (name is { Length: > 0 } && !known.Contains(name)) report.Add(Messages.UnknownPlace(at, what, name, known));
    }

    private void CheckKeys(object owner, string property, IEnumerable<string> keys, string what, IReadOnlyList<string> known)
    {
        foreach (string key in keys.Where(k => !known.Contains(k)))
            report.Add(Messages.UnknownPlace(sites.OfKey(owner, property, key), what, key, known));
    }

    private void CheckSum(IEnumerable<double> shares, Location at, string what)
    {
        double sum = shares.Sum();
        if (Math.Abs(sum - 1) > ShareTolerance) report.Add(Messages.SharesDoNotSum(at, what, sum, ShareTolerance));
    }

    private static List<T> Rows<T>(IReadOnlyList<T>? list)
        where T : class => [.. (list ?? []).Where(r => r is not null)];

    private static MunicipalitySpec Municipality(MunicipalityRow row, List<string> regions) =>
        new(row.Id, row.Name, regions.IndexOf(row.Region), row.Population, row.TravelToCentreHours)
        {
            Latitude = row.Latitude,
            Longitude = row.Longitude,
        };

    private static SectorSpec Sector(SectorRow row) => new(
        row.Id, row.Name, row.Tradability, row.FrontierDriftPerQuarter, [.. NeedTypes.Names.Select(n => row.NeedMix.GetValueOrDefault(n))],
        row.NeedIntensity, row.EntryIntensity, row.Knowledge[0], row.Knowledge[1])
    {
        Gives = [.. row.Gives ?? []],
        Takes = [.. row.Takes ?? []],
    };

    private static ProviderSpec Provider(ProviderRow row, List<string> regions, List<string> sectors) => new(
        row.Id, row.Name, row.Kind, regions.IndexOf(row.Region), -1, row.AdviserFte, row.GrantBudgetPerYear,
        row.Serves is null ? [.. regions.Select(r => r == row.Region)] : Mask(row.Serves, regions),
        [.. row.Offers.Select(o => Offer(o, sectors))])
    {
        IsVirtual = row.Virtual,
    };

    private static IEnumerable<ProviderSpec> LocalOffices(SeedSections seeds, List<string> sectors, List<string> regions)
    {
        if (seeds.Providers!.LocalOffices is not { } offices) yield break;
        int index = 0;
        foreach (var m in seeds.Municipalities!.List)
        {
            double bySize = offices.FtePer100000Inhabitants.Value * m.Population / 100_000;
            double fte = Math.Max(offices.LeastFte.Value, Math.Min(offices.MostFte.Value, bySize));
            yield return new(
                offices.IdPrefix + m.Id, offices.NamePrefix + m.Name, offices.Kind, regions.IndexOf(m.Region), index++, fte, 0,
                [.. regions.Select(r => r == m.Region)], [.. offices.Offers.Select(o => Offer(o, sectors))]);
        }
    }

    private static IEnumerable<ProviderSpec> PrivateAdvisers(SeedSections seeds, List<string> sectors, List<string> regions)
    {
        if (seeds.Providers!.PrivateAdvisers is not { } advisers) yield break;
        foreach (var region in seeds.Regions!.List)
        {
            yield return new(
                advisers.IdPrefix + region.Id, advisers.NamePrefix + region.Name, ProviderKind.PrivateAdviser, regions.IndexOf(region.Id), -1, 0, 0,
                [.. regions.Select(r => r == region.Id)], [.. advisers.Offers.Select(o => Offer(o, sectors))]);
        }
    }

    private static OfferSpec Offer(PricedOffer row, List<string> sectors) =>
        new(row.Need, true, row.Sectors is null ? [.. sectors.Select(_ => true)] : Mask(row.Sectors, sectors), 0, 1, int.MaxValue, row.LeadQuarters) { Price = row.Price.Value };

    private static OfferSpec Offer(OfferRow row, List<string> sectors) => new(
        row.Need, row.Quality == Quality.Specialised, row.Sectors is null ? [.. sectors.Select(_ => true)] : Mask(row.Sectors, sectors),
        row.HoursPerCase, row.MinimumJobs, row.MaximumJobs, row.LeadQuarters);

    private static ImmutableArray<bool> Mask(OneOrMore names, List<string> known) =>
        [.. known.Select(k => names.Names.Contains("all") || names.Names.Contains(k))];

    private static PopulationMarginals Marginals(SeedSections seeds, List<string> regions)
    {
        var p = seeds.Population!;
        return new()
        {
            Firms = (int)(p.Firms?.Value ?? 0),
            Jobs = (long)(p.Jobs?.Value ?? 0),
            SizeClasses = [.. (p.SizeClasses ?? []).Select(c => new SizeClass(c.LeastJobs, c.ShareOfFirms.Value, c.ShareOfJobs.Value))],
            LargestFirm = (int)(p.LargestFirm?.Value ?? 0),
            YearlyExitRate = p.YearlyExitRate?.Value ?? 0,
            Survival = (p.Survival1Year?.Value ?? 0, p.Survival3Years?.Value ?? 0, p.Survival5Years?.Value ?? 0),
            ShareOfExporters = p.ShareOfExporters?.Value ?? 0,
            ExportersShareOfJobs = p.ExportersShareOfJobs?.Value ?? 0,
            SectorShareOfFirms = [.. seeds.Sectors!.List.Select(s => s.ShareOfFirms)],
            SectorShareOfJobs = [.. seeds.Sectors.List.Select(s => s.ShareOfJobs)],
            LocationQuotients = [.. regions.Select(r => seeds.Sectors.List.Select(s => s.LocationQuotient[r]).ToImmutableArray())],
        };
    }
}
