-- The public sees a report as its versions are kept; declared acts count among the channels of a year.
call tell_changes('report_versions', 'tell_site');
call tell_changes('declared_acts', 'tell_lists');
