-- That the municipality was told by iWmo that help began (305) or ended (307); a message that it refused is taken back.
ALTER TABLE assignment_entry DROP CONSTRAINT assignment_entry_kind_check;
ALTER TABLE assignment_entry ADD CONSTRAINT assignment_entry_kind_check
    CHECK (kind IN ('ACQUAINTANCE', 'ACCEPTED', 'DECLINED', 'INTAKE', 'URGENT_REQUEST', 'START_NOT_POSSIBLE', 'STOP', 'RESTART',
                    'CLIENT_NOTICE', 'PROVIDER_NOTICE', 'CLIENT_REFUSAL', 'WORKER_CHANGE', 'WORKER_CHANGED',
                    'CHANGE_OF_SITUATION', 'CHANGE_JUDGED', 'FORCE_MAJEURE', 'REPORT', 'DECISION', 'CONTINUATION_TALK', 'END',
                    'END_CONFIRMED', 'WITHDRAWAL', 'START_MESSAGE', 'STOP_MESSAGE'));
