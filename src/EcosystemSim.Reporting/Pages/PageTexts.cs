using System.Text.Json;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Pages;

/// <summary>Words and colours of the page of two worlds, from where figures and reports have them.</summary>
public static class PageTexts
{
    /// <summary>Writes the words of a language.</summary>
    public static void Write(Utf8JsonWriter json, Language language)
    {
        var (stories, figures, numbers) = (language.Stories, FigureWords.Of(language), language.Numbers);
        (string Name, string Text)[] fates =
        [
            ("specialised", figures.SpecialisedHelp), ("generic", figures.GenericHelp), ("private", stories.PaidHelp), ("alone", figures.SolvedAlone),
            ("lapsed", figures.Lapsed), ("dropped_out", figures.DroppedOut), ("firm_gone", figures.FirmGone),
        ];
        json.WriteStartObject();
        json.WriteString("language", language.Code);
        json.WriteString("name", language.Name);
        json.WriteStartObject("numbers");
        json.WriteString("thousands", numbers.Thousands);
        json.WriteString("decimal", numbers.Decimal);
        json.WriteString("minus", NumberFormat.Minus);
        json.WriteString("percent", numbers.BeforePercent + "%");
        json.WriteString("quarter", numbers.QuarterLetter);
        json.WriteEndObject();
        json.WriteStartArray("states");
        foreach (string state in stories.States.Concat(fates.Take(6).Select(fate => fate.Text))) json.WriteStringValue(state);
        json.WriteEndArray();
        Map("fates", fates);
        json.WriteStartArray("needs");
        foreach (string need in stories.Needs) json.WriteStringValue(need);
        json.WriteEndArray();
        Map("arms", stories.Arms.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value)));
        Map("kinds", Enum.GetValues<ProviderKind>().Select(SeriesCatalogue.DoorName).Select(kind => (kind, figures.Door(kind))));
        json.WriteStartObject("settings");
        foreach (var (id, (label, hint, unit)) in stories.Settings.OrderBy(s => s.Key, StringComparer.Ordinal)) Map(id, [("label", label), ("hint", hint), ("unit", unit)]);
        json.WriteEndObject();
        Map("counts", PageRun.Counted.Select(counted => (counted.Name, language.Outcomes.Name(counted.Outcome))));
        Map("story", stories.Events.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value)).Append(("week", stories.Week)).Append(("end", stories.End)));
        json.WriteEndObject();

        void Map(string name, IEnumerable<(string Name, string Text)> entries)
        {
            json.WriteStartObject(name);
            foreach (var (key, text) in entries) json.WriteString(key, text);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the colours.</summary>
    public static void WriteTheme(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var theme in (Theme[])[Theme.Light, Theme.Dark])
        {
            json.WriteStartObject(theme.Name);
            json.WriteString("paper", theme.Paper);
            json.WriteString("ink", theme.Ink);
            json.WriteString("mutedInk", theme.MutedInk);
            json.WriteString("grid", theme.Grid);
            json.WriteString("axis", theme.Axis);
            json.WriteString("shade", theme.Shade);
            json.WriteString("accent", theme.Accent);
            json.WriteStartArray("states");
            // Nothing, no need, looking; then the fates as in the figures, paid help beside general help.
            string[] parts = [.. theme.Parts.Select(part => part.Color)];
            foreach (string color in (string[])[theme.Paper, theme.Grid, theme.MutedInk, parts[0], parts[1], theme.PaidHelp, parts[2], parts[3], parts[4]]) json.WriteStringValue(color);
            json.WriteEndArray();
            json.WriteStartArray("arms");
            foreach (var style in theme.Series.Take(PageRun.Arms))
            {
                json.WriteStartObject();
                json.WriteString("color", style.Color);
                json.WriteString("dash", style.Dash);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
