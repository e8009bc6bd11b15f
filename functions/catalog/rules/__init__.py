"""The decisions of the catalog, one module per noun."""
