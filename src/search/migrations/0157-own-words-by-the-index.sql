-- Which words only an attachment says stands in the words themselves from now on ('~word'): what a document says itself is
-- told by the inverted index, not by reading long rows. The entries are made anew at the next start.
alter table search_entries drop column own;
