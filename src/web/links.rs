//! Addresses of pages, with what people typed encoded.

use std::fmt::Write as _;

use crate::catalog::codes::RoleCode;

/// `name=value` pairs as a query string, without the question mark.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        let _ = write!(text, "{name}={}", encode(value));
    }
    text
}

/// `value` as it may stand in a query string or as a part of a path.
pub fn encode(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            _ => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text
}

/// `path`, with `query` behind it if there is one.
pub fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Where a person's answers are, and so where the pages about them are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonLinks {
    /// In the address itself.
    Query(String),
    /// In a saved record with this key.
    Record(String),
    /// In a record that its owner shows by this link.
    Shared(String),
    /// In the record of a client, whom a coach knows by this.
    Client(String),
}

impl PersonLinks {
    /// Whether their answers are in the address, where anybody who has it may try others.
    pub fn are_in_address(&self) -> bool {
        matches!(self, Self::Query(_))
    }

    /// The beginning of the addresses of a record; none for answers in the address.
    fn root(&self) -> Option<String> {
        match self {
            Self::Query(_) => None,
            Self::Record(key) => Some(format!("/record/{key}")),
            Self::Shared(link) => Some(format!("/shared/{link}")),
            Self::Client(id) => Some(format!("/staff/clients/{id}")),
        }
    }

    /// Their matches.
    pub fn matches(&self, view: &str) -> String {
        self.about_matches("matches", view)
    }

    /// Where they ask about any role.
    pub fn why_not_action(&self) -> String {
        format!("{}/why-not", self.root().unwrap_or_default())
    }

    /// Why a role is not among them, or where; `view` says what they are narrowed down to.
    pub fn why_not(&self, code: &RoleCode, view: &str) -> String {
        Self::joined(&self.about_matches("why-not", view), &query([("ask_role", code.to_string().as_str())]))
    }

    /// Their matches as text to send, narrowed down as `view` says.
    pub fn send(&self, view: &str) -> String {
        self.about_matches("send", view)
    }

    /// The same as a file.
    pub fn matches_file(&self, view: &str) -> String {
        self.about_matches("matches.txt", view)
    }

    /// A page about all of their matches, narrowed down as `view` says.
    fn about_matches(&self, page: &str, view: &str) -> String {
        let page = self.address(page);
        if view.is_empty() { page } else { Self::joined(&page, view) }
    }

    /// Why a role is among them.
    pub fn why(&self, code: &RoleCode) -> String {
        self.below(code, "why")
    }

    /// The path to a role.
    pub fn path(&self, code: &RoleCode) -> String {
        self.below(code, "path")
    }

    /// The money of a path, by what it is best at.
    pub fn money(&self, code: &RoleCode, way: &str) -> String {
        Self::joined(&self.below(code, "money"), &query([("way", way)]))
    }

    /// One of the ways to a role, by its key.
    pub fn way(&self, code: &RoleCode, way: &str) -> String {
        Self::joined(&self.path(code), &query([("way", way)]))
    }

    /// A way to a role as a file: `pdf` or `ics`.
    pub fn path_file(&self, code: &RoleCode, ending: &str, way: &str) -> String {
        Self::joined(&self.below(code, &format!("path.{ending}")), &query([("way", way)]))
    }

    /// Roles side by side.
    pub fn compare(&self, codes: &[RoleCode]) -> String {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        let roles = query(codes.iter().map(|code| ("role", code.as_str())));
        let page = self.address("compare");
        if roles.is_empty() { page } else { Self::joined(&page, &roles) }
    }

    fn below(&self, code: &RoleCode, page: &str) -> String {
        self.address(&format!("matches/{code}/{page}"))
    }

    /// The address of one of their pages.
    fn address(&self, page: &str) -> String {
        match self {
            Self::Query(answers) => with_query(&format!("/{page}"), answers),
            Self::Record(_) | Self::Shared(_) | Self::Client(_) => {
                format!("{}/{page}", self.root().unwrap_or_default())
            }
        }
    }

    /// `address` with more to say behind it.
    fn joined(address: &str, more: &str) -> String {
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}{more}")
    }

    /// The form with their answers; none for those who are only shown them.
    pub fn work(&self) -> Option<String> {
        match self {
            Self::Query(_) | Self::Record(_) => Some(self.address("work")),
            Self::Shared(_) | Self::Client(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_cannot_break_out_of_an_address() {
        assert_eq!(encode("a&b=c?#/\"<é>"), "a%26b%3Dc%3F%23%2F%22%3C%C3%A9%3E");
        assert_eq!(query([("q", "AP clerk"), ("area", "OH")]), "q=AP%20clerk&area=OH");
    }

    #[test]
    fn links_keep_the_answers_where_they_are() {
        let code: RoleCode = "43-4051.00".parse().unwrap();
        let typed = PersonLinks::Query("job1=x".into());
        assert_eq!(typed.why(&code), "/matches/43-4051.00/why?job1=x");
        assert_eq!((typed.matches(""), typed.work()), ("/matches?job1=x".into(), Some("/work?job1=x".into())));
        assert_eq!(typed.matches("sort=pay"), "/matches?job1=x&sort=pay");
        let saved = PersonLinks::Record("abc".into());
        assert_eq!(saved.path(&code), "/record/abc/matches/43-4051.00/path");
        assert_eq!(saved.matches(""), "/record/abc/matches");
        assert_eq!(typed.way(&code, "paid"), "/matches/43-4051.00/path?job1=x&way=paid");
        assert_eq!(saved.path_file(&code, "ics", "paid"), "/record/abc/matches/43-4051.00/path.ics?way=paid");
        assert_eq!(typed.why_not(&code, "reach=1"), "/why-not?job1=x&reach=1&ask_role=43-4051.00");
        let shown = PersonLinks::Shared("xyz".into());
        assert_eq!((shown.why(&code), shown.work()), ("/shared/xyz/matches/43-4051.00/why".into(), None));
        let client = PersonLinks::Client("abc".into());
        assert_eq!((client.matches(""), client.work()), ("/staff/clients/abc/matches".into(), None));
        assert_eq!(saved.send("sort=pay"), "/record/abc/send?sort=pay");
        assert_eq!(saved.compare(&[code.clone(), code]), "/record/abc/compare?role=43-4051.00&role=43-4051.00");
    }
}
