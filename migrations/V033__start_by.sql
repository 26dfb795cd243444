-- The latest day on which help begins, as the municipality's plan sets it (DVO 11.3), and that it leads over the rule: a term
-- learns that it has a date of its own.
ALTER TABLE municipal_plan ADD COLUMN start_by date;

GRANT UPDATE (citation, source, rule_text, rule_from, rule_until) ON obligation TO ${appRole};
