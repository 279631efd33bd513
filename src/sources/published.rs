//! Under which code a publisher gives the figures of an occupation: its own, or a wider group's.

use rustc_hash::FxHashSet;

use crate::catalog::codes::SocCode;

/// Codes that are no SOC codes: the National Employment Matrix and the wage estimates made them by
/// joining occupations. Source: National Employment Matrix and OEWS, "hybrid" occupations, 2018 SOC.
const HYBRIDS: &[(&str, &[&str])] = &[
    ("21-1018", &["21-1011", "21-1014"]),
    ("25-2052", &["25-2055", "25-2056"]),
    ("25-9045", &["25-9042", "25-9043", "25-9049"]),
    ("51-2028", &["51-2022", "51-2023"]),
    ("53-1047", &["53-1042", "53-1043", "53-1044", "53-1049"]),
];

/// The code in `published` under which `soc` is found: its own, a hybrid's that joins it with
/// others, or its broad group's; nothing where none is published.
pub(super) fn published_code(soc: SocCode, published: &FxHashSet<SocCode>) -> Option<SocCode> {
    let hybrids = HYBRIDS
        .iter()
        .filter(|(_, members)| members.iter().any(|member| member.parse() == Ok(soc)))
        .filter_map(|(hybrid, _)| hybrid.parse().ok());
    std::iter::once(soc).chain(hybrids).chain([soc.broad_group()]).find(|code| published.contains(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occupation_is_found_under_its_own_code_first_then_a_hybrid_then_its_broad_group() {
        let set = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect::<FxHashSet<SocCode>>();
        let rows: [(&str, &[&str], Option<&str>, &str); 5] = [
            ("43-4051", &["43-4051", "43-4050"], Some("43-4051"), "its own line is the most exact"),
            ("21-1014", &["21-1018", "21-1010"], Some("21-1018"), "a hybrid is narrower than the broad group"),
            ("29-2011", &["29-2010"], Some("29-2010"), "the broad group by its digits"),
            ("53-1042", &["53-1047"], Some("53-1047"), "a hybrid whose digits do not tell"),
            ("55-1011", &["43-4051"], None, "military occupations have no published figures"),
        ];
        for (soc, published, expected, reason) in rows {
            let found = published_code(soc.parse().unwrap(), &set(published));
            assert_eq!(found.map(|code| code.to_string()).as_deref(), expected, "{reason}");
        }
    }

    #[test]
    fn every_hybrid_in_the_table_is_a_code() {
        for (hybrid, members) in HYBRIDS {
            assert!(members.iter().chain([hybrid]).all(|code| code.parse::<SocCode>().is_ok()));
        }
    }
}
