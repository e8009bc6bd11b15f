"""The SQL of the ledger, by noun."""
