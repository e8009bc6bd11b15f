"""A demo company with a year of trade, told in business words."""
