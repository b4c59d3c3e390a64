using System.Buffers;
using System.Text;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcosystemSim.Scenarios.Text;

/// <summary>
/// Bytes to a tree of nodes with places. YamlDotNet's own tree loader dies on deep nesting, so that limits are enforced on the
/// parser's events, before a node is made.
/// </summary>
internal sealed class YamlReader(ReadingLimits limits, Report report)
{
    /// <summary>The tree, or null after reporting why there is none.</summary>
    public MappingNode? Read(string path, byte[] bytes)
    {
        var source = Decode(path, bytes);
        if (source is not { } text) return null;
        int before = report.Count;
        CheckCharacters(text.Source);
        if (report.Count > before) return null;
        var parser = new Parser(new StringReader(text.Text));
        try
        {
            var root = Parse(text.Source, parser);
            return report.Count > before ? null : root;
        }
        catch (YamlException e)
        {
            report.Add(Messages.Syntax(At(text.Source, e.Start, 1), Reason(e.Message)));
        }
        catch (InvalidOperationException)
        {
            // The scanner throws this, without a place, where a list or mapping in brackets has no end.
            var at = parser.Current is { } last ? At(text.Source, last.Start, 1) : Location.Of(text.Source);
            report.Add(Messages.Syntax(at, Reason("a list or mapping that begins here or before has no end")));
        }
        return null;
    }

