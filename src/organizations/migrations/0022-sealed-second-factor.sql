-- The secrets of authenticators are kept as personal data is: sealed under a key outside the database.
alter table staff drop column totp_secret;
alter table staff add column sealed_totp bytea;
alter table sessions drop column totp_offer;
alter table sessions add column sealed_totp_offer bytea;
