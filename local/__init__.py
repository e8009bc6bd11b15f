"""Everything a developer starts, and nothing production needs."""
