using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L11 Forms of governance: steering group, secretariat, county as coordinator, reference group, contracts on results, common
/// template, broad partnership, unit for international relations, mainstreaming. Lowers: conflicting priorities, drift, ignorance of what
/// firms need and of each other, repeated set-up, effort of hand-overs abroad. Costs: meetings, staff, reporting, training, delay
/// before anything is decided, a loss at each rotation (see <see cref="PolicyTimeline"/>), and less local fit. Statements A11 to
/// A13, B03, B32, C18, D01, D11, D13, D14, E08.
/// </summary>
internal static class GovernanceForms
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Governance;
        double hoursPerFte = f.Parameters.Triage.HoursPerFte;
        double all = Staff(lever, f, null), agencies = Staff(lever, f, ProviderKind.Agency);
        int parties = lever.Parties.Items.IsDefault ? 0 : lever.Parties.Items.Count(isParty => isParty);
        var secretariat = lever.HasSecretariat ? SecretariatHours.Of(lever, f) : default;
        double unit = lever.HasForm(GovernanceForm.InternationalUnit) ? p.UnitFte * hoursPerFte : 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            var provider = f.System.Providers[i];
            bool isAgency = provider.Kind == ProviderKind.Agency, isHouse = provider.Kind == ProviderKind.BusinessHouse;
            // What somebody has to prepare, keep and run, whether or not it is an adviser who does it; a secretariat is paid by its host, without one each pair keeps its own contact.
            double work = lever.HasSecretariat ? secretariat.PaidBy(lever, f.System, i) : p.LinkHours * (parties - 1) / 2;
            // The group is made up of the chairs behind the programmes.
            if (lever.HasForm(GovernanceForm.SteeringGroup) && isAgency) work += p.SteeringHours;
            if (lever.HasForm(GovernanceForm.CountyCoordinator) && isAgency) work += p.CoordinatorFte * hoursPerFte * provider.AdviserFte / StaffOfAgencies(lever, f, provider.Region);
            // What those have to be there for who see firms.
            double hours = 0;
            if (lever.HasForm(GovernanceForm.ReferenceGroup) && p.ReferenceStrength > 0) hours += p.ReferenceHours;
            if (lever.HasForm(GovernanceForm.ResultContracts) && isHouse) hours += p.ContractHours;
            if (lever.HasForm(GovernanceForm.BroadPartnership)) hours += p.AdviceHours;
            if (lever.HasForm(GovernanceForm.Mainstreaming) && p.MainstreamKnowledge > 0) hours += p.TrainingHours;
            if (unit > 0) work += agencies > 0 ? (isAgency ? unit * provider.AdviserFte / agencies : 0) : unit * provider.AdviserFte / all;
            f.Administer(lever, i, lever.CostFactor * work);
            f.Charge(i, lever.CostFactor * hours);

            if (lever.HasForm(GovernanceForm.ResultContracts) && isHouse) f.Hoarding[i] *= Towards(p.ContractHoardingRatio, lever.Strength);
            if (lever.HasForm(GovernanceForm.BroadPartnership)) f.More.AdviceNoise[i] = Towards(p.AdviceNoiseRatio, lever.Strength);
            if (lever.HasForm(GovernanceForm.InternationalUnit)) f.More.HandOverAbroadRatio[i] = Towards(p.UnitHandOverRatio, lever.Strength);
            for (int j = 0; j < i; j++)
            {
                if (!lever.HasParty(j)) continue;
                if (lever.HasForm(GovernanceForm.ReferenceGroup)) f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.ReferenceStrength);
                if (lever.HasForm(GovernanceForm.Mainstreaming)) f.More.KnowEachOtherAbroad(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.MainstreamKnowledge);
            }
        }
    }

    /// <summary>Forms of an agreement's governance, one bit each; none without this lever.</summary>
    public static int Of(AgreementSpec agreement)
    {
        if (StrengthIn(agreement) <= 0) return 0;
        if (agreement.Forms.IsDefaultOrEmpty) return 1 << (int)GovernanceForm.SteeringGroup;
        int forms = 0;
        foreach (var form in agreement.Forms) forms |= 1 << (int)form;
        return forms;
    }

    /// <summary>Quarters for which everything in the agreement waits for a decision: a county that coordinates need not wait for the group.</summary>
    public static int Lag(int forms, GovernanceLeverParameters p) =>
        Has(forms, GovernanceForm.CountyCoordinator) ? (int)p.CoordinatorLag : Has(forms, GovernanceForm.SteeringGroup) ? (int)p.DecisionLag : 0;

    /// <summary>Part of their strength that all levers of the agreement keep under a template that was not made for the place.</summary>
    public static float Fit(AgreementSpec agreement, int forms, GovernanceLeverParameters p) =>
        1 - (float)(Template(agreement, forms) * p.TemplateLoss * (1 - p.TemplateRatio));

    /// <summary>Strength of a common template; 0 without one.</summary>
    public static double Template(AgreementSpec agreement, int forms) => Has(forms, GovernanceForm.CommonTemplate) ? StrengthIn(agreement) : 0;

    private static bool Has(int forms, GovernanceForm form) => (forms >> (int)form & 1) != 0;

    private static double StrengthIn(AgreementSpec agreement)
    {
        foreach (var (lever, strength) in agreement.Levers)
        {
            if (lever == Lever.Governance) return strength;
        }
        return 0;
    }

    private static float Towards(double ratio, float strength) => 1 + (strength * ((float)ratio - 1));

    private static double Staff(in LeverState lever, Frictions f, ProviderKind? kind)
    {
        double staff = 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i) && (kind is null || f.System.Providers[i].Kind == kind)) staff += f.System.Providers[i].AdviserFte;
        }
        return staff;
    }

    private static double StaffOfAgencies(in LeverState lever, Frictions f, int region)
    {
        double staff = 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i) && f.System.Providers[i].Kind == ProviderKind.Agency && f.System.Providers[i].Region == region) staff += f.System.Providers[i].AdviserFte;
        }
        return staff;
    }
}
