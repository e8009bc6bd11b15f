"""Grafana's dashboards, written as code: `python3 local dashboards` makes monitoring/grafana."""
