"""The promised figures: each file measures one, and says whether it holds."""
