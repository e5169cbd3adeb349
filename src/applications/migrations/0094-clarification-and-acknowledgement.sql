-- One word for one thing (docs/glossary.md): 补正 is clarification, as 更正 is correction; 回执 is acknowledgement, as 收到 is
-- receipt. Stored words follow; what happened, and when, stays as it was. The row of table three keeps its id
-- other.correctionOverdue: signed reports and open data bear it. So does the audit log, which never changes.
drop index applications_open;
alter table applications drop constraint applications_phase_check;
update applications set phase = 'awaitingClarification' where phase = 'awaitingCorrection';
update applications set reply_kind = 'clarificationOverdue' where reply_kind = 'correctionOverdue';
alter table applications add constraint applications_phase_check
  check (phase in ('unconfirmed', 'open', 'awaitingClarification', 'awaitingFee', 'closed', 'archived', 'merged'));
create index applications_open on applications (authority_id, due_on, id)
  where phase in ('unconfirmed', 'open', 'awaitingClarification', 'awaitingFee');

alter table application_steps disable trigger application_steps_append_only;
update application_steps set kind = 'clarificationRequested', step = step || '{"kind": "clarificationRequested"}'
  where kind = 'correctionNotified';
update application_steps set kind = 'clarified', step = step || '{"kind": "clarified"}' where kind = 'corrected';
update application_steps set step = step || '{"why": "clarificationOverdue"}'
  where kind = 'lapsed' and step ->> 'why' = 'correctionOverdue';
alter table application_steps enable trigger application_steps_append_only;

update application_papers set kind = 'clarification' where kind = 'correction';
update application_papers set kind = 'acknowledgement' where kind = 'receipt';
update application_papers set content = content || '{"why": "clarificationOverdue"}'
  where content ->> 'why' = 'correctionOverdue';
update paper_wordings set key = 'clarification' where key = 'correction';
update paper_wordings set key = 'acknowledgement' where key = 'receipt';
update paper_wordings set key = 'reply.clarificationOverdue' where key = 'reply.correctionOverdue';

alter table application_files drop constraint application_files_kind_check;
update application_files set kind = 'clarification' where kind = 'correction';
alter table application_files add constraint application_files_kind_check
  check (kind in ('attachment', 'identity', 'clarification', 'proof', 'answer', 'information', 'other'));

-- What was told stays told: by its key a mail is known.
update mails set kind = 'clarification', key = regexp_replace(key, '^(application:\d+):correction', '\1:clarification')
  where room = 'applications' and kind = 'correction';
update mails set kind = 'acknowledgement', key = regexp_replace(key, '^(application:\d+):receipt', '\1:acknowledgement')
  where room = 'applications' and kind = 'receipt';
update mails set about = regexp_replace(about, '^(application:\d+):correction ', '\1:clarification '),
    key = regexp_replace(key, '^(limit:application:\d+):correction:', '\1:clarification:')
  where room = 'alerts' and about ~ '^application:\d+:correction ';
