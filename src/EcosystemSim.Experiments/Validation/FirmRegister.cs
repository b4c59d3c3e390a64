using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Validation;

/// <summary>What official statistics see of one arm of one replication: all firms at the end of each recorded year, and the totals of its quarters.</summary>
public sealed class FirmRegister
{
    /// <summary>Quarters of a year.</summary>
    internal const int Year = 4;

    private readonly ObservationTable _table;
    private readonly Dictionary<(int Year, int After), int[]> _later = [];
    private readonly ImmutableArray<Dictionary<uint, int>> _places;

    internal FirmRegister(ExperimentPlan plan, int arm, IReadOnlyList<FirmSnapshot> years, ObservationTable table)
    {
        (Plan, Arm, Years, _table) = (plan, plan.Arms[arm].Id, [.. years], table);
        _places = [.. Years.Select(year => year.Id.Select((id, i) => (id, i)).ToDictionary(f => f.id, f => f.i))];
        Houses = [.. Enumerable.Range(0, plan.System.Providers.Length).Where(p => plan.System.Providers[p].Kind == ProviderKind.BusinessHouse)];
    }

    /// <summary>What was run.</summary>
    internal ExperimentPlan Plan { get; }

    /// <summary>Id of the arm.</summary>
    internal string Arm { get; }

    /// <summary>Active firms at the end of each year.</summary>
    internal ImmutableArray<FirmSnapshot> Years { get; }

    /// <summary>Indices of the business houses.</summary>
    internal ImmutableHashSet<int> Houses { get; }

    /// <summary>Runs a replication and keeps the registers of some arms under the first closure.</summary>
    /// <param name="arms">Indices in the plan.</param>
    public static ImmutableArray<FirmRegister> Of(ExperimentPlan plan, int replication, params ReadOnlySpan<int> arms)
    {
        var run = new Run(plan, replication, [.. arms]);
        while (run.Advance())
        {
        }
        return run.Registers;
    }

    /// <summary>Place of each firm of a year among those so many years later; −1 where it is gone.</summary>
    internal int[] Later(int year, int after)
    {
        if (_later.TryGetValue((year, after), out int[]? places)) return places;
        return _later[(year, after)] = [.. Years[year].Id.Select(id => _places[year + after].GetValueOrDefault(id, -1))];
    }

    /// <summary>Whether a firm of a year was born in it.</summary>
    internal bool IsNew(int year, int firm) => Years[year].BirthQuarter[firm] >= year * Year && Years[year].BirthQuarter[firm] < (year + 1) * Year;

    /// <summary>Value of an outcome of the whole in a quarter.</summary>
    internal double Value(int quarter, string outcome)
    {
        for (int i = 0; i < _table.Series.Length; i++)
        {
            if (_table.Series[i].Scope == Scope.Total && _table.Series[i].Outcome == outcome) return _table[quarter, i] / (double)_table.Series[i].Divisor;
        }
        throw new ArgumentException($"No outcome '{outcome}'.", nameof(outcome));
    }

    /// <summary>Mean of an outcome of the whole over the quarters.</summary>
    internal double Mean(string outcome) => Enumerable.Range(0, _table.Quarters).Average(q => Value(q, outcome));

    /// <summary>Sum over the business houses of what is recorded of them since the start.</summary>
    internal double OfHouses(string outcome)
    {
        // What is of single providers is recorded once a year.
        int last = _table.Quarters - 1 - ((_table.Quarters - Year) % Year);
        double sum = 0;
        for (int i = 0; i < _table.Series.Length; i++)
        {
            if (_table.Series[i].Scope == Scope.Provider && _table.Series[i].Outcome == outcome && Houses.Any(h => Plan.System.Providers[h].Id == _table.Series[i].ScopeId)) sum += _table[last, i];
        }
        return sum;
    }

    /// <summary>A replication that keeps registers as it runs.</summary>
    internal sealed class Run : IReplicationRun
    {
        private readonly ExperimentPlan _plan;
        private readonly Replication _replication;
        private readonly ImmutableArray<int> _arms;
        private readonly List<FirmSnapshot>[] _years;

        public Run(ExperimentPlan plan, int number, ImmutableArray<int> arms)
        {
            (_plan, _replication, _arms) = (plan, new Replication(plan, number), arms);
            _years = [.. arms.Select(_ => new List<FirmSnapshot>())];
        }

        public int Quarter => _replication.Quarter;

        public long FirmQuarters => _replication.FirmQuarters;

        public ImmutableArray<ArmRun> Runs => _replication.Runs;

        /// <summary>One for each arm asked for, after the last quarter.</summary>
        public ImmutableArray<FirmRegister> Registers { get; private set; } = [];

        public bool Advance()
        {
            int quarter = _replication.Quarter;
            bool more = _replication.Advance();
            if (quarter >= 0 && quarter % Year == Year - 1)
            {
                for (int i = 0; i < _arms.Length; i++) _years[i].Add(_replication.Snapshot(_arms[i], 0));
            }
            if (!more) Registers = [.. _arms.Select((arm, i) => new FirmRegister(_plan, arm, _years[i], Runs[arm * _plan.Closures.Length].Observations))];
            return more;
        }
    }
}
