"""The decisions about parties, one module per noun."""
