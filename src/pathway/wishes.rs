//! What a person needs of a programme besides its content: from home, in the evening, with childcare, accessible.

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
    is_reached
        && !fails(wishes.evening, held.evening)
        && !fails(wishes.childcare, held.childcare)
        && !fails(wishes.accessible, held.accessible)
}
