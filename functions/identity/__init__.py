"""Who may come in, for which companies, and what they may do there."""
