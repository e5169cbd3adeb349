-- What came out more than 20 days after it was formed: among it stands all that is late (条例 art. 26). Few rows, so that
-- a ledger of 1,000,000 shows what is late at once.
create index deliveries_slow on deliveries (authority_id, delivered_on desc nulls last, id desc)
  include (formed_on, document_id) where state = 'confirmed' and delivered_on > formed_on + 20;
