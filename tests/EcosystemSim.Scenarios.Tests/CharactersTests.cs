using System.Text;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Tests;

public class CharactersTests
{
    [Theory]
    [InlineData(0x00, "control character")]
    [InlineData(0x1B, "control character")]
    [InlineData(0x7F, "control character")]
    [InlineData(0x85, "control character")]
    [InlineData(0x9B, "control character")]
    [InlineData(0x2028, "line separator")]
    [InlineData(0x2029, "line separator")]
    [InlineData(0x202A, "directional control")]
    [InlineData(0x202E, "directional control")]
    [InlineData(0x2066, "directional control")]
    [InlineData(0x2069, "directional control")]
    [InlineData(0xFDD0, "noncharacter")]
    [InlineData(0xFDEF, "noncharacter")]
    [InlineData(0xFFFE, "noncharacter")]
    [InlineData(0xFFFF, "noncharacter")]
    [InlineData(0x1FFFE, "noncharacter")]
    [InlineData(0x10FFFF, "noncharacter")]
    [InlineData(0xFEFF, "byte order mark")]
    public void What_no_text_may_have_is_found_where_it_stands(int code, string kind)
    {
        string text = $"Børge {char.ConvertFromUtf32(code)} Åse";
        Assert.Equal((6, code), Characters.FirstForbidden(text));
        Assert.Equal((7, code), Characters.FirstForbidden(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith($"the {kind} U+", Characters.Describe(code), StringComparison.Ordinal);
        Assert.Null(Characters.FirstForbidden(Characters.Printable(text)));
        Assert.Equal(text.Length, Characters.Printable(text).Length);
    }

    [Theory]
    [InlineData("Blåbærgrød på Ærø, 100 % – „godt“ … 😀 漢字 עברית")]
    [InlineData("two\nlines\tand a tab\r\n")]
    public void What_people_write_is_no_error(string text)
    {
        Assert.Null(Characters.FirstForbidden(text));
        Assert.Null(Characters.FirstForbidden(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Half_of_a_pair_is_found_and_a_line_has_no_break()
    {
        Assert.Equal((1, 0xD83D), Characters.FirstForbidden("a\ud83db"));
        Assert.Equal((1, '\n'), Characters.FirstForbiddenInLine("a\nb\u001b"));
        Assert.Equal((1, 0x1B), Characters.FirstForbiddenInLine("a\u001b\nb"));
    }
}
