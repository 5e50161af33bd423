-- Written by those who run the database.
CREATE TABLE version_downloads (
    version_id integer NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    day date NOT NULL,
    count integer NOT NULL DEFAULT 0 CHECK (count >= 0),
    CONSTRAINT version_downloads_pkey PRIMARY KEY (version_id, day)
);
--;;
CREATE FUNCTION count_download(version integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO version_downloads (version_id, day, count) VALUES (version, current_date, 1)
    ON CONFLICT (version_id, day) DO UPDATE SET count = version_downloads.count + 1;
END
$$;
