namespace EcosystemSim.Experiments.Summary;

/// <summary>A regression into which variables come one by one, each only where chance alone would hardly have made it as good.</summary>
/// <param name="Chosen">Variables, in the order in which they came in.</param>
/// <param name="Slopes">Of these, all together.</param>
/// <param name="Errors">Standard errors of the slopes.</param>
/// <param name="Explained">Variance that they explain, less what as many that mean nothing would explain.</param>
/// <param name="T">97.5 % quantile of Student's t for the intervals of the slopes.</param>
/// <remarks>
/// By orthogonal columns (modified Gram–Schmidt), in sums and products only, so that every machine finds the same. Slopes of variables that were chosen for their size are somewhat too large.
/// </remarks>
internal sealed record StepwiseRegression(int[] Chosen, double[] Slopes, double[] Errors, double Explained, double T)
{
    // Below this part of its own length, a column is a combination of those that are there.
    private const double Least = 1e-6;

    /// <param name="columns">Variables, each as long as <paramref name="y"/>.</param>
    /// <param name="alpha">Probability that a variable which means nothing comes in, among all that could.</param>
    /// <param name="most">Most variables.</param>
    public static StepwiseRegression Of(double[] y, double[][] columns, double alpha, int most)
    {
        int n = y.Length;
        double[] rest = Centred(y);
        double[][] left = [.. columns.Select(Centred)];
        double[] lengths = [.. left.Select(Square)];
        double total = Square(rest);
        var chosen = new List<int>();
        var axes = new List<double[]>();
        while (chosen.Count < most && n - chosen.Count > 4)
        {
            int freedom = n - chosen.Count - 2, best = -1, candidates = 0;
            double most2 = 0, all = Square(rest);
            for (int k = 0; k < left.Length; k++)
            {
                double length = Square(left[k]);
                if (chosen.Contains(k) || !(length > Least * lengths[k]) || length == 0) continue;
                candidates++;
                double along = Dot(left[k], rest);
                if (along * along / length > most2) (best, most2) = (k, along * along / length);
            }
            if (best < 0 || !(all > 1e-12 * total)) break;
            double t = Math.Sqrt(most2 / (Math.Max(0, all - most2) / freedom));
            if (!((1 - Statistics.Inside(t, freedom)) * candidates < alpha)) break;
            double[] axis = Scaled(left[best], 1 / Math.Sqrt(Square(left[best])));
            chosen.Add(best);
            axes.Add(axis);
            Take(rest, axis);
            foreach (double[] column in left) Take(column, axis);
        }
        return Solve(y, columns, chosen, axes, rest, total);
    }

    /// <summary>Slopes and errors from the axes: the columns are their combinations, by a triangle.</summary>
    private static StepwiseRegression Solve(double[] y, double[][] columns, List<int> chosen, List<double[]> axes, double[] rest, double total)
    {
        int p = chosen.Count, n = y.Length;
        if (p == 0) return new([], [], [], 0, double.NaN);
        double[][] triangle = [.. chosen.Select(k => axes.Select(axis => Dot(axis, Centred(columns[k]))).ToArray())];
        double[] along = [.. axes.Select(axis => Dot(axis, Centred(y)))];
        double variance = Square(rest) / (n - p - 1);
        double[] slopes = new double[p], errors = new double[p];
        // Rows of the inverse, one for each axis. [axis][variable]
        double[][] inverse = new double[p][];
        for (int a = 0; a < p; a++) inverse[a] = Back(triangle, a);
        for (int v = 0; v < p; v++)
        {
            double sum = 0, squares = 0;
            for (int a = 0; a < p; a++) (sum, squares) = (sum + (inverse[a][v] * along[a]), squares + (inverse[a][v] * inverse[a][v]));
            (slopes[v], errors[v]) = (sum, Math.Sqrt(squares * variance));
        }
        double explained = (total - Square(rest) - (p * variance)) / (n - 1);
        return new([.. chosen], slopes, errors, Math.Max(0, explained), Statistics.StudentQuantile(n - p - 1));
    }

    /// <summary>Slopes that give one along an axis and nothing along the others.</summary>
    private static double[] Back(double[][] triangle, int axis)
    {
        int p = triangle.Length;
        double[] slopes = new double[p];
        for (int a = p - 1; a >= 0; a--)
        {
            double sum = a == axis ? 1 : 0;
            for (int v = a + 1; v < p; v++) sum -= triangle[v][a] * slopes[v];
            slopes[a] = sum / triangle[a][a];
        }
        return slopes;
    }

    private static double[] Centred(double[] values)
    {
        double mean = Statistics.Mean(values);
        return [.. values.Select(value => value - mean)];
    }

    private static double[] Scaled(double[] values, double factor) => [.. values.Select(value => value * factor)];

    private static void Take(double[] column, double[] axis)
    {
        double along = Dot(column, axis);
        for (int i = 0; i < column.Length; i++) column[i] -= along * axis[i];
    }

    private static double Square(double[] values) => Dot(values, values);

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
