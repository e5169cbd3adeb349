-- Screens show the windows of the hall and single guides.
alter table playlist_items add column guide_id bigint references guides;
alter table playlist_items drop constraint playlist_items_kind_check;
alter table playlist_items add constraint playlist_items_kind_check
  check (kind in ('newest', 'document', 'figures', 'chart', 'windows', 'guide', 'text'));
alter table playlist_items add constraint playlist_items_guide_check check (kind <> 'guide' or guide_id is not null);
