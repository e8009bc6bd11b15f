"""The SQL of parties, one module per noun."""
