-- The site may show how timely dues were met (src/scoreboard).
call tell_changes('dues', 'tell_lists');
