-- The figures of the quarter on the site follow what becomes of messages.
call tell_changes('messages', 'tell_lists');
