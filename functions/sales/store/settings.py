"""The SQL of how a company numbers quotes and orders."""

from dataclasses import asdict

from functions.sales.model import Settings
from layers.database.locks import Rung
from layers.database.transactions import Cursor, Read, Tx


def current() -> Read:
    """Say how to read the settings; the defaults, at version 0, where there are none yet."""
    return Read(
        """
        SELECT coalesce(s.quote_series, %(quote_series)s) AS quote_series,
               coalesce(s.order_series, %(order_series)s) AS order_series,
               coalesce(s.quote_days, %(quote_days)s) AS quote_days,
               coalesce(s.version, 0) AS version
          FROM (SELECT 1) AS one
          LEFT JOIN sales_settings AS s
            ON s.tenant_id = %(tenant)s AND s.company_id = %(company)s
        """,
        asdict(Settings()),
    )


class AskedSettings:
    """The answer to ask_settings, there once the transaction's next trip is over."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    async def get(self) -> tuple[Settings, int]:
        """Read the answer with its version; the defaults, at version 0, where there are none."""
        row = await self.cursor.fetchone()
        assert row is not None
        return Settings(*row[:-1]), row[-1]


async def ask_settings(tx: Tx) -> AskedSettings:
    """Queue the question for the settings; it travels with the next trip."""
    read = current()
    return AskedSettings(await tx.queue(read.sql, read.values))


async def save(tx: Tx, changed: Settings) -> None:
    """Write the settings, the version going up."""
    await tx.write(
        """
        INSERT INTO sales_settings AS s (quote_series, order_series, quote_days)
        VALUES (%(quote_series)s, %(order_series)s, %(quote_days)s)
        ON CONFLICT (tenant_id, company_id) DO UPDATE
           SET quote_series = excluded.quote_series, order_series = excluded.order_series,
               quote_days = excluded.quote_days, version = s.version + 1
        """,
        asdict(changed),
        locks=Rung.DOCUMENT,
    )
