-- Which channels there are is said once, in src/law/channels.ts: forms and imports let in no other.
alter table deliveries drop constraint deliveries_channel_check;
