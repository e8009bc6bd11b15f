"""What every function, table and route has to be like, whoever wrote it."""
