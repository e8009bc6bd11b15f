"""A command's reply, audit row and idempotency key: written with its work, replayed exactly."""

from functools import lru_cache, partial
from typing import Any, LiteralString

from psycopg.sql import Composed
from psycopg.types.json import Jsonb

from layers.database.transactions import Cursor, Opening, Read, Row, Tx
from shared.errors import KeyReused, Refusal


class Replay(Exception):
    """The key was answered before; carries that reply."""

    def __init__(self, reply: Any) -> None:
        super().__init__()
        self.reply = reply


def claiming(key: str, digest: bytes) -> Opening:
    """Begin a transaction by claiming a key, waiting for whoever holds it.

    Raises Replay where it was answered, KeyReused where it was for a different request.
    """
    return Opening(
        """
        SELECT rights, claimed, replied
          FROM begin_under(%(tenant)s, %(company)s, %(user)s, %(key)s, %(digest)s)
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
        _statement(read.sql, keyed=key is not None),
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


def _statement(read: LiteralString | Composed, *, keyed: bool) -> LiteralString:
    """Wrap a read; what is literal is wrapped once."""
    return _wrapped(read.as_string() if isinstance(read, Composed) else read, keyed)


@lru_cache(maxsize=1024)
def _wrapped(read: LiteralString, keyed: bool) -> LiteralString:  # noqa: FBT001
    parts = (_ANSWER_BEGINS, read, _ANSWER_ENDS, _KEPT if keyed else "", _AUDITED)
    return "".join(parts)


_ANSWER_BEGINS = "WITH answer AS MATERIALIZED (SELECT to_jsonb(r) AS reply FROM ("
_ANSWER_ENDS = ") AS r), "
_KEPT = """
kept AS (
    UPDATE idempotency SET reply = answer.reply FROM answer
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND key = %(_key)s
),
"""
_AUDITED = """
audited AS (
    INSERT INTO audit_entries (command, via, proof, address, request_id, kind, subject, before, after)
    SELECT %(_command)s, %(_via)s, %(_proof)s, %(_address)s, %(_request)s, %(_kind)s,
           %(_subject)s, %(_before)s, reply FROM answer
    RETURNING id
)
SELECT reply FROM answer
"""


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
