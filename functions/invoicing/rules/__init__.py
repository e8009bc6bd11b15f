"""The decisions of invoicing, one module per noun."""
