"""What reports can do: one module per kind of report, every function a read."""
