"""Logs and metrics: the same face under uvicorn and under Lambda, and nothing private in them."""
