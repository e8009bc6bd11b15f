"""Runs of the revaluation: what each booked and took back."""

from uuid import UUID

from functions.ledger.rules.rates import Revaluation
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx


async def keep(tx: Tx, made: Revaluation) -> None:
    """Write down a run."""
    await tx.write(
        """
        INSERT INTO ledger_revaluations (id, dated, entry_id, reversal_id, gain, loss)
        VALUES (%(id)s, %(dated)s, %(entry)s, %(reversal)s, %(gain)s, %(loss)s)
        """,
        {
            "id": made.id,
            "dated": made.entry.dated,
            "entry": made.entry.id,
            "reversal": made.reversal.id,
            "gain": made.gain,
            "loss": made.loss,
        },
    )


def revaluation(made: UUID) -> Read:
    """Say how to read a run."""
    return Read(
        """
        SELECT id, dated, entry_id, reversal_id, gain, loss FROM ledger_revaluations
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": made},
    )


REVALUATIONS = Listing(
    name="revaluations",
    source="FROM ledger_revaluations WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, filters=False, sorts=False, nullable=False),
        "dated": Column("dated", Kind.DATE, nullable=False),
        "entry_id": Column("entry_id", Kind.ID, sorts=False, nullable=False),
        "reversal_id": Column("reversal_id", Kind.ID, sorts=False, nullable=False),
        "gain": Column("gain", Kind.DECIMAL, nullable=False),
        "loss": Column("loss", Kind.DECIMAL, nullable=False),
    },
    sort="-dated",
)
