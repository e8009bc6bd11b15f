-- One party's name.
SELECT p.name
  FROM parties AS p
 WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(party)s
