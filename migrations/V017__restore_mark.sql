-- Which start of which server wrote here last, so that a server finds out that the database was put back to a time before
-- its own last start. By the id that a server keeps beside its data.
ALTER TABLE installation ADD COLUMN starts jsonb NOT NULL DEFAULT '{}';
