--
-- PostgreSQL database dump
--

\restrict xyz

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

CREATE TABLE public.note (
    id integer NOT NULL,
    text text
);

ALTER TABLE public.note OWNER TO somebody_of_production;

COPY public.note (id, text) FROM stdin;
1	with a tab\there
2	semicolon; -- no comment
3	\N
\.

CREATE FUNCTION public.twice(n integer) RETURNS integer
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN n + n; -- a semicolon within
END;
$$;

ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_pkey PRIMARY KEY (id);

\unrestrict xyz
