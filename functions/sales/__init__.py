"""Quotes and sales orders: offered, confirmed, and invoiced in full or in part."""
