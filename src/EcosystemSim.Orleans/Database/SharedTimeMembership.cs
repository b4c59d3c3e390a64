using EcosystemSim.Orleans.Hosting;

namespace EcosystemSim.Orleans.Database;

/// <summary>
/// The table of silos, with times by the database's clock. Orleans writes those of each machine's own, and compares them with
/// others': where a clock is wrong or is set, silos would look dead that are alive, votes on a dead one would not count together,
/// or count when they are long void.
/// </summary>
internal sealed class SharedTimeMembership(IMembershipTable table, ClusterClock clock) : IMembershipTable
{
    public Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default) => table.InitializeMembershipTableAsync(tryInitTableVersion, cancellationToken);

    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default) => table.DeleteMembershipTableEntriesAsync(clusterId, cancellationToken);

    public Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken = default) =>
        table.CleanupDefunctSiloEntriesAsync(new(clock.Shared(beforeDate.UtcDateTime)), cancellationToken);

    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default) => Local(await table.ReadRowAsync(key, cancellationToken));

    public async Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default) => Local(await table.ReadAllAsync(cancellationToken));

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        table.InsertRowAsync(Shifted(entry, clock.Shared), tableVersion, cancellationToken);

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        table.UpdateRowAsync(Shifted(entry, clock.Shared), etag, tableVersion, cancellationToken);

    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default) => table.UpdateIAmAliveAsync(Shifted(entry, clock.Shared), cancellationToken);

    // The same without a token, which Orleans no longer calls.
    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion);

    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key);

    public Task<MembershipTableData> ReadAll() => ReadAllAsync();

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => UpdateRowAsync(entry, etag, tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry);

    private MembershipTableData Local(MembershipTableData data) => new([.. data.Members.Select(m => Tuple.Create(Shifted(m.Item1, clock.Local), m.Item2))], data.Version);

    private static MembershipEntry Shifted(MembershipEntry entry, Func<DateTime, DateTime> shift) => new()
    {
        SiloAddress = entry.SiloAddress,
        Status = entry.Status,
        SuspectTimes = entry.SuspectTimes?.Select(s => Tuple.Create(s.Item1, shift(s.Item2))).ToList(),
        ProxyPort = entry.ProxyPort,
        HostName = entry.HostName,
        SiloName = entry.SiloName,
        RoleName = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartTime = shift(entry.StartTime),
        IAmAliveTime = shift(entry.IAmAliveTime),
    };
}
