"""One module per command: `describe` names its arguments, `run` does it."""
