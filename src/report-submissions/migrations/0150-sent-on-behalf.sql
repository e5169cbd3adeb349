-- 代为报送: the file of which the city's office read the report that it sent up for an authority without an account.
create table submission_originals (
  submission_id bigint primary key references report_submissions,
  name text not null,
  sealed_content bytea not null
);
