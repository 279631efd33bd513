//! What a person needs of a programme besides its content: from home, in the evening, with childcare, accessible,
//! in Spanish.

use crate::catalog::Program;
use crate::catalog::codes::AreaCode;
use crate::profile::StudyWishes;

/// Whether someone who looks in `states` can take `program`. What nobody said of it is asked for, not held against it.
pub(super) fn suits(wishes: &StudyWishes, states: &[AreaCode], program: &Program) -> bool {
    let held = &program.attendance;
    let fails = |wanted: bool, said: Option<bool>| wanted && said == Some(false);
    let from_home = held.online == Some(true) || program.provider.is_none();
    // Without a place nobody can say what is near.
    let is_near = |state: AreaCode| states.contains(&state);
    let near = program.provider.as_ref().is_none_or(|provider| provider.state.is_some_and(is_near));
    let is_reached = from_home || (near && !wishes.from_home);
    let speaks_spanish = held.languages.is_empty() || held.languages.iter().any(|language| language == "Spanish");
    is_reached
        && (speaks_spanish || !wishes.spanish)
        && !fails(wishes.evening, held.evening)
        && !fails(wishes.childcare, held.childcare)
        && !fails(wishes.accessible, held.accessible)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{ProgramKind, ProgramSource, Provider};

    #[test]
    fn what_a_provider_denies_is_left_out_and_what_nobody_said_is_kept() {
        let new_jersey: AreaCode = "NJ".parse().unwrap();
        let all = StudyWishes { evening: true, childcare: true, accessible: true, spanish: true, from_home: false };
        type Row = (StudyWishes, fn(&mut Program), bool, &'static str);
        let rows: [Row; 7] = [
            (StudyWishes::default(), |_| {}, true, "no wishes"),
            (all, |_| {}, true, "nobody said anything"),
            (all, |program| program.attendance.evening = Some(false), false, "no evenings"),
            (all, |program| program.attendance.languages = vec!["Polish".into()], false, "help, and none in Spanish"),
            (
                all,
                |program| program.attendance.languages = vec!["Polish".into(), "Spanish".into()],
                true,
                "Spanish too",
            ),
            (StudyWishes { from_home: true, ..all }, |_| {}, false, "at a place, as far as anyone says"),
            (StudyWishes { from_home: true, ..all }, |program| program.attendance.online = Some(true), true, "online"),
        ];
        for (wishes, change, expected, reason) in rows {
            let source = ProgramSource { list: "nj-etpl".into(), id: Some("1".into()), date: "2022-10".into() };
            let mut program = Program::named("nj-1".parse().unwrap(), "Welding".into(), ProgramKind::Course, source);
            program.provider = Some(Provider { state: Some(new_jersey), ..Provider::default() });
            change(&mut program);
            assert_eq!(suits(&wishes, &[new_jersey], &program), expected, "{reason}");
        }
    }
}
