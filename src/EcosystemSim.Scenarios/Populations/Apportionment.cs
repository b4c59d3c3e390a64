namespace EcosystemSim.Scenarios.Populations;

/// <summary>Whole numbers in given proportions, with an exact sum.</summary>
internal static class Apportionment
{
    /// <summary>Hare's method of largest remainders; ties go to the earlier entry.</summary>
    /// <param name="total">What is shared out; not negative.</param>
    /// <param name="weights">Not negative; all zero counts as all equal.</param>
    public static int[] Whole(int total, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double w in weights) sum += w;
        var parts = new int[weights.Length];
        var remainders = new double[weights.Length];
        int left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            double quota = sum > 0 ? total * (weights[i] / sum) : (double)total / weights.Length;
            parts[i] = (int)Math.Min(Math.Floor(quota), left);
            remainders[i] = quota - parts[i];
            left -= parts[i];
        }
        var order = new int[weights.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => remainders[a] != remainders[b] ? remainders[b].CompareTo(remainders[a]) : a.CompareTo(b));
        for (int i = 0; left > 0; i = (i + 1) % order.Length, left--) parts[order[i]]++;
        return parts;
    }

    /// <summary>As above, with no part above its limit; the limits must hold the total.</summary>
    public static int[] Within(int total, double[] weights, int[] limits)
    {
        var parts = new int[weights.Length];
        var open = (double[])weights.Clone();
        int left = total;
        while (left > 0)
        {
            // Where the weights leave no room, whoever has room takes the rest.
            bool any = false;
            for (int i = 0; i < open.Length; i++) any |= open[i] > 0 && parts[i] < limits[i];
            for (int i = 0; i < open.Length; i++) open[i] = parts[i] >= limits[i] ? 0 : any ? open[i] : 1;
            var more = Whole(left, open);
            int before = left;
            for (int i = 0; i < parts.Length; i++)
            {
                int take = Math.Min(more[i], limits[i] - parts[i]);
                parts[i] += take;
                left -= take;
            }
            if (left == before) throw new ArgumentException($"The limits hold {total - left} of {total}.", nameof(limits));
        }
        return parts;
    }
}
