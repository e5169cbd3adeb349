-- A fee notice begins with how the last one was paid, and is found at once among all papers.
create index application_papers_fee on application_papers (authority_id, id) where kind = 'fee' and state = 'issued';
