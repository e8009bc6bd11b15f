-- migrate:up
-- Owner: catalog. Why: every document looks its lines up; a function keeps its plans, and looks
-- for products and prices only where lines name products.
-- Lock risk: none, it only adds functions.

-- Products with their units, taxes and categories from the nearest up, and the lines of one price
-- list that concern them: `list`, else that of the party `buyer`.
CREATE FUNCTION catalog_priced(tenant uuid, company uuid, wanted uuid[], list uuid, buyer uuid)
RETURNS TABLE (products json, price_list json, prices json) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chosen AS MATERIALIZED (
        SELECT coalesce(list, CASE WHEN buyer IS NOT NULL
                                   THEN parties_price_list(tenant, company, buyer) END) AS id
    ), above AS (
        SELECT p.id AS product_id, p.category_id, 0 AS height
          FROM catalog_products AS p
         WHERE p.tenant_id = tenant AND p.company_id = company
           AND p.id = ANY (wanted) AND p.category_id IS NOT NULL
        UNION ALL
        SELECT a.product_id, c.parent_id, a.height + 1
          FROM above AS a JOIN catalog_categories AS c
            ON c.tenant_id = tenant AND c.company_id = company AND c.id = a.category_id
         WHERE c.parent_id IS NOT NULL AND a.height < 50
    )
    SELECT (SELECT json_agg(json_build_object(
                'id', p.id, 'code', p.code, 'name', p.name, 'description', p.description,
                'kind', p.kind, 'sale_price', p.sale_price, 'unit', u.code, 'unece', u.unece,
                'income_account', p.income_account, 'is_active', p.is_active,
                'tax_codes', (
                    SELECT coalesce(json_agg(t.code ORDER BY x.position), '[]')
                      FROM catalog_product_taxes AS x
                      JOIN catalog_taxes AS t ON t.tenant_id = tenant
                       AND t.company_id = company AND t.id = x.tax_id
                     WHERE x.tenant_id = tenant AND x.company_id = company
                       AND x.product_id = p.id),
                'categories', (
                    SELECT coalesce(json_agg(a.category_id ORDER BY a.height), '[]')
                      FROM above AS a WHERE a.product_id = p.id)))
              FROM catalog_products AS p
              LEFT JOIN catalog_units AS u ON u.tenant_id = tenant
               AND u.company_id = company AND u.id = p.unit_id
             WHERE p.tenant_id = tenant AND p.company_id = company AND p.id = ANY (wanted)),
           (SELECT to_json(l) FROM catalog_price_lists AS l, chosen
             WHERE l.tenant_id = tenant AND l.company_id = company AND l.id = chosen.id),
           (SELECT json_agg(to_json(r)) FROM catalog_prices AS r, chosen
             WHERE r.tenant_id = tenant AND r.company_id = company
               AND r.price_list_id = chosen.id
               AND (r.product_id = ANY (wanted)
                 OR r.category_id IN (SELECT a.category_id FROM above AS a)
                 OR (r.product_id IS NULL AND r.category_id IS NULL)))
$$;

-- All that a document's lines need: the taxes named and those of the products, how the company
-- rounds, and what catalog_priced gives of the products, where lines name any.
CREATE FUNCTION catalog_for_lines(
    tenant uuid, company uuid, wanted uuid[], codes text[], list uuid, buyer uuid
) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
    priced record;
    taxes json;
    rounding json;
BEGIN
    SELECT json_build_object('per', s.tax_per, 'mode', s.tax_mode) INTO rounding
      FROM catalog_settings AS s WHERE s.tenant_id = tenant AND s.company_id = company;
    IF cardinality(wanted) = 0 THEN
        SELECT json_agg(to_json(t)) INTO taxes FROM catalog_taxes AS t
         WHERE t.tenant_id = tenant AND t.company_id = company AND t.code = ANY (codes);
        RETURN json_build_object('products', '[]'::json, 'taxes', coalesce(taxes, '[]'),
                                 'rounding', rounding, 'price_list', NULL, 'prices', '[]'::json);
    END IF;
    SELECT json_agg(to_json(t)) INTO taxes FROM catalog_taxes AS t
     WHERE t.tenant_id = tenant AND t.company_id = company
       AND (t.code = ANY (codes) OR t.id IN (
            SELECT x.tax_id FROM catalog_product_taxes AS x
             WHERE x.tenant_id = tenant AND x.company_id = company
               AND x.product_id = ANY (wanted)));
    SELECT * INTO priced FROM catalog_priced(tenant, company, wanted, list, buyer);
    RETURN json_build_object(
        'products', coalesce(priced.products, '[]'), 'taxes', coalesce(taxes, '[]'),
        'rounding', rounding, 'price_list', priced.price_list,
        'prices', coalesce(priced.prices, '[]'));
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
