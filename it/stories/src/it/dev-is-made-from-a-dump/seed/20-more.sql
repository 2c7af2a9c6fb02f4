INSERT INTO public.note VALUES (4, 'from the second file');
