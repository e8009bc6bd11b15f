-- migrate:up
-- Owner: catalog. Taxes and how a company rounds them, units, categories, products with the door
-- through which they are searched, price lists.
-- Lock risk: none, the tables are new; parties gets a foreign key to price lists.

CREATE TABLE catalog_settings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    tax_per text NOT NULL DEFAULT 'document' CHECK (tax_per IN ('line', 'document', 'unrounded')),
    tax_mode text NOT NULL DEFAULT 'half_up' CHECK (tax_mode IN ('half_up', 'half_even')),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id)
);
CALL wall_in('catalog_settings');

CREATE TABLE catalog_taxes (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('percent', 'fixed')),
    rate numeric(19, 6) NOT NULL CHECK (rate >= 0),  -- per cent, or money for each unit
    category text NOT NULL CHECK (category IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    inclusive boolean NOT NULL DEFAULT false,
    compound boolean NOT NULL DEFAULT false,
    rank integer NOT NULL DEFAULT 1,
    exemption_code text NOT NULL DEFAULT '',
    exemption_reason text NOT NULL DEFAULT '',
    due_account text NOT NULL DEFAULT '',            -- empty: the ledger's default for tax due
    deductible_account text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code)
);
CALL wall_in('catalog_taxes');

-- One unit is numerator/denominator of its dimension's reference unit: 1 lb is 45359237/100000000
-- kg, exactly.
CREATE TABLE catalog_units (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    dimension text NOT NULL,
    numerator numeric(18, 0) NOT NULL CHECK (numerator > 0),
    denominator numeric(18, 0) NOT NULL CHECK (denominator > 0),
    places integer NOT NULL DEFAULT 2 CHECK (places BETWEEN 0 AND 6),
    unece text NOT NULL DEFAULT 'C62',               -- UN/ECE recommendation 20, for e-invoices
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code)
);
CALL wall_in('catalog_units');

CREATE TABLE catalog_categories (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    parent_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code),
    FOREIGN KEY (tenant_id, company_id, parent_id) REFERENCES catalog_categories,
    CHECK (parent_id <> id)
);
CREATE INDEX ON catalog_categories (tenant_id, company_id, parent_id);
CALL wall_in('catalog_categories');

CREATE TABLE catalog_products (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    kind text NOT NULL CHECK (kind IN ('goods', 'service')),
    category_id uuid,
    unit_id uuid,
    sale_price numeric(19, 6) CHECK (sale_price >= 0),  -- in the company's currency
    income_account text NOT NULL DEFAULT '',            -- empty: the ledger's default for income
    barcode text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    search text COLLATE "C" NOT NULL
        GENERATED ALWAYS AS (folded(name || ' ' || code || ' ' || barcode)) STORED,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code),
    FOREIGN KEY (tenant_id, company_id, category_id) REFERENCES catalog_categories,
    FOREIGN KEY (tenant_id, company_id, unit_id) REFERENCES catalog_units
);
CREATE INDEX ON catalog_products (tenant_id, company_id, search, id);
CREATE INDEX ON catalog_products (tenant_id, company_id, category_id);
CREATE UNIQUE INDEX ON catalog_products (tenant_id, company_id, barcode) WHERE barcode <> '';
CREATE INDEX catalog_products_grams ON catalog_products USING gin (search_grams(company_id, search, 1))
  WITH (gin_pending_list_limit = 256);
CALL wall_in('catalog_products');

CREATE TABLE catalog_product_taxes (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    product_id uuid NOT NULL,
    position integer NOT NULL,
    tax_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, company_id, product_id, position),
    UNIQUE (tenant_id, company_id, product_id, tax_id),
    FOREIGN KEY (tenant_id, company_id, product_id) REFERENCES catalog_products,
    FOREIGN KEY (tenant_id, company_id, tax_id) REFERENCES catalog_taxes
);
CREATE INDEX ON catalog_product_taxes (tenant_id, company_id, tax_id);
CALL wall_in('catalog_product_taxes');

CREATE TABLE catalog_price_lists (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    currency char(3) NOT NULL,
    starts date,
    ends date CHECK (ends >= starts),
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code)
);
CALL wall_in('catalog_price_lists');
ALTER TABLE parties ADD FOREIGN KEY (tenant_id, company_id, price_list_id)
    REFERENCES catalog_price_lists;

-- A price of a list: for one product, for a category and all below it, or for everything; from a
-- quantity on, between days; as a price per unit, or as a percentage off the product's own.
CREATE TABLE catalog_prices (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    price_list_id uuid NOT NULL,
    product_id uuid,
    category_id uuid,
    min_quantity numeric(19, 6) NOT NULL DEFAULT 0 CHECK (min_quantity >= 0),
    starts date,
    ends date CHECK (ends >= starts),
    price numeric(19, 6) CHECK (price >= 0),
    discount numeric(9, 6) CHECK (discount BETWEEN 0 AND 100),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE NULLS NOT DISTINCT
        (tenant_id, company_id, price_list_id, product_id, category_id, min_quantity, starts),
    FOREIGN KEY (tenant_id, company_id, price_list_id) REFERENCES catalog_price_lists,
    FOREIGN KEY (tenant_id, company_id, product_id) REFERENCES catalog_products,
    FOREIGN KEY (tenant_id, company_id, category_id) REFERENCES catalog_categories,
    CHECK (num_nonnulls(product_id, category_id) <= 1),
    CHECK (num_nonnulls(price, discount) = 1)
);
CREATE INDEX ON catalog_prices (tenant_id, company_id, product_id);
CREATE INDEX ON catalog_prices (tenant_id, company_id, category_id);
CALL wall_in('catalog_prices');

-- The door to products, as parties_search is to parties: active ones, or all of them.
CREATE FUNCTION catalog_search(tenant uuid, company uuid, said text, retired boolean, most integer)
RETURNS TABLE (id uuid, place bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.id, f.place FROM search_in(
        'catalog_products', CASE WHEN retired THEN 'true' ELSE 'g.is_active' END,
        tenant, company, said, least(most, 1000)) AS f
$$;
REVOKE ALL ON FUNCTION catalog_search FROM PUBLIC;
ALTER FUNCTION catalog_search OWNER TO erp_door;
GRANT SELECT ON catalog_products TO erp_door;
GRANT EXECUTE ON FUNCTION catalog_search TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
