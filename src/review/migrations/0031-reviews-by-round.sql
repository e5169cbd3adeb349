-- A round's verdicts are looked up by the round.
create index reviews_round on reviews (round_id);
