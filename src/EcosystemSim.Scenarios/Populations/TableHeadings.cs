using System.Collections.Frozen;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>Headings under which Danish, Norwegian and Swedish registers and spreadsheets have the columns of a table of firms.</summary>
internal static class TableHeadings
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["region"] = "region landsdel område fylke län landsdelsnavn",
        ["sector"] = "sektor branche bransche bransje bransch næring næringsgren näring näringsgren hovedbranche",
        ["municipality"] = "kommune kommunenavn kommun kommunnamn beliggenhedskommune hjemkommune säteskommun",
        ["jobs"] = "medarbejdere antalmedarbejdere medarbetare antalmedarbetare ansatte antalansatte antallansatte anställda antalanställda årsværk årsverk beskæftigede antalbeskæftigede sysselsatte antallsysselsatte sysselsatta antalsysselsatta arbejdspladser arbeidsplasser arbetsplatser",
        ["founded"] = "stiftet stiftelse stiftelsesdato stiftelsesår startdato startår etableret etableringsdato etableringsår etablert oprettet opprettet grundat grundad grundades grundandeår startdatum startat bildat bildad bildningsdatum etablerad etableringsdatum registreringsdato registreringsdatum",
        ["age_years"] = "alder alderår alderiår ålder ålderår åldriår",
        ["exporter"] = "eksportør eksporterer eksport eksportvirksomhed eksportbedrift exportör exporterar export exportföretag",
        ["name"] = "navn virksomhedsnavn firmanavn foretaksnavn bedriftsnavn namn företagsnamn firma företag virksomhed foretak bedrift",
    }
    .SelectMany(column => column.Value.Split(' ').Select(heading => KeyValuePair.Create(heading, column.Key))).ToFrozenDictionary();

    /// <summary>The column that a heading means, capitals, blanks, hyphens and underscores aside; null where it is none that is known.</summary>
    public static string? Column(string heading) =>
        Known.GetValueOrDefault(string.Concat(heading.Normalize().Where(c => c is not (' ' or '\u00A0' or '_' or '-' or '.' or '(' or ')'))).ToLowerInvariant());
}
