-- What a round put before its reviewers, as plain text: who saw one round compares the next with it. null: the round is
-- from before this was kept. Of documents it is known, since their revisions stay.
alter table review_rounds add column shown text;
update review_rounds r set shown = v.title || E'\n' || v.body_text from revisions v where v.id = r.revision_id;
