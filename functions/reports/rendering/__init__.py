"""A report as a file: one format, one module. All block: run them in a thread."""
