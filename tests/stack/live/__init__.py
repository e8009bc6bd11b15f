"""Checks against a stack that runs: `python3 local stack check` brings it up first."""
