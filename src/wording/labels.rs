//! Names of kinds, levels and choices.

use super::{MeritTexts, StepTexts, Text, Words, format};
use crate::catalog::{ElementKind, Family, Growth, JobZone};
use crate::engine::Question;
use crate::matching::{AccessLabel, BarKind, GateKind, Rung, SignalKind, TrustKind, WeeksEstimate};
use crate::pathway::{Merit, StepKind};
use crate::profile::Education;

impl Words<'_> {
    /// How realistic a role is.
    pub fn access(&self, label: AccessLabel) -> &'static Text {
        match label {
            AccessLabel::WithinReach => &self.texts.label.within_reach,
            AccessLabel::Stretch => &self.texts.label.stretch,
            AccessLabel::NotYet => &self.texts.label.not_yet,
        }
    }

    /// The name of a bar.
    pub fn bar(&self, kind: BarKind) -> &'static Text {
        match kind {
            BarKind::Skill => &self.texts.label.bar_skill,
            BarKind::Gate => &self.texts.label.bar_gate,
            BarKind::Time => &self.texts.label.bar_time,
            BarKind::Money => &self.texts.label.bar_money,
            BarKind::Place => &self.texts.label.bar_place,
            BarKind::Demand => &self.texts.label.bar_demand,
        }
    }

    /// Whether a role grows.
    pub fn growth(&self, growth: Growth) -> &'static Text {
        match growth {
            Growth::Faster => &self.texts.label.growth_faster,
            Growth::ManyOpenings => &self.texts.label.growth_many_openings,
            Growth::Emerging => &self.texts.label.growth_emerging,
            Growth::Steady => &self.texts.label.growth_steady,
            Growth::Declining => &self.texts.label.growth_declining,
            Growth::Unknown => &self.texts.label.growth_unknown,
        }
    }

    /// A level of education.
    pub fn education(&self, education: Education) -> &'static Text {
        match education {
            Education::BelowHighSchool => &self.texts.label.education_below_high_school,
            Education::HighSchool => &self.texts.label.education_high_school,
            Education::SomeCollege => &self.texts.label.education_some_college,
            Education::Associate => &self.texts.label.education_associate,
            Education::Bachelor => &self.texts.label.education_bachelor,
            Education::Master => &self.texts.label.education_master,
            Education::Doctoral => &self.texts.label.education_doctoral,
        }
    }

    /// What a rung of the ladder means.
    pub fn rung(&self, rung: Rung) -> &'static Text {
        match rung {
            Rung::NotYet => &self.texts.label.rung_not_yet,
            Rung::Viable => &self.texts.label.rung_viable,
            Rung::Desirable => &self.texts.label.rung_desirable,
            Rung::Resilient => &self.texts.label.rung_resilient,
        }
    }

    /// The name of a kind of gate.
    pub fn gate(&self, kind: GateKind) -> &'static Text {
        match kind {
            GateKind::Education => &self.texts.label.gate_education,
            GateKind::Credential => &self.texts.label.gate_credential,
            GateKind::Experience => &self.texts.label.gate_experience,
            GateKind::Physical => &self.texts.label.gate_physical,
            GateKind::BackgroundCheck => &self.texts.label.gate_background,
        }
    }

    /// What a check of one's past guards.
    pub fn guards(&self, kind: TrustKind) -> &'static Text {
        match kind {
            TrustKind::Money => &self.texts.label.guards_money,
            TrustKind::People => &self.texts.label.guards_people,
            TrustKind::Safety => &self.texts.label.guards_safety,
            TrustKind::Driving => &self.texts.label.guards_driving,
        }
    }

    /// In what two roles are alike.
    pub fn signal(&self, kind: SignalKind) -> &'static Text {
        let label = &self.texts.label;
        match kind {
            SignalKind::Knowledge => &label.signal_knowledge,
            SignalKind::Skills => &label.signal_skills,
            SignalKind::Abilities => &label.signal_abilities,
            SignalKind::WorkActivities => &label.signal_work_activities,
            SignalKind::Activities => &label.signal_activities,
            SignalKind::Technologies => &label.signal_technologies,
            SignalKind::Titles => &label.signal_titles,
            SignalKind::Tasks => &label.signal_tasks,
            SignalKind::Text => &label.signal_text,
            SignalKind::FineSkills => &label.signal_fine_skills,
        }
    }

    /// The name of a growth family.
    pub fn family(&self, family: Family) -> &'static str {
        family.name_in(self.texts.language())
    }

    /// What a growth family is.
    pub fn family_meaning(&self, family: Family) -> &'static Text {
        match family {
            Family::AiOversight => &self.texts.family.what_ai_oversight,
            Family::WorkflowRedesign => &self.texts.family.what_workflow_redesign,
            Family::DataInfrastructure => &self.texts.family.what_data_infrastructure,
            Family::HumanCentred => &self.texts.family.what_human_centred,
        }
    }

    /// How much preparation a job zone stands for: a sentence.
    pub fn zone(&self, zone: JobZone) -> &'static Text {
        let role = &self.texts.role;
        [&role.zone_1, &role.zone_2, &role.zone_3, &role.zone_4, &role.zone_5][usize::from(zone.number()) - 1]
    }

    /// How much preparation a job zone stands for: a word.
    pub fn zone_short(&self, zone: JobZone) -> &'static Text {
        let role = &self.texts.role;
        let words =
            [&role.zone_short_1, &role.zone_short_2, &role.zone_short_3, &role.zone_short_4, &role.zone_short_5];
        words[usize::from(zone.number()) - 1]
    }

    /// The name of a kind of element, and what such a thing is.
    pub fn element_kind(&self, kind: ElementKind) -> (&'static Text, &'static Text) {
        let texts = &self.texts.element;
        match kind {
            ElementKind::Skill => (&texts.kind_skill, &texts.what_skill),
            ElementKind::Knowledge => (&texts.kind_knowledge, &texts.what_knowledge),
            ElementKind::Ability => (&texts.kind_ability, &texts.what_ability),
            ElementKind::WorkActivity => (&texts.kind_work_activity, &texts.what_work_activity),
            ElementKind::Interest => (&texts.kind_interest, &texts.what_interest),
            ElementKind::WorkValue => (&texts.kind_work_value, &texts.what_work_value),
        }
    }

    /// A question that would help.
    pub fn question(&self, question: Question) -> &'static Text {
        match question {
            Question::Job => &self.texts.question.job,
            Question::Years => &self.texts.question.years,
            Question::Area => &self.texts.question.area,
            Question::Education => &self.texts.question.education,
            Question::Pay => &self.texts.question.pay,
        }
    }

    /// What a path is best at.
    pub fn merit(&self, merit: Merit) -> &'static Text {
        self.texts.merit.of(merit)
    }

    /// The heading of a step, and what to do in it.
    pub fn step(&self, kind: StepKind) -> (&'static Text, &'static Text) {
        self.texts.step.of(kind)
    }

    /// Weeks as people say them: weeks up to a year, then months, then years.
    pub fn weeks(&self, weeks: WeeksEstimate) -> String {
        let texts = &self.texts.path;
        let (unit, weeks_in_unit) = match weeks.high {
            high if high < 53.0 => (&texts.weeks_range, 1.0),
            high if high < 105.0 => (&texts.months_range, 52.0 / 12.0),
            _ => (&texts.years_range, 52.0),
        };
        let digits = |value: f32| {
            let value = value / weeks_in_unit;
            if weeks_in_unit > 50.0 { format::short((value * 2.0).round() / 2.0) } else { format!("{:.0}", value) }
        };
        let (low, high) = (digits(weeks.low), digits(weeks.high));
        if low == "0" && high != "0" && weeks_in_unit == 1.0 {
            return match high.as_str() {
                "1" => texts.weeks_one.to_string(),
                _ => texts.weeks_up_to.with("high", high).into(),
            };
        }
        if low != high {
            return unit.with("low", low).with("high", high).into();
        }
        match high.as_str() {
            "0" => texts.weeks_now.to_string(),
            "1" if weeks_in_unit == 1.0 => texts.weeks_one.to_string(),
            _ if weeks_in_unit == 1.0 => texts.weeks_other.with("count", high).into(),
            _ => texts.weeks_other.with("count", format!("{:.0}", weeks.high)).into(),
        }
    }
}

