"""The SQL of invoicing, one module per noun."""
