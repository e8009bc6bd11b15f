"""How invoices and settings are read over HTTP."""

from functions.invoicing.store import lists, settings

INVOICES = lists.INVOICES
one_invoice = lists.invoice
settings_read = settings.current
