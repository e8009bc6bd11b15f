"""One JSON object a line: what happened, in which request, for which company; nothing private.

Ids of tenant, company and user are written; names, addresses, tokens and bodies never are.
"""

import json
import logging
import os
import re
import sys
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from layers.database.transactions import Tx, watchers

SECRETS = re.compile(
    r"(?i)(?:whsec_|bearer\s+|basic\s+|erp[a-z]_|eyJ)[A-Za-z0-9._~+/=-]{8,}"
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)"
    r"|(?:password|secret|token|authorization|cookie)[\"']?\s*[:=]\s*[\"']?(?:(?:bearer|basic)\s+)?[^\s\"',}]+"
)
ADDRESSES = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
IBANS = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")
DETAIL = re.compile(r"(?m)^(\s*DETAIL:).*$")
"""PostgreSQL's details quote the values of rows."""


@dataclass(slots=True)
class Seen:
    """What is known of the request at hand; filled in as it becomes known."""

    request_id: str = ""
    tenant: str = ""
    company: str = ""
    user: str = ""
    transactions: int = 0
    statements: int = 0
    trips: int = 0
    span: Any = None


seen: ContextVar[Seen | None] = ContextVar("seen", default=None)


def note(tx: Tx) -> None:
    """Remember for whom a transaction was, and what it cost, for the lines that follow."""
    at_hand = seen.get()
    if at_hand is not None:
        at_hand.transactions += 1
        at_hand.statements += tx.statements
        at_hand.trips += tx.trips
        at_hand.tenant = str(tx.actor.tenant_id)
        at_hand.company = str(tx.actor.company_id)
        at_hand.user = str(tx.actor.user_id)


def scrubbed(text: str) -> str:
    """Return a text without secrets, e-mail addresses, account numbers and quoted rows."""
    text = DETAIL.sub(r"\1 [left out]", text)
    text = SECRETS.sub("[secret]", text)
    text = ADDRESSES.sub("[address]", text)
    return IBANS.sub("[account]", text)


class JsonLines(logging.Formatter):
    """Write a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return json.dumps(facts_of(record), default=str, ensure_ascii=False)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Return a traceback without what it quotes."""
        return scrubbed(super().formatException(ei))


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what is written of a record: its words scrubbed, its `facts` as they are."""
    at_hand = seen.get()
    line: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": scrubbed(record.getMessage()),
    }
    if at_hand is not None:
        held = (
            ("request_id", at_hand.request_id),
            ("tenant", at_hand.tenant),
            ("company", at_hand.company),
            ("user", at_hand.user),
        )
        line.update({name: value for name, value in held if value})
    line.update(getattr(record, "facts", {}))
    if record.exc_info:
        line["error"] = scrubbed(logging.Formatter().formatException(record.exc_info))
    return line


def configure() -> None:
    """Write JSON lines where ERP_LOGS=json, through Powertools under Lambda; else change nothing.

    May be called often: it works once.
    """
    if note not in watchers:
        watchers.append(note)
    on_lambda = bool(os.environ.get("AWS_LAMBDA_FUNCTION_NAME"))
    if os.environ.get("ERP_LOGS", "json" if on_lambda else "") != "json":
        return
    root = logging.getLogger()
    if any(getattr(handler, "is_erp", False) for handler in root.handlers):
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.is_erp = True  # type: ignore[attr-defined]
    handler.setFormatter(_powertools() if on_lambda else JsonLines())
    root.handlers[:] = [handler]
    root.setLevel(os.environ.get("ERP_LOG_LEVEL", "INFO"))
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = name != "uvicorn.access"
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it writes whole addresses


def _powertools() -> logging.Formatter:
    """Write lines as Powertools does, which CloudWatch knows how to search."""
    from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

    class Scrubbed(LambdaPowertoolsFormatter):
        """Powertools' line, scrubbed."""

        def format(self, record: logging.LogRecord) -> str:
            """Return the line."""
            facts = facts_of(record)
            record.msg, record.args = facts.pop("message"), None
            for name, value in facts.items():
                if name not in {"at", "level", "logger", "error"}:
                    record.__dict__.setdefault(name, value)
            return scrubbed(str(super().format(record)))

    return Scrubbed()
