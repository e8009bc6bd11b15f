"""The SQL of telling others, by noun."""
