-- What a file carries beside its words: properties, names of files in it, a line for each, its place before a tab. Terms of an
-- authority are looked for there too. Files are looked into anew by every version of the checks, which fills it.
alter table file_words add column beside text not null default '';
