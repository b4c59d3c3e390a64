namespace EcosystemSim.OxyPlot.Tests;

/// <summary>The names of the tests of the models, in a build that has none: each is shown as skipped, with the reason.</summary>
public class FigurePlotTests
{
    [FactNeedingOxyPlot]
    public void Every_kind_of_figure_but_the_flow_is_drawn() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void Words_neither_leave_the_figure_nor_lie_on_one_another() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void The_test_above_finds_words_that_were_moved() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void Lines_bands_and_intervals_stay_within_the_axes() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void The_test_above_finds_an_interval_that_an_axis_does_not_hold() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void The_margin_of_names_is_as_wide_as_they_are_whatever_measures_them() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void No_character_is_lost_on_the_way_to_PDF() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void The_same_figure_is_the_same_bytes_and_carries_its_run() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void Figures_without_numbers_say_so() => Assert.Fail("It is skipped in this build.");

    [FactNeedingOxyPlot]
    public void The_page_for_notebooks_shows_what_is_run_here() => Assert.Fail("It is skipped in this build.");
}
