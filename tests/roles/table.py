"""Who may what, written by hand: nothing here is read from the pack or from a policy.

Each line is an action or a query (after + another way to use it), the object of the agreed table that it
belongs to with the verb, and a cell for each role:

    a   allowed, on one's own case and on others'
    m   allowed on a case one works on; elsewhere there is nothing to be found
    f   seen on a case one works on, and forbidden there; elsewhere there is nothing to be found
    0   the door stands open, and there is nothing behind it that is theirs
    -   forbidden, whatever it is about

A line whose object is not in the agreed table (`brief`, `desk`, …) says so by a verb of `may`.
"""

from typing import NamedTuple

ROLES = (
    "operator", "coordinator", "lawyer", "passage", "psychologist", "documenter",
    "analyst", "press", "admin", "partner", "trustee",
)  # fmt: skip

WALK = """
                                                 op co la pa ps do an pr ad pt tr
cases.open_case               brief may          a  a  -  -  -  -  -  -  -  -  -
cases.set_captor              brief may          a  a  -  -  -  -  -  -  -  -  -
cases.reopen_case             brief may          a  a  -  -  -  -  -  -  -  -  -
cases.close_case              brief may          -  a  -  -  -  -  -  -  -  -  -
cases.follow_case             brief may          -  a  -  -  -  -  -  -  -  -  -
cases.assign                  brief may          -  a  -  -  -  -  -  -  -  -  -
cases.unassign                brief may          -  a  -  -  -  -  -  -  -  -  -
cases.set_lead                brief may          -  a  -  -  -  -  -  -  -  -  -
cases.recognise               brief may          -  a  -  -  -  -  -  -  -  -  -
cases.stop_recognising        brief may          -  a  -  -  -  -  -  -  -  -  -
cases.case                    brief may          a  a  m  m  m  m  m  m  0  0  0
cases.persons                 brief may          a  a  m  m  m  m  m  m  0  0  0
cases.list_cases              brief may          a  a  a  a  a  a  a  a  a  a  a
cases.rooms_due               brief may          a  a  a  a  a  a  a  a  a  a  a
cases.catch_up                brief may          a  a  a  a  a  a  a  a  a  a  a
cases.look_up                 brief may          a  a  a  a  a  a  -  -  -  -  -
cases.look_ups                brief may          a  a  a  a  a  a  a  a  a  a  a
cases.keep_room               brief may          -  a  m  -  -  -  -  -  -  -  -
cases.hold_room               brief may          -  a  m  -  -  -  -  -  -  -  -
cases.lift_hold               brief may          -  -  m  -  -  -  -  -  -  -  -
cases.ask_erasure             brief may          -  a  m  -  -  -  -  -  -  -  -
cases.withdraw_erasure        brief may          -  a  m  -  -  -  -  -  -  -  -
cases.erase_room              brief may          -  a  -  -  -  -  -  -  -  -  -
cases.endings                 brief may          a  a  m  m  m  m  m  m  0  0  0
cases.ending_soon             brief may          -  a  -  -  -  -  -  -  -  -  -
cases.parts                   brief may          a  a  a  a  a  a  a  a  a  a  a
cases.part                    brief may          a  a  m  m  m  a  a  a  0  0  0
cases.add_person              identity write     a  -  -  -  -  -  -  -  -  -  -
cases.reveal_person           identity read      -  m  m  m  -  -  -  -  -  -  -
cases.set_minor               identity read      -  m  m  -  -  -  -  -  -  -  -
cases.add_contact             contacts write     a  -  -  -  -  -  -  -  -  -  -
cases.link_person             contacts write     a  -  -  -  -  -  -  -  -  -  -
cases.contacts                contacts read      m  a  m  m  m  -  -  -  -  -  -
cases.links                   contacts read      m  a  m  m  m  -  -  -  -  -  -
cases.reveal_contact          contacts read      m  a  m  m  m  -  -  -  -  -  -
cases.mark_compromised        compromise write   a  a  m  m  m  m  -  m  -  -  -
cases.clear_contact           compromise write   m  a  -  -  -  -  -  -  -  -  -
desk.assign_warning           compromise write   m  a  -  -  -  -  -  -  -  -  -
desk.settle_compromise        compromise write   m  a  -  -  -  -  -  -  -  -  -
desk.unsettle_compromise      compromise write   a  a  -  -  -  -  -  -  -  -  -
desk.compromised              desk may           a  a  -  -  -  -  -  -  -  -  -
desk.my_warnings              task may           a  a  a  a  a  a  a  a  a  a  a
desk.warned                   task may           m  m  m  m  m  m  m  m  0  0  0
cases.add_entry               timeline write     a  a  m  -  -  -  -  -  -  -  -
cases.review_risk             timeline write     a  a  m  -  -  -  -  -  -  -  -
cases.strike_entry            timeline read      m  a  m  -  -  -  -  -  -  -  -
cases.timeline                timeline read      m  a  m  -  -  m  -  -  -  -  -
cases.risk                    timeline read      m  a  m  -  -  m  -  -  -  -  -
cases.give_consent            consent write      a  -  m  -  -  m  -  -  -  -  -
cases.withdraw_consent        consent write      a  -  m  -  -  m  -  -  -  -  -
cases.verify_consent          consent write      a  -  m  -  -  m  -  -  -  -  -
cases.write_directive         consent write      a  -  m  -  -  m  -  -  -  -  -
cases.revoke_directive        consent write      -  -  m  -  -  m  -  -  -  -  -
cases.raise_flag              consent write      a  -  m  -  -  m  -  -  -  -  -
cases.lift_flag               consent write      -  -  m  -  -  -  -  -  -  -  -
cases.consents                consent read       -  a  m  m  m  m  -  -  -  -  -
cases.may_say                 consent read       -  a  -  -  -  -  -  a  -  -  -
cases.consent_counts          consent read       -  a  -  -  -  -  a  -  -  -  -
cases.propose_disclosure      inquiries write    a  a  m  -  -  -  -  -  -  -  -
cases.withdraw_disclosure     inquiries write    0  m  m  -  -  -  -  m  -  -  -
cases.inquire_at_night        inquiries write    -  a  m  -  -  -  -  -  -  -  -
cases.approve_disclosure      inquiries write    -  a  m  -  -  f  -  -  -  -  -
cases.return_disclosure       inquiries write    -  a  m  -  -  f  -  -  -  -  -
cases.review_night            inquiries write    -  a  m  -  -  f  -  -  -  -  -
cases.inquiries               inquiries read     -  a  m  -  -  a  a  -  -  -  -
cases.proposals               inquiries read     -  a  m  -  -  m  -  -  -  -  -
cases.propose_disclosure+told statement write    -  -  -  -  -  -  -  a  -  -  -
cases.approve_disclosure+told statement approve  -  a  m  -  -  m  -  -  -  -  -
cases.return_disclosure+told  statement approve  -  a  m  -  -  m  -  -  -  -  -
claims.add_source             claims write       -  -  m  -  -  a  -  -  -  -  -
claims.add_claim              claims write       -  -  m  -  -  a  -  -  -  -  -
claims.date_source            claims write       -  -  m  -  -  a  -  -  -  -  -
claims.clear_for_public       cleared may      -  a  m  -  -  m  -  -  -  -  -
claims.withdraw_clearing      cleared may      -  a  m  -  -  a  -  -  -  -  -
claims.cleared                cleared may      -  a  m  -  -  a  -  a  -  -  -
claims.coded                  cleared may      -  a  -  -  -  -  a  -  -  -  -
claims.correct_claim          claims write       -  -  m  -  -  a  -  -  -  -  -
claims.grade                  claims write       -  -  m  -  -  a  -  -  -  -  -
claims.set_stance             claims write       -  -  m  -  -  a  -  -  -  -  -
claims.withdraw_stance        claims write       -  -  m  -  -  a  -  -  -  -  -
claims.bring_document         claims write       -  -  m  -  -  a  -  -  -  -  -
claims.read_document          claims write       -  -  m  -  -  a  -  -  -  -  -
claims.cancel_reading         claims write       -  -  m  -  -  a  -  -  -  -  -
claims.date_reading           claims write       -  -  m  -  -  a  -  -  -  -  -
claims.file_reading           claims write       -  -  m  -  -  a  -  -  -  -  -
claims.erase_reading          unfiled may        -  -  a  -  -  a  -  -  -  -  -
claims.accept_draft           claims write       -  -  m  -  -  a  -  -  -  -  -
claims.accept_drafts          claims write       -  -  m  -  -  a  -  -  -  -  -
claims.edit_draft             claims write       -  -  m  -  -  a  -  -  -  -  -
claims.reject_draft           claims write       -  -  m  -  -  a  -  -  -  -  -
claims.restore_draft          claims write       -  -  m  -  -  a  -  -  -  -  -
claims.keep_name              claims write       -  -  m  -  -  a  -  -  -  -  -
claims.drop_name              claims write       -  -  m  -  -  a  -  -  -  -  -
claims.accept_echo            claims write       -  -  m  -  -  a  -  -  -  -  -
claims.reject_echo            claims write       -  -  m  -  -  a  -  -  -  -  -
claims.readings               unfiled may        -  a  a  -  -  a  -  -  -  -  -
claims.reading                claims read        -  a  m  -  -  a  -  -  -  -  -
claims.claims                 claims read        -  a  m  -  -  a  -  -  -  -  -
claims.figures                claims read        -  a  m  -  -  a  -  -  -  -  -
claims.stances                claims read        -  a  m  -  -  a  -  -  -  -  -
claims.why                    claims read        -  a  m  -  -  a  -  -  -  -  -
claims.sources                claims read        -  a  m  -  -  a  -  -  -  -  -
voice.draft_statement         statement write    -  -  -  -  -  -  -  a  -  -  -
voice.draft_from_template     statement write     - a  -  -  -  -  -  -  -  -  -
voice.correct_from_template   statement write    -  a  -  -  -  -  -  -  -  -  -
voice.edit_statement          statement write    -  -  -  -  -  -  -  a  -  -  -
voice.submit_statement        statement write    -  0  -  -  -  -  -  a  -  -  -
voice.clear_words             statement approve  -  a  m  -  -  -  -  -  -  -  -
voice.answer_questions        statement approve  -  a  m  -  -  -  -  -  -  -  -
voice.publish_statement       statement approve  -  a  m  -  -  -  -  -  -  -  -
voice.let_stand               statement approve  -  a  m  -  -  -  -  -  -  -  -
voice.withdraw_statement      statement approve  -  a  m  -  -  -  -  -  -  -  -
voice.veto                    statement veto     -  -  -  a  -  -  -  -  -  -  -
voice.lift_veto               statement veto     -  -  -  a  -  -  -  -  -  -  -
voice.statements              public_text may    -  a  a  a  -  a  -  a  -  -  -
voice.case_statements         public_text may    -  a  m  a  -  a  -  a  -  -  -
voice.statement               public_text may    -  a  m  a  -  a  -  a  -  -  -
trace.put_inquiry             inquiries write    -  a  m  -  -  -  -  -  -  -  -
trace.record_answer           inquiries write    a  a  m  -  -  -  -  -  -  -  -
trace.amend_answer            inquiries write    -  a  m  -  -  -  -  -  -  -  -
trace.read_answer             claims write       -  -  m  -  -  a  -  -  -  -  -
trace.log_attempt             inquiries write    a  a  m  -  -  -  -  -  -  -  -
trace.amend_attempt           inquiries write    -  a  m  -  -  -  -  -  -  -  -
trace.plan_visit              inquiries write    a  a  m  -  -  -  -  -  -  -  -
trace.drop_visit              inquiries write    -  a  m  -  -  -  -  -  -  -  -
trace.inquiries               inquiries read     -  a  m  -  -  a  a  -  -  -  -
trace.answers                 inquiries read     -  a  m  -  -  a  a  -  -  -  -
trace.attempts                inquiries read     -  a  m  -  -  a  a  -  -  -  -
trace.visits                  inquiries read     -  a  m  -  -  a  a  -  -  -  -
trace.whereabouts             claims read        -  a  m  -  -  a  -  -  -  -  -
trace.custody                 claims read        -  a  m  -  -  a  -  -  -  -  -
trace.reach                   claims read        -  a  m  -  -  a  -  -  -  -  -
trace.clocks                  claims read        -  a  m  -  -  a  -  -  -  -  -
trace.held                    brief may          -  a  a  -  -  a  -  -  -  -  -
desk.log_signal               signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.add_lines                signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.amend_signal             signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.set_level                signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.file_signal              signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.unfile_signal            signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.let_go                   signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.move_signal              signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.split_signal             signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.accept_intake            signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.dismiss_intake           signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.restore_intake           signal_note write  a  a  -  -  -  -  -  -  -  -  -
desk.signal                   signal_note read   a  a  -  -  -  -  -  -  -  -  -
desk.signals                  signal_note read   a  a  -  -  -  -  -  -  -  -  -
desk.intake                   signal_note read   a  a  -  -  -  -  -  -  -  -  -
desk.intakes                  signal_note read   a  a  -  -  -  -  -  -  -  -  -
desk.case_signals             signal_note read   m  m  m  -  -  m  -  -  -  -  -
desk.who_may_this_be          desk may           a  a  -  -  -  -  -  -  -  -  -
desk.name_incident            desk may           a  a  -  -  -  -  -  -  -  -  -
desk.merge_incidents          desk may           a  a  -  -  -  -  -  -  -  -  -
desk.unmerge_incidents        desk may           a  a  -  -  -  -  -  -  -  -  -
desk.close_incident           desk may           a  a  -  -  -  -  -  -  -  -  -
desk.reopen_incident          desk may           a  a  -  -  -  -  -  -  -  -  -
desk.link_case                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.unlink_case              desk may           a  a  -  -  -  -  -  -  -  -  -
desk.open_case_for            desk may           a  a  -  -  -  -  -  -  -  -  -
desk.incident                 desk may           a  a  -  -  -  -  -  -  -  -  -
desk.incidents                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.make_promise             desk may           a  a  -  -  -  -  -  -  -  -  -
desk.keep_promise             desk may           a  a  -  -  -  -  -  -  -  -  -
desk.drop_promise             desk may           a  a  -  -  -  -  -  -  -  -  -
desk.postpone_promise         desk may           a  a  -  -  -  -  -  -  -  -  -
desk.reopen_promise           desk may           a  a  -  -  -  -  -  -  -  -  -
desk.promises                 desk may           a  a  -  -  -  -  -  -  -  -  -
desk.start_playbook           desk may           a  a  -  -  -  -  -  -  -  -  -
desk.end_playbook             desk may           a  a  -  -  -  -  -  -  -  -  -
desk.tick_step                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.untick_step              desk may           a  a  -  -  -  -  -  -  -  -  -
desk.skip_step                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.tick_gate                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.shut_gate                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.playbooks                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.write_handover           desk may           a  a  -  -  -  -  -  -  -  -  -
desk.read_handover            desk may           a  a  -  -  -  -  -  -  -  -  -
desk.handovers                desk may           a  a  -  -  -  -  -  -  -  -  -
desk.open_points              desk may           a  a  -  -  -  -  -  -  -  -  -
desk.lines                    desk may           a  a  -  -  -  -  -  -  -  -  -
desk.open_line                desk may           -  a  -  -  -  -  -  -  -  -  -
desk.close_line               desk may           -  a  -  -  -  -  -  -  -  -  -
desk.line_secret              desk may           -  a  -  -  -  -  -  -  -  -  -
desk.propose_dispatch         dispatch propose   a  a  -  -  -  -  -  -  -  -  -
desk.give_address             dispatch propose   a  a  -  -  -  -  -  -  -  -  -
desk.dispatches               dispatch propose   a  a  -  -  -  -  -  -  -  -  -
desk.approve_dispatch         dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.change_dispatch          dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.withdraw_dispatch        dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.review_dispatch          dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.address_views            dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.review_address_view      dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.mark_conflict            dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.lift_conflict            dispatch approve   -  a  -  -  -  -  -  -  -  -  -
desk.accept_dispatch          dispatch accept    -  -  a  0  0  -  -  -  -  -  -
desk.decline_dispatch         dispatch accept    -  -  m  0  0  -  -  -  -  -  -
desk.report_time              dispatch accept    -  -  m  0  0  -  -  -  -  -  -
desk.report_scene             dispatch accept    -  -  m  -  -  -  -  -  -  -  -
desk.add_photo                dispatch accept    -  -  m  -  -  -  -  -  -  -  -
desk.offer                    dispatch accept    -  -  a  0  0  -  -  -  -  -  -
desk.offers                   dispatch accept    -  -  a  a  a  -  -  -  -  -  -
desk.my_reports               dispatch accept    -  -  a  -  -  -  -  -  -  -  -
desk.reveal_address           safe_address read  0  0  m  0  0  0  0  0  0  0  0
desk.prepare_address          route write        -  -  -  m  -  -  -  -  -  -  -
desk.drop_address             route write        -  -  -  m  -  -  -  -  -  -  -
desk.say_readiness            readiness may      -  a  a  a  a  -  -  -  -  -  -
desk.open_alarms              alarm may          a  a  a  a  a  a  a  a  a  a  a
desk.alarm                    alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.take_alarm               alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.give_back_alarm          alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.still_on_it              alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.widen_alarm              alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.close_alarm              alarm may          a  a  0  0  0  0  0  0  0  0  0
desk.reopen_alarm             alarm may          a  a  0  0  0  0  0  0  0  0  0
journal.mine                  journal read       a  a  a  a  a  a  -  a  a  a  -
journal.everybody             journal read       -  a  -  -  -  -  -  -  a  -  -
people.invite                 members write      -  a  -  -  -  -  -  -  a  -  -
people.withdraw_invitation    members write      -  a  -  -  -  -  -  -  a  -  -
people.certify                members write      -  a  -  -  -  -  -  -  a  -  -
people.withdraw_certificate   members write      -  a  -  -  -  -  -  -  a  -  -
people.change_roles           members write      -  a  -  -  -  -  -  -  a  -  -
people.deactivate             members write      -  a  -  -  -  -  -  -  a  -  -
people.hand_share             members write      -  a  -  -  -  -  -  -  a  -  -
people.arrivals               members write      -  a  -  -  -  -  -  -  a  -  -
people.removals               members write      -  a  -  -  -  -  -  -  a  -  -
people.shares                 members write      -  a  -  -  -  -  -  -  a  -  -
people.propose_recovery       recovery may       -  a  -  -  -  -  -  -  a  -  -
people.withdraw_recovery      recovery may       -  a  -  -  -  -  -  -  a  -  -
people.replace_recovery       recovery may       -  a  -  -  -  -  -  -  a  -  -
people.end_old_shares         recovery may       -  a  -  -  -  -  -  -  a  -  -
people.recovery               recovery may       a  a  a  a  a  a  a  a  a  a  a
people.countersign            second may         -  a  -  -  -  -  -  -  a  -  -
people.waiting                second may         a  a  a  a  a  a  a  a  a  a  a
people.plan_shift             shift may          -  a  -  -  -  -  -  -  a  -  -
people.end_shift              shift may          -  a  -  -  -  -  -  -  a  -  -
people.publish_shifts         shift may          -  a  -  -  -  -  -  -  -  -  -
people.shifts                 shift may          a  a  a  a  a  a  a  a  a  a  a
people.on_duty                shift may          a  a  a  a  a  a  a  a  a  a  a
people.duty_between           shift may          a  a  a  a  a  a  a  a  a  a  a
people.lock_all               lock may           a  a  a  a  a  a  a  a  a  a  a
people.reopen                 lock may           a  a  a  a  a  a  a  a  a  a  a
people.shut                   lock may           a  a  a  a  a  a  a  a  a  a  a
people.turn_keys              house may          a  a  a  a  a  a  a  a  a  a  a
people.house                  house may          a  a  a  a  a  a  a  a  a  a  a
people.members                house may          a  a  a  a  a  a  a  a  a  a  a
people.me                     own may            a  a  a  a  a  a  a  a  a  a  a
people.set_profile            own may            a  a  a  a  a  a  a  a  a  a  a
people.set_quiet              own may            a  a  a  a  a  a  a  a  a  a  a
people.add_way                own may            a  a  a  a  a  a  a  a  a  a  a
people.try_way                own may            a  a  a  a  a  a  a  a  a  a  a
people.confirm_way            own may            a  a  a  a  a  a  a  a  a  a  a
people.prefer_way             own may            a  a  a  a  a  a  a  a  a  a  a
people.remove_way             own may            a  a  a  a  a  a  a  a  a  a  a
people.new_passphrase         own may            a  a  a  a  a  a  a  a  a  a  a
people.change_passphrase      own may            a  a  a  a  a  a  a  a  a  a  a
people.unprinted_sheet        founder may        0  0  0  0  0  0  0  0  0  0  0
people.confirm_printed        founder may        0  0  0  0  0  0  0  0  0  0  0
people.new_secrets            nobody may         a  a  a  a  a  a  a  a  a  a  a
people.invitation_stands      nobody may         a  a  a  a  a  a  a  a  a  a  a
people.enrol                  nobody may         a  a  a  a  a  a  a  a  a  a  a
people.found                  nobody may         a  a  a  a  a  a  a  a  a  a  a
engine.health                 engine may         a  a  a  a  a  a  a  a  a  a  a
engine.channels               engine may         a  a  a  a  a  a  a  a  a  a  a
engine.channel_set_up         engine may         -  a  -  -  -  -  -  -  a  -  -
engine.watcher                engine may         -  a  -  -  -  -  -  -  a  -  -
engine.set_gateway            engine may         -  a  -  -  -  -  -  -  a  -  -
engine.set_mail               engine may         -  a  -  -  -  -  -  -  a  -  -
engine.set_watcher            engine may         -  a  -  -  -  -  -  -  a  -  -
engine.withdraw_channel       engine may         -  a  -  -  -  -  -  -  a  -  -
"""


class Line(NamedTuple):
    """One line of the walk: `name` is what is registered, `way` the other way to use it."""

    name: str
    way: str
    thing: str
    verb: str
    cells: dict[str, str]


def lines() -> list[Line]:
    """The walk, line by line."""
    found = []
    for text in WALK.strip().splitlines()[1:]:
        whole, thing, verb, *cells = text.split()
        name, _plus, way = whole.partition("+")
        found.append(Line(name, way, thing, verb, dict(zip(ROLES, cells, strict=True))))
    return found
