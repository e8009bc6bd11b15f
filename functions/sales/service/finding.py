"""How quotes, orders and settings are read over HTTP."""

from functions.sales.store import lists, settings

QUOTES, ORDERS = lists.QUOTES, lists.ORDERS
one_quote, one_order = lists.quote, lists.order
settings_read = settings.current