impl MeritTexts {
    /// What a path is best at.
    pub fn of(&self, merit: Merit) -> &Text {
        match merit {
            Merit::Fastest => &self.fastest,
            Merit::Cheapest => &self.cheapest,
            Merit::Surest => &self.surest,
            Merit::Paid => &self.paid,
            Merit::Balanced => &self.balanced,
        }
    }
}

impl StepTexts {
    /// The heading of a step, and what to do in it.
    pub fn of(&self, kind: StepKind) -> (&Text, &Text) {
        match kind {
            StepKind::FindOut => (&self.find_out, &self.find_out_text),
            StepKind::EarnEducation => (&self.earn_education, &self.earn_education_text),
            StepKind::Learn => (&self.learn, &self.learn_text),
            StepKind::TakeClass => (&self.take_class, &self.take_class_text),
            StepKind::TakeProgramme => (&self.take_programme, &self.take_programme_text),
            StepKind::Apprentice => (&self.apprentice, &self.apprentice_text),
            StepKind::LearnOnTheJob => (&self.learn_on_the_job, &self.learn_on_the_job_text),
            StepKind::LearnTools => (&self.learn_tools, &self.learn_tools_text),
            StepKind::EarnCredential => (&self.earn_credential, &self.earn_credential_text),
            StepKind::Prove => (&self.prove, &self.prove_text),
            StepKind::Apply => (&self.apply, &self.apply_text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn weeks_are_said_in_the_unit_that_people_use() {
        let words = Words::new(Language::English.texts());
        let rows = [
            (0.0, 0.2, "less than a week"),
            (1.0, 1.0, "1 week"),
            (0.0, 1.0, "1 week"),
            (0.3, 3.0, "up to 3 weeks"),
            (4.0, 12.0, "4 to 12 weeks"),
            (26.0, 52.0, "26 to 52 weeks"),
            (40.0, 78.0, "9 to 18 months"),
            (104.0, 208.0, "2 to 4 years"),
        ];
        for (low, high, expected) in rows {
            assert_eq!(words.weeks(WeeksEstimate { low, high }), expected);
        }
    }
}
