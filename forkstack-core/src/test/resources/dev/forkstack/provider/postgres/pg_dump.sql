--
-- PostgreSQL database dump
--

\restrict Uwv7wQpbEFlWoqbbvxAo3cNcMXLRMIxZBTSAbzeBBPIkVgj2HkFj7VCBoNF4g71

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: billing; Type: SCHEMA; Schema: -; Owner: shop_owner
--

CREATE SCHEMA billing;


ALTER SCHEMA billing OWNER TO shop_owner;

--
-- Name: pgcrypto; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;


--
-- Name: EXTENSION pgcrypto; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';


--
-- Name: uuid-ossp; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;


--
-- Name: EXTENSION "uuid-ossp"; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)';


--
-- Name: email; Type: DOMAIN; Schema: public; Owner: shop_owner
--

CREATE DOMAIN public.email AS text
	CONSTRAINT email_check CHECK ((VALUE ~ '^[^@]+@[^@]+$'::text));


ALTER DOMAIN public.email OWNER TO shop_owner;

--
-- Name: status; Type: TYPE; Schema: public; Owner: shop_owner
--

CREATE TYPE public.status AS ENUM (
    'new',
    'paid; shipped',
    'it''s'
);


ALTER TYPE public.status OWNER TO shop_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: orders; Type: TABLE; Schema: billing; Owner: shop_owner
--

CREATE TABLE billing.orders (
    id integer NOT NULL,
    customer bigint,
    state public.status DEFAULT 'new'::public.status,
    total numeric(12,2),
    placed timestamp with time zone DEFAULT now(),
    CONSTRAINT orders_total_check CHECK ((total >= (0)::numeric))
);


ALTER TABLE billing.orders OWNER TO shop_owner;

--
-- Name: clean(); Type: PROCEDURE; Schema: public; Owner: shop_owner
--

CREATE PROCEDURE public.clean()
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM billing.orders
   WHERE (orders.total = (0)::numeric);
END;


ALTER PROCEDURE public.clean() OWNER TO shop_owner;

--
-- Name: total_of(bigint); Type: FUNCTION; Schema: public; Owner: shop_owner
--

CREATE FUNCTION public.total_of(c bigint) RETURNS numeric
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (count(*) > 0) THEN sum(orders.total)
             ELSE (0)::numeric
         END AS "case"
    FROM billing.orders
   WHERE (orders.customer = total_of.c);
 SELECT COALESCE(sum(orders.total), (0)::numeric) AS "coalesce"
    FROM billing.orders
   WHERE (orders.customer = total_of.c);
END;


ALTER FUNCTION public.total_of(c bigint) OWNER TO shop_owner;

--
-- Name: touch(); Type: FUNCTION; Schema: public; Owner: shop_owner
--

CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
begin
  -- a comment; with a semicolon and a 'quote
  new.placed := now(); /* and $$ dollars $$ */
  return new;
end;
$_$;


ALTER FUNCTION public.touch() OWNER TO shop_owner;

--
-- Name: FUNCTION touch(); Type: COMMENT; Schema: public; Owner: shop_owner
--

COMMENT ON FUNCTION public.touch() IS 'line one
line two';


--
-- Name: customers; Type: TABLE; Schema: public; Owner: shop_owner
--

CREATE TABLE public.customers (
    id bigint NOT NULL,
    name text NOT NULL,
    mail public.email,
    notes text,
    tags text[],
    raw bytea,
    doc jsonb DEFAULT '{"a": 1}'::jsonb
);


ALTER TABLE public.customers OWNER TO shop_owner;

--
-- Name: TABLE customers; Type: COMMENT; Schema: public; Owner: shop_owner
--

COMMENT ON TABLE public.customers IS 'People; who''s buying -- really';


--
-- Name: open; Type: VIEW; Schema: billing; Owner: shop_owner
--

CREATE VIEW billing.open AS
 SELECT o.id,
    o.customer,
    o.state,
    o.total,
    o.placed,
    c.name AS "Customer; name"
   FROM (billing.orders o
     JOIN public.customers c ON ((c.id = o.customer)))
  WHERE (o.state = 'new'::public.status);


ALTER TABLE billing.open OWNER TO shop_owner;

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: billing; Owner: shop_owner
--

