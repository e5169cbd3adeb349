-- 公开制度 tells by which steps the authority reviews.
call tell_changes('review_chains', 'tell_site');
