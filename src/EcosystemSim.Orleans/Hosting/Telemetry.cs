using System.Collections;
using EcosystemSim.Experiments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Traces and metrics, where the environment names a collector. All else is set by OpenTelemetry's own variables:
/// OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_TRACES_SAMPLER, OTEL_RESOURCE_ATTRIBUTES and so on.
/// </summary>
internal static class Telemetry
{
    private const string Prefix = "OTEL_";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OrleansMeter = "Microsoft.Orleans";

    /// <summary>Whether anybody collects.</summary>
    public static bool IsWanted => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint));

    /// <summary>Lets OpenTelemetry see its variables: hosts read nothing else from the environment.</summary>
    public static void AddVariables(HostApplicationBuilder builder)
    {
        if (!IsWanted) return;
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value));
        builder.Configuration.AddInMemoryCollection(variables.Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal)));
    }

    /// <summary>A silo that tells.</summary>
    public static ISiloBuilder AddTelemetry(this ISiloBuilder silo, string cluster)
    {
        if (!IsWanted) return silo;
        Add(silo.Services, "ecosim-silo", cluster);
        silo.Services.AddHostedService<WorkerMetrics>();
        return silo.AddActivityPropagation();
    }

    /// <summary>A client that tells.</summary>
    public static IClientBuilder AddTelemetry(this IClientBuilder client, string cluster)
    {
        if (!IsWanted) return client;
        Add(client.Services, "ecosim", cluster);
        return client.AddActivityPropagation();
    }

    private static void Add(IServiceCollection services, string service, string cluster) => services
        .AddOpenTelemetry()
        // Variables of the environment come last, so that they can name the service otherwise.
        .ConfigureResource(resource => resource
            .AddService(service, serviceVersion: ModelVersion.Product, autoGenerateServiceInstanceId: true)
            .AddAttributes([new("ecosim.cluster", cluster)])
            .AddEnvironmentVariableDetector())
        .WithTracing(traces => traces.AddSource("Microsoft.Orleans.*", "Npgsql").AddOtlpExporter())
        .WithMetrics(metrics => metrics.AddMeter(OrleansMeter, "Npgsql", "System.Runtime", WorkerMetrics.Meter).AddOtlpExporter());
}