CREATE SEQUENCE billing.orders_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE billing.orders_id_seq OWNER TO shop_owner;

--
-- Name: orders_id_seq; Type: SEQUENCE OWNED BY; Schema: billing; Owner: shop_owner
--

ALTER SEQUENCE billing.orders_id_seq OWNED BY billing.orders.id;


--
-- Name: sums; Type: MATERIALIZED VIEW; Schema: billing; Owner: shop_owner
--

CREATE MATERIALIZED VIEW billing.sums AS
 SELECT orders.customer,
    sum(orders.total) AS total
   FROM billing.orders
  GROUP BY orders.customer
  WITH NO DATA;


ALTER TABLE billing.sums OWNER TO shop_owner;

--
-- Name: customers_id_seq; Type: SEQUENCE; Schema: public; Owner: shop_owner
--

ALTER TABLE public.customers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: orders id; Type: DEFAULT; Schema: billing; Owner: shop_owner
--

ALTER TABLE ONLY billing.orders ALTER COLUMN id SET DEFAULT nextval('billing.orders_id_seq'::regclass);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: billing; Owner: shop_owner
--

COPY billing.orders (id, customer, state, total, placed) FROM stdin;
1	2	paid; shipped	1.00	2026-11-22 11:24:28.432154+00
2	3	it's	2.00	2026-11-22 11:24:28.432154+00
3	1	new	3.00	2026-11-22 11:24:28.432154+00
4	2	paid; shipped	4.00	2026-11-22 11:24:28.432154+00
5	3	it's	5.00	2026-11-22 11:24:28.432154+00
6	1	new	6.00	2026-11-22 11:24:28.432154+00
7	2	paid; shipped	7.00	2026-11-22 11:24:28.432154+00
8	3	it's	8.00	2026-11-22 11:24:28.432154+00
9	1	new	9.00	2026-11-22 11:24:28.432154+00
10	2	paid; shipped	10.00	2026-11-22 11:24:28.432154+00
11	3	it's	11.00	2026-11-22 11:24:28.432154+00
12	1	new	12.00	2026-11-22 11:24:28.432154+00
13	2	paid; shipped	13.00	2026-11-22 11:24:28.432154+00
14	3	it's	14.00	2026-11-22 11:24:28.432154+00
15	1	new	15.00	2026-11-22 11:24:28.432154+00
16	2	paid; shipped	16.00	2026-11-22 11:24:28.432154+00
17	3	it's	17.00	2026-11-22 11:24:28.432154+00
18	1	new	18.00	2026-11-22 11:24:28.432154+00
19	2	paid; shipped	19.00	2026-11-22 11:24:28.432154+00
20	3	it's	20.00	2026-11-22 11:24:28.432154+00
21	1	new	21.00	2026-11-22 11:24:28.432154+00
22	2	paid; shipped	22.00	2026-11-22 11:24:28.432154+00
23	3	it's	23.00	2026-11-22 11:24:28.432154+00
24	1	new	24.00	2026-11-22 11:24:28.432154+00
25	2	paid; shipped	25.00	2026-11-22 11:24:28.432154+00
26	3	it's	26.00	2026-11-22 11:24:28.432154+00
27	1	new	27.00	2026-11-22 11:24:28.432154+00
28	2	paid; shipped	28.00	2026-11-22 11:24:28.432154+00
29	3	it's	29.00	2026-11-22 11:24:28.432154+00
30	1	new	30.00	2026-11-22 11:24:28.432154+00
31	2	paid; shipped	31.00	2026-11-22 11:24:28.432154+00
32	3	it's	32.00	2026-11-22 11:24:28.432154+00
33	1	new	33.00	2026-11-22 11:24:28.432154+00
34	2	paid; shipped	34.00	2026-11-22 11:24:28.432154+00
35	3	it's	35.00	2026-11-22 11:24:28.432154+00
36	1	new	36.00	2026-11-22 11:24:28.432154+00
37	2	paid; shipped	37.00	2026-11-22 11:24:28.432154+00
38	3	it's	38.00	2026-11-22 11:24:28.432154+00
39	1	new	39.00	2026-11-22 11:24:28.432154+00
40	2	paid; shipped	40.00	2026-11-22 11:24:28.432154+00
41	3	it's	41.00	2026-11-22 11:24:28.432154+00
42	1	new	42.00	2026-11-22 11:24:28.432154+00
43	2	paid; shipped	43.00	2026-11-22 11:24:28.432154+00
44	3	it's	44.00	2026-11-22 11:24:28.432154+00
45	1	new	45.00	2026-11-22 11:24:28.432154+00
46	2	paid; shipped	46.00	2026-11-22 11:24:28.432154+00
47	3	it's	47.00	2026-11-22 11:24:28.432154+00
48	1	new	48.00	2026-11-22 11:24:28.432154+00
49	2	paid; shipped	49.00	2026-11-22 11:24:28.432154+00
50	3	it's	50.00	2026-11-22 11:24:28.432154+00
\.


