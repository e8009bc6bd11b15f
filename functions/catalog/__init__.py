"""What is sold and on what terms: products, units, price lists and taxes."""
