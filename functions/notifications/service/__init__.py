"""What telling others does, by noun. Other functions lean on send_email."""

from functions.notifications.service.emails import send_email

__all__ = ["send_email"]
