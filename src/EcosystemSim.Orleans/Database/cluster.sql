-- The database of a cluster of EcosystemSim: which silos there are, where each grain lives, and what grains keep.
--
-- Run by `ecosim silo --init-database`, or by hand: psql --single-transaction --set ON_ERROR_STOP=1 --file cluster.sql DATABASE
-- Needs PostgreSQL 12 or newer. Running it again changes nothing.
--
-- Orleans reads its statements from the table OrleansQuery, by the keys below. It fixes the names of parameters (@…) and of
-- result columns (AS …); tables and statements are ours. Where a statement returns one truth value, false means that somebody
-- else was quicker, and Orleans reads anew and tries again.

-- Two that set up the same database at once wait for each other.
SELECT pg_advisory_xact_lock(4850921764031);

DO $guard$
BEGIN
    IF to_regclass('orleansquery') IS NOT NULL AND to_regclass('ecosim_schema') IS NULL THEN
        RAISE EXCEPTION 'This schema already serves another Orleans application.' USING ERRCODE = 'ES001';
    END IF;
END
$guard$;

CREATE TABLE IF NOT EXISTS ecosim_schema (
    version integer PRIMARY KEY,
    set_up_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO ecosim_schema (version) VALUES (1) ON CONFLICT DO NOTHING;

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);

-- Membership ---------------------------------------------------------------------------------------------------------

-- One row a cluster. Every change of a silo's status raises the version by one, so that of two silos that act on the same
-- knowledge one is refused.
CREATE TABLE IF NOT EXISTS ecosim_cluster (
    cluster_id text PRIMARY KEY,
    version integer NOT NULL
);

-- One row each time that a silo started. Status: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead.
CREATE TABLE IF NOT EXISTS ecosim_silo (
    cluster_id text NOT NULL REFERENCES ecosim_cluster,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway_port integer NOT NULL,
    suspected text,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
);

-- Directory ----------------------------------------------------------------------------------------------------------

-- Where each grain lives. The primary key is what makes a grain live once.
CREATE TABLE IF NOT EXISTS ecosim_directory (
    cluster_id text NOT NULL,
    provider_id text NOT NULL,
    grain_id text NOT NULL,
    silo text NOT NULL,
    activation_id text NOT NULL,
    PRIMARY KEY (cluster_id, provider_id, grain_id)
);
CREATE INDEX IF NOT EXISTS ecosim_directory_silo ON ecosim_directory (silo);

-- What grains keep ---------------------------------------------------------------------------------------------------

-- A grain's key is two numbers and a text; the text is empty where there is none. Payloads are packed already.
CREATE TABLE IF NOT EXISTS ecosim_state (
    service_id text NOT NULL,
    kind text NOT NULL,
    key_high bigint NOT NULL,
    key_low bigint NOT NULL,
    key_text text NOT NULL,
    payload bytea,
    version integer NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service_id, kind, key_high, key_low, key_text)
);
ALTER TABLE ecosim_state ALTER COLUMN payload SET STORAGE EXTERNAL;

-- Statements ---------------------------------------------------------------------------------------------------------

