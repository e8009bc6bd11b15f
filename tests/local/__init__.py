"""The command line itself, as a newcomer uses it."""
