"""What a company prints on its documents, and how it numbers them."""

from functions.documents import service as documents
from functions.invoicing.model import Settings
from functions.invoicing.rules.numbers import check_pattern
from functions.invoicing.rules.settings import SettingWrong, check_logo, checked
from functions.invoicing.store import settings as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from layers.mail.letters import LetterRefused, check_address


async def change_settings(tx: Tx, expected: int, wanted: Settings) -> Read:
    """Write the settings anew, from the version that was read; 0 where there were none.

    Raises SeriesUnusable, SettingWrong, NotFound for a logo that is not there.
    """
    changed = checked(wanted)
    _check_answers(changed.email)
    check_pattern(changed.invoice_series, "/body/invoice_series")
    check_pattern(changed.credit_note_series, "/body/credit_note_series")
    before, version = await store.latest(tx)
    check_version(version, expected)
    tx.about("company", tx.actor.company_id, store.as_data(before))
    if changed.logo_file_id is not None:
        file = await documents.find_file(tx, changed.logo_file_id)
        check_logo(file.media_type, file.size)
    await store.save(tx, changed, version + 1)
    return store.current()


async def logo_of(tx: Tx, settings: Settings) -> bytes | None:
    """Read the logo, if there is one."""
    if settings.logo_file_id is None:
        return None
    (_, content) = await documents.read_file(tx, settings.logo_file_id)
    return content


def _check_answers(email: str) -> None:
    """Refuse an address that no letter could name as where to answer. Raises SettingWrong."""
    try:
        if email:
            check_address(email)
    except LetterRefused:
        raise SettingWrong(f"{email} is no e-mail address.", pointer="/body/email") from None
