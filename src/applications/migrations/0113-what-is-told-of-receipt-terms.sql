-- The guide to applications says on which day one counts as received.
call tell_changes('application_receipt_terms', 'tell_site');
