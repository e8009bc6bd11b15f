"""Health: whether the product can serve, as a whole and function by function."""
