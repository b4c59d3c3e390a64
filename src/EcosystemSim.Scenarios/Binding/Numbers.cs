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

    [GeneratedRegex(@"^[-+]?([0-9]+|[0-9]{1,3}([_'. ][0-9]{3})+),[0-9]+([eE][-+]?[0-9]+)?$")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(([,_'. ][0-9]{3})+|(,[0-9]{3})+\.[0-9]+)$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[-+]?\.?(nan|inf|infinity)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();

    [GeneratedRegex(@"^[-+]?[0-9][0-9.,]*$")]
    private static partial Regex BeforeComma();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$")]
    private static partial Regex AfterComma();

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Digits();

    /// <summary>The number, or null after reporting why it is none.</summary>
    public static double? Read(Node node, string what, Report report, string unit, bool isWhole = false)
    {
        string kind = isWhole ? "a whole number" : "a number";
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
            if (Meant(text, isWhole) is { } meant)
            {
                report.Add(IsGrouped(text) ? Messages.GroupedDigits(node.At, what, text, meant) : Messages.DecimalComma(node.At, what, text, meant));
                return null;
            }
            if (Meant(text, isWhole: false) is not null)
            {
                report.Add(Messages.NotWhole(node.At, what, node.Kind));
                return null;
            }
        }
        else if (node is ScalarNode quoted && Meant(quoted.Value.Trim(), isWhole: false) is not null)
        {
            report.Add(Messages.QuotedNumber(node.At, what, node.Kind, kind, quoted.Value.Contains(','), Meant(quoted.Value.Trim(), isWhole)));
            return null;
        }
        report.Add(Messages.WrongType(node.At, what, node.Kind, unit == kind || unit == "a number" ? kind : $"{kind} ({unit})"));
        return null;
    }

    /// <summary>Whether two scalars with a comma between them can be one number.</summary>
    public static bool CanBeCut(ScalarNode before, ScalarNode after) =>
        before.IsPlain && after.IsPlain && BeforeComma().IsMatch(before.Value) && AfterComma().IsMatch(after.Value);

    /// <summary>The number in a list that a decimal comma probably made two, as it is written, or null.</summary>
    public static string? Cut(Node? node)
    {
        if (node is not SequenceNode { Items: var items }) return null;
        string? found = null;
        bool isClose = false;
        for (int i = 1; i < items.Count; i++)
        {
            if (items[i - 1] is not ScalarNode before || items[i] is not ScalarNode after) continue;
            if (!CanBeCut(before, after) || !Digits().IsMatch(before.Value) || !Digits().IsMatch(after.Value)) continue;
            // "0, 0,5": what stands close together is one.
            bool close = before.At.Line == after.At.Line && before.At.Column + before.At.Length + 1 == after.At.Column;
            if (isClose && !close) continue;
            isClose = close;
            found = $"{before.Value},{after.Value}";
        }
        return found;
    }

    /// <summary>A number as it should be written, from one with a decimal comma or separators, or null.</summary>
    private static string? Meant(string text, bool isWhole)
    {
        string written;
        if (Decimal().IsMatch(text)) written = text;
        else if (IsGrouped(text)) written = text.LastIndexOf('.') > text.LastIndexOf(',') && text.Contains(',') ? text.Replace(",", "") : OnlyDigits(text);
        else if (Comma().IsMatch(text)) written = OnlyDigits(text[..text.IndexOf(',')]) + "." + text[(text.IndexOf(',') + 1)..];
        else return null;
        if (!isWhole) return written;
        double value = double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value == Math.Truncate(value) ? value.ToString("0", CultureInfo.InvariantCulture) : null;
    }

    // "65,000" can only be a thousand's separator where a whole number of that size is asked for; "0,5" is never one.
    private static bool IsGrouped(string text) => Grouped().IsMatch(text) && !text.TrimStart('-', '+').StartsWith('0');

    private static string OnlyDigits(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '-'));
}
