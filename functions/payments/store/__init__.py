"""The SQL of payments, split by noun."""
