"""Payments: money received and sent, what it settles, and the bank statements that prove it."""
