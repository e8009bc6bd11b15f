"""Exchange rates, and the facts a document needs to be booked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Cursor, Read, Tx


async def ask_books(tx: Tx, currency: str | None, dated: date | None) -> Cursor:
    """Queue the question for currency, default accounts, and the rate of a day."""
    return await tx.queue(
        """
        SELECT ledger_books(%(tenant)s, %(company)s, %(currency)s::text, %(dated)s::date) AS found
        """,
        {"currency": currency, "dated": dated},
    )


async def keep_rates(tx: Tx, rates: Sequence[tuple[str, date, Decimal]], source: str) -> None:
    """Write rates; a rate of the same currency and day gives way."""
    await tx.write(
        """
        INSERT INTO ledger_rates AS r (currency, dated, rate, source)
        SELECT currency, dated, rate, %(source)s
          FROM unnest(%(currencies)s::text[], %(dates)s::date[], %(rates)s::numeric[])
            AS given (currency, dated, rate)
         ORDER BY currency, dated
        ON CONFLICT (tenant_id, company_id, currency, dated) DO UPDATE
           SET rate = excluded.rate, source = excluded.source, version = r.version + 1
        RETURNING currency
        """,
        {
            "source": source,
            "currencies": [currency for currency, _, _ in rates],
            "dates": [dated for _, dated, _ in rates],
            "rates": [rate for _, _, rate in rates],
        },
    )


async def drop_rate(tx: Tx, currency: str, dated: date) -> None:
    """Delete a rate that was typed in wrongly; what was booked with it stays booked."""
    await tx.write(
        """
        DELETE FROM ledger_rates
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND currency = %(currency)s AND dated = %(dated)s
        """,
        {"currency": currency, "dated": dated},
    )


def rate(currency: str, dated: date) -> Read:
    """Say how to read the rate of exactly a day."""
    return Read(
        """
        SELECT currency, dated, rate, source FROM ledger_rates
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND currency = %(currency)s AND dated = %(dated)s
        """,
        {"currency": currency, "dated": dated},
    )


def rates_kept(many: int, first: date | None, last: date | None) -> Read:
    """Say how many rates were written, and of which days."""
    return Read(
        "SELECT %(many)s::int AS rates, %(first)s::date AS first, %(last)s::date AS last",
        {"many": many, "first": first, "last": last},
    )


RATES = Listing(
    name="rates",
    source="FROM ledger_rates WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "currency": Column("currency::text", nullable=False),
        "dated": Column("dated", Kind.DATE, nullable=False),
        "rate": Column("rate", Kind.DECIMAL, nullable=False),
        "source": Column("source", Kind.CHOICE, choices=("typed", "ecb"), nullable=False),
    },
    key="currency || dated::text",
    key_kind=Kind.TEXT,
    sort="-dated",
)
