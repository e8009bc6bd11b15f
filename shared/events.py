"""What can have happened: thin facts functions tell each other after commit."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Event:
    """A dotted name and the id of the record it happened to; receivers read what else they need."""

    name: ClassVar[str]
    known: ClassVar[dict[str, type["Event"]]] = {}
    subject: UUID

    def __init_subclass__(cls) -> None:
        """Keep every event under its name, for the webhooks' list and the snapshot."""
        Event.known[cls.name] = cls


class TenantOpened(Event):
    """A tenant signed up."""

    name = "identity.tenant.opened"


class CompanyOpened(Event):
    """A company was added to a tenant."""

    name = "identity.company.opened"


class UserInvited(Event):
    """Somebody was invited to a company."""

    name = "identity.user.invited"


class PasswordResetRequested(Event):
    """Somebody asked for a link to set a new password."""

    name = "identity.password_reset.requested"


class AddressVerificationRequested(Event):
    """Somebody is to show that an e-mail address is theirs."""

    name = "identity.address.verification_requested"


class PartyRegistered(Event):
    """A customer or supplier was added."""

    name = "parties.party.registered"


class PartyChanged(Event):
    """A customer or supplier was edited."""

    name = "parties.party.changed"


class PartyMerged(Event):
    """Two records of one party became one."""

    name = "parties.party.merged"


class PriceChanged(Event):
    """A price list got other prices."""

    name = "catalog.price.changed"


class EntryPosted(Event):
    """A journal entry was posted by hand or by import."""

    name = "ledger.entry.posted"


class EntryReversed(Event):
    """A journal entry was reversed."""

    name = "ledger.entry.reversed"


class PeriodClosed(Event):
    """The books were closed for a period."""

    name = "ledger.period.closed"


class InvoicePosted(Event):
    """A customer invoice or credit note got its number and its journal entry."""

    name = "invoicing.invoice.posted"


class InvoiceSent(Event):
    """A customer invoice was sent to its customer."""

    name = "invoicing.invoice.sent"


class QuoteSent(Event):
    """A quote was sent to its customer."""

    name = "sales.quote.sent"


class OrderConfirmed(Event):
    """A sales order was confirmed."""

    name = "sales.order.confirmed"


class PaymentRecorded(Event):
    """A receipt or supplier payment was posted."""

    name = "payments.payment.recorded"


class PaymentCancelled(Event):
    """A payment was undone by its reversal."""

    name = "payments.payment.cancelled"


class StatementImported(Event):
    """A bank statement came in."""

    name = "payments.statement.imported"


class WebhookDisabled(Event):
    """A webhook failed for so long that it was switched off."""

    name = "notifications.webhook.disabled"


class ChainBroken(Event):
    """The audit trail is not as it was sealed."""

    name = "audit.chain.broken"
