"""The words on a document, in the languages that customers read."""

_KEYS = (
    "invoice", "credit_note", "draft", "quote", "order", "dated", "due", "valid_until",
    "delivered", "customer_reference", "credits", "position", "description", "quantity",
    "unit_price", "discount", "tax", "amount", "net", "total", "tax_base", "tax_amount",
    "instalments", "instalment", "payment_terms", "bank_details", "account_holder", "vat_id",
    "tax_id", "register", "page", "of", "scan_to_pay", "gross_note", "payment_reference", "terms",
    "phone", "email", "reverse_charge", "intra_community", "export",
)  # fmt: skip

_WORDS = {
    "en": (
        "Invoice", "Credit note", "Draft", "Quote", "Order confirmation", "Date", "Due",
        "Valid until", "Delivered", "Your reference", "Credits invoice", "No.", "Description",
        "Quantity", "Unit price", "Disc.", "Tax", "Amount", "Net", "Total", "Tax base",
        "Tax amount", "Payment in instalments", "Instalment", "Payment terms", "Bank details",
        "Account holder", "VAT ID", "Tax number", "Register number", "Page", "of", "Scan to pay",
        "Unit prices and amounts include tax.", "Payment reference", "Terms", "Phone", "E-mail",
        "Reverse charge: VAT is to be accounted for by the recipient.",
        "VAT-exempt intra-Community supply.", "VAT-exempt export.",
    ),
    "de": (
        "Rechnung", "Rechnungskorrektur", "Entwurf", "Angebot", "Auftragsbestätigung", "Datum",
        "Fällig am", "Gültig bis", "Lieferdatum", "Ihre Referenz", "Zu Rechnung", "Pos.",
        "Beschreibung", "Menge", "Einzelpreis", "Rabatt", "Steuer", "Betrag", "Netto",
        "Gesamtbetrag", "Steuerbasis", "Steuerbetrag", "Zahlung in Raten", "Rate",
        "Zahlungsbedingungen", "Bankverbindung", "Kontoinhaber", "USt-IdNr.", "Steuernummer",
        "Handelsregister", "Seite", "von", "Zum Bezahlen scannen",
        "Einzelpreise und Beträge enthalten die Steuer.", "Verwendungszweck", "Bedingungen",
        "Telefon", "E-Mail", "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).",
        "Steuerfreie innergemeinschaftliche Lieferung.", "Steuerfreie Ausfuhrlieferung.",
    ),
    "es": (
        "Factura", "Factura rectificativa", "Borrador", "Presupuesto", "Confirmación de pedido",
        "Fecha", "Vencimiento", "Válido hasta", "Fecha de entrega", "Su referencia",
        "Rectifica la factura", "N.º", "Descripción", "Cantidad", "Precio unitario", "Dto.",
        "Impuesto", "Importe", "Base", "Total", "Base imponible", "Cuota", "Pago a plazos",
        "Plazo", "Condiciones de pago", "Datos bancarios", "Titular", "NIF-IVA", "NIF",
        "Registro mercantil", "Página", "de", "Escanee para pagar",
        "Los precios y los importes incluyen impuestos.", "Concepto", "Condiciones", "Teléfono",
        "Correo electrónico", "Inversión del sujeto pasivo.",
        "Entrega intracomunitaria exenta de IVA.", "Exportación exenta de IVA.",
    ),
    "fr": (
        "Facture", "Avoir", "Brouillon", "Devis", "Confirmation de commande", "Date", "Échéance",
        "Valable jusqu'au", "Date de livraison", "Votre référence", "Avoir sur facture", "N°",
        "Désignation", "Quantité", "Prix unitaire", "Remise", "Taxe", "Montant", "Total HT",
        "Total TTC", "Base", "Montant de taxe", "Paiement échelonné", "Échéance",
        "Conditions de paiement", "Coordonnées bancaires", "Titulaire", "N° TVA", "N° fiscal",
        "Registre du commerce", "Page", "sur", "Scannez pour payer",
        "Les prix et les montants s'entendent toutes taxes comprises.", "Référence de paiement",
        "Conditions", "Téléphone", "E-mail", "Autoliquidation : TVA due par le preneur.",
        "Livraison intracommunautaire exonérée de TVA.", "Exportation exonérée de TVA.",
    ),
}  # fmt: skip


def language(wanted: str) -> str:
    """Give the nearest language that we print in, English where there is none."""
    short = wanted.lower().replace("_", "-").partition("-")[0]
    return short if short in _WORDS else "en"


def words(of: str) -> dict[str, str]:
    """Give every word by its key, in a language that there is."""
    return dict(zip(_KEYS, _WORDS[language(of)], strict=True))
