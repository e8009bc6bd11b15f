"""Dashboards of what the product stands on: PostgreSQL, Redis, Nginx and the host."""

from local.dashboards.panels import (
    BYTES,
    PER_SECOND,
    PLAIN,
    SECONDS,
    SHARE,
    Ask,
    Board,
    Look,
    lines,
    number,
    table,
)

DB = 'datname="erp"'
POSTGRES = Board(
    "postgres",
    "PostgreSQL",
    "Connections, transactions, what waits, what is read from disk, what vacuum leaves.",
    [
        (
            "Now",
            [
                number("Up", "min(pg_up)"),
                number("Connections used", "sum(pg_stat_activity_count) / max(pg_settings_max_connections)", Look("percentunit", warns=0.7, alarms=0.85)),
                number("Longest transaction", f'max(pg_stat_activity_max_tx_duration{{{DB}, state!="idle"}})', Look("s", warns=60, alarms=300)),
                number("Size", f"pg_database_size_bytes{{{DB}}}", BYTES),
                number("Transaction numbers used", f"max(pg_database_wraparound_age_datfrozenxid_seconds{{{DB}}}) / 2e9", Look("percentunit", warns=0.3, alarms=0.5)),
                number("Read from memory", f"rate(pg_stat_database_blks_hit{{{DB}}}[15m]) / (rate(pg_stat_database_blks_hit{{{DB}}}[15m]) + rate(pg_stat_database_blks_read{{{DB}}}[15m]))", Look("percentunit")),
            ],
        ),
        (
            "Work",
            [
                lines("Transactions", Ask(f"rate(pg_stat_database_xact_commit{{{DB}}}[5m])", "committed"), Ask(f"rate(pg_stat_database_xact_rollback{{{DB}}}[5m])", "taken back"), look=PER_SECOND),
                lines("Connections by state", Ask(f"sum by (state) (pg_stat_activity_count{{{DB}}})", "{{state}}"), Ask("max(pg_settings_max_connections)", "limit")),
                lines("Connections by role", Ask(f"sum by (usename) (pg_stat_activity_count{{{DB}}})", "{{usename}}")),
                lines("Waiting for", Ask(f'sum by (wait_event_type) (pg_stat_activity_count{{{DB}, state="active"}})', "{{wait_event_type}}")),
                lines("Locks", Ask(f"sum by (mode) (pg_locks_count{{{DB}}})", "{{mode}}")),
                lines("Deadlocks", Ask(f"increase(pg_stat_database_deadlocks{{{DB}}}[5m])", "in five minutes")),
                lines("Rows", Ask(f"rate(pg_stat_database_tup_inserted{{{DB}}}[5m])", "inserted"), Ask(f"rate(pg_stat_database_tup_updated{{{DB}}}[5m])", "updated"), Ask(f"rate(pg_stat_database_tup_deleted{{{DB}}}[5m])", "deleted"), Ask(f"rate(pg_stat_database_tup_fetched{{{DB}}}[5m])", "fetched"), look=PER_SECOND),
                lines("Time in statements", Ask(f"rate(pg_stat_database_active_time_seconds_total{{{DB}}}[5m])", "seconds a second")),
            ],
        ),
        (
            "Disk",
            [
                lines("Blocks read", Ask(f"rate(pg_stat_database_blks_read{{{DB}}}[5m])", "from disk"), look=PER_SECOND),
                lines("Temporary files", Ask(f"rate(pg_stat_database_temp_bytes{{{DB}}}[5m])", "written"), look=Look("Bps")),
                lines("Checkpoints", Ask("increase(pg_stat_checkpointer_num_timed_total[30m])", "in time"), Ask("increase(pg_stat_checkpointer_num_requested_total[30m])", "before their time")),
                lines("Log kept", Ask("pg_wal_size_bytes", "size"), look=BYTES),
            ],
        ),
        (
            "Tables",
            [
                table("Largest", "topk(15, pg_stat_user_tables_table_size_bytes)", BYTES),
                table("Dead rows", "topk(15, pg_stat_user_tables_n_dead_tup)"),
                table("Read whole", "topk(15, rate(pg_stat_user_tables_seq_tup_read[15m]))", PER_SECOND),
                lines("Collectors that fail", Ask("pg_scrape_collector_success == 0", "{{collector}}")),
            ],
        ),
    ],
)  # fmt: skip

REDIS = Board(
    "redis",
    "Redis",
    "A cache: it may lose everything, and nothing is lost.",
    [
        (
            "Now",
            [
                number("Up", "min(redis_up)"),
                number("Memory used", "redis_memory_used_bytes / redis_memory_max_bytes", Look("percentunit", warns=0.9)),
                number("Keys", "sum(redis_db_keys)"),
                number("Found", "rate(redis_keyspace_hits_total[15m]) / (rate(redis_keyspace_hits_total[15m]) + rate(redis_keyspace_misses_total[15m]))", Look("percentunit")),
                number("Clients", "redis_connected_clients"),
                number("Last saved", "time() - redis_rdb_last_save_timestamp_seconds", SECONDS),
            ],
        ),
        (
            "Work",
            [
                lines("Commands", Ask("sum by (cmd) (rate(redis_commands_total[5m]))", "{{cmd}}"), look=PER_SECOND),
                lines("Time of a command", Ask("rate(redis_commands_duration_seconds_total[5m]) / rate(redis_commands_total[5m])", "{{cmd}}"), look=SECONDS),
                lines("Memory", Ask("redis_memory_used_bytes", "used"), Ask("redis_memory_used_rss_bytes", "held"), Ask("redis_memory_max_bytes", "limit"), look=BYTES),
                lines("Thrown out", Ask("rate(redis_evicted_keys_total[5m])", "for want of room"), Ask("rate(redis_expired_keys_total[5m])", "as their time was over"), look=PER_SECOND),
                lines("Connections", Ask("redis_connected_clients", "open"), Ask("rate(redis_rejected_connections_total[5m])", "turned away")),
                lines("The application left it alone", Ask("sum by (service) (increase(erp_cache_failures_total[5m]))", "{{service}}")),
            ],
        ),
    ],
)  # fmt: skip

