"""The commands of sales, one module per noun."""
