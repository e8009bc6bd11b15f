"""To whom a document is sent, and what the letter says where nobody wrote one."""

from functions.invoicing.model import Buyer
from functions.invoicing.printing.words import language
from shared.errors import Refusal

TEXTS = {
    "en": ("{document} from {company}", "Please find {document} attached.", "Kind regards"),
    "de": (
        "{document} von {company}",
        "anbei erhalten Sie {document}.",
        "Mit freundlichen Grüßen",
    ),
    "es": ("{document} de {company}", "Adjuntamos {document}.", "Un cordial saludo"),
    "fr": (
        "{document} de {company}",
        "Veuillez trouver ci-joint : {document}.",
        "Cordialement",
    ),
}


class NoAddress(Refusal):
    """There is no e-mail address to send this to."""

    status = 422


def recipient(wanted: str, buyer: Buyer) -> str:
    """Give the address asked for, else the customer's. Raises NoAddress."""
    found = wanted or buyer.email
    if not found:
        raise NoAddress(
            f"{buyer.name} has no e-mail address: add one to the customer, or say where to send it.",
            pointer="/body/to",
        )
    return found


def letter_text(document: str, company: str, of: str) -> tuple[str, tuple[str, ...]]:
    """Give the subject and paragraphs in a language; names are put in as text, never as format."""
    subject, opening, closing = TEXTS[language(of)]
    named = subject if company else "{document}"
    return (
        _put(named, document, company),
        (_put(opening, document, company), f"{closing}\n{company}".strip()),
    )


def _put(text: str, document: str, company: str) -> str:
    before, _, after = text.partition("{document}")
    return f"{before}{document}{after.replace('{company}', company)}"