--
-- Data for Name: customers; Type: TABLE DATA; Schema: public; Owner: shop_owner
--

COPY public.customers (id, name, mail, notes, tags, raw, doc) FROM stdin;
1	Jo; the "first"	jo@example.org	tab\there\nnew line\\. back\\slash	{a,b;c}	\\x00ff5c2e	{"q": "it's; -- no comment"}
2	\\.	\N	\\.\n\\.	\N	\N	\N
3	Zoë 漢字 🙂	z@example.org	$$ not a quote $$	{}	\N	[]
\.


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: billing; Owner: shop_owner
--

SELECT pg_catalog.setval('billing.orders_id_seq', 50, true);


--
-- Name: customers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: shop_owner
--

SELECT pg_catalog.setval('public.customers_id_seq', 3, true);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: billing; Owner: shop_owner
--

ALTER TABLE ONLY billing.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: public; Owner: shop_owner
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);


--
-- Name: orders_customer_idx; Type: INDEX; Schema: billing; Owner: shop_owner
--

CREATE INDEX orders_customer_idx ON billing.orders USING btree (customer) WHERE (state <> 'new'::public.status);


--
-- Name: customers no_delete; Type: RULE; Schema: public; Owner: shop_owner
--

CREATE RULE no_delete AS
    ON DELETE TO public.customers DO INSTEAD ( SELECT 1 AS "?column?";
 SELECT 2 AS "?column?";
);


--
-- Name: orders touched; Type: TRIGGER; Schema: billing; Owner: shop_owner
--

CREATE TRIGGER touched BEFORE UPDATE ON billing.orders FOR EACH ROW EXECUTE FUNCTION public.touch();


--
-- Name: orders orders_customer_fkey; Type: FK CONSTRAINT; Schema: billing; Owner: shop_owner
--

ALTER TABLE ONLY billing.orders
    ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers(id) ON DELETE CASCADE;


--
-- Name: customers; Type: ROW SECURITY; Schema: public; Owner: shop_owner
--

ALTER TABLE public.customers ENABLE ROW LEVEL SECURITY;

--
-- Name: customers own; Type: POLICY; Schema: public; Owner: shop_owner
--

CREATE POLICY own ON public.customers USING (true);


--
-- Name: SCHEMA billing; Type: ACL; Schema: -; Owner: shop_owner
--

GRANT USAGE ON SCHEMA billing TO readonly;


--
-- Name: TABLE orders; Type: ACL; Schema: billing; Owner: shop_owner
--

GRANT SELECT ON TABLE billing.orders TO readonly;


--
-- Name: TABLE open; Type: ACL; Schema: billing; Owner: shop_owner
--

GRANT SELECT ON TABLE billing.open TO readonly;


--
-- Name: TABLE sums; Type: ACL; Schema: billing; Owner: shop_owner
--

GRANT SELECT ON TABLE billing.sums TO readonly;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: billing; Owner: shop_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner IN SCHEMA billing GRANT SELECT ON TABLES  TO readonly;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: shop_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: sums; Type: MATERIALIZED VIEW DATA; Schema: billing; Owner: shop_owner
--

REFRESH MATERIALIZED VIEW billing.sums;


--
-- PostgreSQL database dump complete
--

\unrestrict Uwv7wQpbEFlWoqbbvxAo3cNcMXLRMIxZBTSAbzeBBPIkVgj2HkFj7VCBoNF4g71

