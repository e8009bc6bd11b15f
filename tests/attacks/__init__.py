"""Attacks, made from the OpenAPI document: each goes at every operation there is."""
