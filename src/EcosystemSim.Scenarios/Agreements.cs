using EcosystemSim.Model.Policy;

namespace EcosystemSim.Scenarios;

/// <summary>Whether two agreements come to the same.</summary>
public static class Agreements
{
    /// <summary>Equal in everything but the name; arrays by their elements.</summary>
    public static bool AreSame(AgreementSpec a, AgreementSpec b) =>
        a.From == b.From && a.Until == b.Until && a.PhaseInQuarters == b.PhaseInQuarters && a.Binding == b.Binding && a.Secretariat == b.Secretariat && a.Host == b.Host
        && a.CostFactor.Equals(b.CostFactor) && a.Parties.SequenceEqual(b.Parties) && a.Levers.SequenceEqual(b.Levers)
        && a.CostsPhaseIn == b.CostsPhaseIn && a.StaffedBy == b.StaffedBy && a.Adoption.Equals(b.Adoption) && a.AdoptedBy == b.AdoptedBy
        && a.Forms.SequenceEqual(b.Forms) && a.Closes.SequenceEqual(b.Closes) && a.Focus.SequenceEqual(b.Focus) && a.AddsMoney.SequenceEqual(b.AddsMoney);
}
