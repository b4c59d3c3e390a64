namespace EcosystemSim.Orleans.Tests;

/// <summary>Stands for the tests that this build cannot run.</summary>
public class WithoutOrleans
{
    [FactNeedingOrleans]
    public void Embedded_silo_and_test_cluster_give_the_results_of_the_local_engine() => Assert.Fail("Not compiled.");

    [FactNeedingOrleans]
    public void Messages_keep_their_wire_format() => Assert.Fail("Not compiled.");

    [FactNeedingOrleans]
    public void A_lost_silo_changes_no_result() => Assert.Fail("Not compiled.");
}
