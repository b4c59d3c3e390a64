namespace EcosystemSim.Scenarios.Populations;

/// <summary>
/// Ages of a population in balance: as many firms of an age as survive to it. Survival runs through the known points of birth
/// cohorts and falls by a fixed rate after five years, such that the wished share of firms closes in a year.
/// </summary>
internal static class Ages
{
    private const int Known = 20;

    /// <summary>Ages in quarters in ascending order, at the middles of equal shares.</summary>
    public static int[] Of(int firms, PopulationMarginals marginals)
    {
        var ages = new int[firms];
        var (year1, year3, year5) = marginals.Survival;
        double quartersOfAFirm = 4 / marginals.YearlyExitRate;
        double young = 0;
        for (int q = 0; q < Known; q++) young += Survival(q, year1, year3, year5);
        // Sum of year5·g^k over all later quarters must be what is left of the mean life.
        double fall = quartersOfAFirm > young ? Math.Min(1, year5 / (quartersOfAFirm - young)) : 1;
        double total = young + (year5 / fall);

        double survivors = Survival(0, year1, year3, year5);
        double upTo = survivors;
        int age = 0;
        for (int i = 0; i < firms; i++)
        {
            double wanted = (i + 0.5) / firms * total;
            while (upTo < wanted)
            {
                age++;
                survivors = age < Known ? Survival(age, year1, year3, year5) : age == Known ? year5 : survivors * (1 - fall);
                if (survivors <= 0) break;
                upTo += survivors;
            }
            ages[i] = age;
        }
        return ages;
    }

    /// <summary>Share of a cohort alive after so many quarters, straight lines between the known years.</summary>
    private static double Survival(int quarters, double year1, double year3, double year5) => quarters switch
    {
        < 4 => 1 + ((year1 - 1) * quarters / 4),
        < 12 => year1 + ((year3 - year1) * (quarters - 4) / 8),
        _ => year3 + ((year5 - year3) * (quarters - 12) / 8),
    };
}
