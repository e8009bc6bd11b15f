"""The wire shapes of statements, their lines, proposals and rules."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, model_validator

from functions.payments.api.shapes import NotNegative, Positive
from layers.http.shapes import Amount, Code, Line, Name, Shape


class StatementReply(Shape):
    """A bank statement."""

    id: UUID
    bank_account_id: UUID
    bank_account: str
    currency: str
    file_format: str
    number: str
    opened: date | None
    closed: date | None
    opening: Amount | None
    closing: Amount | None
    difference: Amount = Field(description="Accepted by whoever imported it.")
    line_count: int
    new_count: int
    file_name: str
    imported_at: datetime


class ImportedStatement(Shape):
    """What came of one statement of a file."""

    id: UUID | None = Field(description="None where it was imported before.")
    bank_account_id: UUID
    account: str
    number: str
    opened: date | None
    closed: date | None
    opening: Amount | None
    closing: Amount | None
    difference: Amount
    lines: int
    new: int


class Notice(Shape):
    """What was noticed of a file: in words, and by its code and facts for other languages."""

    reason: str
    reason_code: str
    reason_facts: dict[str, str | list[str]]


class StatementsImported(Shape):
    """What came of a file of statements."""

    format: str
    dry_run: bool
    statements: list[ImportedStatement]
    lines: int
    new: int = Field(description="Lines added; the others were known.")
    notices: list[Notice] = Field(description="What was left out or known, and why.")


class LineRow(Shape):
    """A statement line."""

    id: UUID
    statement_id: UUID
    bank_account_id: UUID
    bank_account: str
    position: int
    dated: date
    value_date: date | None
    amount: Amount
    currency: str
    text: str
    party: str
    party_account: str
    structured: str
    end_to_end: str
    reference: str
    bank_reference: str
    code: str
    batch: str
    is_reversal: bool
    charges: Amount
    status: Literal["open", "proposed", "matched", "ignored"]
    confidence: Decimal | None
    reason: str | None
    reason_code: str | None
    reason_facts: dict[str, str | list[str]] | None
    note: str
    version: int


class ProposedPart(Shape):
    """A part of a proposal, its amount in the line's direction."""

    entry_id: UUID | None
    position: int | None
    number: str
    party_id: UUID | None
    account: str
    amount: Amount
    currency: str
    settles: Amount | None
    write_off: Amount


class ProposalReply(Shape):
    """How a line could be settled, why, and how often such proposals were right when measured."""

    evidence: str
    confidence: Decimal
    reason: str
    reason_code: str = Field("", description="Why, for whoever says it in another language.")
    reason_facts: dict[str, str | list[str]] = Field(
        default_factory=dict, description="What the reason names: numbers, amounts, a party, days."
    )
    payment_id: UUID | None
    rule_id: UUID | None
    parts: list[ProposedPart]


class LineReply(LineRow):
    """A statement line with its proposal, or what it was matched with."""

    proposal: ProposalReply | None
    match: dict[str, Any] | None


class MatchReply(Shape):
    """What a line was settled with: its entry, and the payments that were made or confirmed."""

    id: UUID
    line_id: UUID
    entry_id: UUID | None
    evidence: str
    reason: str
    reason_code: str = Field(description="Why; empty where it was done by hand.")
    reason_facts: dict[str, str | list[str]]
    confidence: Decimal | None
    parts: list[dict[str, Any]]
    payments: list[UUID]
    matched_at: datetime
    undone_at: datetime | None
    undone_entry: UUID | None


class PartBody(Shape):
    """A part of a line, counted in the line's direction: a document, a party's credit, an account."""

    amount: Amount = Field(description="In the account's currency; negative takes from the others.")
    invoice_id: UUID | None = None
    entry_id: UUID | None = None
    position: Annotated[int, Field(ge=1)] | None = None
    write_off: NotNegative = Decimal()
    settles: Positive | None = Field(
        None, description="Of a document in another currency; all that is open if left out."
    )
    party_id: UUID | None = Field(None, description="Keeps the part as this party's credit.")
    account: str = Field("", max_length=40, description="Books the part on this account.")
    label: Line = ""

    @model_validator(mode="after")
    def _one_way(self) -> "PartBody":
        named = [self.invoice_id, self.entry_id, self.party_id, self.account or None]
        if sum(name is not None for name in named) != 1:
            raise ValueError("name one of invoice_id, entry_id, party_id and account")
        return self


class AcceptBody(Shape):
    """How to settle a line: as proposed where neither parts nor a payment are given."""

    parts: list[PartBody] = Field(default_factory=list, max_length=1000)
    payment_id: UUID | None = Field(None, description="A payment recorded by hand.")
    learn: Line = Field(
        "", description="Words by which lines like this one go to the same account from now on."
    )


class AcceptLine(AcceptBody):
    """A line and how to settle it."""

    line_id: UUID


class AcceptMany(Shape):
    """Lines to settle, each on its own."""

    lines: list[AcceptLine] = Field(min_length=1, max_length=500)


class UndoBody(Shape):
    """When the match is taken back; on the line's own day if left out."""

    dated: date | None = None


class IgnoreBody(Shape):
    """Why a line is put aside."""

    note: Line = ""


class ProposeBody(Shape):
    """Lines to propose for: those named, or all that are unsettled."""

    lines: list[UUID] = Field(default_factory=list, max_length=2000)
    bank_account_id: UUID | None = None


class Proposed(Shape):
    """How many lines were looked at, have a proposal now, and one of 0.95 or surer."""

    lines: int
    proposed: int
    sure: int


class RuleBody(Shape):
    """Words of a line, and the account that it belongs on."""

    contains: Name
    money_in: bool | None = Field(None, description="Only money that came in, or went out.")
    account: Code
    label: Line = ""
    is_active: bool = True


class RuleReply(RuleBody):
    """A rule as it is kept."""

    id: UUID
    used: int
    version: int
