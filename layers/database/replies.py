"""A command's reply, audit row and idempotency key: written with its work, replayed exactly."""

from functools import partial
from typing import Any

from psycopg.sql import SQL, Composed
from psycopg.types.json import Jsonb

from layers.database.transactions import Cursor, Read, Row, Tx
from shared.errors import KeyReused, Refusal


class Replay(Exception):
    """The key was answered before; carries that reply."""

    def __init__(self, reply: Any) -> None:
        super().__init__()
        self.reply = reply


async def claim(tx: Tx, key: str, digest: bytes) -> None:
    """Queue the claim of a key, waiting for whoever holds it.

    Raises Replay where it was answered, KeyReused where it was for a different request.
    """
    await tx.expect(
        """
        INSERT INTO idempotency AS i (key, digest) VALUES (%(key)s, %(digest)s)
        ON CONFLICT (tenant_id, company_id, key) DO UPDATE SET key = i.key
        RETURNING digest, reply
        """,
        {"key": key, "digest": digest},
        partial(_check, digest),
    )


def _check(digest: bytes, row: Row) -> None:
    held, reply = row
    if bytes(held) != digest:
        raise KeyReused("Use a new key for a different request.", pointer="/header/Idempotency-Key")
    if reply is not None:
        raise Replay(reply)


async def answer(tx: Tx, read: Read, command: str, key: str | None) -> Cursor:
    """Queue the reply: read it, keep it under its key, and audit it, in one statement."""
    actor = tx.actor
    return await tx.queue(
        _KEYED.format(read=_composed(read)) if key else _UNKEYED.format(read=_composed(read)),
        {
            **read.values,
            "_key": key,
            "_command": command,
            "_via": actor.via,
            "_proof": actor.proof,
            "_address": actor.address,
            "_request": actor.request_id,
            "_kind": tx.kind,
            "_subject": tx.subject,
            "_before": None if tx.before is None else Jsonb(tx.before),
        },
    )


def _composed(read: Read) -> SQL | Composed:
    return read.sql if isinstance(read.sql, Composed) else SQL(read.sql)


_AUDIT = """
audited AS (
    INSERT INTO audit_entries (command, via, proof, address, request_id, kind, subject, before, after)
    SELECT %(_command)s, %(_via)s, %(_proof)s, %(_address)s, %(_request)s, %(_kind)s,
           %(_subject)s, %(_before)s, reply FROM answer
    RETURNING id
)
SELECT reply FROM answer
"""
_ANSWER = "WITH answer AS MATERIALIZED (SELECT to_jsonb(r) AS reply FROM ({read}) AS r), "
_UNKEYED = SQL(_ANSWER + _AUDIT)
_KEYED = SQL(
    _ANSWER
    + """
kept AS (
    UPDATE idempotency SET reply = answer.reply FROM answer
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND key = %(_key)s
),
"""
    + _AUDIT
)


async def record_refusal(tx: Tx, refusal: Refusal, command: str) -> None:
    """Write down that a command was asked for and refused; the refused work left nothing."""
    await tx.write(
        """
        INSERT INTO audit_entries (command, via, proof, address, request_id, after, refused)
        VALUES (%(command)s, %(via)s, %(proof)s, %(address)s, %(request)s, %(facts)s, %(refused)s)
        """,
        {
            "command": command,
            "via": tx.actor.via,
            "proof": tx.actor.proof,
            "address": tx.actor.address,
            "request": tx.actor.request_id,
            "facts": Jsonb({"detail": refusal.detail}),
            "refused": refusal.problem,
        },
    )
