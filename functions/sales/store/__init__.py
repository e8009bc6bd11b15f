"""The SQL of sales, one module per noun."""
