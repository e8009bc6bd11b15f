"""What a company may print about itself."""

from dataclasses import replace

from functions.invoicing.einvoice.codes import COUNTRIES
from functions.invoicing.model import Settings
from shared.errors import Refusal

LOGOS = frozenset({"image/png", "image/jpeg"})
LARGEST_LOGO = 512 * 1024


class SettingWrong(Refusal):
    """A setting would be wrong on every document."""

    status = 422


def checked(settings: Settings) -> Settings:
    """Give the settings with their numbers without spaces. Raises SettingWrong."""
    from stdnum import bic, iban
    from stdnum.exceptions import ValidationError

    account, bank = (_compact(text) for text in (settings.iban, settings.bic))
    try:
        if account:
            iban.validate(account)
    except ValidationError:
        raise SettingWrong(
            f"{settings.iban} is no IBAN: a digit is wrong.",
            pointer="/body/iban",
            kind="not-an-iban",
        ) from None
    if bank and not bic.is_valid(bank):
        raise SettingWrong(f"{settings.bic} is no BIC.", pointer="/body/bic", kind="not-a-bic")
    if settings.country and settings.country not in COUNTRIES:
        raise SettingWrong(
            f"{settings.country} is no country of ISO 3166.", pointer="/body/country"
        )
    return replace(settings, iban=account, bic=bank, vat_id=_compact(settings.vat_id))


def check_logo(media_type: str, size: int) -> None:
    """Refuse a logo that cannot be printed. Raises SettingWrong."""
    if media_type not in LOGOS:
        raise SettingWrong("A logo is a PNG or JPEG image.", pointer="/body/logo_file_id")
    if size > LARGEST_LOGO:
        raise SettingWrong(
            f"A logo has at most {LARGEST_LOGO // 1024} KB.", pointer="/body/logo_file_id"
        )


def _compact(text: str) -> str:
    return "".join(text.split()).upper()
