-- What a round of a document showed was kept as its title and words alone; now every field, attachment and picture is
-- kept with it, a line each. Of rounds from before the text is told again from the revision, which stays as it was sealed.
update review_rounds set shown = null where subject_kind = 'document' and version <> '';
