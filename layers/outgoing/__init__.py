"""HTTP out of the house, to addresses that strangers named."""
