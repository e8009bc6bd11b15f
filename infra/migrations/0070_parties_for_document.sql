-- migrate:up
-- Owner: parties. Why: every document asks for its party and terms; as one statement over six
-- tables that took longer to set up than to answer, each time anew. A function keeps its plans.
-- Lock risk: none, it only adds a function.

-- A party, or the one it was merged into, with all that belongs to it, and its terms or others.
CREATE FUNCTION parties_for_document(tenant uuid, company uuid, wanted uuid, other_terms uuid)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
    found parties;
    addresses json;
    contacts json;
    tax_numbers json;
    banks json;
    terms json;
BEGIN
    SELECT p.* INTO found FROM parties AS p
     WHERE p.tenant_id = tenant AND p.company_id = company AND p.id = wanted;
    IF found.merged_into IS NOT NULL THEN
        SELECT p.* INTO found FROM parties AS p
         WHERE p.tenant_id = tenant AND p.company_id = company AND p.id = found.merged_into;
    END IF;
    IF found.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT json_agg(json_build_object(
               'kind', a.kind, 'recipient', a.recipient, 'line1', a.line1, 'line2', a.line2,
               'postcode', a.postcode, 'city', a.city, 'region', a.region, 'country', a.country)
               ORDER BY a.position)
      INTO addresses FROM parties_addresses AS a
     WHERE a.tenant_id = tenant AND a.company_id = company AND a.party_id = found.id;
    SELECT json_agg(json_build_object(
               'name', c.name, 'role', c.role, 'email', c.email, 'phone', c.phone)
               ORDER BY c.position)
      INTO contacts FROM parties_contacts AS c
     WHERE c.tenant_id = tenant AND c.company_id = company AND c.party_id = found.id;
    SELECT json_agg(json_build_object('country', n.country, 'kind', n.kind, 'number', n.number)
               ORDER BY n.position)
      INTO tax_numbers FROM parties_tax_numbers AS n
     WHERE n.tenant_id = tenant AND n.company_id = company AND n.party_id = found.id;
    SELECT json_agg(json_build_object(
               'iban', b.iban, 'bic', b.bic, 'account_number', b.account_number,
               'holder', b.holder, 'bank', b.bank) ORDER BY b.position)
      INTO banks FROM parties_banks AS b
     WHERE b.tenant_id = tenant AND b.company_id = company AND b.party_id = found.id;
    IF coalesce(other_terms, found.terms_id) IS NOT NULL THEN
        SELECT json_build_object('code', t.code, 'name', t.name, 'parts', t.parts)
          INTO terms FROM parties_terms AS t
         WHERE t.tenant_id = tenant AND t.company_id = company
           AND t.id = coalesce(other_terms, found.terms_id);
    END IF;
    RETURN json_build_object(
        'party', found, 'addresses', coalesce(addresses, '[]'),
        'contacts', coalesce(contacts, '[]'), 'tax_numbers', coalesce(tax_numbers, '[]'),
        'banks', coalesce(banks, '[]'), 'terms', terms);
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