    private (SourceText Source, string Text)? Decode(string path, byte[] bytes)
    {
        var nothing = new SourceText(path, []);
        if (bytes.Length > limits.Bytes)
        {
            report.Add(Messages.FileTooLarge(Location.Of(nothing), bytes.Length, limits.Bytes));
            return null;
        }
        if (bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            report.Add(Messages.ByteOrderMark(Location.Of(nothing)));
            return null;
        }
        string text = Encoding.UTF8.GetString(bytes);
        var source = new SourceText(path, text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'));
        int bad = FirstInvalidByte(bytes);
        if (bad >= 0)
        {
            string before = Encoding.UTF8.GetString(bytes, 0, bad);
            int line = before.Count(c => c == '\n') + 1;
            report.Add(Messages.NotUtf8(new(source, line, before.Length - before.LastIndexOf('\n'), 1), bytes[bad]));
            return null;
        }
        return (source, text);
    }

    private static int FirstInvalidByte(byte[] bytes)
    {
        var rest = bytes.AsSpan();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out int consumed) != OperationStatus.Done) return bytes.Length - rest.Length;
            rest = rest[consumed..];
        }
        return -1;
    }

    private void CheckCharacters(SourceText source)
    {
        for (int i = 0; i < source.Lines.Count; i++)
        {
            string line = source.Lines[i];
            int indent = 0;
            while (indent < line.Length && line[indent] == ' ') indent++;
            if (indent < line.Length && line[indent] == '\t') report.Add(Messages.Tab(new(source, i + 1, indent + 1, 1)));
            for (int c = 0; c < line.Length;)
            {
                if (Characters.FirstForbidden(line.AsSpan(c)) is not { } found) break;
                c += found.Index + 1;
                report.Add(Messages.ForbiddenCharacter(new(source, i + 1, c, 1), found.CodePoint));
            }
        }
    }

    private MappingNode? Parse(SourceText source, Parser parser)
    {
        var open = new Stack<Frame>();
        Node? root = null;
        int events = 0;
        int documents = 0;
        while (parser.MoveNext())
        {
            var e = parser.Current!;
            if (++events > limits.Events) return Stop(Messages.TooManyEvents(At(source, e.Start, 1), limits.Events));
            switch (e)
            {
                case DocumentStart when ++documents > 1: return Stop(Messages.SeveralDocuments(At(source, e.Start, 3)));
                case AnchorAlias alias:
                    var place = At(source, e.Start, alias.Value.Value.Length + 1);
                    report.Add(Messages.Anchor(place, alias.Value.Value));
                    Place(new ScalarNode(place, "", IsPlain: true));
                    continue;
                case NodeEvent { Anchor.IsEmpty: false } anchored:
                    report.Add(Messages.Anchor(At(source, e.Start, 1), anchored.Anchor.Value));
                    break;
                case NodeEvent { Tag.IsEmpty: false } tagged:
                    report.Add(Messages.Tag(At(source, e.Start, 1), tagged.Tag.ToString()));
                    break;
            }
            switch (e)
            {
                case MappingStart or SequenceStart:
                    if (open.Count >= limits.Depth) return Stop(Messages.TooDeep(At(source, e.Start, 1), limits.Depth));
                    open.Push(new(At(source, e.Start, 1), e is MappingStart, e is MappingStart { Style: MappingStyle.Flow }));
                    break;
                case MappingEnd or SequenceEnd: Place(open.Pop().Close()); break;
                case Scalar scalar:
                    var leaf = Leaf(source, scalar);
                    // An escape in double quotes, such as \u001b, may have become what could not have been written.
                    if (Characters.FirstForbidden(leaf.Value) is { } forbidden) report.Add(Messages.ForbiddenCharacter(leaf.At, forbidden.CodePoint));
                    Place(leaf);
                    break;
            }
        }
        return root switch
        {
            MappingNode mapping => mapping,
            null or ScalarNode { IsEmpty: true } => Stop(Messages.Empty(Location.Of(source))),
            _ => Stop(Messages.WrongType(root.At, "file", root.Kind, "keys and values")),
        };

        void Place(Node node)
        {
            if (open.Count == 0) root = node;
            else if (open.Peek().Take(node) is { } wrongKey) report.Add(wrongKey);
        }
    }

    private MappingNode? Stop(Diagnostic diagnostic)
    {
        report.Add(diagnostic);
        return null;
    }

    private static ScalarNode Leaf(SourceText source, Scalar scalar)
    {
        int width = scalar.Start.Line == scalar.End.Line ? (int)(scalar.End.Column - scalar.Start.Column) : scalar.Value.Length;
        return new(At(source, scalar.Start, width), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private static Location At(SourceText source, Mark mark, int length) =>
        new(source, (int)mark.Line, (int)mark.Column, Math.Max(1, length));

    private static string Reason(string message)
    {
        string text = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        // The parser's messages begin with its own words for the place, which stands before ours already.
        int colon = text.StartsWith('(') ? text.IndexOf("): ", StringComparison.Ordinal) : -1;
        if (colon >= 0) text = text[(colon + 3)..];
        return text.Length == 0 ? "it cannot be parsed." : char.ToLowerInvariant(text[0]) + text[1..] + ".";
    }

    /// <summary>A list or mapping whose end has not come yet.</summary>
    private sealed class Frame(Location at, bool isMapping, bool isInBraces)
    {
        private readonly List<Node> _items = [];
        private readonly List<KeyValuePair<ScalarNode, Node>> _entries = [];
        private ScalarNode? _key;
        private bool _hasKey;

        public Diagnostic? Take(Node node)
        {
            if (!isMapping)
            {
                _items.Add(node);
                return null;
            }
            if (!_hasKey)
            {
                _hasKey = true;
                _key = node as ScalarNode;
                return _key is null ? Messages.KeyIsNoScalar(node.At, node.Kind) : null;
            }
            if (_key is not null && !IsRestOfNumber(_key, node)) _entries.Add(new(_key, node));
            _hasKey = false;
            return null;
        }

        // In braces a comma ends a value, so that "value: 0,1" is the value 0 and then a key 1 with nothing. It is one mistake, and
        // put together it gets the message that it gets outside braces.
        private bool IsRestOfNumber(ScalarNode key, Node value)
        {
            if (!isInBraces || _entries.Count == 0 || value is not ScalarNode { IsPlain: true, Value: "" }) return false;
            if (_entries[^1].Value is not ScalarNode before || !Numbers.CanBeCut(before, key)) return false;
            bool sameLine = before.At.Line == key.At.Line;
            int length = sameLine ? key.At.Column + key.At.Length - before.At.Column : before.At.Length;
            string text = $"{before.Value},{key.Value}";
            _entries[^1] = new(_entries[^1].Key, new ScalarNode(before.At with { Length = length }, text, IsPlain: true) { IsCut = true });
            return true;
        }

        public Node Close() => isMapping ? new MappingNode(at, _entries) : new SequenceNode(at, _items);
    }
}
