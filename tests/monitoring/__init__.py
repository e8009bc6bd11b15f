"""Monitoring: rules that fire and resolve, dashboards of metrics that exist, alerts that arrive."""
