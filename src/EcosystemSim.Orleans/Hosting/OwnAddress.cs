using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// What a silo is called. Its generation, which tells this start from earlier ones at the same address, is above all that the database
/// knows there: Orleans takes it from the clock alone, so that a silo would give way to its own predecessor after the clock was set
/// back.
/// </summary>
internal sealed class OwnAddress(IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoints, int leastGeneration) : ILocalSiloDetails
{
    public string Name => silo.Value.SiloName;

    public string ClusterId => cluster.Value.ClusterId;

    public string DnsHostName { get; } = Dns.GetHostName();

    public SiloAddress SiloAddress { get; } =
        SiloAddress.New(new IPEndPoint(endpoints.Value.AdvertisedIPAddress!, endpoints.Value.SiloPort), Math.Max(SiloAddress.AllocateNewGeneration(), leastGeneration));

    public SiloAddress GatewayAddress { get; } = SiloAddress.New(new IPEndPoint(endpoints.Value.AdvertisedIPAddress!, endpoints.Value.GatewayPort), 0);
}
