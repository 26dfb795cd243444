-- Why a notice was made now, where that is not the term's own calendar (a report came back): the words stand before its text.
ALTER TABLE notice ADD COLUMN cause text;