DELETE FROM OrleansQuery;
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('InsertMembershipVersionKey', $sql$
WITH added AS (
    INSERT INTO ecosim_cluster (cluster_id, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1
)
SELECT EXISTS (SELECT FROM added)
$sql$),

-- The row of the cluster is locked by the first of two; the other finds another version when it gets the row.
('InsertMembershipKey', $sql$
WITH next AS (
    UPDATE ecosim_cluster c SET version = c.version + 1
    WHERE c.cluster_id = @DeploymentId AND c.version = @Version AND NOT EXISTS (
        SELECT FROM ecosim_silo s
        WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
    RETURNING c.cluster_id
), added AS (
    INSERT INTO ecosim_silo (cluster_id, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
    RETURNING 1
)
SELECT EXISTS (SELECT FROM added)
$sql$),

('UpdateMembershipKey', $sql$
WITH next AS (
    UPDATE ecosim_cluster c SET version = c.version + 1
    WHERE c.cluster_id = @DeploymentId AND c.version = @Version AND EXISTS (
        SELECT FROM ecosim_silo s
        WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
    RETURNING c.cluster_id
), changed AS (
    UPDATE ecosim_silo s SET status = @Status, suspected = @SuspectTimes, alive_at = @IAmAliveTime
    FROM next
    WHERE s.cluster_id = next.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    RETURNING 1
)
SELECT EXISTS (SELECT FROM changed)
$sql$),

('UpdateIAmAlivetimeKey', $sql$
UPDATE ecosim_silo SET alive_at = @IAmAliveTime
WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),

-- The outer join: a cluster without that silo still tells its version.
('MembershipReadRowKey', $sql$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status,
    s.gateway_port AS ProxyPort, s.suspected AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime, c.version AS Version
FROM ecosim_cluster c
LEFT JOIN ecosim_silo s ON s.cluster_id = c.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
WHERE c.cluster_id = @DeploymentId
$sql$),

('MembershipReadAllKey', $sql$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status,
    s.gateway_port AS ProxyPort, s.suspected AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime, c.version AS Version
FROM ecosim_cluster c
LEFT JOIN ecosim_silo s ON s.cluster_id = c.cluster_id
WHERE c.cluster_id = @DeploymentId
$sql$),

('GatewaysQueryKey', $sql$
SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation FROM ecosim_silo
WHERE cluster_id = @DeploymentId AND status = @Status AND gateway_port > 0
$sql$),

('DeleteMembershipTableEntriesKey', $sql$
DELETE FROM ecosim_silo WHERE cluster_id = @DeploymentId;
DELETE FROM ecosim_cluster WHERE cluster_id = @DeploymentId
$sql$),

('CleanupDefunctSiloEntriesKey', $sql$
DELETE FROM ecosim_silo WHERE cluster_id = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime
$sql$),

-- Of two silos that register the same grain both are told where it lives: at the one that came first.
('RegisterGrainActivationKey', $sql$
INSERT INTO ecosim_directory AS d (cluster_id, provider_id, grain_id, silo, activation_id)
VALUES (@ClusterId, @ProviderId, @GrainId, @SiloAddress, @ActivationId)
ON CONFLICT (cluster_id, provider_id, grain_id) DO UPDATE SET silo = d.silo
RETURNING cluster_id AS ClusterId, provider_id AS ProviderId, grain_id AS GrainId, silo AS SiloAddress, activation_id AS ActivationId
$sql$),

('UnregisterGrainActivationKey', $sql$
WITH gone AS (
    DELETE FROM ecosim_directory
    WHERE cluster_id = @ClusterId AND provider_id = @ProviderId AND grain_id = @GrainId AND activation_id = @ActivationId
    RETURNING 1
)
SELECT count(*)::integer FROM gone
$sql$),

('LookupGrainActivationKey', $sql$
SELECT cluster_id AS ClusterId, provider_id AS ProviderId, grain_id AS GrainId, silo AS SiloAddress, activation_id AS ActivationId
FROM ecosim_directory
WHERE cluster_id = @ClusterId AND provider_id = @ProviderId AND grain_id = @GrainId
$sql$),

('UnregisterGrainActivationsKey', $sql$
WITH gone AS (
    DELETE FROM ecosim_directory
    WHERE cluster_id = @ClusterId AND provider_id = @ProviderId AND silo = ANY (string_to_array(@SiloAddresses, '|'))
    RETURNING 1
)
SELECT count(*)::integer FROM gone
$sql$),

('ReadFromStorageKey', $sql$
SELECT payload AS PayloadBinary, version AS Version FROM ecosim_state
WHERE service_id = @ServiceId AND kind = @GrainTypeString AND key_high = @GrainIdN1 AND key_low = @GrainIdN0
    AND key_text = coalesce(@GrainIdExtensionString, '')
$sql$),

-- A grain that has read version N writes version N + 1 or nothing; one that has read nothing writes version 1 or nothing.
-- No row tells Orleans that the grain lives twice and this one is out of date.
('WriteToStorageKey', $sql$
WITH changed AS (
    UPDATE ecosim_state SET payload = @PayloadBinary, version = version + 1, written_at = now()
    WHERE service_id = @ServiceId AND kind = @GrainTypeString AND key_high = @GrainIdN1 AND key_low = @GrainIdN0
        AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version
), added AS (
    INSERT INTO ecosim_state (service_id, kind, key_high, key_low, key_text, payload, version)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN1, @GrainIdN0, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM added
$sql$),

('ClearStorageKey', $sql$
UPDATE ecosim_state SET payload = NULL, version = version + 1, written_at = now()
WHERE service_id = @ServiceId AND kind = @GrainTypeString AND key_high = @GrainIdN1 AND key_low = @GrainIdN0
    AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
$sql$),

('DeleteStorageKey', $sql$
DELETE FROM ecosim_state
WHERE service_id = @ServiceId AND kind = @GrainTypeString AND key_high = @GrainIdN1 AND key_low = @GrainIdN0
    AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
$sql$);