NGINX = Board(
    "nginx",
    "Nginx",
    "Connections, and what customers would see. Status codes and times are the application's own.",
    [
        (
            "Now",
            [
                number("Up", "min(nginx_up)"),
                number("Open", "nginx_connections_active", Look(warns=1000, alarms=2000)),
                number("Requests", "rate(nginx_http_requests_total[5m])", PER_SECOND),
                number("Dropped", "rate(nginx_connections_accepted[5m]) - rate(nginx_connections_handled[5m])", Look("ops", alarms=0.001)),
                number("Certificate ends in", "min(probe_ssl_earliest_cert_expiry - time())", SECONDS),
                number("Asked from outside", "avg(probe_success)", Look("percentunit")),
            ],
        ),
        (
            "Connections",
            [
                lines("Requests", Ask("rate(nginx_http_requests_total[5m])", "Nginx"), Ask("sum(erp:http_requests:rate5m)", "the application"), look=PER_SECOND),
                lines("Connections", Ask("nginx_connections_reading", "reading"), Ask("nginx_connections_writing", "writing"), Ask("nginx_connections_waiting", "waiting")),
                lines("Probes", Ask("probe_duration_seconds", "{{probe}}"), look=SECONDS),
                lines("Where a probe's time goes", Ask('probe_http_duration_seconds{probe="product"}', "{{phase}}"), look=SECONDS),
                lines("Answers by status", Ask("sum by (status) (rate(erp_http_requests_total[5m]))", "{{status}}"), look=PER_SECOND),
                lines("Turned away by the application", Ask("sum by (by) (rate(erp_http_limited_total[5m]))", "{{by}}"), look=PER_SECOND),
            ],
        ),
    ],
)  # fmt: skip

DISKS = 'fstype!~"tmpfs|overlay|squashfs|ramfs|devtmpfs"'
HOST = Board(
    "host",
    "Host",
    "The machine, and what each container takes of it.",
    [
        (
            "Now",
            [
                number("Processors busy", "instance:node_cpu:busy_ratio5m", Look("percentunit", warns=0.7, alarms=0.9)),
                number("Memory left", "node_memory_MemAvailable_bytes", BYTES),
                number("Disk left", f"min(node_filesystem_avail_bytes{{{DISKS}}} / node_filesystem_size_bytes{{{DISKS}}})", Look("percentunit")),
                number("Load", "node_load1"),
                number("Running for", "time() - node_boot_time_seconds", SECONDS),
                number("Containers", 'count(container_last_seen{service!=""})'),
            ],
        ),
        (
            "Machine",
            [
                lines("Processors", Ask('sum by (mode) (rate(node_cpu_seconds_total{mode!="idle"}[5m]))', "{{mode}}")),
                lines("Memory", Ask("node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes", "used"), Ask("node_memory_MemTotal_bytes", "there is"), Ask("node_memory_SwapTotal_bytes - node_memory_SwapFree_bytes", "swapped"), look=BYTES),
                lines("Disk", Ask("rate(node_disk_read_bytes_total[5m])", "{{device}} read"), Ask("rate(node_disk_written_bytes_total[5m])", "{{device}} written"), look=Look("Bps")),
                lines("Disk busy", Ask("rate(node_disk_io_time_seconds_total[5m])", "{{device}}"), look=SHARE),
                lines("Room", Ask(f"node_filesystem_avail_bytes{{{DISKS}}}", "{{mountpoint}}"), look=BYTES),
                lines("Network", Ask('rate(node_network_receive_bytes_total{device!="lo"}[5m])', "{{device}} in"), Ask('rate(node_network_transmit_bytes_total{device!="lo"}[5m])', "{{device}} out"), look=Look("Bps")),
                lines("Waiting for", Ask("rate(node_pressure_cpu_waiting_seconds_total[5m])", "a processor"), Ask("rate(node_pressure_io_waiting_seconds_total[5m])", "a disk"), Ask("rate(node_pressure_memory_waiting_seconds_total[5m])", "memory"), look=SHARE),
                lines("Killed for want of memory", Ask("increase(node_vmstat_oom_kill[10m])", "in ten minutes"), look=PLAIN),
            ],
        ),
        (
            "Containers",
            [
                lines("Processors", Ask("service:container_cpu:rate5m", "{{service}}")),
                lines("Memory", Ask('sum by (service) (container_memory_working_set_bytes{service!=""})', "{{service}}"), look=BYTES),
                lines("Of its memory limit", Ask("service:container_memory:used_ratio", "{{service}}"), look=SHARE),
                lines("Restarts", Ask('sum by (service) (changes(container_start_time_seconds{service!=""}[1h]))', "{{service}}")),
            ],
        ),
    ],
)  # fmt: skip
