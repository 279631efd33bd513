//! Every text by section and key, read from one file a language. A misspelt key fails the build or a test.

use std::collections::BTreeMap;

use super::text::Text;

/// Texts by key.
pub type Section = BTreeMap<String, Text>;

/// Gives out the texts of one section, and notes each that is missing and each that nobody asked for.
///
/// Reading by key, not by a derived reader: that one made a fifth of the program's code.
pub struct Reader<'p> {
    name: &'static str,
    left: Section,
    problems: &'p mut Vec<String>,
}

impl<'p> Reader<'p> {
    /// A reader of `section`, called `name` in `problems`.
    pub fn of(section: Option<Section>, name: &'static str, problems: &'p mut Vec<String>) -> Self {
        Self { name, left: section.unwrap_or_default(), problems }
    }

    /// The text called `key`.
    pub fn take(&mut self, key: &str) -> Text {
        self.left.remove(key).unwrap_or_else(|| {
            self.problems.push(format!("{}.{key} is missing", self.name));
            Text(key.into())
        })
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.problems.extend(self.left.keys().map(|key| format!("{}.{key} is not a text of ours", self.name)));
    }
}

macro_rules! texts {
    ($($section:ident: $type:ident { $($key:ident),* $(,)? })*) => {
        /// Every text, by section.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Texts {
            $(#[doc = concat!("The section `", stringify!($section), "`.")] pub $section: $type,)*
        }
        impl Texts {
            /// The texts of a language file.
            ///
            /// # Errors
            /// What is missing from the file and what does not belong there, a line each.
            pub fn read(file: &str) -> Result<Self, String> {
                let mut sections: BTreeMap<String, Section> =
                    toml::from_str(file).map_err(|error| error.to_string())?;
                let mut problems = Vec::new();
                let texts = Self {
                    $($section: $type::read(Reader::of(
                        sections.remove(stringify!($section)),
                        stringify!($section),
                        &mut problems,
                    )),)*
                };
                problems.extend(sections.keys().map(|name| format!("{name} is not a section of ours")));
                if problems.is_empty() { Ok(texts) } else { Err(problems.join("\n")) }
            }
        }
        $(
            #[doc = concat!("Texts of the section `", stringify!($section), "`.")]
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $type {
                $(#[doc = concat!("The text `", stringify!($section), ".", stringify!($key), "`.")] pub $key: Text,)*
            }
            impl $type {
                /// The texts that `reader` gives out.
                pub fn read(mut reader: Reader<'_>) -> Self {
                    Self { $($key: reader.take(stringify!($key)),)* }
                }
            }
        )*
    };
}

texts! {
    design: DesignTexts {
        heading, lede, example, colours, colours_text, type_heading, links, forms, blocks, chips, lists, drawings, drawings_text,
    }
    keeping: KeepingTexts {
        title, heading, lede, link, share_action, back, kept, ends, passphrase_heading, passphrase_off,
        passphrase_on, passphrase, passphrase_hint, again, set, drop, differ, too_short, too_long,
        shares_heading, shares_text, share_line, share_days, days, share, unshare, full, accesses_heading,
        accesses_text, access_none, access_link, access_download, access_share,
        access_refused, access_coach, access_restored, open_title, open_heading, open_text, open_lost, open_submit,
        open_wrong, open_waits, share_ended, shared_note, files_heading, file_whole, file_resume, file_skills,
        file_document, restore_title, restore_heading, restore_lede, restore_file, restore_hint,
        restore_submit, restore_none, restore_not_ours, restore_newer, restore_link, clear_link, clear_title,
        clear_heading, clear_text, clear_submit, cleared_title, cleared_heading, cleared_text,
    }
    filters: FiltersTexts {
        narrow, ready, ready_3, ready_6, ready_12, ready_24, no_loss, only_family, only_ready, applied, applied_text, take_away,
        hides_none, hides_one, hides_other,
    }
    options: OptionsTexts {
        heading, link, text, before_told, before_usual, axis_pay, axis_weeks, axis_years, description, table, column_job, column_label,
        column_weeks, column_pay, column_fit, fit_good, fit_part, fit_little, left_out,
    }
    why_not: WhyNotTexts {
        heading, heading_role, text, label, submit, listed, declining, steady, no_outlook, no_pay, rest, hidden_by,
        hidden_link, nothing_holds, obstacles_heading, opens, why_link, related_heading, another, which, unknown,
    }
    changes: ChangesTexts {
        heading, because_added, because_changed, because_catalog, because_time, credential, limits, new, up, down,
        behind, gone, moved_place, moved_label, more, noted,
    }
    send: SendTexts { heading, link, lede, mail, mail_text, file, label, hint, estimates, made_with }
    site: SiteTexts {
        lang, other_lang, other_language, name, tagline, skip, menu, nav_work, nav_search, nav_training, nav_data, footer_free, footer_help,
        footer_data, footer_method, footer_source, version, print, estimate, unknown, or, and, show, change,
        all_us, areas_in, states, choose, any,
    }
    resume: ResumeTexts {
        title, heading, lede, text, text_hint, file, file_hint, submit, privacy, other_form, other_tasks, nothing, not_understood, file_too_large, file_empty, file_unknown, file_old_word, file_picture, file_scanned, file_locked, file_damaged, file_too_much, file_too_long, file_busy,
    }
    upload: UploadTexts {
        not_arrived, cut, verified, broken, not_signed, key_elsewhere, other_method, self_issued, not_valid_now,
    }
    tasks: TasksTexts {
        title, heading, lede, area_home, area_people, area_office, area_hands, area_sell, own, own_hint, submit, nothing,
    }
    draft: DraftTexts {
        step, jobs_title, jobs_heading, jobs_lede, job_keep, job_role, job_add, job_add_hint, go_on, skills_title, skills_heading, skills_lede, skills_none, skills_more, not_counted, not_counted_text, level, level_beginner, level_working, level_advanced, level_expert, kind_skill, kind_tool, kind_paper, kind_education, skill_add, skill_add_hint, back_jobs, check_title, check_heading, none, change, more_heading, more_text, pay, kept_text, nothing_kept, unsaved_heading, unsaved_text,
    }
    staff: StaffTexts {
        sign_in_link, sign_in_title, sign_in_heading, sign_in_text, name, name_hint, passphrase, submit,
        wrong, lost, code_link, code_title, code_heading, code_text, code, code_hint, code_submit, code_wrong,
        has_name, account_heading, account_line, rank_coach, rank_supervisor, rank_administrator, people_link,
        sign_out, change_heading, change_text, old, old_wrong, change_submit, people_title, people_heading,
        people_text, state_active, state_waiting, state_left, rank, rank_submit, new_code, remove,
        add_heading, full_name, add_submit, code_for, code_how, code_print, taken, bad_name, name_missing, withdrawn_title, withdrawn,
    }
    clients: ClientsTexts {
        notes_heading, note, note_share, note_add, note_is_private, note_is_shared, note_wrong,
        back, link, heading, search, submit, which, all, due, stalled, count, none, due_line, contact_line,
        contact_none, add_heading, name_hint, add_submit, name_missing, record_heading, shows, matches_link,
        shows_not, invite, code_how, waiting, card_heading, next_step, due_date, last_contact, tags,
        tags_hint, tags_many, step_long, date_wrong, remove_heading, remove_text,
        reference, reference_long, coach_line, hand_heading, hand_text, hand_to, hand, export,
    }
    import: ImportTexts {
        heading, lede, file, file_hint, submit, empty, no_name, too_many, preview_heading, added, changed,
        same, wrong, add, faults_heading, faults_text, line, twice, more,
    }
    coach: CoachTexts {
        notes_heading, heading, link, link_text, lede, code, code_hint, ask, code_wrong, question, what_they_see, allow,
        not_now, list_heading, none, line, since, until, stop, looks_heading, looks_none, looks_text,
    }
    start: StartTexts {
        way_resume, way_resume_text, way_tasks, way_tasks_text,
        title, heading, lede, job, job_hint, years, area, submit, fine_print, more, get_heading, get_one,
        get_one_text, get_two, get_two_text, get_three, get_three_text, who_heading, who_worker,
        who_worker_text, who_worker_link, who_coach, who_coach_text, who_coach_link, who_employer,
        who_employer_text, who_employer_link, families_heading, family_count, facts_heading, fact_wef,
        fact_wef_source, fact_growth, fact_growth_source, fact_limits,
    }
    search: SearchTexts {
        title, title_for, heading, label, hint, submit, filters, family, zone, growing, area, apply,
        corrected, total_one, total_other, none_heading, none_text, none_filters, none_clear, empty_text,
        too_long, kind_role, kind_emerging, kind_element, kind_technology, kind_activity, previous, next, page,
    }
    family: FamilyTexts {
        breadcrumb, what_ai_oversight, what_workflow_redesign, what_data_infrastructure, what_human_centred,
        roles_heading, roles_intro, others, column_job, column_pay, column_preparation,
    }
    role: RoleTexts {
        title, also_called, no_summary, check_match, check_match_text, pay_here, growth_fact,
        openings_fact, preparation_fact, declining_heading, declining, declining_link, steady, unknown_growth,
        growth_heading, growth_faster, growth_openings, growth_emerging, openings, jobs_now,
        wider_outlook, rule, growth_chart, chart_this, chart_all, pay_heading, pay_for, pay_choose, pay_wider,
        pay_wider_group, pay_estimated, pay_none, pay_chart, pay_caption, pay_place, pay_p10, pay_p25,
        pay_p50, pay_p75, pay_p90, pay_local_jobs, pay_lq_high, pay_lq_low, ai_heading, ai_share, ai_more,
        ai_human, ai_observed, ai_meaning, ai_none, preparation_heading, zone_1, zone_2, zone_3, zone_4,
        zone_5, zone_short_1, zone_short_2, zone_short_3, zone_short_4, zone_short_5, education_chart,
        education_typical, training_typical, credential_licence, credential_certification,
        credential_registration, credential_check, credential_check_link, credential_none, do_heading,
        need_heading, need_text, tools_heading, tools_in_demand, tools_other,
        related_heading, composition_heading, composition_text, composition_confidence_high,
        composition_confidence_medium, composition_confidence_low, evidence_heading, families_heading,
        sources_heading, codes,
    }
    element: ElementTexts {
        title, kind_skill, kind_knowledge, kind_ability, kind_work_activity, kind_interest, kind_work_value,
        what_skill, what_knowledge, what_ability, what_work_activity, what_interest, what_work_value,
        most_heading, also_heading, level, importance, unrated, technology_title, technology_kind,
        technology_category, technology_hot, technology_demand_heading, technology_use_heading,
        activity_title, activity_kind, activity_heading, activity_other_heading, have_it, have_it_link,
    }
    work: WorkTexts {
        title, heading, lede, error_heading, jobs_heading, job_first, job_other, job, job_hint, years,
        years_hint, ended, ended_hint, you_heading, education, area, area_hint, skills, skills_hint, tools,
        tools_hint, held, held_hint, limits_heading, pay, lowest, per, per_year, per_month, per_hour, hours,
        weeks, money, place, place_either, place_remote, place_on_site, heavy, study, study_home, study_evening,
        study_childcare, study_accessible, study_spanish, submit, optional, closest_heading, closest_text, closest_none,
        closest_submit, closest_matched, question_heading, question_text, question_submit, thin, update,
    }
    error: ErrorTexts {
        job_missing, job_unknown, job_unknown_search, years_wrong, ended_wrong, pay_wrong, hours_wrong,
        weeks_wrong, money_wrong, area_wrong, choice_wrong, too_long, words_unknown, not_found_title, not_found,
        program_not_found, role_not_found, record_not_found, bad_request_title, bad_request, method_title,
        method, too_large_title, too_large, internal_title, internal, conflict_title, conflict,
        cross_site_title, cross_site, stale_title, stale, draft_title, draft, way_start, way_search, way_back,
    }
    matches: MatchesTexts {
        title, heading, based_on, based_job, based_on_place, years_one, years_other, change, tab_did,
        tab_did_text, tab_can, tab_can_text, filters, family, reach, sort, sort_best, sort_fit, sort_pay,
        sort_time, sort_openings, apply, count_one, count_other, showing, none, none_clear, more, previous,
        starting_pay, middle_pay, pay_estimate, compared, weeks, openings, why_link, path_link, compare_link, about_link,
        bars, save_heading, save_text, save, held_back, shared_computer, doors_heading,
        doors_text, doors_one, doors_few, doors_other, doors_none, if_heading, if_text, if_pay, if_submit, declining_note,
    }
    why: WhyTexts {
        title, heading, lede, fit_heading, fit_text, gates_heading, gates_none, gate_open, gate_closed,
        gate_part, bars_heading, bars_text, would_change, confidence, share_of, source, ladder_heading,
        path_link, back, pay_heading, pay_row_before, pay_row_before_guess, pay_row_start, pay_row_middle,
        pay_row_experienced, pay_estimated, exposure_heading, exposure, exposure_role, i_hold, dispute,
        disputed_heading, disputed_text, take_back,
    }
    path: PathTexts {
        title, heading, back, lede_one, lede, lede_none, week_heading, week_learn, week_tool, week_class,
        week_program, week_degree, week_credential, week_apprentice, week_openings, week_talk, ways_heading,
        ways_text, ways_caption, ways_paid, column_way, column_weeks, column_cost, column_sure, column_paid, yes, no,
        paid_from, shown, stale_way, exceeds_money, exceeds_weeks, exceeds_note, cost_free, cost_unknown,
        cost_range, cost_more, sure_high, sure_good, sure_even, sure_low, sure, sure_nothing, not_rated,
        plan_heading, plan_text, plan_none, plan_done_heading, plan_done, plan_undo, plan_own_heading, plan_own_label, plan_own_hint, plan_own_add, plan_own_done, plan_own_open, plan_own_remove, plan_save_first, need_done, share_heading, share_text, share_link, steps_heading, timeline,
        timeline_step, timeline_caption, week_axis, when_one, when, when_last, fact_when, fact_hours, fact_cost,
        fact_sure, fact_proof, fact_start, fact_waiting, hours_paid, closes_heading, closes_level,
        closes_unknown, closes_education, closes_name, after, typical, by_provider, needs_heading,
        need_essential, need_helps, need_unmet, needs_none, conditions_heading, conditions_text, unmet_heading,
        unmet_text, loosen, loosen_hours, loosen_money, loosen_weeks, loosen_home, loosen_evening,
        loosen_childcare, loosen_accessible, loosen_spanish, loosen_adviser, loosen_link, stones_heading, stones_text, stone,
        stone_to, stone_in, stone_on, stone_pay, stone_fit, stone_fit_change, here_heading, here_openings,
        here_openings_unknown, here_jobs, here_none, here_jobs_wider, here_lq_high, here_lq_low, here_emerging,
        here_remote, here_tell, pay_start, pay_start_note, pay_middle, pay_before, pay_for, pay_none,
        help_heading, help_center, help_pell, help_apprenticeship, estimates, assume_heading, assume_hours_told,
        hours_assumed, assume_search, assume_sure, assume_cost, assume_exact, assume_some, assume_link,
        keep_pdf, keep_calendar, programs_link, compare_link, why_link, weeks_one, weeks_other,
        weeks_range, weeks_up_to, weeks_now, months_range, years_range,
    }
    record: RecordTexts {
        title, saved_heading, saved_text, heading, saved_at, link_label, see_matches, change,
        erase, erase_heading, erase_text, erase_yes, erase_no, erased_title, erased_heading,
        erased_text, row_jobs, row_education, row_area, row_pay, row_lowest, row_hours, row_weeks,
        row_money, row_place, row_skills, row_tools, row_held, row_heavy, row_study, row_not,
    }
    data: DataTexts {
        title, heading, lede, sources_heading, source_name, source_release, source_date, source_licence,
        source_none, counts_heading, count_roles, count_emerging, count_elements, count_technologies,
        count_activities, count_areas, growing_heading, growing_text, method_heading, method_text,
        method_link, unknown_heading, unknown_one,
        unknown_two, unknown_three, unknown_four, unknown_five, privacy_heading, privacy_text, api_heading,
        api_text, missing_heading,
    }
    method: MethodTexts {
        title, heading, lede, short_heading, short_one, short_two, short_three, short_four, fit_heading,
        fit_text, fit_caption, fit_missing, fit_same, column_part, column_figure, column_share, part_likeness,
        part_likeness_text, part_coverage, part_coverage_text, part_tools, part_tools_text, likeness_heading,
        likeness_text, likeness_caption, likeness_scale, column_signal, signal_absent, signal_knowledge_text,
        signal_skills_text, signal_abilities_text, signal_work_activities_text, signal_activities_text,
        signal_technologies_text, signal_titles_text, signal_tasks_text, signal_text_text,
        signal_fine_skills_text, years_heading, years_text, years_caption, column_years, column_counts,
        first_day, years_fading, words_heading, words_text, strength_caption, column_told, claimed, described,
        verified, levels_text, levels_caption, column_level, column_scale, level_figure, level_beginner,
        level_beginner_text, level_working, level_working_text, level_advanced, level_advanced_text,
        level_expert, level_expert_text, dispute_text, bars_heading, bars_text, bar_skill_text, bar_gate_text,
        bar_time_text, bar_money_text, bar_place_text, bar_demand_text, labels_heading, labels_text,
        within_reach_text, stretch_text, not_yet_text, order_text, gates_heading, gates_text,
        gate_education_text, gate_credential_text, gate_experience_text, gate_physical_text,
        gate_background_text, ladder_heading, ladder_text, ladder_enough, refuse_heading, refuse_text,
        refuse_list, refuse_hint, fitted_heading, fitted_text, fitted_train, fitted_never, repeat_heading,
        repeat_text, repeat_evaluate, repeat_fit, paths_heading, paths_text, paths_caption, paths_search,
        paths_class, paths_class_figure, paths_degree, paths_degree_figure, paths_tool, paths_alone,
        paths_alone_figure, paths_hours_figure, paths_find_out, paths_job, paths_job_figure, paths_open, paths_together, paths_find_out_figure, paths_sure_caption,
        paths_sure_own, paths_sure_class, paths_sure_tool, paths_sure_job, paths_sure_degree,
        paths_sure_credential, paths_sure_program, paths_sure_apprenticeship, files_heading, files_text,
    }
    label: LabelTexts {
        within_reach, stretch, not_yet, bar_skill, bar_gate, bar_time, bar_money, bar_place, bar_demand,
        bar_value, bar_unknown, growth_faster, growth_many_openings, growth_emerging, growth_steady,
        growth_declining, growth_unknown, education_below_high_school, education_high_school,
        education_some_college, education_associate, education_bachelor, education_master, education_doctoral,
        rung_not_yet, rung_viable, rung_desirable, rung_resilient, gate_education, gate_credential,
        gate_experience, gate_physical, gate_background, guards_money, guards_people, guards_safety,
        guards_driving, signal_knowledge, signal_skills, signal_abilities, signal_work_activities,
        signal_activities, signal_technologies, signal_titles, signal_tasks, signal_text, signal_fine_skills,
    }
    claim: ClaimTexts {
        fit, elements, element_from, element_own, element_disputed, element_unknown, likeness, likeness_years, alike, alike_names, technologies,
        technology, brings, same_occupation, skill_bar, gates_open, gates_closed_one, gates_closed_other,
        time_told, time_default, money_told, money_default, place_jobs, place_concentration, shared, demand,
        demand_growth, demand_emerging_high, demand_emerging_medium, demand_emerging_low, education_met,
        education_sometimes, education_assumed, credential_held, credential_missing, experience, physical, physical_heavier, physical_cannot, background,
        unknown_role_pay, unknown_person_pay, unknown_area, unknown_local_jobs, unknown_outlook,
        unknown_preparation, unknown_content,
    }
    change: ChangeTexts {
        nothing, learn, closer_work, education, credential, more_time, lower_need, wider_area, tell_pay, tell_area,
        tell_other, ask_first, not_in_your_hands,
    }
    work_split: WorkSplitTexts {
        heading, text_use, text_labels, caption, class_ai, class_check, class_person, none, shift_heading, shift, judged,
        confidence_high, confidence_medium, confidence_low, not_enough,
    }
    entry: EntryTexts {
        heading, share, share_parts, exposed, not_exposed, unknown, warning_heading, first_rung_shrinks,
        newcomers_work_exposed,
    }
    question: QuestionTexts {
        job, years, area, education, pay,
    }
    money: MoneyTexts {
        title, heading, back, path_line, answers_heading, first_pay, weeks, not_known, runway, lasts, lowest, lowest_text, shortfall, bridge, bridge_holds, bridge_breaks, back_at_lost_pay, regained, not_within, five_years, ahead, tell_more, table_summary, week, balance, chart_text, years_heading, year, comes_in, goes_out, assumptions, form_heading, form_text, savings, savings_hint, essentials, essentials_hint, other_income, other_income_hint, benefit, benefit_hint, benefit_weeks, severance, severance_hint, beside, beside_hint, search_weeks, laid_off, union, snap, submit, support_heading, decides, ask, mind, support_written, link,
    }
    merit: MeritTexts {
        fastest, cheapest, surest, paid, balanced,
    }
    step: StepTexts {
        find_out, find_out_text, earn_education, earn_education_text, learn, learn_text, take_class, take_class_text,
        take_programme, take_programme_text, apprentice, apprentice_text, learn_on_the_job, learn_on_the_job_text, learn_tools,
        learn_tools_text, earn_credential, earn_credential_text, prove, prove_text, apply, apply_text,
    }
    program: ProgramTexts {
        title, crumb, kind_course, kind_certificate, kind_associate, kind_bachelor, kind_master,
        kind_apprenticeship, kind_certification, kind_licence, kind_on_the_job, typical, varies, glance_cost,
        glance_weeks, glance_hours, glance_paid, paid, not_said, range, provider, issuer, credential, renew,
        renew_every, renew_one, waiting, site, place, facts_heading, attend_heading, attend_online,
        attend_in_person, attend_evening, attend_childcare, attend_accessible, attend_languages, entry_heading,
        entry_education, entry_experience, entry_first, entry_none, entry_stated, start_heading, proof_heading,
        teaches_heading, teaches_none, teaches_more, column_what, column_level, column_known, column_sure,
        level, level_tool, known_stated, known_text, known_field, roles_heading, roles_none, roles_required,
        roles_more, outcomes_heading, outcomes_none, outcome_completed, outcome_employed_two,
        outcome_employed_four, outcome_pay_two, outcome_pay_four, outcome_of, outcome_of_unknown,
        outcome_period_unknown, sources_heading, source,
    }
    training: TrainingTexts {
        title, heading, lede, words, words_hint, role, role_any, cost, weeks, format, format_home, format_place,
        evening, childcare, state, kind, growing, sort, sort_relevance, sort_cost, sort_weeks, submit,
        count_one, count_other, showing, none_heading, none_text, loosen_words, loosen_role, loosen_cost,
        loosen_weeks, loosen_format, loosen_evening, loosen_childcare, loosen_state, loosen_kind, near, near_hint, near_wrong, results, loosen_near, loosen_results,
        loosen_growing, loosen_all, none_at_all, unknown_kept, ask, leads_to, previous, next, link, for_role,
    }
    compare: CompareTexts {
        title, heading, lede, add, add_submit, remove, one, none, full, caption, column_fact, row_label,
        row_held, row_fit, row_fastest, row_cheapest, row_sure, row_start, row_middle, row_change, row_openings,
        row_here, row_growth, row_exposure, row_conditions, row_missing, no_way, nothing, not_counted, way_cell,
        back,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_missing_or_an_unknown_text_is_refused_by_name() {
        let file = include_str!("../../templates/texts/en.toml");
        assert!(Texts::read(file).is_ok());
        let misspelt = file.replacen("\ntagline =", "\ntagine =", 1);
        let told = Texts::read(&misspelt).unwrap_err();
        assert_eq!(told, "site.tagline is missing\nsite.tagine is not a text of ours");
        let told = Texts::read(&format!("{file}\n[more]\ntext = \"x\"\n")).unwrap_err();
        assert_eq!(told, "more is not a section of ours");
    }
}
