"""The SQL of the catalog, one module per noun."""
