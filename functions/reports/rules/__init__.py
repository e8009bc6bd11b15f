"""How rows become reports: pure functions, one noun per module."""
