//! `onward admin`.

use super::{complaint, onward, printed};

/// The code in what was printed.
fn code(printed: &str) -> &str {
    printed.lines().next().unwrap().rsplit(' ').next().unwrap()
}

#[test]
fn an_organisation_is_entered_once_with_a_code_for_its_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let create = ["admin", "create", "--organisation", "County Job Center", "--name", "Ana Ruiz", "--sign-in", "Ana"];
    let own = |arguments: &[&'static str]| [arguments, &["--data-dir"]].concat();
    let first = printed(&[&own(&create)[..], &[data]].concat());
    assert_eq!(code(&first).len(), 19, "{first}");
    let again = complaint(&[&own(&create)[..], &[data]].concat());
    assert!(again.contains("somebody has that sign-in name"), "{again}");
    let renewed = printed(&[&own(&["admin", "code", "--sign-in", "ANA"])[..], &[data]].concat());
    assert_ne!(code(&renewed), code(&first));
    let unknown = complaint(&[&own(&["admin", "code", "--sign-in", "ben"])[..], &[data]].concat());
    assert!(unknown.contains("nobody signs in as ben"), "{unknown}");
    for (name, reason) in [("with space", "no spaces"), ("ab", "3 to 100")] {
        let output = onward(&["admin", "code", "--sign-in", name]);
        assert!(String::from_utf8_lossy(&output.stderr).contains(reason), "{name}");
    }
}
