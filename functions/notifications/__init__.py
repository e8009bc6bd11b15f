"""Telling others: the outbox's relay, webhooks, e-mail and messages in the application."""
