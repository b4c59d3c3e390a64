using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Reporting.Report;

/// <summary>
/// Figures whose colours are the page's: the same figure drawn light and dark differs in colours only, so each pair of colours
/// becomes a variable of the page's style sheet, which knows what the reader wants to see.
/// </summary>
internal sealed partial class ThemedSvg
{
    private readonly Dictionary<(string Light, string Dark), string> _names = [];

    /// <summary>The figure at a width, without font, metadata and fixed size.</summary>
    /// <param name="prefix">Of the ids in it; no two in a page may share one.</param>
    /// <param name="kind">Class of the element.</param>
    public string Draw(FigureModel model, double width, string prefix, string kind)
    {
        FigureModel named = model with { Name = prefix };
        string light = FigureRenderer.Svg(named, Theme.Light, width, FigureLetters.FromPage);
        string dark = FigureRenderer.Svg(named, Theme.Dark, width, FigureLetters.FromPage);
        return Head().Replace(Metadata().Replace(Joined(light, dark), ""), match => $"<svg class=\"{kind}\" viewBox=\"{match.Groups[1].Value}\"", 1);
    }

    /// <summary>Declarations of the light values.</summary>
    public string LightVariables() => Declarations(pair => pair.Light);

    /// <summary>Declarations of the dark values.</summary>
    public string DarkVariables() => Declarations(pair => pair.Dark);

    private string Declarations(Func<(string Light, string Dark), string> value) => string.Concat(_names.Select(pair => $"--{pair.Value}:{value(pair.Key)};"));

    private string Joined(string light, string dark)
    {
        MatchCollection these = Value().Matches(light), others = Value().Matches(dark);
        if (these.Count != others.Count) throw new InvalidOperationException("A figure differs between light and dark in more than its colours.");
        StringBuilder svg = new(light.Length);
        int at = 0;
        for (int i = 0; i < these.Count; i++)
        {
            Group one = these[i].Groups[1], other = others[i].Groups[1];
            svg.Append(light, at, one.Index - at);
            bool isOpacity = !one.Value.StartsWith('#');
            // An opacity that both share needs no name; a colour always has one, so that figure and page agree on it.
            svg.Append(isOpacity && one.Value == other.Value ? one.Value : $"var(--{Name(one.Value, other.Value)})");
            at = one.Index + one.Length;
        }

        return svg.Append(light, at, light.Length - at).ToString();
    }

    private string Name(string light, string dark)
    {
        if (_names.TryGetValue((light, dark), out string? name)) return name;
        name = "c" + _names.Count.ToString(CultureInfo.InvariantCulture);
        _names.Add((light, dark), name);
        return name;
    }

    [GeneratedRegex("(?:fill|stroke|fill-opacity)=\"(#[0-9a-f]{6}|[0-9.]+)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<metadata>.*?</metadata>\n?", RegexOptions.Singleline)]
    private static partial Regex Metadata();

    [GeneratedRegex("<svg xmlns=\"[^\"]*\" width=\"[^\"]*\" height=\"[^\"]*\" viewBox=\"([^\"]*)\"")]
    private static partial Regex Head();
}
