"""The services that come as wheels: PostgreSQL and Valkey, started without an installer."""
