using System.Globalization;
using EcosystemSim.Reporting.Figures;
using SkiaSharp;

namespace EcosystemSim.Cli.Running;

/// <summary>Figures as PNG and PDF, drawn in this process with the figures' own font: the same scene, the same bytes.</summary>
internal static class FigureImage
{
    /// <summary>Pixels of the largest PNG, for which drawing takes 400 MB.</summary>
    public const double MostPixels = 100e6;

    private static readonly SKTypeface Regular = Typeface(FigureFont.Regular), SemiBold = Typeface(FigureFont.SemiBold);

    /// <summary>Width and height in pixels.</summary>
    public static (int Width, int Height) Size(Scene scene, double scale) => ((int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale));

    /// <summary>Letters are the outlines that an SVG has.</summary>
    /// <param name="scale">Pixels of the PNG to a pixel of the figure.</param>
    public static byte[] Png(Scene scene, double scale)
    {
        (int width, int height) = Size(scene, scale);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColor.Parse(scene.Theme.Paper));
            canvas.Scale((float)scale);
            Draw(scene, canvas, asText: false);
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData file = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9)) ?? throw new InvalidOperationException("A PNG could not be written.");
        return file.ToArray();
    }

    /// <summary>Letters are text, which can be searched and copied; the file bears no date.</summary>
    public static byte[] Pdf(Scene scene)
    {
        // A pixel is a 96th of an inch, a point a 72nd.
        const float points = 0.75f;
        FigureStamp stamp = scene.Stamp;
        var about = new SKDocumentPdfMetadata
        {
            Title = scene.Title,
            Subject = scene.Finding,
            Keywords = string.Create(CultureInfo.InvariantCulture, $"scenario {stamp.Scenario}, seed {stamp.Seed}, results {stamp.ResultHash}, {stamp.Command}"),
            Creator = $"EcosystemSim {stamp.ModelVersion}",
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
        };
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, about))
        {
            using (SKCanvas page = document.BeginPage((float)scene.Width * points, (float)scene.Height * points))
            {
                page.Scale(points);
                Draw(scene, page, asText: true);
            }

            document.EndPage();
            document.Close();
        }

        return file.ToArray();
    }

    private static void Draw(Scene scene, SKCanvas canvas, bool asText)
    {
        foreach (Mark mark in scene.Marks)
        {
            switch (mark)
            {
                case RectangleMark { Fill: { } fill } rectangle: DrawRectangle(canvas, rectangle.Box, fill); break;
                case RectangleMark: break;
                case FrameMark frame: canvas.Stroke(Rectangle(frame.Box), frame.Stroke, frame.Thickness); break;
                case LineMark line: canvas.Stroke(Line([(line.X1, line.Y1), (line.X2, line.Y2)], isClosed: false), line.Stroke, line.Thickness, line.Dash); break;
                case PathMark { IsArea: true } area: canvas.Fill(Line(area.Points.AsSpan(), isClosed: true), area.Color, area.Opacity); break;
                case PathMark path: canvas.Stroke(Line(path.Points.AsSpan(), isClosed: false), path.Color, path.Thickness, path.Dash, SKStrokeJoin.Round); break;
                case RibbonMark ribbon: canvas.Fill(Ribbon(ribbon), ribbon.Color, ribbon.Opacity); break;
                case DotMark dot:
                    canvas.Fill(Circle(dot.X, dot.Y, dot.Radius), dot.Fill);
                    canvas.Stroke(Circle(dot.X, dot.Y, dot.Radius), dot.Stroke, thickness: 1);
                    break;
                case TextMark text: DrawText(canvas, text, asText); break;
                default: throw new InvalidOperationException($"Unable to draw a mark of type {mark.GetType().Name}.");
            }
        }
    }

    // Hatches are those of the SVG: tiles of six pixels from the figure's corner.
    private static void DrawRectangle(SKCanvas canvas, Box box, Paint fill)
    {
        const double tile = 6;
        canvas.Fill(Rectangle(box), fill.Color);
        if (fill.Hatch == Hatch.None) return;
        canvas.Save();
        using (SKPath area = Rectangle(box)) canvas.ClipPath(area, antialias: true);
        var strokes = new SKPath();
        double left = Math.Floor(box.Left / tile) * tile, top = Math.Floor(box.Top / tile) * tile;
        if (fill.Hatch == Hatch.Dots)
        {
            for (double y = top; y < box.Bottom; y += tile)
            {
                for (double x = left; x < box.Right; x += tile) strokes.AddCircle((float)x + 3, (float)y + 3, 1);
            }

            canvas.Fill(strokes, fill.Strokes);
        }
        else
        {
            double fall = Math.Ceiling((box.Bottom - top) / tile) * tile;
            (double from, double to) = fill.Hatch == Hatch.Rising ? (fall, 0.0) : (0.0, fall);
            for (double x = left - fall; x < box.Right + tile; x += tile)
            {
                strokes.MoveTo((float)x, (float)(top + from));
                strokes.LineTo((float)(x + fall), (float)(top + to));
            }

            canvas.Stroke(strokes, fill.Strokes, thickness: 1);
        }

        canvas.Restore();
    }

    private static void DrawText(SKCanvas canvas, TextMark mark, bool asText)
    {
        if (mark.Halo is { } halo) canvas.Stroke(Outlines(mark), halo, thickness: 3, join: SKStrokeJoin.Round);
        if (!asText || !FontMetrics.Knows(mark.Text))
        {
            canvas.Fill(Outlines(mark), mark.Fill);
            return;
        }

        using var font = new SKFont(mark.Weight == FontWeight.Regular ? Regular : SemiBold, (float)mark.Size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        using var paint = new SKPaint { Color = SKColor.Parse(mark.Fill), IsAntialias = true };
        canvas.DrawText(mark.Text, (float)mark.Extent.Left, (float)mark.Baseline, SKTextAlign.Left, font, paint);
    }

    /// <summary>The letters of a text at their places; a box for what the font has not got.</summary>
    private static SKPath Outlines(TextMark mark)
    {
        FigureFont font = FigureFont.Of(mark.Weight);
        var path = new SKPath();
        int x = 0;
        foreach (char character in mark.Text)
        {
            using SKPath? letter = font.Has(character) ? SKPath.ParseSvgPathData(font.Outline(character)) : Missing(font.UnitsPerEm);
            if (letter is not null) path.AddPath(letter, x, 0);
            x += font.Width(character);
        }

        float scale = (float)(mark.Size / font.UnitsPerEm);
        path.Transform(new SKMatrix(scale, 0, (float)mark.Extent.Left, 0, -scale, (float)mark.Baseline, 0, 0, 1));
        return path;
    }

    private static SKPath Missing(int em)
    {
        var box = new SKPath();
        box.AddRect(new SKRect(em * 0.15f, 0, em * 0.85f, em * 0.7f), SKPathDirection.Clockwise);
        box.AddRect(new SKRect(em * 0.2f, em * 0.05f, em * 0.8f, em * 0.65f), SKPathDirection.CounterClockwise);
        return box;
    }

    private static SKPath Rectangle(Box box)
    {
        var path = new SKPath();
        path.AddRect(new SKRect((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom));
        return path;
    }

    private static SKPath Circle(double x, double y, double radius)
    {
        var path = new SKPath();
        path.AddCircle((float)x, (float)y, (float)radius);
        return path;
    }

    private static SKPath Line(ReadOnlySpan<(double X, double Y)> points, bool isClosed)
    {
        var path = new SKPath();
        for (int i = 0; i < points.Length; i++)
        {
            if (i == 0) path.MoveTo((float)points[i].X, (float)points[i].Y);
            else path.LineTo((float)points[i].X, (float)points[i].Y);
        }

        if (isClosed) path.Close();
        return path;
    }

    private static SKPath Ribbon(RibbonMark mark)
    {
        float left = (float)mark.Left, right = (float)mark.Right, middle = (left + right) / 2;
        var path = new SKPath();
        path.MoveTo(left, (float)mark.LeftTop);
        path.CubicTo(middle, (float)mark.LeftTop, middle, (float)mark.RightTop, right, (float)mark.RightTop);
        path.LineTo(right, (float)mark.RightBottom);
        path.CubicTo(middle, (float)mark.RightBottom, middle, (float)mark.LeftBottom, left, (float)mark.LeftBottom);
        path.Close();
        return path;
    }

    private static void Fill(this SKCanvas canvas, SKPath path, string color, double opacity = 1)
    {
        using (path)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(color).WithAlpha((byte)Math.Round(255 * opacity)), IsAntialias = true };
            canvas.DrawPath(path, paint);
        }
    }

    private static void Stroke(this SKCanvas canvas, SKPath path, string color, double thickness, string? dash = null, SKStrokeJoin join = SKStrokeJoin.Miter)
    {
        using (path)
        {
            float[] dashes = [.. (dash ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(length => float.Parse(length, CultureInfo.InvariantCulture))];
            // An odd number of lengths is gone through twice.
            if (dashes.Length % 2 == 1) dashes = [.. dashes, .. dashes];
            using SKPathEffect? effect = dashes.Length > 0 ? SKPathEffect.CreateDash(dashes, 0) : null;
            using var paint = new SKPaint { Style = SKPaintStyle.Stroke, Color = SKColor.Parse(color), StrokeWidth = (float)thickness, StrokeJoin = join, PathEffect = effect, IsAntialias = true };
            canvas.DrawPath(path, paint);
        }
    }

    private static SKTypeface Typeface(FigureFont font) => SKTypeface.FromData(SKData.CreateCopy(font.TrueType()));
}
