"""Reports: what the books say, with every figure able to show what it is made of."""
