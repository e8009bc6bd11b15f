"""The decisions of sales, one module per noun."""
