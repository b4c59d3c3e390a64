using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// What L09 adds to the decisions (ODD 7.5): programme money is set apart, agencies apply with their best projects, programmes
/// decide quarters later, and what is not used lapses.
/// </summary>
internal static class ProgrammeMoney
{
    // A need is forgotten 14 quarters after it arose; a decision must come before.
    private const int LongestWait = 12;

    /// <summary>Sets programme money apart from a quarter's budget, and takes in what the file adds. Returns what is left to the agency.</summary>
    public static long SetApart(World world, int agency, long budget)
    {
        var money = world.Frictions.Money;
        float share = money.ProgrammeShare[agency];
        if (share > 0 && world.Funds.IsDefended) share = MathF.Min(1, share * (1 + money.DefenceGain));
        long apart = (long)(budget * (double)share);
        long added = world.Grants(money.ProgrammeAdded[agency]);
        world.Funds.Programme[agency * FundsState.Years] += apart + added;
        world.Tally.GrantsAdded += added;
        return budget - apart;
    }

    /// <summary>Where the lever is not in force, the money is the agency's again. Then programmes decide on what is due.</summary>
    public static void Decide(World world)
    {
        var funds = world.Funds;
        funds.Failed.Clear();
        var lever = world.Policy[Lever.EuProgrammeMoney];
        for (int p = 0; p < world.Queues.Length; p++)
        {
            if (lever.HasParty(p) || funds.Of(p) == 0) continue;
            world.GrantsInHand[p] += funds.Of(p);
            for (int year = 0; year < FundsState.Years; year++) funds.Received[(p * FundsState.Remembered) + year] += funds.Programme[(p * FundsState.Years) + year];
            funds.Take(p, funds.Of(p));
        }
        if (funds.Pending.Count == 0) return;
        foreach (ref var application in CollectionsMarshal.AsSpan(funds.Pending))
        {
            if (application.Due > world.Luck.Quarter && world.Policy.SupportOpen) continue;
            world.Pool.Cases[application.Case].State = CaseState.Deciding;
            if (world.Policy.SupportOpen && application.Succeeds && funds.Of(application.Agency) >= application.Award)
            {
                Pay(world, application);
            }
            else
            {
                world.GrantsInHand[application.Agency] += application.CoFinancing;
                if (world.Policy.SupportOpen) funds.Failed.Add(application.Case);
                else S5Decisions.Reject(world, application.Case);
            }
            application.Case = -1;
        }
        funds.Pending.RemoveAll(static a => a.Case < 0);
    }

    /// <summary>Applies for a project, if the agency may expect money for it and has its own part; the firm then waits for the decision.</summary>
    public static bool Apply(World world, int agency, int index)
    {
        var funds = world.Funds;
        var money = world.Frictions.Money;
        if (money.ProgrammeShare[agency] <= 0 || funds.Failed.Contains(index)) return false;
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref world.Luck.NeedOf(c);
        var p = world.Parameters.Levers.EuProgrammeMoney;
        int arose = world.Luck.Cohorts[c.Cohort].Quarter, due = world.Luck.Quarter + money.ProgrammeLag[agency];
        if (due - arose > LongestWait) return false;
        float project = S5Decisions.ProjectOf(world, need);
        if (project < money.MinimumProject[agency]) return false;
        float fit = money.FitsProgramme[need.Market % world.System.Sectors.Length] ? money.ProgrammeFit[agency] : 0;
        float chance = (float)p.SuccessRate + (fit * (1 - (float)p.SuccessRate));
        var (success, abroad, body, _) = world.Luck.Key.Uniforms(Purpose.Programme, need.Firm, arose);
        bool isTransnational = abroad < (float)p.TransnationalShare, isPublicPrivate = body < (float)p.PublicPrivateShare;
        long award = (long)(project * (float)p.Award);
        // A public body does not ask the firm for its part.
        long own = isPublicPrivate ? Math.Max(0, (long)project - award) : (long)(project * (float)p.CoFinancing);
        double expected = chance * (double)award;
        if (expected <= 0 || own > S5Decisions.Free(world, agency, withReserve: false)) return false;
        double asked = 0;
        foreach (var other in funds.Pending) asked += other.Agency == agency ? other.Chance * (double)other.Award : 0;
        if (asked + expected > funds.Of(agency)) return false;

        world.GrantsInHand[agency] -= own;
        c.State = CaseState.Programme;
        funds.Pending.Add(new()
        {
            Case = index,
            Agency = agency,
            Due = due,
            Award = award,
            CoFinancing = own,
            Project = project,
            Chance = chance,
            Succeeds = success < chance,
            IsTransnational = isTransnational,
        });
        int office = money.Preparer[agency];
        world.Work(office < 0 ? agency : office, money.PreparationMinutes * (office < 0 ? 1 : money.PreparationRatio));
        world.Work(agency, (isTransnational ? money.PartnerSearchMinutes : 0) + (isPublicPrivate ? money.ProcurementMinutes : 0));
        world.Tally.FirmMinutes += (long)(p.FirmHours * 60);
        world.Tally.ProgrammeApplications++;
        return true;
    }

    /// <summary>The firm has ceased: its application is void.</summary>
    public static void Withdraw(World world, int index)
    {
        int found = world.Funds.Pending.FindIndex(a => a.Case == index);
        var application = world.Funds.Pending[found];
        world.GrantsInHand[application.Agency] += application.CoFinancing;
        world.Funds.Pending.RemoveAt(found);
    }

    /// <summary>At the end of a year: programme money that has outlived two of them, whatever an agency's own may do.</summary>
    public static void Lapse(World world)
    {
        var funds = world.Funds;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            var years = funds.Programme.AsSpan(p * FundsState.Years, FundsState.Years);
            world.Tally.GrantsLapsed += years[^1];
            years[..^1].CopyTo(years[1..]);
            years[0] = 0;
        }
        funds.Partners.RemoveAll(partner => partner.Until <= world.Luck.Quarter);
    }

    private static void Pay(World world, in ProgrammeApplication application)
    {
        world.Funds.Take(application.Agency, application.Award);
        long paid = application.Award + application.CoFinancing;
        ref readonly var need = ref world.Luck.NeedOf(world.Pool.Cases[application.Case]);
        if (application.IsTransnational) LeavePartners(world, need, world.Luck.Cohorts[world.Pool.Cases[application.Case].Cohort].Quarter);
        world.Tally.GrantsApplied++;
        world.Tally.FirmMinutes += (long)(world.Parameters.Finance.ApplicationHours * 60);
        world.Tally.ProgrammeAwards++;
        world.Tally.ProgrammePaid += paid;
        S5Decisions.Award(world, application.Agency, application.Case, paid, application.Project);
    }

    /// <summary>The nearest party that brokers for the firm's sector keeps the partners that the project had.</summary>
    private static void LeavePartners(World world, in Need need, int arose)
    {
        var lever = world.Policy[Lever.EuProgrammeMoney];
        var p = world.Parameters.Levers.EuProgrammeMoney;
        foreach (int broker in world.Tables.Specialists((int)NeedType.InnovationCollaboration, need.Market))
        {
            if (!lever.HasParty(broker)) continue;
            for (uint k = 0; k < (uint)(p.ForeignPartners + 0.5); k++)
            {
                var (x, y, _, _) = world.Luck.Key.Uniforms(Purpose.ProgrammePartner, need.Firm, arose, k);
                world.Funds.Partners.Add(new(broker, x, y, world.Luck.Quarter + (int)(p.PartnerYears * 4)));
            }
            return;
        }
    }
}
