using System.Globalization;
using System.Text.RegularExpressions;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Binding;

/// <summary>Numbers as files write them: a decimal point, no separators, in any locale.</summary>
internal static partial class Numbers
{
    [GeneratedRegex(@"^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[-+]?[0-9]+,[0-9]+$")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}([,_'. ][0-9]{3})+$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[-+]?\.?(nan|inf|infinity)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();

    /// <summary>The number, or null after reporting why it is none.</summary>
    public static double? Read(Node node, string what, Report report, string expected = "a number")
    {
        if (node is ScalarNode { IsPlain: true } scalar)
        {
            string text = scalar.Value;
            if (Decimal().IsMatch(text))
            {
                double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
                if (double.IsFinite(value)) return value;
                report.Add(Messages.NotFinite(node.At, what, "too large a number"));
                return null;
            }
            if (NotFinite().IsMatch(text))
            {
                report.Add(Messages.NotFinite(node.At, what, text));
                return null;
            }
            // "65,000" can only be a thousand's separator where a whole number of that size is asked for; "0,5" is never one.
            if (Grouped().IsMatch(text) && !text.StartsWith("0", StringComparison.Ordinal))
            {
                report.Add(Messages.GroupedDigits(node.At, what, text, string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '-'))));
                return null;
            }
            if (Comma().IsMatch(text))
            {
                report.Add(Messages.DecimalComma(node.At, what, text, text.Replace(',', '.')));
                return null;
            }
        }
        report.Add(Messages.WrongType(node.At, what, node.Kind, expected));
        return null;
    }
}
