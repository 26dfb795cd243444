-- For whose account a visit was not delivered, and why, may be corrected too.
ALTER TABLE visit_adjustment DROP CONSTRAINT visit_adjustment_field_check;
ALTER TABLE visit_adjustment ADD CONSTRAINT visit_adjustment_field_check
    CHECK (field IN ('BEGIN', 'END', 'MINUTES', 'STATUS', 'NOT_DELIVERED', 'CLIENT', 'ASSIGNMENT', 'CHARGEABLE', 'APPROVAL'));
