"""To whom a quote is sent, and what the letter says where nobody wrote one."""

from functions.invoicing.model import Buyer
from shared.errors import Refusal

TEXTS = {
    "en": ("Quote {}", "Please find our quote {} attached.", "Kind regards"),
    "de": ("Angebot {}", "anbei erhalten Sie unser Angebot {}.", "Mit freundlichen Grüßen"),
    "es": ("Presupuesto {}", "Adjuntamos nuestro presupuesto {}.", "Un cordial saludo"),
    "fr": ("Devis {}", "Veuillez trouver ci-joint notre devis {}.", "Cordialement"),
}


class QuoteAddressMissing(Refusal):
    """There is no e-mail address to send this quote to."""

    status = 422


def recipient(wanted: str, buyer: Buyer) -> str:
    """Give the address asked for, else the customer's. Raises QuoteAddressMissing."""
    found = wanted or buyer.email
    if not found:
        raise QuoteAddressMissing(
            f"{buyer.name} has no e-mail address: add one, or say where to send the quote.",
            pointer="/body/to",
        )
    return found


def letter_text(number: str, company: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Give the subject and paragraphs in a language, English where we have none."""
    subject, opening, closing = TEXTS.get(language[:2].lower(), TEXTS["en"])
    return (
        subject.replace("{}", number),
        (opening.replace("{}", number), f"{closing}\n{company}".strip()),
    )
